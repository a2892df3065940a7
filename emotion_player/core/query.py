"""What a person types to find songs: words, fields, numbers, and what must not be."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from emotion_player.core.emotion import Quadrant
from emotion_player.core.selection import fold
from emotion_player.core.track import Track


class TextField(Enum):
    """What a track says in words, in the order of ``folded_texts``."""

    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    PATH = "path"


class NumberField(Enum):
    """What a track says in numbers; the duration is typed in minutes and kept in seconds."""

    YEAR = "year"
    DURATION = "duration"
    VALENCE = "valence"
    AROUSAL = "arousal"


@dataclass(frozen=True, slots=True)
class TextTerm:
    """A piece of text, folded, that a field holds, or that any field holds if none is named."""

    text: str
    field: TextField | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class NumberTerm:
    """A range that a number lies in: ``low <= number <= high``, without an end that is open.

    A track whose number is unknown lies in no range; negated, it therefore fits.
    """

    field: NumberField
    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class QuadrantTerm:
    """The quarter of the plane that a track lies in."""

    quadrant: Quadrant
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ModelTerm:
    """The name of a model that has placed the track, be it beside others."""

    name: str
    negated: bool = False


Term: TypeAlias = TextTerm | NumberTerm | QuadrantTerm | ModelTerm


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, understood: a track fits if every term does.

    Attributes:
        terms: The terms, in the order in which they were typed.
        faults: What could not be understood and is looked for as plain text instead, one sentence each.
    """

    terms: tuple[Term, ...] = ()
    faults: tuple[str, ...] = ()


_ALSO = {"length": NumberField.DURATION}
"""Further names of fields: the table calls it so."""

_QUADRANTS = {name: quadrant for quadrant in Quadrant for name in (quadrant.name.casefold(), quadrant.word)}
_FIELDS: dict[str, TextField | NumberField | type[QuadrantTerm | ModelTerm]] = {
    **{field.value: field for field in TextField},
    **{field.value: field for field in NumberField},
    **_ALSO,
    "quadrant": QuadrantTerm,
    "model": ModelTerm,
}

_EXAMPLES = {
    NumberField.YEAR: "a year is written like 1999, 1990..1999 or >1990",
    NumberField.DURATION: "a duration is written in minutes, like 3..5, <2.5 or >3:30",
    NumberField.VALENCE: "valence is written like .3, -.2..0 or >.3",
    NumberField.AROUSAL: "arousal is written like .3, -.2..0 or >.3",
}

SYNTAX = "\n".join(
    [
        "Words are found in title, artist, album, genre and path, whatever their case and accents.",
        'title:air, artist:"miles davis", album:, genre:, path: look in one of them only.',
        "year:1990..1999, year:>1990, valence:>.3, arousal:-.2..0 compare numbers; duration:3..5 is in minutes.",
        f"quadrant:calm is a quarter of the plane: {', '.join(f'{q.name.lower()} or {q.word}' for q in Quadrant)}.",
        "model:teacher finds what the teacher has listened to.",
        "A dash leaves songs out: -live, -artist:bach; so does not artist:bach.",
    ]
)
"""The language in a few lines, for whoever types it."""

_PIECE = re.compile(r'(?:[^\s"]|"[^"]*(?:"|\Z))+')
_FIELD = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_NUMBER = r"[+-]?(?:\d+\.\d+|\d+|\.\d+)(?::[0-5]\d)?"
_ALONE = re.compile(_NUMBER)
_COMPARED = re.compile(rf"([<>]=?)({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")
_CLOCK = re.compile(r"(\d+):(\d\d)")

_NOT_TEXT = re.compile("[\0\n\ud800-\udfff]")


def folded_texts(track: Track) -> tuple[str, ...]:
    """What searches look at, folded, one for each ``TextField``; none holds a line break."""
    return tuple(map(folded, (track.title, track.artist, track.album, track.genre, str(track.path))))


def folded(text: str) -> str:
    """``fold`` for text of any origin: line breaks, NUL and bytes of a path that are no text become U+FFFD."""
    return fold(text if text.isascii() and text.isprintable() else _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))


def parse_search(text: str) -> Search:
    """Understand what was typed; anything can be typed, nothing is ever raised.

    Terms are separated by blanks and must all hold:

    * ``bach``, ``"miles davis"``: a piece of title, artist, album, genre or path, whatever its case and accents;
    * ``artist:bach``, ``title:``, ``album:``, ``genre:``, ``path:``: a piece of that field;
    * ``year:1990..1999``, ``year:..1999``, ``year:>1990``, ``valence:>=.3``, ``arousal:-.2..0``: both ends of a range
      belong to it; a number alone means all that rounds to it, as ``valence:.3`` means .25 to .35;
    * ``duration:3..5``, also ``length:``: minutes, or minutes and seconds as in ``>3:30``;
    * ``quadrant:q4``, ``quadrant:calm``;
    * ``model:teacher``: what the teacher has placed, whoever else has;
    * ``-term`` for any term, ``not field:value`` for one with a field: what must not hold.

    What looks like a field or a number and is none, because it is half-typed or wrong, is taken as plain text, and
    ``Search.faults`` says why.
    """
    terms: list[Term] = []
    faults: list[str] = []
    for piece, negated in _pieces(text):
        typed = piece.replace('"', "")
        try:
            term = _field_term(piece, negated)
        except _NotUnderstoodError as error:
            faults.append(f"“{typed}”: {error}.")
            term = None
        term = term or TextTerm(folded(typed), None, negated)
        if not isinstance(term, TextTerm) or term.text.strip():
            terms.append(term)
    return Search(tuple(terms), tuple(faults))


class _NotUnderstoodError(ValueError):
    """A field or a number is none; the text says what would be."""


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The terms as typed, without what negates them, and whether something does."""
    pieces = _PIECE.findall(text)
    negated = False
    for piece, following in pairwise([*pieces, ""]):
        if piece.lower() == "not" and not negated and _names_field(following):
            negated = True
        elif piece[0] == "-" and piece[1:2] not in ("", "-"):  # dashes between words are text
            yield piece[1:], not negated
            negated = False
        else:
            yield piece, negated
            negated = False


def _names_field(piece: str) -> bool:
    match = _FIELD.fullmatch(piece.removeprefix("-"))
    return match is not None and match[1].casefold() in _FIELDS


def _field_term(piece: str, negated: bool) -> Term | None:
    """The term of a piece that names a field; None for one that names none."""
    match = _FIELD.fullmatch(piece)
    if match is None:
        return None
    name, value = match[1].casefold(), match[2].replace('"', "")
    if name not in _FIELDS:
        known = ", ".join(_FIELDS)
        raise _NotUnderstoodError(f"there is no field “{match[1]}”, only {known}; quotes around it make it plain text")
    field = _FIELDS[name]
    if isinstance(field, NumberField):
        return _number_term(field, value, negated)
    if not folded(value).strip():
        raise _NotUnderstoodError("nothing follows the colon")
    if isinstance(field, TextField):
        return TextTerm(folded(value), field, negated)
    if field is ModelTerm:
        return ModelTerm(folded(value), negated)
    if value.casefold() not in _QUADRANTS:
        raise _NotUnderstoodError(f"a quadrant is one of {', '.join(_QUADRANTS)}")
    return QuadrantTerm(_QUADRANTS[value.casefold()], negated)


def _number_term(field: NumberField, typed: str, negated: bool) -> NumberTerm:
    value = typed.strip().replace("\N{MINUS SIGN}", "-")
    if (match := _COMPARED.fullmatch(value)) is not None:
        number, is_open = _number(field, match[2]), len(match[1]) == 1
        if match[1][0] == ">":
            return NumberTerm(field, low=number, low_open=is_open, negated=negated)
        return NumberTerm(field, high=number, high_open=is_open, negated=negated)
    if (match := _RANGE.fullmatch(value)) is not None and value != "..":
        low = _number(field, match[1]) if match[1] else -math.inf
        high = _number(field, match[2]) if match[2] else math.inf
        if low > high:
            raise _NotUnderstoodError("the range runs backwards")
        return NumberTerm(field, low, high, negated=negated)
    if _ALONE.fullmatch(value) is not None:
        number, half = _number(field, value), _half_a_digit(field, value)
        return NumberTerm(field, number - half, number + half, high_open=True, negated=negated)
    raise _NotUnderstoodError(_EXAMPLES[field])


def _number(field: NumberField, typed: str) -> float:
    """The number in the unit in which it is kept."""
    if ":" not in typed:
        return float(typed) * (60.0 if field is NumberField.DURATION else 1.0)
    clock = _CLOCK.fullmatch(typed)
    if clock is None or field is not NumberField.DURATION:
        raise _NotUnderstoodError(_EXAMPLES[field])
    return float(clock[1]) * 60.0 + float(clock[2])


def _half_a_digit(field: NumberField, typed: str) -> float:
    """Half of what the last digit counts."""
    if ":" in typed:
        return 0.5
    half = 0.5 * 10.0 ** -len(typed.partition(".")[2])
    return half * 60.0 if field is NumberField.DURATION else half
