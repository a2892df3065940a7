"""In which order songs are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from emotion_player.collection.columns import Column
from emotion_player.core.mood_words import mood_words
from emotion_player.core.track_columns import NO_YEAR, Floats

if TYPE_CHECKING:
    from emotion_player.collection.collection import TrackCollection


class TrackOrder:
    """Orders songs by a column, or as they arrived; songs without a value come last whichever way it goes.

    Numbers are ordered all at once. Texts are made comparable once and kept, as most are asked for again with the next
    letter of a search.

    Attributes:
        column: By which; None for the order of arrival.
        descending: The greatest first.
    """

    def __init__(self, songs: TrackCollection) -> None:
        self.column: Column | None = None
        self.descending = False
        self._songs = songs
        self._texts: list[str | None] = []

    def choose(self, column: Column | None, *, descending: bool) -> None:
        """Order by another column, or the other way round."""
        if column is not self.column:
            self.forget()
        self.column, self.descending = column, descending

    def forget(self) -> None:
        """Songs say something else now."""
        self._texts = []

    def ordered(self, ids: Sequence[int]) -> list[int]:
        """The songs in order."""
        if self.column is None:
            return sorted(ids)
        if self.column in _NUMBERS:
            return self._by_number(_NUMBERS[self.column](self._songs), ids)
        return self._by_text(_TEXTS[self.column], ids)

    def _by_number(self, numbers: Floats, ids: Sequence[int]) -> list[int]:
        order = np.asarray(ids, np.intp)
        keys = numbers[order]
        result: list[int] = order[np.argsort(-keys if self.descending else keys, kind="stable")].tolist()
        return result

    def _by_text(self, texts_of: Callable[[TrackCollection, range], list[str | None]], ids: Sequence[int]) -> list[int]:
        self._texts += texts_of(self._songs, range(len(self._texts), len(self._songs)))
        keys = self._texts
        known = sorted((i for i in ids if keys[i] is not None), key=keys.__getitem__, reverse=self.descending)  # type: ignore[arg-type]
        return known + [i for i in ids if keys[i] is None]


def collated(text: str) -> str | None:
    """Text for comparing: whatever the case, an accented letter beside its plain one; None when there is none."""
    if text.isascii():
        return text.lower() or None
    return unicodedata.normalize("NFKD", text).casefold()


def _moods(songs: TrackCollection, ids: range) -> list[str | None]:
    return [songs.mood_text(word) for word in mood_words(songs.points()[ids.start : ids.stop])]


def _models(songs: TrackCollection, ids: range) -> list[str | None]:
    names = songs.placements.names
    return [names[model] if model >= 0 else None for model in songs.placements.models()[ids.start : ids.stop].tolist()]


_NUMBERS: dict[Column, Callable[[TrackCollection], Floats]] = {
    Column.YEAR: lambda songs: np.where(songs.years() == NO_YEAR, np.nan, songs.years().astype(np.float64)),
    Column.LENGTH: lambda songs: songs.durations_s(),
    Column.VALENCE: lambda songs: songs.points()[:, 0],
    Column.AROUSAL: lambda songs: songs.points()[:, 1],
    Column.APART: lambda songs: songs.placements.apart(),
    Column.ANALYZED: lambda songs: songs.placements.analyzed_at(),
    Column.CORRECTED: lambda songs: np.where(songs.placements.corrected(), 0.0, np.nan),
}
_TEXTS: dict[Column, Callable[[TrackCollection, range], list[str | None]]] = {
    Column.TITLE: lambda songs, ids: [collated(songs.titles[i] or songs.path(i).stem) for i in ids],
    Column.ARTIST: lambda songs, ids: [collated(songs.artists[i]) for i in ids],
    Column.ALBUM: lambda songs, ids: [collated(songs.albums[i]) for i in ids],
    Column.GENRE: lambda songs, ids: [collated(songs.genres[i]) for i in ids],
    Column.MOOD: _moods,
    Column.MODEL: _models,
    Column.FILE: lambda songs, ids: [collated(PurePath(songs.paths[i]).name) for i in ids],
    Column.FOLDER: lambda songs, ids: [collated(songs.paths[i]) for i in ids],
}
