"""A search as a condition of SQL, over the tables ``tracks`` and ``track_texts`` and the columns ``SHOWN``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain

from emotion_player.core.emotion import Quadrant
from emotion_player.core.search.query import folded, folder_prefix
from emotion_player.core.search.search_terms import (
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    NumberField,
    NumberTerm,
    QuadrantTerm,
    Search,
    State,
    StateTerm,
    Term,
    TextField,
    TextTerm,
)


def _shown(axis: str) -> str:
    slope, offset = (f"json_extract(calibration, '$.{axis}.{part}')" for part in ("slope", "offset"))
    calibrated = f"max(-1.0, min(1.0, {slope} * estimates.{axis} + {offset}))"
    return f"coalesce(corrections.{axis}, {calibrated}, estimates.{axis}) AS shown_{axis}"


SHOWN = f"{_shown('valence')}, {_shown('arousal')}"
"""Where a track is shown: where the listener put it, else as its model has learned, else as its model says."""

_FOLDED = {field: f"folded_{field.value}" for field in TextField}
_NUMBERS = {
    NumberField.YEAR: "tracks.year",
    NumberField.DURATION: "tracks.duration_s",
    NumberField.VALENCE: "shown_valence",
    NumberField.AROUSAL: "shown_arousal",
}
_QUADRANTS = {
    Quadrant.Q1: "shown_valence >= 0 AND shown_arousal >= 0",
    Quadrant.Q2: "shown_valence < 0 AND shown_arousal >= 0",
    Quadrant.Q3: "shown_valence < 0 AND shown_arousal < 0",
    Quadrant.Q4: "shown_valence >= 0 AND shown_arousal < 0",
}
_STATES = {
    State.CORRECTED: "corrections.sound_id IS NOT NULL",
    # A list is always of what one version of one model has placed.
    State.STALE: "0",
    State.UNREFINED: "0",
}

_SHORTEST_INDEXED = 3
"""The index knows three letters in a row; a shorter text is looked for in every row."""


def condition(search: Search) -> tuple[str, list[object]]:
    """SQL that is true, never NULL, for the tracks that fit, nearness aside, and its values."""
    indexed = [term for term in search.terms if isinstance(term, TextTerm) and _is_indexed(term)]
    wanted = [term for term in indexed if not term.negated]
    conditions = ["1"]
    values: list[object] = []
    if wanted:  # in one go: the index begins with the rarest
        conditions.append(_IN_INDEX)
        values.append(" AND ".join(map(_match, wanted)))
    for group in search.without(wanted).groups:
        sql, bound = zip(*map(_term, group), strict=True)
        one_of = f"ifnull({' OR '.join(sql)}, 0)"
        conditions.append(f"NOT {one_of}" if group[0].negated else one_of)
        values += chain.from_iterable(bound)
    return " AND ".join(conditions), values


def quadrant_condition(quadrant: Quadrant) -> str:
    """SQL that is true for the tracks in a quarter of the plane."""
    return f"({_QUADRANTS[quadrant]})"


_IN_INDEX = "tracks.id IN (SELECT rowid FROM track_texts WHERE track_texts MATCH ?)"
_HEARD_BY = """EXISTS (
    SELECT 1 FROM estimates AS heard JOIN models AS hearing ON hearing.id = heard.model_id
    WHERE heard.sound_id = tracks.sound_id AND hearing.name = ?
)"""


def _term(term: Term) -> tuple[str, Sequence[object]]:
    """SQL for a term, were it not negated; NULL counts as false."""
    match term:
        case QuadrantTerm():
            return quadrant_condition(term.quadrant), ()
        case NumberTerm():
            bounds = list(_bounds(term))
            return f"({' AND '.join(sql for sql, _ in bounds)})", [value for _, value in bounds]
        case TextTerm() if _is_indexed(term):
            return f"({_IN_INDEX})", [_match(term)]
        case TextTerm():
            columns = [_FOLDED[term.field]] if term.field else list(_FOLDED.values())
            return f"({' OR '.join(f'instr(tracks.{column}, ?)' for column in columns)})", [term.text] * len(columns)
        case _:
            return _choice(term)


def _choice(term: ModelTerm | StateTerm | ExactTerm | DecadeTerm | FolderTerm) -> tuple[str, Sequence[object]]:
    match term:
        case ModelTerm():
            return _HEARD_BY, [term.name]
        case StateTerm():
            return _STATES[term.state], ()
        case ExactTerm():
            return f"tracks.{_FOLDED[term.field]} = ?", [folded(term.text)]
        case FolderTerm():
            prefix = folder_prefix(term)
            return f"substr(tracks.{_FOLDED[TextField.PATH]}, 1, {len(prefix)}) = ?", [prefix]
        case DecadeTerm(start=None):
            return "tracks.year IS NULL", ()
        case DecadeTerm(start=start):
            return "tracks.year BETWEEN ? AND ?", [start, (start or 0) + 9]


def _bounds(term: NumberTerm) -> Iterator[tuple[str, float]]:
    column = _NUMBERS[term.field]
    yield f"{column} {'>' if term.low_open else '>='} ?", term.low
    if term.high < math.inf:
        yield f"{column} {'<' if term.high_open else '<='} ?", term.high


def _is_indexed(term: TextTerm) -> bool:
    return len(term.text) >= _SHORTEST_INDEXED


def _match(term: TextTerm) -> str:
    """The term in the language of FTS5: a text in quotes, perhaps after its column."""
    quoted = '"' + term.text.replace('"', '""') + '"'
    return f"{_FOLDED[term.field]} : {quoted}" if term.field else quoted
