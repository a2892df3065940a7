"""The tracks in memory as columns: files, tags and points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.collection.placements import Placements, PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.core.missing_folders import MissingFolders
from emotion_player.core.mood_words import mood_numbers
from emotion_player.core.search.search_terms import TextField
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.core.track_columns import NO_NUMBER, NO_YEAR, Floats, Ints, TrackColumns

Ids = npt.NDArray[np.intp]


def as_ids(ids: Sequence[int]) -> Ids:
    """Return ids as an array; a range, which all tracks are, without looking at each."""
    return np.arange(ids.start, ids.stop, ids.step) if isinstance(ids, range) else np.asarray(ids, np.intp)


@dataclass(frozen=True, slots=True)
class ShownTrack:
    """A track with what is shown of it.

    Attributes:
        id: Its index in the collection, which never changes.
        track: Its file and tags.
        emotion: The shown emotion.
        low: The lower ends of its intervals.
        high: Their upper ends.
        model: The model that is shown for it.
        status: The source of the emotion.
    """

    id: int
    track: Track
    emotion: Emotion
    low: Emotion
    high: Emotion
    model: str
    status: PlacementStatus


class TrackArrays:
    """The columns; the id of a track is its index in each of them.

    Derived columns (points, intervals, moods) are cached until tracks, models or corrections change.

    Args:
        models: Their names; where the shown model has no prediction, the next in this order is used.

    Attributes:
        placements: The predictions and corrections; call ``placements_changed`` after changing anything in it.
    """

    def __init__(self, models: Sequence[str]) -> None:
        self.placements = Placements(models)
        self.paths: list[str] = []
        self.titles: list[str] = []
        self.artists: list[str] = []
        self.albums: list[str] = []
        self.genres: list[str] = []
        self.fingerprints: list[Fingerprint] = []
        self._sizes: Ints = np.empty(0, np.int64)
        self._mtimes_ns: Ints = np.empty(0, np.int64)
        self._durations_s: Floats = np.empty(0)
        self._years: npt.NDArray[np.int16] = np.empty(0, np.int16)
        self._numbers: npt.NDArray[np.int16] = np.empty(0, np.int16)
        self._ids: dict[str, int] = {}
        self._removed: set[int] = set()
        self._missing = MissingFolders()
        self._available = np.empty(0, np.bool_)
        self._corrections: dict[str, Emotion] = {}
        self._points: Floats | None = None
        self._ends: tuple[Floats, Floats] | None = None
        self._mood_numbers: npt.NDArray[np.int8] | None = None

    def __len__(self) -> int:
        return len(self.paths)

    def put(self, columns: TrackColumns) -> tuple[range, list[int]]:
        """Add tracks, or replace those at the same path, even removed ones; return the added and the replaced ids."""
        first = len(self)
        are_new = self._ids.keys().isdisjoint(columns.paths)  # as at the start: many at once
        known = [] if are_new else [row for row, path in enumerate(columns.paths) if path in self._ids]
        replaced = [self._replace(self._ids[columns.paths[row]], columns, row) for row in known]
        self._removed.difference_update(replaced)
        if known:
            keep = np.setdiff1d(np.arange(len(columns)), known)
            columns = columns.taken(keep)
        self._append(columns)
        self.placements_changed()
        return range(first, len(self)), replaced

    def keep(self, paths: Collection[str]) -> list[int]:
        """Keep only the tracks at these paths; return those that were removed.

        Removed tracks keep their ids and columns: the queue or an open window may still refer to them, and they may
        come back.
        """
        removed = [track_id for track_id in self.present_ids() if self.paths[track_id] not in paths]
        self._removed.update(removed)
        return removed

    def put_back(self, paths: Iterable[str]) -> None:
        """Take removed tracks in again, as they were."""
        self._removed.difference_update(self._ids[path] for path in paths if path in self._ids)

    def present(self) -> npt.NDArray[np.bool_]:
        """(tracks,): whether each is still in the library."""
        present = np.ones(len(self), np.bool_)
        present[list(self._removed)] = False
        return present

    def present_ids(self) -> Sequence[int]:
        """Return the tracks that are still in the library, by id."""
        return np.flatnonzero(self.present()).tolist() if self._removed else range(len(self))

    def present_paths(self) -> list[str]:
        """Return the paths of the tracks that are still in the library, as a list of its own."""
        return [self.paths[track_id] for track_id in self.present_ids()] if self._removed else self.paths[:]

    def mark_missing(self, folders: Sequence[str]) -> None:
        """Mark the tracks under some folders as not available; all others are."""
        self._missing = MissingFolders(folders)
        self._available = np.empty(0, np.bool_)

    def is_available(self, track_id: int) -> bool:
        """Whether the folder of a track is there, as far as was looked."""
        return not self._missing.hold(self.paths[track_id])

    def available(self) -> npt.NDArray[np.bool_] | None:
        """(tracks,): whether the folder of each is there; None when all are. Read only."""
        if not self._missing:
            return None
        if added := self.paths[len(self._available) :]:
            are_missing = np.fromiter(map(self._missing.hold, added), np.bool_, len(added))
            self._available = np.concatenate([self._available, ~are_missing])
        return self._available

    @property
    def total(self) -> int:
        """The number of tracks in the library."""
        return len(self) - len(self._removed)

    def placements_changed(self) -> None:
        """Drop what was derived from points, statuses or the shown model, after they have changed."""
        self._points = self._ends = self._mood_numbers = None

    # One track

    def id_at(self, path: Path) -> int | None:
        """Return the track at a path; None if there is none."""
        track_id = self._ids.get(str(path))
        return None if track_id in self._removed else track_id

    def path(self, track_id: int) -> Path:
        """Return the path of a track."""
        return Path(self.paths[track_id])

    def track(self, track_id: int) -> Track:
        """Return the file and the tags of a track."""
        stamp = FileStamp(self.path(track_id), int(self._sizes[track_id]), int(self._mtimes_ns[track_id]))
        year, number = int(self._years[track_id]), int(self._numbers[track_id])
        return Track(
            stamp,
            self.fingerprints[track_id],
            float(self._durations_s[track_id]),
            self.titles[track_id],
            self.artists[track_id],
            self.albums[track_id],
            self.genres[track_id],
            None if year == NO_YEAR else year,
            None if number == NO_NUMBER else number,
        )

    def emotion(self, track_id: int) -> Emotion:
        """Return the shown emotion of a track."""
        return _emotion(self.points()[track_id])

    def shown_track(self, track_id: int) -> ShownTrack:
        """Return a track with what is shown of it."""
        low, high = self.intervals()
        return ShownTrack(
            track_id,
            self.track(track_id),
            self.emotion(track_id),
            _emotion(low[track_id]),
            _emotion(high[track_id]),
            self.placements.model_of(track_id),
            self.placements.status_of(track_id),
        )

    # Columns, in order of id

    def points(self) -> Floats:
        """(tracks, 2): the shown valence and arousal; read only."""
        if self._points is None:
            self._points = self.placements.points()
        return self._points

    def intervals(self) -> tuple[Floats, Floats]:
        """Two arrays (tracks, 2): the lower and the upper ends; read only."""
        if self._ends is None:
            self._ends = self.placements.intervals()
        return self._ends

    def mood_numbers(self) -> npt.NDArray[np.int8]:
        """(tracks,): the place of each track's mood in ``mood_words.WORDS``; read only."""
        if self._mood_numbers is None:
            self._mood_numbers = mood_numbers(self.points())
        return self._mood_numbers

    def texts(self, field: TextField) -> Sequence[str]:
        """Return the texts of a field."""
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
        """(tracks,)."""
        return self._durations_s

    def years(self) -> npt.NDArray[np.int16]:
        """(tracks,): ``NO_YEAR`` where unknown."""
        return self._years

    def track_numbers(self) -> npt.NDArray[np.int16]:
        """(tracks,): ``NO_NUMBER`` where unknown."""
        return self._numbers

    # Corrections

    def correct(self, corrections: Mapping[Fingerprint, Emotion | None]) -> None:
        """Correct sounds, also of tracks that are added later; None removes a correction."""
        for sound, emotion in corrections.items():
            self._corrections.pop(sound, None)
            if emotion is not None:
                self._corrections[sound] = emotion
        for track_id, sound in enumerate(self.fingerprints):
            if sound in corrections:
                self.placements.correct([track_id], corrections[sound])
        self.placements_changed()

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
        self._numbers = np.concatenate([self._numbers, columns.track_numbers])
        self._ids.update(zip(columns.paths, range(first, len(self)), strict=True))
        self.placements.add(columns)
        if self._corrections:
            for track_id in range(first, len(self)):
                if (emotion := self._corrections.get(self.fingerprints[track_id])) is not None:
                    self.placements.correct([track_id], emotion)

    def _replace(self, track_id: int, columns: TrackColumns, row: int) -> int:
        same_sound = self.fingerprints[track_id] == columns.fingerprints[row]
        self.placements.replace(track_id, columns, row, same_sound=same_sound)
        self.titles[track_id], self.artists[track_id] = columns.titles[row], columns.artists[row]
        self.albums[track_id], self.genres[track_id] = columns.albums[row], columns.genres[row]
        self.fingerprints[track_id] = columns.fingerprints[row]
        self._sizes[track_id], self._mtimes_ns[track_id] = columns.sizes[row], columns.mtimes_ns[row]
        self._durations_s[track_id], self._years[track_id] = columns.durations_s[row], columns.years[row]
        self._numbers[track_id] = columns.track_numbers[row]
        if not same_sound and (emotion := self._corrections.get(self.fingerprints[track_id])) is not None:
            self.placements.correct([track_id], emotion)
        return track_id


def _emotion(point: Floats) -> Emotion:
    valence, arousal = point.tolist()
    return Emotion.clipped(valence, arousal)
