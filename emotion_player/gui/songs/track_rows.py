"""The tracks of the window in memory: found by a search, ordered by a column, quick for 100,000 of them."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.estimate import PlacedTrack
from emotion_player.core.gems import GemsShare
from emotion_player.core.query import Search, parse_search
from emotion_player.core.track import Track
from emotion_player.gui.songs.track_filter import TrackFilter

SortKey = str | float

_FELT = 2
"""More emotions would not fit into a hint."""


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track and where it lies; the curve over time is left out, for 100,000 of them would fill the memory.

    ``felt`` says in words what listeners feel most; it is empty where the model tells nothing of it.
    ``heard_by`` names every model that has placed the track.
    """

    track: Track
    emotion: Emotion
    low: Emotion
    high: Emotion
    felt: str = ""
    heard_by: tuple[str, ...] = ()

    @classmethod
    def of(cls, placed: PlacedTrack) -> TrackRow:
        """What the window shows of a placed track."""
        estimate = placed.estimate
        felt = felt_text(estimate.gems)
        return cls(placed.track, estimate.emotion, estimate.low, estimate.high, felt, placed.heard_by)


def felt_text(gems: Sequence[GemsShare]) -> str:
    """``Listeners feel: calmness 42 %, tenderness 31 %``: the two emotions that most listeners feel."""
    if not gems:
        return ""
    most = sorted(gems, key=lambda felt: -felt.share)[:_FELT]
    return f"Listeners feel: {', '.join(f'{felt.word} {felt.share * 100:.0f} %' for felt in most)}"


class Column(IntEnum):
    """The columns of the table, from left to right."""

    TITLE = 0
    ARTIST = 1
    ALBUM = 2
    GENRE = 3
    YEAR = 4
    LENGTH = 5
    VALENCE = 6
    AROUSAL = 7


_SORT_KEYS: dict[Column, Callable[[TrackRow], SortKey | None]] = {
    Column.TITLE: lambda row: _collated(row.track.display_title),
    Column.ARTIST: lambda row: _collated(row.track.artist) or None,
    Column.ALBUM: lambda row: _collated(row.track.album) or None,
    Column.GENRE: lambda row: _collated(row.track.genre) or None,
    Column.YEAR: lambda row: row.track.year,
    Column.LENGTH: lambda row: row.track.duration_s,
    Column.VALENCE: lambda row: row.emotion.valence,
    Column.AROUSAL: lambda row: row.emotion.arousal,
}


class TrackRows:
    """Every track has an id, its place in order of arrival; ``shown`` lists the ids to show, from top to bottom.

    All of it is lists and one pass per keystroke: Qt's sort-filter proxy calls Python once per row and comparison,
    which takes seconds where this takes a tenth of one.
    """

    def __init__(self) -> None:
        self.rows: list[TrackRow] = []
        self.shown: list[int] = []
        self._filter = TrackFilter()
        self._ids: dict[Path, int] = {}
        self._search = Search()
        self._column: Column | None = None
        self._descending = False
        self._keys: list[SortKey | None] = []

    def clear(self) -> None:
        """Forget the tracks; the search and the order stay."""
        for part in (self.rows, self.shown, self._ids, self._filter, self._keys):
            part.clear()

    def put(self, rows: Iterable[TrackRow]) -> tuple[list[int], list[int]]:
        """Add tracks at the end, or replace what lies at the same path; the ids added and the ids replaced."""
        added, replaced = [], []
        for row in rows:
            track_id = self._ids.get(row.track.path)
            if track_id is None:
                track_id = self._ids[row.track.path] = len(self.rows)
                added.append(track_id)
                self.rows.append(row)
                if self._column is not None:
                    self._keys.append(_SORT_KEYS[self._column](row))
            else:
                replaced.append(track_id)
                self.rows[track_id] = row
                if self._column is not None:
                    self._keys[track_id] = _SORT_KEYS[self._column](row)
            self._filter.put(track_id, row.track, row.emotion, row.heard_by)
        return added, replaced

    def note_heard(self, path: Path, heard_by: tuple[str, ...]) -> None:
        """Another model has placed a track that is known here, too; searches from now on know it."""
        track_id = self._ids.get(path)
        if track_id is not None:
            row = self.rows[track_id] = dataclasses.replace(self.rows[track_id], heard_by=heard_by)
            self._filter.put(track_id, row.track, row.emotion, heard_by)

    def points(self) -> npt.NDArray[np.float32]:
        """(tracks, 2): valence and arousal, in order of id; a copy."""
        return self._filter.points()

    def matching(self, ids: Sequence[int]) -> list[int]:
        """Those of ``ids`` that fit the search."""
        return self._filter.matching(self._search, ids)

    def look_for(self, text: str) -> None:
        """Show the tracks that fit what was typed, as ``core.query`` understands it; all for an empty text."""
        self._search = parse_search(text)
        self.search_again()

    @property
    def search_faults(self) -> tuple[str, ...]:
        """What of the search could not be understood and was taken as plain text, one sentence each."""
        return self._search.faults

    def search_again(self) -> None:
        """Show what fits the search now."""
        self.shown = self._ordered(self._filter.matching(self._search))

    @property
    def is_ordered(self) -> bool:
        """Whether a column gives the order, not the arrival."""
        return self._column is not None

    def order_again(self) -> None:
        """Put what is shown in order; quick when most of it is."""
        self.shown = self._ordered(self.shown)

    def order_by(self, column: Column | None, *, descending: bool) -> None:
        """Order what is shown by a column, or by arrival for None; tracks without a value come last either way."""
        if column is not self._column:
            self._column = column
            self._keys = [] if column is None else [_SORT_KEYS[column](row) for row in self.rows]
        self._descending = descending
        self.order_again()

    def _ordered(self, ids: Sequence[int]) -> list[int]:
        if self._column is None:
            return sorted(ids)
        keys = self._keys
        known = sorted((i for i in ids if keys[i] is not None), key=keys.__getitem__, reverse=self._descending)  # type: ignore[arg-type]
        return known + [i for i in ids if keys[i] is None]


def _collated(text: str) -> str:
    """Text for comparing: whatever the case, an accented letter beside its plain one."""
    return unicodedata.normalize("NFKD", text).casefold()
