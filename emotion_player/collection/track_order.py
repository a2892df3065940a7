"""The order in which tracks are shown."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePath

import numpy as np

from emotion_player.collection.columns import Column
from emotion_player.collection.track_arrays import TrackArrays
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.folding import name_key
from emotion_player.core.track_columns import NO_NUMBER, NO_YEAR, Floats


class TrackOrder:
    """Sorts tracks by a column, or by id; tracks without a value always come last.

    Sort keys of texts are computed once and cached, since the next letter of a search needs most of them again.

    Attributes:
        column: The column to sort by; None for the order of ids.
        descending: Whether the greatest comes first.
    """

    def __init__(self, tracks: TrackArrays, mood_text: Callable[[str], str]) -> None:
        self.column: Column | None = None
        self.descending = False
        self._tracks = tracks
        self._mood_text = mood_text
        self._texts: list[str | None] = []

    def choose(self, column: Column | None, *, descending: bool) -> None:
        """Set the column and the direction."""
        if column is not self.column:
            self.forget()
        self.column, self.descending = column, descending

    def forget(self) -> None:
        """Drop the cached sort keys, after texts have changed."""
        self._texts = []

    def ordered(self, ids: Sequence[int]) -> list[int]:
        """Return tracks sorted."""
        if self.column is None:
            return sorted(ids)
        if self.column in _NUMBERS:
            return self._by_number(_NUMBERS[self.column](self._tracks), ids)
        return self._by_text(self.column, ids)

    def _by_number(self, numbers: Floats, ids: Sequence[int]) -> list[int]:
        order = np.asarray(ids, np.intp)
        keys = numbers[order]
        result: list[int] = order[np.argsort(-keys if self.descending else keys, kind="stable")].tolist()
        return result

    def by_name(self, ids: Sequence[int]) -> list[int]:
        """Sort tracks by artist, album and title, then by path; those without an artist come last."""
        tracks = self._tracks

        def key(i: int) -> tuple[str, bytes]:
            return name_key(tracks.artists[i], tracks.albums[i], tracks.titles[i]), os.fsencode(tracks.paths[i])

        return sorted(ids, key=key)

    def _by_text(self, column: Column, ids: Sequence[int]) -> list[int]:
        new = range(len(self._texts), len(self._tracks))
        self._texts += self._moods(new) if column is Column.MOOD else _TEXTS[column](self._tracks, new)
        keys = self._texts
        known = sorted((i for i in ids if keys[i] is not None), key=keys.__getitem__, reverse=self.descending)  # type: ignore[arg-type]
        return known + [i for i in ids if keys[i] is None]

    def _moods(self, ids: range) -> list[str | None]:
        texts = list(map(self._mood_text, WORDS))
        return [texts[number] for number in self._tracks.mood_numbers()[ids.start : ids.stop].tolist()]


def collated(text: str) -> str | None:
    """Return a sort key that ignores case and sorts accented letters beside plain ones; None for an empty text."""
    if text.isascii():
        return text.lower() or None
    return unicodedata.normalize("NFKD", text).casefold()


def _models(tracks: TrackArrays, ids: range) -> list[str | None]:
    names = tracks.placements.names
    return [names[model] if model >= 0 else None for model in tracks.placements.models()[ids.start : ids.stop].tolist()]


_NUMBERS: dict[Column, Callable[[TrackArrays], Floats]] = {
    Column.YEAR: lambda tracks: np.where(tracks.years() == NO_YEAR, np.nan, tracks.years().astype(np.float64)),
    Column.TRACK: lambda tracks: np.where(
        tracks.track_numbers() == NO_NUMBER, np.nan, tracks.track_numbers().astype(np.float64)
    ),
    Column.LENGTH: lambda tracks: tracks.durations_s(),
    Column.VALENCE: lambda tracks: tracks.points()[:, 0],
    Column.AROUSAL: lambda tracks: tracks.points()[:, 1],
    Column.DISAGREEMENT: lambda tracks: tracks.placements.disagreement(),
    Column.ANALYZED: lambda tracks: tracks.placements.analyzed_at(),
    Column.CORRECTED: lambda tracks: np.where(tracks.placements.corrected(), 0.0, np.nan),
}
_TEXTS: dict[Column, Callable[[TrackArrays, range], list[str | None]]] = {
    Column.TITLE: lambda tracks, ids: [collated(tracks.titles[i] or tracks.path(i).stem) for i in ids],
    Column.ARTIST: lambda tracks, ids: [collated(tracks.artists[i]) for i in ids],
    Column.ALBUM: lambda tracks, ids: [collated(tracks.albums[i]) for i in ids],
    Column.GENRE: lambda tracks, ids: [collated(tracks.genres[i]) for i in ids],
    Column.MODEL: _models,
    Column.FILE: lambda tracks, ids: [collated(PurePath(tracks.paths[i]).name) for i in ids],
    Column.FOLDER: lambda tracks, ids: [collated(tracks.paths[i]) for i in ids],
}
