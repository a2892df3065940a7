"""Which songs a model is still to hear, the most useful first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from emotion_player.collection.collection import TrackCollection

Ids = npt.NDArray[np.intp]


class Scope(Enum):
    """Which songs are wished for."""

    CHOSEN = "chosen"
    """Those that are named."""
    STALE = "stale"
    """Those that only an older version of the model has heard."""
    ALL = "all"
    """Every song of the library."""


@dataclass(frozen=True, slots=True)
class RescoreRequest:
    """A model is to hear songs.

    Attributes:
        model: Its name.
        reach: Which songs.
        chosen: The ids of the songs, if they are named.
    """

    model: str
    reach: Scope
    chosen: tuple[int, ...] = ()

    def left(self, songs: TrackCollection) -> Ids:
        """The ids of the wished songs that the model, in its version of today, has not heard.

        Chosen songs come as they were chosen, stale ones from the latest to the first that was heard, and of all songs
        those that are shown come before the rest.
        """
        missing = unheard(songs, self.model)
        match self.reach:
            case Scope.CHOSEN:
                order = np.array(self.chosen, np.intp)
            case Scope.STALE:
                missing &= songs.placements.stale(self.model)
                order = (-songs.placements.heard_at(self.model)).argsort(kind="stable")
            case Scope.ALL:
                order = _shown_first(songs.shown, len(songs))
        return order[missing[order]]


def unheard(songs: TrackCollection, model: str) -> npt.NDArray[np.bool_]:
    """(songs,): whether a model, in its version of today, has not heard each."""
    placements = songs.placements
    missing: npt.NDArray[np.bool_] = (~placements.heard(model) | placements.stale(model)) & songs.present()
    return missing


def _shown_first(shown: Sequence[int], count: int) -> Ids:
    first = np.array(shown, np.intp)
    is_rest = np.ones(count, np.bool_)
    is_rest[first] = False
    return np.concatenate([first, np.flatnonzero(is_rest)])


class RescoreQueue:
    """What is wished for, the most urgent first: what is named, then what is stale, then the whole library.

    A song that could not be heard is not tried again, unless it is wished for anew.
    """

    def __init__(self, songs: TrackCollection) -> None:
        self._songs = songs
        self._wishes: list[RescoreRequest] = []
        self._failed: dict[str, set[int]] = {}

    def __iter__(self) -> Iterator[RescoreRequest]:
        return iter(self._wishes)

    def __bool__(self) -> bool:
        return bool(self._wishes)

    def add(self, wish: RescoreRequest) -> bool:
        """Take a wish, unless it is fulfilled already; whether it was taken."""
        self._failed.setdefault(wish.model, set()).difference_update(wish.left(self._songs).tolist())
        if not len(self.left(wish)):
            return False
        if wish not in self._wishes:
            self._wishes.append(wish)
            self._wishes.sort(key=lambda each: list(Scope).index(each.reach))
        return True

    def drop(self, wish: RescoreRequest) -> None:
        """Take back a wish."""
        self._wishes = [each for each in self._wishes if each != wish]

    def clear(self) -> None:
        """Take back all wishes."""
        self._wishes.clear()

    def next(self) -> RescoreRequest | None:
        """Forget what is fulfilled; the most urgent of the rest."""
        self._wishes = [wish for wish in self._wishes if len(self.left(wish))]
        return next(iter(self._wishes), None)

    def left(self, wish: RescoreRequest) -> Ids:
        """The songs of a wish that may still be heard."""
        left = wish.left(self._songs)
        return left[~np.isin(left, list(self._failed[wish.model]))]

    def count(self) -> int:
        """How many songs are to be heard, by whichever model."""
        by_model: dict[str, set[int]] = {}
        for wish in self._wishes:
            by_model.setdefault(wish.model, set()).update(self.left(wish).tolist())
        return sum(map(len, by_model.values()))

    def tried(self, model: str, songs: Ids) -> None:
        """A model was to hear some songs: those that it has not heard now, it cannot hear."""
        self._failed[model].update(songs[unheard(self._songs, model)[songs]].tolist())
