"""The queue of tracks that models have yet to analyse, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from emotion_player.collection.collection import TrackCollection

Ids = npt.NDArray[np.intp]


class Scope(Enum):
    """The tracks of a request; the most urgent kind comes first."""

    CHOSEN = "chosen"
    """Tracks chosen by the user."""
    OUTDATED = "outdated"
    """Tracks that only an older version of the model has analysed."""
    ALL = "all"
    """All tracks of the library."""


@dataclass(frozen=True, slots=True)
class RescoreRequest:
    """A request that a model analyse tracks.

    Attributes:
        model: Its name.
        scope: Which tracks.
        chosen: The ids of the tracks, if they are named.
    """

    model: str
    scope: Scope
    chosen: tuple[int, ...] = ()

    def remaining(self, tracks: TrackCollection) -> Ids:
        """Return the requested tracks that the current version of the model has not analysed.

        Chosen tracks come as they were chosen, outdated ones from the latest analysis to the first, and of all tracks
        those that are shown come before the rest.
        """
        missing = without_prediction(tracks, self.model)
        match self.scope:
            case Scope.CHOSEN:
                order = np.array(self.chosen, np.intp)
            case Scope.OUTDATED:
                missing &= tracks.placements.outdated(self.model)
                order = (-tracks.placements.predicted_at(self.model)).argsort(kind="stable")
            case Scope.ALL:
                order = _shown_first(tracks.shown, len(tracks))
        return order[missing[order]]


def without_prediction(tracks: TrackCollection, model: str) -> npt.NDArray[np.bool_]:
    """(tracks,): whether the current version of a model has yet to analyse each."""
    placements = tracks.placements
    missing: npt.NDArray[np.bool_] = ~placements.has_prediction(model) | placements.outdated(model)
    missing &= tracks.present()
    return missing


def _shown_first(shown: Sequence[int], count: int) -> Ids:
    first = np.array(shown, np.intp)
    is_rest = np.ones(count, np.bool_)
    is_rest[first] = False
    return np.concatenate([first, np.flatnonzero(is_rest)])


class RescoreQueue:
    """The open requests, the most urgent first: chosen tracks, then outdated ones, then the whole library.

    A track that could not be analysed is not tried again, unless it is requested anew.
    """

    def __init__(self, tracks: TrackCollection) -> None:
        self._tracks = tracks
        self._requests: list[RescoreRequest] = []
        self._failed: dict[str, set[int]] = {}

    def __iter__(self) -> Iterator[RescoreRequest]:
        return iter(self._requests)

    def __bool__(self) -> bool:
        return bool(self._requests)

    def add(self, request: RescoreRequest) -> bool:
        """Add a request unless it is fulfilled already; return whether it was added."""
        self._failed.setdefault(request.model, set()).difference_update(request.remaining(self._tracks).tolist())
        if not len(self.remaining(request)):
            return False
        if request not in self._requests:
            self._requests.append(request)
            self._requests.sort(key=lambda each: list(Scope).index(each.scope))
        return True

    def remove(self, request: RescoreRequest) -> None:
        """Remove a request."""
        self._requests = [each for each in self._requests if each != request]

    def clear(self) -> None:
        """Remove all requests."""
        self._requests.clear()

    def next(self) -> RescoreRequest | None:
        """Remove fulfilled requests, and return the most urgent of the others."""
        self._requests = [request for request in self._requests if len(self.remaining(request))]
        return next(iter(self._requests), None)

    def remaining(self, request: RescoreRequest) -> Ids:
        """Return the tracks of a request that have yet to be analysed and have not failed."""
        remaining = request.remaining(self._tracks)
        return remaining[~np.isin(remaining, list(self._failed[request.model]))]

    def count(self) -> int:
        """Return how many tracks have yet to be analysed, by any model."""
        by_model: dict[str, set[int]] = {}
        for request in self._requests:
            by_model.setdefault(request.model, set()).update(self.remaining(request).tolist())
        return sum(map(len, by_model.values()))

    def tried(self, model: str, tracks: Ids) -> None:
        """Note that a model has analysed some tracks; those without a prediction count as failed."""
        self._failed[model].update(tracks[without_prediction(self._tracks, model)[tracks]].tolist())
