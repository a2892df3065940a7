"""A mood path in the making: its tracks, and the user's choices among them."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from emotion_player.core.mood_paths.mood_path import CLOSE_S, MoodPath, PathPlan, PathRequest, next_best, tracks_along
from emotion_player.core.mood_paths.path_search import Floats, Ints
from emotion_player.core.mood_paths.path_tracks import PathTracks


class Shortfall(Enum):
    """Why a path is not as long as requested."""

    NONE = "it is"
    ALL_TRACKS = "it has all tracks that there are"
    ARTISTS = "the artist rule lets no more tracks in"
    LENGTHS = "no tracks near the line have lengths that would come closer"


@dataclass(frozen=True, slots=True, eq=False)
class PathOffer:
    """The tracks that a path may choose from.

    Attributes:
        ids: The caller's ids of the tracks, ascending.
        tracks: Their arrays, in the same order.
    """

    ids: Ints
    tracks: PathTracks

    @classmethod
    def of(
        cls,
        ids: Sequence[int],
        points: Floats,
        durations_s: Floats,
        artists: Sequence[str],
        sounds: Sequence[str],
        kept: Collection[int] = (),
    ) -> PathOffer:
        """Offer some tracks of a library, one per sound.

        Args:
            ids: The tracks; the columns that follow are of the whole library, in order of id.
            points: (tracks, 2): valence and arousal.
            durations_s: (tracks,).
            artists: Their names; empty when unknown.
            sounds: The fingerprints.
            kept: Tracks that are offered even as duplicates, and even if ``ids`` lacks them.
        """
        first: dict[str, int] = {}
        for track in ids:
            first.setdefault(sounds[track], track)
        for track in kept:
            first.pop(sounds[track], None)
        offered = sorted({*first.values(), *kept})
        rows = np.array(offered, np.int64)
        return cls(rows, PathTracks.of(points[rows], durations_s[rows], [artists[track] for track in offered]))

    def without(self, ids: Collection[int]) -> PathOffer:
        """Remove some tracks from the offer."""
        if not ids:
            return self
        left = ~np.isin(self.ids, list(ids))
        tracks = self.tracks
        return PathOffer(
            self.ids[left], PathTracks(tracks.points[left], tracks.durations_s[left], tracks.artists[left])
        )

    def places(self, ids: Iterable[int]) -> list[int]:
        """Return the indexes of tracks in the offer, which must contain all of them."""
        places: list[int] = np.searchsorted(self.ids, list(ids)).tolist()
        return places


@dataclass(frozen=True, slots=True)
class PathDraft:
    """A path with its tracks so far; every change returns a new draft, so that the old one undoes it.

    Attributes:
        path: The line.
        request: The requested length.
        tracks: The ids of the tracks along it, in order.
        locked: Tracks that stay when others are chosen, each with its position as a share of the path (0 to 1).
        refused: Tracks that must not be chosen again.
        shortfall: Why it is not as long as requested.
        among: The only tracks that may be chosen; None for those that are shown.
    """

    path: MoodPath
    request: PathRequest
    tracks: tuple[int, ...] = ()
    locked: Mapping[int, float] = field(default_factory=dict)
    refused: frozenset[int] = frozenset()
    shortfall: Shortfall = Shortfall.NONE
    among: frozenset[int] | None = None

    @property
    def is_adjusted(self) -> bool:
        """Whether the user locked or refused tracks."""
        return bool(self.locked or self.refused)

    # Choosing tracks, which may take a moment

    def planned(self, offer: PathOffer) -> PathDraft:
        """Choose all tracks but the locked ones, which the offer must contain."""
        offered = offer.without(self.refused - self.locked.keys())
        locked = sorted(self.locked, key=self.locked.__getitem__)
        line, corners = self.path.with_corners_at([self.locked[track] for track in locked])
        pinned = dict(zip(corners, offered.places(locked), strict=True))
        request = self.request
        if request.count is not None and request.count < len(pinned):
            request = dataclasses.replace(request, count=len(pinned))
        plan = tracks_along(line, offered.tracks, request, pinned)
        tracks = tuple(offered.ids[list(plan.tracks)].tolist())
        return dataclasses.replace(
            self, request=request, tracks=tracks, shortfall=_shortfall(plan, len(offered.ids), request.duration_s)
        )

    def replaced(self, place: int, offer: PathOffer) -> PathDraft | None:
        """Replace the track at a place by the next best, and refuse it; None when no other may be there.

        The offer must contain all tracks of the draft.
        """
        track = self.tracks[place]
        offered = offer.without(self.refused - {*self.tracks})
        found = next_best(self.path, offered.tracks, offered.places(self.tracks), place, self.request.artist_gap)
        if found is None:
            return None
        tracks = (*self.tracks[:place], int(offered.ids[found]), *self.tracks[place + 1 :])
        locked = {each: share for each, share in self.locked.items() if each != track}
        return dataclasses.replace(self, tracks=tracks, locked=locked, refused=self.refused | {track})

    # Adjusting

    def removed(self, places: Collection[int]) -> PathDraft:
        """Remove and refuse the tracks at some places."""
        gone = {self.tracks[place] for place in places}
        tracks = tuple(track for track in self.tracks if track not in gone)
        return self._with(tracks, self.locked.keys() - gone, self.refused | gone)

    def moved(self, places: Collection[int], to: int) -> PathDraft:
        """Move the tracks at some places, in their order, before the one now at ``to``, and lock them there."""
        moving = [self.tracks[place] for place in sorted(places)]
        staying = [track for place, track in enumerate(self.tracks) if place not in places]
        at = to - sum(place < to for place in places)
        tracks = (*staying[:at], *moving, *staying[at:])
        return self if tracks == self.tracks else self._with(tracks, {*self.locked, *moving}, self.refused)

    def with_lock(self, places: Collection[int], *, locked: bool) -> PathDraft:
        """Lock or unlock the tracks at some places."""
        tracks = {self.tracks[place] for place in places}
        return self._with(self.tracks, {*self.locked} | tracks if locked else {*self.locked} - tracks, self.refused)

    def reversed(self) -> PathDraft:
        """Reverse the path and its tracks."""
        locked = {track: 1 - share for track, share in self.locked.items()}
        return dataclasses.replace(self, path=self.path.reversed(), tracks=self.tracks[::-1], locked=locked)

    def reset(self) -> PathDraft:
        """Remove all tracks and the user's choices, for planning anew."""
        return dataclasses.replace(self, tracks=(), locked={}, refused=frozenset())

    def distances(self, points: Floats) -> Floats:
        """(tracks of the draft,): the distance of each from its stop; ``points`` are those of all tracks."""
        apart: Floats = points[list(self.tracks)] - self.path.stops(len(self.tracks))
        return np.hypot(apart[:, 0], apart[:, 1])

    def _with(self, tracks: tuple[int, ...], locked: Collection[int], refused: frozenset[int]) -> PathDraft:
        last = max(1, len(tracks) - 1)
        shares = {track: place / last for place, track in enumerate(tracks) if track in locked}
        return dataclasses.replace(self, tracks=tracks, locked=shares, refused=refused, shortfall=Shortfall.NONE)


def _shortfall(plan: PathPlan, offered: int, requested_s: float | None) -> Shortfall:
    if plan.exhausted:
        return Shortfall.ALL_TRACKS if len(plan.tracks) == offered else Shortfall.ARTISTS
    if requested_s is not None and abs(plan.duration_s - requested_s) > CLOSE_S:
        return Shortfall.LENGTHS
    return Shortfall.NONE
