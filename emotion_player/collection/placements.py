"""The points of the tracks in memory: corrected by the user, else calibrated, else as predicted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import Calibration
from emotion_player.core.track_columns import Floats, PredictionColumns, TrackColumns


class PlacementStatus(IntEnum):
    """The source of the point of a track."""

    CURRENT = 0  # a prediction of the shown model in the version in use
    OUTDATED = 1  # a prediction of an older version of the shown model
    OTHER_MODEL = 2  # a prediction of another model only
    CORRECTED = 3  # a correction by the user


class Placements:
    """The points of tracks 0, 1, 2, … by every model; one model is shown.

    Only this class knows the rule: the point of a track is its correction, else its calibrated prediction, else its
    prediction.

    Attributes:
        names: The models; where the shown one has no prediction, the next in this order is used.
        shown: The model whose predictions are shown where it has any.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.shown = self.names[0] if self.names else ""
        self._calibrations: dict[str, Calibration] = {}
        self._count = 0
        self._by_model = {name: _ModelPredictions() for name in self.names}
        self._corrected = np.full((1024, 2), np.nan)

    def __len__(self) -> int:
        return self._count

    def add(self, columns: TrackColumns) -> None:
        """Add further tracks."""
        start, self._count = self._count, self._count + len(columns)
        self._corrected = _grown(self._corrected, self._count)
        for name, predictions in self._by_model.items():
            added = columns.predictions.get(name) or PredictionColumns.none(len(columns))
            predictions.put(slice(start, self._count), added)

    def replace(self, track_id: int, columns: TrackColumns, row: int, *, same_sound: bool) -> None:
        """Replace a track's predictions by those in a row of ``columns``; for the same sound, other models' stay."""
        place = slice(track_id, track_id + 1)
        for name, predictions in self._by_model.items():
            new = columns.predictions.get(name)
            if new is not None and not np.isnan(new.points[row, 0]):
                predictions.put(place, new, slice(row, row + 1))
            elif not same_sound:
                predictions.put(place, PredictionColumns.none(1))
        if not same_sound:
            self._corrected[track_id] = np.nan

    def correct(self, track_ids: Sequence[int], emotion: Emotion | None) -> None:
        """Correct some tracks, or remove their corrections for None."""
        corrected = (np.nan, np.nan) if emotion is None else (emotion.valence, emotion.arousal)
        self._corrected[list(track_ids)] = corrected

    def calibrate(self, name: str, calibration: Calibration | None) -> None:
        """Apply a calibration, or none, to the predictions of the current version of a model."""
        self._calibrations.pop(name, None)
        if calibration is not None:
            self._calibrations[name] = calibration

    def calibration(self, name: str) -> Calibration | None:
        """Return the calibration applied to the current version of a model."""
        return self._calibrations.get(name)

    # Where tracks stand

    def points(self) -> Floats:
        """(tracks, 2): the point of each track."""
        points = self._calibrated("points")
        corrected = self._corrected[: self._count]
        return np.where(np.isnan(corrected), points, corrected)

    def intervals(self) -> tuple[Floats, Floats]:
        """Two arrays (tracks, 2): the ends of the intervals, of the model that is shown for each track."""
        return self._calibrated("low"), self._calibrated("high")

    def statuses(self) -> npt.NDArray[np.int8]:
        """(tracks,): the ``PlacementStatus`` of each track."""
        statuses = np.full(self._count, PlacementStatus.OTHER_MODEL, np.int8)
        if self.shown in self._by_model:
            known = self.has_prediction(self.shown)
            outdated = self._by_model[self.shown].outdated[: self._count]
            statuses[known] = np.where(outdated[known], PlacementStatus.OUTDATED, PlacementStatus.CURRENT)
        statuses[self.corrected()] = PlacementStatus.CORRECTED
        return statuses

    def status_of(self, track_id: int) -> PlacementStatus:
        """Return the source of the point of a track."""
        if self.correction(track_id) is not None:
            return PlacementStatus.CORRECTED
        return self.model_status_of(track_id)

    def model_status_of(self, track_id: int) -> PlacementStatus:
        """Return the source of the point of a track without its correction."""
        if self.model_of(track_id) != self.shown:
            return PlacementStatus.OTHER_MODEL
        is_outdated = self._by_model[self.shown].outdated[track_id]
        return PlacementStatus.OUTDATED if is_outdated else PlacementStatus.CURRENT

    def corrected(self) -> npt.NDArray[np.bool_]:
        """(tracks,): whether the user has corrected each."""
        corrected: npt.NDArray[np.bool_] = ~np.isnan(self._corrected[: self._count, 0])
        return corrected

    def correction(self, track_id: int) -> Emotion | None:
        """Return the user's correction of a track; None if there is none."""
        valence, arousal = self._corrected[track_id].tolist()
        return None if np.isnan(valence) else Emotion(valence, arousal)

    # Which model is shown for a track

    def models(self) -> npt.NDArray[np.int8]:
        """(tracks,): the index in ``names`` of the model that is shown for each track; -1 for none."""
        shown = np.full(self._count, -1, np.int8)
        for name in self._by_preference():
            shown[(shown < 0) & self.has_prediction(name)] = self.names.index(name)
        return shown

    def model_of(self, track_id: int) -> str:
        """Return the model that is shown for a track; empty if none has analysed it."""
        known = (name for name in self._by_preference() if not np.isnan(self._by_model[name].points[track_id, 0]))
        return next(known, "")

    def analyzed_at(self) -> Floats:
        """(tracks,): when the model that is shown for each track analysed it, in seconds since 1970."""
        times = np.full(self._count, np.nan)
        for name in self._by_preference():
            times = np.where(np.isnan(times), self._by_model[name].analyzed_at[: self._count], times)
        return times

    def analyzed_at_of(self, track_id: int) -> float:
        """Return when the shown model analysed a track, in seconds since 1970; NaN if none has."""
        model = self.model_of(track_id)
        return float(self._by_model[model].analyzed_at[track_id]) if model else float("nan")

    # What one model predicts

    def has_prediction(self, name: str) -> npt.NDArray[np.bool_]:
        """(tracks,): whether a model, in whatever version, has analysed each."""
        if name not in self._by_model:
            return np.zeros(self._count, np.bool_)
        return ~np.isnan(self._by_model[name].points[: self._count, 0])

    def predictions(self, name: str) -> Floats:
        """(tracks, 2): the predictions of a model, neither calibrated nor corrected; NaN where there is none."""
        return self._by_model[name].points[: self._count].copy()

    def predicted_at(self, name: str) -> Floats:
        """(tracks,): when a model analysed each, in seconds since 1970; NaN where it has not."""
        if name not in self._by_model:
            return np.full(self._count, np.nan)
        return self._by_model[name].analyzed_at[: self._count].copy()

    def outdated(self, name: str) -> npt.NDArray[np.bool_]:
        """(tracks,): whether only an older version of a model has analysed each."""
        if name not in self._by_model:
            return np.zeros(self._count, np.bool_)
        outdated: npt.NDArray[np.bool_] = self._by_model[name].outdated[: self._count] & self.has_prediction(name)
        return outdated

    def disagreement(self) -> Floats:
        """(tracks,): the distance between the predictions of the first two models; NaN where one has none."""
        if len(self.names) < 2:
            return np.full(self._count, np.nan)
        first, second = (self.predictions(name) for name in self.names[:2])
        distances: Floats = np.hypot(*(first - second).T)
        return distances

    def disagreement_of(self, track_id: int) -> float:
        """Return the distance between the predictions of the first two models for a track; NaN if one has none."""
        if len(self.names) < 2:
            return float("nan")
        first, second = (self._by_model[name].points[track_id] for name in self.names[:2])
        return float(np.hypot(*(first - second)))

    def _by_preference(self) -> list[str]:
        return sorted(self.names, key=lambda name: name != self.shown)

    def _calibrated(self, what: str) -> Floats:
        """(tracks, 2): ``points``, ``low`` or ``high`` of the model that is shown for each track, calibrated."""
        points = np.full((self._count, 2), np.nan)
        for name in self._by_preference():
            missing = np.isnan(points[:, 0])
            if not missing.any():
                break
            predicted = getattr(self._by_model[name], what)[: self._count][missing]
            current = ~self._by_model[name].outdated[: self._count][missing]  # an older version erred in its own ways
            if (calibration := self._calibrations.get(name)) is not None and current.any():
                predicted[current] = calibration.points(predicted[current])
            points[missing] = predicted
        return points


class _ModelPredictions:
    """Growing arrays of the predictions of one model."""

    def __init__(self) -> None:
        self.points = np.empty((1024, 2))
        self.low = np.empty((1024, 2))
        self.high = np.empty((1024, 2))
        self.analyzed_at = np.empty(1024)
        self.outdated = np.zeros(1024, np.bool_)

    def put(self, tracks: slice, columns: PredictionColumns, rows: slice = slice(None)) -> None:
        for name in ("points", "low", "high", "analyzed_at", "outdated"):
            grown = _grown(getattr(self, name), tracks.stop)
            grown[tracks] = getattr(columns, name)[rows]
            setattr(self, name, grown)


_Array = TypeVar("_Array", bound=npt.NDArray[Any])


def _grown(array: _Array, count: int) -> _Array:
    """Return the array with room for ``count`` rows, at least doubled if it was too small."""
    if count <= len(array):
        return array
    room = np.full(
        (max(count, 2 * len(array)), *array.shape[1:]), np.nan if array.dtype.kind == "f" else 0, array.dtype
    )
    room[: len(array)] = array
    return cast("_Array", room)
