"""Which of the songs in memory fit a search: as the library would answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Quadrant
from emotion_player.core.query import (
    ModelTerm,
    NumberField,
    NumberTerm,
    QuadrantTerm,
    Search,
    TextField,
    TextTerm,
    folded,
)
from emotion_player.core.track_columns import NO_YEAR

if TYPE_CHECKING:
    from emotion_player.gui.songs.songs import Songs

_TEXTS = {field: place for place, field in enumerate(TextField)}

Mask = npt.NDArray[np.bool_]


class SongFilter:
    """Looks through the songs' columns: numbers first, all at once; texts only of the songs that are left.

    The texts are folded when a search first asks for them, one string a song.
    """

    def __init__(self, songs: Songs) -> None:
        self._songs = songs
        self._texts: list[str] = []
        self._fits: Callable[[], Mask] | None = None

    def clear(self) -> None:
        """The songs are gone."""
        self._texts.clear()

    def forget(self, song: int) -> None:
        """A song's texts are others now."""
        if song < len(self._texts):
            self._texts[song] = self._folded(song)

    def narrow(self, fits: Callable[[], Mask] | None) -> None:
        """Let only songs through that fit, (songs,), beside what is searched for; None lets all through."""
        self._fits = fits

    def matching(self, search: Search, among: Sequence[int] | None = None) -> list[int]:
        """Those of the songs, or of some of them, that fit every term, in the order given."""
        found: Sequence[int] = range(len(self._songs)) if among is None else among
        if self._fits is not None and len(found):
            found = list(compress(found, self._fits()[np.asarray(found, np.intp)].tolist()))
        numeric = [term for term in search.terms if not isinstance(term, TextTerm)]
        if numeric and found:
            ids = np.asarray(found, np.intp)
            fits = np.ones(len(ids), np.bool_)
            for term in numeric:
                fits &= self._fitting(term)[ids] ^ term.negated
            found = list(compress(found, fits.tolist()))
        for each in search.terms:
            if isinstance(each, TextTerm):
                found = self._holding(each, found)
        return list(found)

    def _holding(self, term: TextTerm, ids: Sequence[int]) -> list[int]:
        texts, wanted = self._folded_texts(), term.text
        if term.field is None:
            if term.negated:
                return [i for i in ids if wanted not in texts[i]]
            return [i for i in ids if wanted in texts[i]]
        place, last = _TEXTS[term.field], len(_TEXTS) - 1
        # Most songs hold the text nowhere: their texts need no taking apart.
        if term.negated:
            return [i for i in ids if wanted not in texts[i] or wanted not in texts[i].split("\n", last)[place]]
        return [i for i in ids if wanted in texts[i] and wanted in texts[i].split("\n", last)[place]]

    def _folded_texts(self) -> list[str]:
        self._texts += map(self._folded, range(len(self._texts), len(self._songs)))
        return self._texts

    def _folded(self, song: int) -> str:
        songs = self._songs
        texts = (songs.titles[song], songs.artists[song], songs.albums[song], songs.genres[song], songs.paths[song])
        joined = "\n".join(texts)
        if joined.isascii() and joined.count("\n") == len(_TEXTS) - 1 and "\0" not in joined:
            return joined.lower()
        return "\n".join(map(folded, texts))

    def _fitting(self, term: NumberTerm | QuadrantTerm | ModelTerm) -> Mask:
        """(songs,): which fit the term, were it not negated."""
        if isinstance(term, ModelTerm):
            return self._songs.placements.heard(term.name)
        if isinstance(term, QuadrantTerm):
            right, upper = (self._songs.points() >= 0).T
            is_right, is_upper = (
                term.quadrant in (Quadrant.Q1, Quadrant.Q4),
                term.quadrant in (Quadrant.Q1, Quadrant.Q2),
            )
            fits: Mask = (right == is_right) & (upper == is_upper)
            return fits
        column = self._column(term.field)
        above: Mask = column > term.low if term.low_open else column >= term.low
        below: Mask = column < term.high if term.high_open else column <= term.high
        return above & below

    def _column(self, field: NumberField) -> npt.NDArray[np.float64]:
        match field:
            case NumberField.YEAR:
                years = self._songs.years()
                return np.where(years == NO_YEAR, np.nan, years.astype(np.float64))
            case NumberField.DURATION:
                return self._songs.durations_s()
            case NumberField.VALENCE:
                return self._songs.points()[:, 0]
            case NumberField.AROUSAL:
                return self._songs.points()[:, 1]
