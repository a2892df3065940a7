"""Where the songs in memory stand on the plane: by which model, and by the listener's word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.track_columns import Floats, PlacedColumns, TrackColumns

Calibrate = Callable[[Floats], Floats]
"""(n, 2) points of a model -> where the listener would put them."""


class Standing(IntEnum):
    """How a song came to its place on the plane."""

    REFINED = 0  # the shown model, in its version of today, has heard it
    STALE = 1  # an older version of the shown model has
    UNREFINED = 2  # only another model has
    CORRECTED = 3  # the listener says so


class Placements:
    """The places of songs 0, 1, 2, … by every model; one model's are shown.

    Attributes:
        names: The models, in the order in which they stand in for each other.
        shown: The model whose answers are shown where it has any.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.shown = self.names[0] if self.names else ""
        self._calibrate: dict[str, Calibrate] = {}
        self._count = 0
        self._by_model = {name: _Placed() for name in self.names}
        self._corrected = np.full((1024, 2), np.nan)

    def __len__(self) -> int:
        return self._count

    def add(self, columns: TrackColumns) -> None:
        """Take further songs."""
        start, self._count = self._count, self._count + len(columns)
        self._corrected = _grown(self._corrected, self._count)
        for name, placed in self._by_model.items():
            placed.put(slice(start, self._count), columns.placed.get(name) or PlacedColumns.unheard(len(columns)))

    def replace(self, song: int, columns: TrackColumns, row: int, *, same_sound: bool) -> None:
        """Take what a row of ``columns`` says of a known song; what others say of the same sound stays."""
        for name, placed in self._by_model.items():
            said = columns.placed.get(name)
            if said is not None and not np.isnan(said.points[row, 0]):
                placed.put(slice(song, song + 1), said, slice(row, row + 1))
            elif not same_sound:
                placed.put(slice(song, song + 1), PlacedColumns.unheard(1))
        if not same_sound:
            self._corrected[song] = np.nan

    def correct(self, songs: Sequence[int], emotion: Emotion | None) -> None:
        """Take where the listener says that some songs stand; None takes it back."""
        self._corrected[list(songs)] = (np.nan, np.nan) if emotion is None else (emotion.valence, emotion.arousal)

    def calibrate(self, name: str, calibrate: Calibrate | None) -> None:
        """Show a model's answers of today as the listener would have them; None shows them as they are."""
        self._calibrate.pop(name, None)
        if calibrate is not None:
            self._calibrate[name] = calibrate

    def heard(self, name: str) -> npt.NDArray[np.bool_]:
        """(songs,): whether a model, in whatever version, has heard each."""
        if name not in self._by_model:
            return np.zeros(self._count, np.bool_)
        return ~np.isnan(self._by_model[name].points[: self._count, 0])

    def said(self, name: str) -> Floats:
        """(songs, 2): what a model itself says, neither calibrated nor corrected; NaN where it has not heard a song."""
        return self._by_model[name].points[: self._count].copy()

    def points(self) -> Floats:
        """(songs, 2): where each song is shown: corrected, else as the shown model says, else as another one does."""
        points = self._from_models("points")
        corrected = self._corrected[: self._count]
        return np.where(np.isnan(corrected), points, corrected)

    def intervals(self) -> tuple[Floats, Floats]:
        """Two times (songs, 2): between which ends each value lies, as the model that is shown for the song says."""
        return self._from_models("low"), self._from_models("high")

    def analyzed_at(self) -> Floats:
        """(songs,): when the model that is shown for each song heard it, in seconds since 1970."""
        times = np.full(self._count, np.nan)
        for name in self._by_preference():
            times = np.where(np.isnan(times), self._by_model[name].analyzed_at[: self._count], times)
        return times

    def models(self) -> npt.NDArray[np.int8]:
        """(songs,): which of ``names`` is shown for each song."""
        shown = np.full(self._count, -1, np.int8)
        for name in self._by_preference():
            shown[(shown < 0) & self.heard(name)] = self.names.index(name)
        return shown

    def standings(self) -> npt.NDArray[np.int8]:
        """(songs,): a ``Standing`` each."""
        standings = np.full(self._count, Standing.UNREFINED, np.int8)
        if self.shown in self._by_model:
            heard = self.heard(self.shown)
            stale = self._by_model[self.shown].stale[: self._count]
            standings[heard] = np.where(stale[heard], Standing.STALE, Standing.REFINED)
        standings[~np.isnan(self._corrected[: self._count, 0])] = Standing.CORRECTED
        return standings

    def stale(self, name: str) -> npt.NDArray[np.bool_]:
        """(songs,): whether only an older version of a model has heard each."""
        if name not in self._by_model:
            return np.zeros(self._count, np.bool_)
        stale: npt.NDArray[np.bool_] = self._by_model[name].stale[: self._count] & self.heard(name)
        return stale

    def heard_at(self, name: str) -> Floats:
        """(songs,): when a model heard each, in seconds since 1970; NaN where it has not."""
        if name not in self._by_model:
            return np.full(self._count, np.nan)
        return self._by_model[name].analyzed_at[: self._count].copy()

    def apart(self) -> Floats:
        """(songs,): how far apart the first two models put each song; NaN where one of them has not heard it."""
        if len(self.names) < 2:
            return np.full(self._count, np.nan)
        first, second = (self.said(name) for name in self.names[:2])
        apart: Floats = np.hypot(*(first - second).T)
        return apart

    def apart_of(self, song: int) -> float:
        """How far apart the first two models put a song; NaN if one of them has not heard it."""
        if len(self.names) < 2:
            return float("nan")
        first, second = (self._by_model[name].points[song] for name in self.names[:2])
        return float(np.hypot(*(first - second)))

    def correction(self, song: int) -> Emotion | None:
        """Where the listener says that a song stands."""
        valence, arousal = self._corrected[song].tolist()
        return None if np.isnan(valence) else Emotion(valence, arousal)

    def corrected(self) -> npt.NDArray[np.bool_]:
        """(songs,): whether the listener has placed each."""
        corrected: npt.NDArray[np.bool_] = ~np.isnan(self._corrected[: self._count, 0])
        return corrected

    def model_of(self, song: int) -> str:
        """The model that is shown for a song; empty when none has heard it."""
        heard = (name for name in self._by_preference() if not np.isnan(self._by_model[name].points[song, 0]))
        return next(heard, "")

    def standing_of(self, song: int) -> Standing:
        """How a song came to its place."""
        return Standing.CORRECTED if self.correction(song) is not None else self.heard_as(song)

    def heard_as(self, song: int) -> Standing:
        """How the shown model knows a song, wherever the listener has put it."""
        if self.model_of(song) != self.shown:
            return Standing.UNREFINED
        return Standing.STALE if self._by_model[self.shown].stale[song] else Standing.REFINED

    def analyzed_at_of(self, song: int) -> float:
        """When the model that is shown for a song heard it, in seconds since 1970; NaN when none has."""
        model = self.model_of(song)
        return float(self._by_model[model].analyzed_at[song]) if model else float("nan")

    def _by_preference(self) -> list[str]:
        return sorted(self.names, key=lambda name: name != self.shown)

    def _from_models(self, what: str) -> Floats:
        points = np.full((self._count, 2), np.nan)
        for name in self._by_preference():
            missing = np.isnan(points[:, 0])
            if not missing.any():
                break
            said = getattr(self._by_model[name], what)[: self._count][missing]
            current = ~self._by_model[name].stale[: self._count][missing]  # an older version erred in its own ways
            if (calibrate := self._calibrate.get(name)) is not None and current.any():
                said[current] = calibrate(said[current])
            points[missing] = said
        return points


class _Placed:
    """Growing arrays of what one model says."""

    def __init__(self) -> None:
        self.points = np.empty((1024, 2))
        self.low = np.empty((1024, 2))
        self.high = np.empty((1024, 2))
        self.analyzed_at = np.empty(1024)
        self.stale = np.zeros(1024, np.bool_)

    def put(self, songs: slice, columns: PlacedColumns, rows: slice = slice(None)) -> None:
        for name in ("points", "low", "high", "analyzed_at", "stale"):
            grown = _grown(getattr(self, name), songs.stop)
            grown[songs] = getattr(columns, name)[rows]
            setattr(self, name, grown)


_Array = TypeVar("_Array", bound=npt.NDArray[Any])


def _grown(array: _Array, count: int) -> _Array:
    """The array with room for ``count`` rows; twice as much as it had, or more, where there was too little."""
    if count <= len(array):
        return array
    room = np.full(
        (max(count, 2 * len(array)), *array.shape[1:]), np.nan if array.dtype.kind == "f" else 0, array.dtype
    )
    room[: len(array)] = array
    return cast("_Array", room)
