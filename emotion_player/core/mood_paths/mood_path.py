"""A mood path on the plane, and the choice of tracks along it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.path_search import Floats, PathSearch
from emotion_player.core.mood_paths.path_tracks import PathTracks, most_tracks

MOST_TRACKS = 1_000
LONGEST_S = 48 * 3_600.0
CLOSE_S = 30.0
"""The deviation of a duration that still counts as requested."""
_OFF_BY_A_MINUTE = 0.05
"""The distance (root mean square) of tracks from their stops that costs as much as a minute too much or too little."""

_GUESSES = 6
"""The most iterations of the estimate of how many tracks fill a duration; it converges quickly."""


@dataclass(frozen=True, slots=True)
class MoodPath:
    """A line from point to point of the plane, or a single point.

    Raises:
        ValueError: There is no point.
    """

    corners: tuple[Emotion, ...]

    def __post_init__(self) -> None:
        if not self.corners:
            raise ValueError("a path needs a point")

    @classmethod
    def through(cls, points: npt.NDArray[np.floating]) -> MoodPath:
        """Return the line along which (n, 2) points spread most, from its less excited end to its more excited one."""
        points = points.astype(np.float64)
        middle = points.mean(axis=0)
        _, _, axes = np.linalg.svd(points - middle, full_matrices=False)
        direction = axes[0] if axes[0, 1] >= 0 else -axes[0]
        along = (points - middle) @ direction
        ends = (middle + direction * along.min(), middle + direction * along.max())
        return cls(tuple(Emotion.clipped(*end.tolist()) for end in ends))

    def stops(self, count: int) -> Floats:
        """(count, 2): valence and arousal of points at equal steps along the line, from its start to its end."""
        points, along = self._points(), self._along()
        steps = np.linspace(0.0, along[-1], count)
        return np.column_stack([np.interp(steps, along, points[:, axis]) for axis in (0, 1)])

    def reversed(self) -> MoodPath:
        """Reverse the line."""
        return MoodPath(self.corners[::-1])

    def with_corners_at(self, shares: Sequence[float]) -> tuple[MoodPath, list[int]]:
        """Add corners to the line at some shares of its length, and return their numbers.

        Args:
            shares: From 0 to 1, ascending. On a line without length only their order matters.
        """
        along, points = self._along(), self._points()
        if along[-1] == 0:
            return MoodPath(self.corners[:1] * max(1, len(shares))), list(range(len(shares)))
        steps = np.array(shares, np.float64) * along[-1]
        added = np.column_stack([np.interp(steps, along, points[:, axis]) for axis in (0, 1)])
        order = np.argsort(np.concatenate([along, steps]), kind="stable")
        corners = tuple(Emotion.clipped(*point) for point in np.concatenate([points, added])[order].tolist())
        return MoodPath(corners), np.flatnonzero(order >= len(along)).tolist()

    def corner_stops(self, count: int) -> list[int]:
        """Return for each corner the index of the nearest of ``count`` stops."""
        along = self._along()
        last = len(along) - 1
        shares = along / along[-1] if along[-1] > 0 else np.arange(last + 1) / max(1, last)
        return [round(share * (count - 1)) for share in shares.tolist()]

    def _points(self) -> Floats:
        return np.array([(corner.valence, corner.arousal) for corner in self.corners])

    def _along(self) -> Floats:
        """Return the position of each corner along the line."""
        return np.concatenate([[0.0], np.hypot(*np.diff(self._points(), axis=0).T).cumsum()])


@dataclass(frozen=True, slots=True)
class PathRequest:
    """The requested length of a path, in tracks or in seconds, and how often an artist may come.

    Attributes:
        count: The number of tracks; None when the duration is given.
        duration_s: Their total duration; None when the count is given.
        artist_gap: The fewest tracks between two by the same artist. Tracks without an artist may be anywhere.

    Raises:
        ValueError: Both or none of count and duration are given, or a number is outside its range.
    """

    count: int | None = None
    duration_s: float | None = None
    artist_gap: int = 3

    def __post_init__(self) -> None:
        if (self.count is None) == (self.duration_s is None):
            raise ValueError("a path has either a number of tracks or a duration")
        if self.count is not None and not 1 <= self.count <= MOST_TRACKS:
            raise ValueError(f"a path has from 1 to {MOST_TRACKS} tracks")
        if self.duration_s is not None and not 0 < self.duration_s <= LONGEST_S:
            raise ValueError(f"a path lasts at most {LONGEST_S:.0f} seconds")
        if self.artist_gap < 0:
            raise ValueError("the distance between two tracks of an artist is negative")


@dataclass(frozen=True, slots=True)
class PathPlan:
    """The tracks along a path.

    Attributes:
        tracks: The chosen tracks in order, as indexes into the candidates.
        duration_s: Their total duration.
        distance: Their distance from their stops on the line (root mean square).
        exhausted: Whether it is shorter than requested because the artist rule allows no more of the tracks.
    """

    tracks: tuple[int, ...]
    duration_s: float
    distance: float
    exhausted: bool


def tracks_along(
    path: MoodPath, tracks: PathTracks, request: PathRequest, pinned: Mapping[int, int] | None = None
) -> PathPlan:
    """Choose tracks along a path, and their order.

    The path gets as many stops as the list has tracks, at equal steps. The tracks, each used once, are chosen so that
    the sum of their squared distances to their stops is small, such that replacing one of them by another track, or
    two of them with each other, would make it no smaller or break the artist rule. So they never go against the path,
    unless the artist rule makes them: the step from one track to any later one points the same way as the step between
    their stops. The same tracks in the same order always give the same plan.

    With a duration, numbers of tracks around what it takes are tried, and what is missing or too much counts with the
    distances (a minute as much as tracks that lie 0.05 away): no sum of lengths hits it exactly, but among a few
    hundred tracks there are always some of the right length nearby, and ``CLOSE_S`` is met; among few tracks it comes
    as near as half a track or so. The plan is shorter than the request when the tracks, or those that the artist rule
    lets in, do not suffice.

    Args:
        path: The line.
        tracks: The candidates; up to 100,000 tracks take well under a second for an hour of music.
        request: The requested length.
        pinned: Tracks fixed at a corner of the path, as {number of the corner: index of the track}, even against the
            artist rule. A track that is pinned twice comes once, at its first corner.

    Raises:
        ValueError: More tracks are pinned than are requested.
    """
    fixed = {track: corner for corner, track in sorted((pinned or {}).items(), reverse=True)}
    task = _Task(path, tracks, request.artist_gap, {corner: track for track, corner in sorted(fixed.items())})
    most = max(most_tracks(tracks.artists, request.artist_gap), len(fixed))
    if request.count is not None:
        if len(fixed) > request.count:
            raise ValueError(f"{len(fixed)} tracks are given, more than the {request.count} that are requested")
        plan = task.plan(min(request.count, most), None)
        return replace(plan, exhausted=len(plan.tracks) < request.count)
    plan = task.lasting_plan(request.duration_s or 0.0, most)
    return replace(plan, exhausted=plan.duration_s < (request.duration_s or 0.0) and len(plan.tracks) == most)


def next_best(path: MoodPath, tracks: PathTracks, chosen: Sequence[int], place: int, gap: int) -> int | None:
    """Find the nearest other track that may replace the one at a stop; None when no other may.

    Args:
        path: The line.
        tracks: The candidates.
        chosen: The tracks along the path, as indexes into ``tracks``.
        place: The index of the stop.
        gap: The fewest tracks between two by the same artist.
    """
    return _Task(path, tracks, gap, {}).next_best(chosen, place)


@dataclass(frozen=True, slots=True)
class _Task:
    """The choice of tracks along one line."""

    path: MoodPath
    tracks: PathTracks
    gap: int
    pinned: Mapping[int, int]

    def plan(self, count: int, wanted_s: float | None) -> PathPlan:
        """Choose tracks for ``count`` stops, or for fewer where pinned tracks allow no more."""
        search = self._filled(count, wanted_s)
        search.improve()
        stops = self.path.stops(len(search.chosen))
        apart = np.square(self.tracks.points[search.chosen] - stops).sum(axis=1)
        return PathPlan(
            tuple(search.chosen.tolist()),
            float(self.tracks.durations_s[search.chosen].sum()),
            float(np.sqrt(apart.mean())) if len(apart) else 0.0,
            exhausted=False,
        )

    def lasting_plan(self, wanted_s: float, most: int) -> PathPlan:
        """Choose tracks whose total duration is as near as possible to the requested one."""
        fewest = max(len(self.pinned), min(1, most))
        plans: dict[int, PathPlan] = {}

        def rank(count: int) -> tuple[float, float]:
            off_s = abs(plans[count].duration_s - wanted_s)
            return max(0.0, off_s - CLOSE_S), plans[count].distance ** 2 + (_OFF_BY_A_MINUTE * off_s / 60.0) ** 2

        count = self._likely_count(wanted_s, fewest, most)
        while fewest <= count <= min(most, MOST_TRACKS) and count not in plans:
            plans[count] = self.plan(count, wanted_s)
            best = min(plans, key=rank)
            count = best + (1 if plans[best].duration_s < wanted_s else -1)
        return plans[best]

    def next_best(self, chosen: Sequence[int], place: int) -> int | None:
        """Find the nearest track for one stop, the others fixed."""
        search = self._search(len(chosen), None)
        search.chosen[:] = chosen
        return search.nearest(place)

    def _likely_count(self, wanted_s: float, fewest: int, most: int) -> int:
        """Estimate the number of tracks that fill a duration, from the durations of those along the path."""
        count = fewest
        for _ in range(_GUESSES):
            before = count
            lengths_s = self.tracks.durations_s[self._filled(count, None).chosen]
            count = round(wanted_s / max(1.0, float(lengths_s.mean()))) if count else 0
            count = max(fewest, min(most, MOST_TRACKS, count))
            if count == before:
                break
        return count

    def _filled(self, count: int, wanted_s: float | None) -> PathSearch:
        while not (search := self._search(count, wanted_s)).fill():
            count -= 1  # pinned tracks alone always fit
        return search

    def _search(self, count: int, wanted_s: float | None) -> PathSearch:
        return PathSearch(
            self.path.stops(count),
            self.tracks.points,
            self.tracks.durations_s,
            self.tracks.artists,
            self.gap,
            self._pinned_stops(count),
            wanted_s,
            count * (_OFF_BY_A_MINUTE / 60.0) ** 2,
        )

    def _pinned_stops(self, count: int) -> dict[int, int]:
        """Assign pinned tracks to stops: the nearest to its corner, or the next free one, leaving room for the rest."""
        next_to = self.path.corner_stops(count)
        stops: dict[int, int] = {}
        free = 0
        for number, (corner, track) in enumerate(sorted(self.pinned.items())):
            stop = min(max(free, next_to[corner]), count - len(self.pinned) + number)
            stops[stop] = track
            free = stop + 1
        return stops
