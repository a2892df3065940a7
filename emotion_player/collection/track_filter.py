"""The tracks in memory that match a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress

import numpy as np
import numpy.typing as npt

from emotion_player.collection.track_arrays import TrackArrays
from emotion_player.core.emotion import Quadrant
from emotion_player.core.mood_words import have_word
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

_TEXTS = {field: place for place, field in enumerate(TextField)}
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
            self._texts[track_id] = self._folded(track_id)

    def narrow(self, by: str, fits: Callable[[], Mask] | None) -> None:
        """Restrict searches to some tracks.

        Args:
            by: The name of the restriction; restrictions of different names add up.
            fits: Returns True for the tracks that are left, (tracks,); None removes this restriction.
        """
        self._fits.pop(by, None)
        if fits is not None:
            self._fits[by] = fits

    def matching(self, search: Search, among: Sequence[int] | None = None) -> list[int]:
        """Return the tracks, or those of ``among``, that match, in their order; the point to be near is ignored."""
        found = self._tracks.present_ids() if among is None else among
        for fits in self._fits.values():
            if len(found):
                found = list(compress(found, fits()[np.asarray(found, np.intp)].tolist()))
        groups = sorted(search.groups, key=lambda group: isinstance(group[0], _LOOKED_THROUGH))
        for group in groups:
            if not found:
                break
            found = self._fitting_one_of(group, found)
        return list(found)

    def fitting(self, term: Term, ids: Sequence[int]) -> list[int]:
        """Return those of ``ids`` that match one term."""
        return list(self._fitting_one_of((term,), ids))

    def _fitting_one_of(self, group: tuple[Term, ...], ids: Sequence[int]) -> Sequence[int]:
        """Return the tracks that match one of the terms of a group, which are of one kind."""
        first = group[0]
        if isinstance(first, TextTerm):
            return self._holding(first, ids)
        if isinstance(first, ExactTerm):
            return self._equal_to({folded_line(term.text) for term in group if isinstance(term, ExactTerm)}, first, ids)
        if isinstance(first, FolderTerm):
            return self._lying_in([folder_prefix(term) for term in group if isinstance(term, FolderTerm)], first, ids)
        numeric = (term for term in group if not isinstance(term, _LOOKED_THROUGH))
        fits = np.logical_or.reduce([self._fitting(term) ^ term.negated for term in numeric])
        return list(compress(ids, fits[np.asarray(ids, np.intp)].tolist()))

    def _holding(self, term: TextTerm, ids: Sequence[int]) -> list[int]:
        texts, wanted = self._folded_texts(), term.text
        if term.field is None:
            if term.negated:
                return [i for i in ids if wanted not in texts[i]]
            return [i for i in ids if wanted in texts[i]]
        place, last = _TEXTS[term.field], len(_TEXTS) - 1
        # Most tracks hold the text nowhere: their texts need no taking apart.
        if term.negated:
            return [i for i in ids if wanted not in texts[i] or wanted not in texts[i].split("\n", last)[place]]
        return [i for i in ids if wanted in texts[i] and wanted in texts[i].split("\n", last)[place]]

    def _equal_to(self, wanted: set[str], term: ExactTerm, ids: Sequence[int]) -> list[int]:
        texts = self._tracks.texts(term.field)
        fits = {text for text in set(texts) if folded_line(text) in wanted}  # there are far fewer artists than tracks
        return [i for i in ids if (texts[i] in fits) is not term.negated]

    def _lying_in(self, folders: Sequence[str], term: FolderTerm, ids: Sequence[int]) -> list[int]:
        texts, last = self._folded_texts(), len(_TEXTS) - 1

        def lies_in(track_id: int) -> bool:
            text = texts[track_id]
            return any(folder in text and text.split("\n", last)[last].startswith(folder) for folder in folders)

        return [i for i in ids if lies_in(i) is not term.negated]

    def _folded_texts(self) -> list[str]:
        self._texts += map(self._folded, range(len(self._texts), len(self._tracks)))
        return self._texts

    def _folded(self, track_id: int) -> str:
        tracks = self._tracks
        texts = (
            tracks.titles[track_id],
            tracks.artists[track_id],
            tracks.albums[track_id],
            tracks.genres[track_id],
            tracks.paths[track_id],
        )
        joined = "\n".join(texts)
        if joined.isascii() and joined.count("\n") == len(_TEXTS) - 1 and "\0" not in joined:
            return joined.lower()
        return "\n".join(map(folded_line, texts))

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
                return have_word(self._tracks.points(), term.word)
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
