"""The tracks in memory that match a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import contains

import numpy as np
import numpy.typing as npt

from emotion_player.collection.track_arrays import Ids, TrackArrays, as_ids
from emotion_player.core.emotion import Quadrant
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.folding import folded_line
from emotion_player.core.search.query import folder_prefix
from emotion_player.core.search.search_terms import (
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    MoodTerm,
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
from emotion_player.core.track_columns import NO_YEAR

_LOOKED_THROUGH = (TextTerm, ExactTerm, FolderTerm)
"""Terms that compare texts, track by track; they are applied last, when fewer tracks are left."""

Mask = npt.NDArray[np.bool_]


class TrackFilter:
    """Searches the columns: numbers first, all tracks at once, then the texts of the remaining tracks.

    The texts of a track are folded into one string when a search first needs them.
    """

    def __init__(self, tracks: TrackArrays) -> None:
        self._tracks = tracks
        self._texts: list[str] = []
        self._fits: dict[str, Callable[[], Mask]] = {}

    def forget(self, track_id: int) -> None:
        """Drop the folded texts of a track, after they have changed."""
        if track_id < len(self._texts):
            (self._texts[track_id],) = self._folded(slice(track_id, track_id + 1))

    def narrow(self, by: str, fits: Callable[[], Mask] | None) -> None:
        """Restrict searches to some tracks.

        Args:
            by: The name of the restriction; restrictions of different names add up.
            fits: Returns True for the tracks that are left, (tracks,); None removes this restriction.
        """
        self._fits.pop(by, None)
        if fits is not None:
            self._fits[by] = fits

    def matching(self, search: Search, among: Sequence[int] | None = None) -> Ids:
        """Return the tracks, or those of ``among``, that match, in their order; the point to be near is ignored."""
        found = as_ids(self._tracks.present_ids() if among is None else among)
        for fits in self._fits.values():
            if len(found):
                found = found[fits()[found]]
        groups = sorted(search.groups, key=lambda group: isinstance(group[0], _LOOKED_THROUGH))
        for group in groups:
            if not len(found):
                break
            found = self._fitting_one_of(group, found)
        return found

    def fitting(self, term: Term, ids: Sequence[int]) -> Ids:
        """Return those of ``ids`` that match one term."""
        return self._fitting_one_of((term,), as_ids(ids))

    def _fitting_one_of(self, group: tuple[Term, ...], ids: Ids) -> Ids:
        """Return the tracks that match one of the terms of a group, which are of one kind."""
        first = group[0]
        if isinstance(first, TextTerm):
            fits = self._holding(first, ids) ^ first.negated
        elif isinstance(first, ExactTerm):
            wanted = {folded_line(term.text) for term in group if isinstance(term, ExactTerm)}
            fits = self._having(first.field, ids, wanted.__contains__) ^ first.negated
        elif isinstance(first, FolderTerm):
            folders = [folder_prefix(term) for term in group if isinstance(term, FolderTerm)]
            fits = self._lying_in(folders, ids) ^ first.negated
        else:
            numeric = (term for term in group if not isinstance(term, _LOOKED_THROUGH))
            fits = np.logical_or.reduce([self._fitting(term) ^ term.negated for term in numeric])[ids]
        return ids[fits]

    def _holding(self, term: TextTerm, ids: Ids) -> Mask:
        """(ids,): whether each holds the text of a term."""
        wanted = term.text
        match term.field:
            case None:
                return self._containing(wanted, ids)
            case TextField.TITLE:
                return self._containing(wanted, ids, lambda text: wanted in text[: text.index("\n")])
            case TextField.PATH:
                return self._containing(wanted, ids, lambda text: text.find(wanted, _path(text)) >= 0)
            case TextField.ARTIST | TextField.ALBUM | TextField.GENRE:
                return self._having(term.field, ids, lambda text: wanted in text)

    def _having(self, field: TextField, ids: Ids, fits: Callable[[str], bool]) -> Mask:
        """(ids,): whether the folded text of a field fits; there are far fewer artists than tracks."""
        texts = self._tracks.texts(field)
        fitting = {text for text in set(texts) if fits(folded_line(text))}
        return np.fromiter(map(fitting.__contains__, _taken(texts, ids)), np.bool_, len(ids))

    def _lying_in(self, folders: Sequence[str], ids: Ids) -> Mask:
        """(ids,): whether each is in one of some folders."""
        fits = np.zeros(len(ids), np.bool_)
        for folder in folders:
            fits |= self._containing(folder, ids, partial(_lies_in, folder))
        return fits

    def _containing(self, wanted: str, ids: Ids, does: Callable[[str], bool] | None = None) -> Mask:
        """(ids,): whether the texts of each contain one; where they do, ``does``, which is slower, decides."""
        self._texts += self._folded(slice(len(self._texts), None))
        contain: Mask = np.fromiter(map(contains, _taken(self._texts, ids), repeat(wanted)), np.bool_, len(ids))
        if does is not None:
            contain[contain] = list(map(does, _taken(self._texts, ids[contain])))
        return contain

    def _folded(self, tracks: slice) -> Iterator[str]:
        return map(_folded, *(self._tracks.texts(field)[tracks] for field in TextField))

    def _fitting(self, term: NumberTerm | DecadeTerm | QuadrantTerm | MoodTerm | ModelTerm | StateTerm) -> Mask:
        """(tracks,): whether each matches the term, ignoring its negation."""
        match term:
            case ModelTerm():
                return self._tracks.placements.has_prediction(term.name)
            case StateTerm():
                return self._in_state(term.state)
            case QuadrantTerm():
                return self._lying_in_quadrant(term.quadrant)
            case MoodTerm():
                has_word: Mask = self._tracks.mood_numbers() == WORDS.index(term.word)
                return has_word
            case DecadeTerm():
                return self._of_decade(term.start)
            case NumberTerm():
                column = self._column(term.field)
                above: Mask = column > term.low if term.low_open else column >= term.low
                below: Mask = column < term.high if term.high_open else column <= term.high
                return above & below

    def _in_state(self, state: State) -> Mask:
        placements = self._tracks.placements
        match state:
            case State.CORRECTED:
                return placements.corrected()
            case State.STALE:
                return placements.outdated(placements.shown)
            case State.UNREFINED:
                return ~placements.has_prediction(placements.shown)

    def _lying_in_quadrant(self, quadrant: Quadrant) -> Mask:
        right, upper = (self._tracks.points() >= 0).T
        is_right, is_upper = quadrant in (Quadrant.Q1, Quadrant.Q4), quadrant in (Quadrant.Q1, Quadrant.Q2)
        fits: Mask = (right == is_right) & (upper == is_upper)
        return fits

    def _of_decade(self, start: int | None) -> Mask:
        years = self._tracks.years()
        fits: Mask = years == NO_YEAR if start is None else (years >= start) & (years < start + 10) & (years != NO_YEAR)
        return fits

    def _column(self, field: NumberField) -> npt.NDArray[np.float64]:
        match field:
            case NumberField.YEAR:
                years = self._tracks.years()
                return np.where(years == NO_YEAR, np.nan, years.astype(np.float64))
            case NumberField.DURATION:
                return self._tracks.durations_s()
            case NumberField.VALENCE:
                return self._tracks.points()[:, 0]
            case NumberField.AROUSAL:
                return self._tracks.points()[:, 1]


def _folded(*texts: str) -> str:
    """Fold the texts of a track, one a line."""
    joined = "\n".join(texts)
    if joined.isascii() and joined.count("\n") == len(texts) - 1 and "\0" not in joined:
        return joined.lower()
    return "\n".join(map(folded_line, texts))


def _path(text: str) -> int:
    """Where the path begins in the folded texts of a track: it is the last."""
    return text.rindex("\n") + 1


def _lies_in(folder: str, text: str) -> bool:
    return text.startswith(folder, _path(text))


def _taken(texts: Sequence[str], ids: Ids) -> Iterable[str]:
    return texts if np.array_equal(ids, np.arange(len(texts))) else map(texts.__getitem__, ids.tolist())
