"""The search for the tracks nearest to the stops of a path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

_NOTHING = 1e-12
"""Gains up to this are rounding errors."""

_SWEEPS = 50
"""The most passes over all stops; a handful is enough where tracks are not scarce."""


class PathSearch:
    """Assigns one track to each stop: first the nearest free one, then better ones until none is found.

    Every step reduces the sum of the squared distances between tracks and stops, plus, where a duration is requested,
    ``second_weight`` times the square of the seconds that are missing or too many.

    Attributes:
        chosen: (stops,): the track at each stop, as an index; -1 where there is none yet.

    Args:
        stops: (stops, 2): the target points.
        points: (tracks, 2): the points of the tracks.
        durations_s: (tracks,).
        artists: (tracks,): a number for each artist, from 0; -1 when unknown.
        gap: The fewest tracks between two by the same artist.
        pinned: Tracks fixed at a stop, as {stop: track}.
        wanted_s: The requested total duration; None for any.
        second_weight: The weight of a second squared relative to a distance squared.
    """

    def __init__(
        self,
        stops: Floats,
        points: Floats,
        durations_s: Floats,
        artists: Ints,
        gap: int,
        pinned: Mapping[int, int],
        wanted_s: float | None,
        second_weight: float,
    ) -> None:
        self.chosen = np.full(len(stops), -1, np.int64)
        self._stops = stops
        self._valence, self._arousal = np.ascontiguousarray(points.T)
        self._durations_s = durations_s
        self._artists = artists
        self._by_artist = np.argsort(artists, kind="stable")
        self._first_by = np.searchsorted(artists[self._by_artist], np.arange(artists.max(initial=-1) + 2))
        self._gap = gap
        self._free = [stop for stop in range(len(stops)) if stop not in pinned]
        self._wanted_s = wanted_s
        self._second_weight = second_weight
        self._pinned = pinned

    def fill(self) -> bool:
        """Assign a track to every stop; whether that was possible."""
        return self._fill_with_nearest() or self._fill_with_most_frequent()

    def improve(self) -> None:
        """Replace and swap tracks until that improves nothing."""
        for _ in range(_SWEEPS):
            replaced = self._replace_each()
            while self._swap_each():
                replaced = True
            if not replaced:
                break

    def nearest(self, stop: int) -> int | None:
        """Find the nearest track that may be at a stop and is not chosen yet; None for none."""
        costs = self._costs(stop, None)
        costs[self.chosen[stop]] = np.inf
        track = int(costs.argmin())
        return None if np.isinf(costs[track]) else track

    # ---- the first assignment

    def _fill_with_nearest(self) -> bool:
        self._start()
        free = set(self._free)
        for stop in [stop for stop in _coarse_to_fine(len(self._stops)) if stop in free]:
            costs = self._costs(stop, None)
            track = int(costs.argmin()) if len(costs) else -1
            if track < 0 or np.isinf(costs[track]):
                return False
            self.chosen[stop] = track
        return True

    def _fill_with_most_frequent(self) -> bool:
        """Alternate between artists, those with most tracks left first, which succeeds whenever it is possible."""
        self._start()
        turns = -(-len(self._stops) // (self._gap + 1))
        counts = np.minimum(np.bincount(self._artists + 1), turns)
        counts[0] = 1  # each track without an artist is as good as an artist with one track
        counts[1:] -= np.bincount(self._artists[self.chosen[self.chosen >= 0]] + 1, minlength=len(counts))[1:]
        for stop in self._free:
            costs = self._costs(stop, None)
            possible = np.isfinite(costs)
            if not possible.any():
                return False
            left = counts[self._artists + 1]
            costs[left < left[possible].max()] = np.inf
            track = int(costs.argmin())
            self.chosen[stop] = track
            if self._artists[track] >= 0:
                counts[self._artists[track] + 1] -= 1
        return True

    def _start(self) -> None:
        self.chosen[:] = -1
        for stop, track in self._pinned.items():
            self.chosen[stop] = track

    # ---- improvements

    def _replace_each(self) -> bool:
        """Replace the track at every stop by the best, the others fixed; whether any was replaced."""
        replaced = False
        for stop in self._free:
            costs = self._costs(stop, self._wanted_s)
            track = int(costs.argmin())
            if costs[track] < costs[self.chosen[stop]] - _NOTHING:
                self.chosen[stop] = track
                replaced = True
        return replaced

    def _swap_each(self) -> bool:
        """Swap pairs of tracks that go against the path; whether any were swapped."""
        swapped = False
        for number, stop in enumerate(self._free):
            later = np.array(self._free[number + 1 :], np.int64)
            for other in later[self._gains(stop, later) > _NOTHING].tolist():
                if self._gains(stop, other) > _NOTHING and self._may_swap(stop, other):
                    self.chosen[[stop, other]] = self.chosen[[other, stop]]
                    swapped = True
        return swapped

    def _gains(self, stop: int, others: Ints | int) -> Floats:
        """Return the decrease of the sum of squared distances when tracks are swapped: twice a scalar product."""
        track, theirs = self.chosen[stop], self.chosen[others]
        step = self._stops[others] - self._stops[stop]
        gains: Floats = -2.0 * (
            (self._valence[theirs] - self._valence[track]) * step[..., 0]
            + (self._arousal[theirs] - self._arousal[track]) * step[..., 1]
        )
        return gains

    def _may_swap(self, stop: int, other: int) -> bool:
        artists = self._artists[self.chosen]
        artists[[stop, other]] = artists[[other, stop]]
        return not any(artists[at] in self._near(artists, at) for at in (stop, other))

    # ---- costs

    def _costs(self, stop: int, wanted_s: float | None) -> Floats:
        """(tracks,): the cost of each at a stop, the others fixed; infinite where it may not be there."""
        valence, arousal = self._stops[stop]
        costs: Floats = np.square(self._valence - valence)
        costs += np.square(self._arousal - arousal)
        others = np.delete(self.chosen, stop)
        others = others[others >= 0]
        if wanted_s is not None:
            missing_s = wanted_s - float(self._durations_s[others].sum())
            costs += self._second_weight * np.square(self._durations_s - missing_s)
        costs[others] = np.inf
        artists = np.where(self.chosen < 0, -1, self._artists[self.chosen])
        for artist in self._near(artists, stop):
            costs[self._by_artist[self._first_by[artist] : self._first_by[artist + 1]]] = np.inf
        return costs

    def _near(self, artists: Ints, stop: int) -> set[int]:
        """Return the known artists within ``gap`` of a stop, who may not be there too."""
        around = [*artists[max(0, stop - self._gap) : stop], *artists[stop + 1 : stop + 1 + self._gap]]
        return {int(artist) for artist in around if artist >= 0}


def _coarse_to_fine(count: int) -> list[int]:
    """Order stops as ends, middle, quarters ..., so that no part of the path gets only the leftovers."""
    order, spans = [0, count - 1], [(0, count - 1)]
    for first, last in spans:  # which grow meanwhile
        if last - first > 1:
            middle = (first + last) // 2
            order.append(middle)
            spans += [(first, middle), (middle, last)]
    return list(dict.fromkeys(order))
