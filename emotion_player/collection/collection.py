"""The songs of the library in memory: found by a search, ordered by a column, quick for 100,000 of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.collection.columns import Column
from emotion_player.collection.placements import Placements, Standing
from emotion_player.collection.track_filter import TrackFilter
from emotion_player.collection.track_order import TrackOrder
from emotion_player.core.emotion import Emotion
from emotion_player.core.search.query import parse_search
from emotion_player.core.search.search_terms import NEAREST, Search, Term, TextField
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.core.track_columns import NO_YEAR, Floats, Ints, TrackColumns


@dataclass(frozen=True, slots=True)
class ShownTrack:
    """One song as the window shows it.

    Attributes:
        id: Its place in the order of arrival; stays while the window is open.
        track: Its file and tags.
        emotion: Where it is shown.
        low: The lower ends of the intervals that its model gives.
        high: Their upper ends.
        model: The model that is shown for it.
        standing: How it came to its place.
    """

    id: int
    track: Track
    emotion: Emotion
    low: Emotion
    high: Emotion
    model: str
    standing: Standing


class TrackCollection:
    """Every song has an id, its place in order of arrival; ``shown`` lists the ids to show, from top to bottom.

    All of it is columns and one pass per keystroke: Qt's sort-filter proxy calls Python once per row and comparison,
    which takes seconds where this takes a tenth of one. What is derived (points, intervals) is kept until songs, models
    or corrections change.

    Args:
        models: Their names, in the order in which they stand in for each other.
        mood_text: A mood word as the user reads it; songs are ordered by it.

    Attributes:
        placements: Where they stand; after changing anything in it call ``placements_changed``.
        shown: The ids to show, in order.
    """

    def __init__(self, models: Sequence[str], mood_text: Callable[[str], str] = str) -> None:
        self.mood_text = mood_text
        self.placements: Placements = Placements(models)
        self.shown: list[int] = []
        self.paths: list[str] = []
        self.titles: list[str] = []
        self.artists: list[str] = []
        self.albums: list[str] = []
        self.genres: list[str] = []
        self.fingerprints: list[str] = []
        self._sizes: Ints = np.empty(0, np.int64)
        self._mtimes_ns: Ints = np.empty(0, np.int64)
        self._durations_s: Floats = np.empty(0)
        self._years: npt.NDArray[np.int16] = np.empty(0, np.int16)
        self._ids: dict[str, int] = {}
        self._lost: set[int] = set()
        self._corrections: dict[str, Emotion] = {}
        self._filter = TrackFilter(self)
        self._search = Search()
        self._order = TrackOrder(self)
        self._points: Floats | None = None
        self._ends: tuple[Floats, Floats] | None = None

    def __len__(self) -> int:
        return len(self.paths)

    def put(self, columns: TrackColumns) -> tuple[range, list[int]]:
        """Add songs at the end, or replace what lies at the same path; the ids added and the ids replaced."""
        first = len(self)
        are_new = self._ids.keys().isdisjoint(columns.paths)  # as at the start: many at once
        known = [] if are_new else [row for row, path in enumerate(columns.paths) if path in self._ids]
        replaced = [self._replace(self._ids[columns.paths[row]], columns, row) for row in known]
        if known:
            keep = np.setdiff1d(np.arange(len(columns)), known)
            columns = columns.taken(keep)
        self._append(columns)
        self.placements_changed()
        return range(first, len(self)), replaced

    def keep(self, paths: Collection[str]) -> list[int]:
        """Show only what lies at these paths from now on; the songs that went. They keep their ids and what they say.

        Nobody sees them any more but who has hold of their ids: the queue, say, or the details of a song.
        """
        lost = [song for path, song in self._ids.items() if path not in paths]
        for song in lost:
            del self._ids[self.paths[song]]
        self._lost.update(lost)
        return lost

    def present(self) -> npt.NDArray[np.bool_]:
        """(songs,): whether each is in the library, as far as is known."""
        present = np.ones(len(self), np.bool_)
        present[list(self._lost)] = False
        return present

    def present_ids(self) -> Sequence[int]:
        """The songs in the library, in order of id."""
        return np.flatnonzero(self.present()).tolist() if self._lost else range(len(self))

    @property
    def total(self) -> int:
        """How many songs there are in the library."""
        return len(self) - len(self._lost)

    def placements_changed(self) -> None:
        """Points, standings or the shown model are others now: what was derived from them is out of date."""
        self._points = self._ends = None
        if self._order.column in (Column.MOOD, Column.MODEL):
            self._order.forget()

    # What is known of one song

    def id_at(self, path: Path) -> int | None:
        """The song at a path."""
        return self._ids.get(str(path))

    def path(self, song: int) -> Path:
        """Where a song lies."""
        return Path(self.paths[song])

    def track(self, song: int) -> Track:
        """A song's file and tags."""
        stamp = FileStamp(self.path(song), int(self._sizes[song]), int(self._mtimes_ns[song]))
        year = int(self._years[song])
        return Track(
            stamp,
            Fingerprint(self.fingerprints[song]),
            float(self._durations_s[song]),
            self.titles[song],
            self.artists[song],
            self.albums[song],
            self.genres[song],
            None if year == NO_YEAR else year,
        )

    def emotion(self, song: int) -> Emotion:
        """Where a song is shown."""
        return _emotion(self.points()[song])

    def song(self, song: int) -> ShownTrack:
        """All that the window shows of a song."""
        low, high = self.intervals()
        return ShownTrack(
            song,
            self.track(song),
            self.emotion(song),
            _emotion(low[song]),
            _emotion(high[song]),
            self.placements.model_of(song),
            self.placements.standing_of(song),
        )

    # Columns, in order of id

    def points(self) -> Floats:
        """(songs, 2): valence and arousal as shown; not to be changed."""
        if self._points is None:
            self._points = self.placements.points()
        return self._points

    def intervals(self) -> tuple[Floats, Floats]:
        """Two times (songs, 2): the lower and the upper ends; not to be changed."""
        if self._ends is None:
            self._ends = self.placements.intervals()
        return self._ends

    def texts(self, field: TextField) -> Sequence[str]:
        """What the songs say in a field."""
        match field:
            case TextField.TITLE:
                return self.titles
            case TextField.ARTIST:
                return self.artists
            case TextField.ALBUM:
                return self.albums
            case TextField.GENRE:
                return self.genres
            case TextField.PATH:
                return self.paths

    def durations_s(self) -> Floats:
        """(songs,)."""
        return self._durations_s

    def years(self) -> npt.NDArray[np.int16]:
        """(songs,): ``NO_YEAR`` where unknown."""
        return self._years

    # Corrections

    def correct(self, corrections: Mapping[Fingerprint, Emotion | None]) -> None:
        """Take, or with None take back, where the listener says that sounds stand; also of songs that come later."""
        for sound, emotion in corrections.items():
            self._corrections.pop(sound, None)
            if emotion is not None:
                self._corrections[sound] = emotion
        for song, name in enumerate(self.fingerprints):
            if (sound := Fingerprint(name)) in corrections:
                self.placements.correct([song], corrections[sound])
        self.placements_changed()

    # Search and order

    @property
    def search(self) -> Search:
        """What the songs shown fit."""
        return self._search

    def matching(self, ids: Sequence[int]) -> list[int]:
        """Those of ``ids`` that fit the search, nearness aside."""
        return self._filter.matching(self._search, ids)

    def look_for(self, text: str) -> None:
        """Show the songs that fit what was typed, as ``core.query`` understands it; all for an empty text."""
        self._search = parse_search(text)
        self.search_again()

    def narrow(self, fits: Callable[[], npt.NDArray[np.bool_]] | None) -> None:
        """Show only songs that fit, (songs,), beside the search; None shows all that the search finds."""
        self._filter.narrow(fits)
        self.search_again()

    def found(self) -> list[int]:
        """What fits the search now, in order."""
        found = self.found_by(self._search)
        return found if self._search.near is not None and not self.is_ordered else self._order.ordered(found)

    def search_again(self) -> None:
        """Show what fits the search now."""
        self.shown = self.found()

    def found_by(self, search: Search) -> list[int]:
        """The songs that fit a search, in order of id, or of nearness where it asks for that."""
        found = self._filter.matching(search)
        return found if search.near is None else self._nearest(search.near, found)

    def fitting(self, term: Term, ids: Sequence[int]) -> list[int]:
        """Those of some songs that fit a term, whatever else is searched for."""
        return self._filter.fitting(term, ids)

    def _nearest(self, place: Emotion, ids: Sequence[int]) -> list[int]:
        away = self.points()[list(ids)] - (place.valence, place.arousal)
        distances = (away * away).sum(axis=1)
        if len(ids) > NEAREST:
            farthest = np.partition(distances, NEAREST - 1)[NEAREST - 1]
            within = np.flatnonzero(distances <= farthest).tolist()
        else:
            within = list(range(len(ids)))
        within.sort(key=lambda row: (distances[row], os.fsencode(self.paths[ids[row]])))
        return [ids[row] for row in within[:NEAREST]]

    @property
    def is_ordered(self) -> bool:
        """Whether a column gives the order, not the arrival."""
        return self._order.column is not None

    def order_again(self) -> None:
        """Put what is shown in order; quick when most of it is."""
        self.shown = self._order.ordered(self.shown)

    def order_by(self, column: Column | None, *, descending: bool) -> None:
        """Order what is shown by a column, or by arrival for None; songs without a value come last either way."""
        self._order.choose(column, descending=descending)
        self.order_again()

    # Growing

    def _append(self, columns: TrackColumns) -> None:
        first = len(self)
        self.paths += columns.paths
        self.titles += columns.titles
        self.artists += columns.artists
        self.albums += columns.albums
        self.genres += columns.genres
        self.fingerprints += columns.fingerprints
        self._sizes = np.concatenate([self._sizes, columns.sizes])
        self._mtimes_ns = np.concatenate([self._mtimes_ns, columns.mtimes_ns])
        self._durations_s = np.concatenate([self._durations_s, columns.durations_s])
        self._years = np.concatenate([self._years, columns.years])
        self._ids.update(zip(columns.paths, range(first, len(self)), strict=True))
        self.placements.add(columns)
        if self._corrections:
            for song in range(first, len(self)):
                if (emotion := self._corrections.get(self.fingerprints[song])) is not None:
                    self.placements.correct([song], emotion)

    def _replace(self, song: int, columns: TrackColumns, row: int) -> int:
        same_sound = self.fingerprints[song] == columns.fingerprints[row]
        self.placements.replace(song, columns, row, same_sound=same_sound)
        self.titles[song], self.artists[song] = columns.titles[row], columns.artists[row]
        self.albums[song], self.genres[song] = columns.albums[row], columns.genres[row]
        self.fingerprints[song] = columns.fingerprints[row]
        self._sizes[song], self._mtimes_ns[song] = columns.sizes[row], columns.mtimes_ns[row]
        self._durations_s[song], self._years[song] = columns.durations_s[row], columns.years[row]
        if not same_sound and (emotion := self._corrections.get(self.fingerprints[song])) is not None:
            self.placements.correct([song], emotion)
        self._filter.forget(song)
        self._order.forget()
        return song


def _emotion(point: Floats) -> Emotion:
    valence, arousal = point.tolist()
    return Emotion.clipped(valence, arousal)
