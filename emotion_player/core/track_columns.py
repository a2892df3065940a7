"""Tracks as columns, which are fast to read and small in memory for 100,000 tracks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.core.track import Fingerprint

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NO_YEAR = 0
"""The value for an unknown year."""

NO_NUMBER = 0
"""The value for an unknown track number."""


@dataclass(frozen=True, slots=True, eq=False)
class PredictionColumns:
    """The predictions of one model for some tracks, one row per track; NaN where it has not analysed the sound.

    Attributes:
        points: (tracks, 2), valence and arousal.
        low: (tracks, 2), the lower ends of the intervals.
        high: (tracks, 2), the upper ends.
        analyzed_at: (tracks,), seconds since 1970 (UTC).
        outdated: (tracks,) bool: the prediction is by an older version of the model, not the one in use.
    """

    points: Floats
    low: Floats
    high: Floats
    analyzed_at: Floats
    outdated: npt.NDArray[np.bool_]

    @classmethod
    def none(cls, count: int) -> PredictionColumns:
        """Return the columns of ``count`` tracks of which the model has analysed none."""
        nowhere = np.full((count, 2), np.nan)
        return cls(nowhere, nowhere, nowhere, np.full(count, np.nan), np.zeros(count, np.bool_))

    def known(self) -> npt.NDArray[np.bool_]:
        """(tracks,): whether there is a prediction for each."""
        known: npt.NDArray[np.bool_] = ~np.isnan(self.points[:, 0])
        return known

    def taken(self, rows: npt.NDArray[np.intp]) -> PredictionColumns:
        """Select the predictions for some of the tracks."""
        return PredictionColumns(
            self.points[rows], self.low[rows], self.high[rows], self.analyzed_at[rows], self.outdated[rows]
        )

    @classmethod
    def joined(cls, parts: Sequence[PredictionColumns]) -> PredictionColumns:
        """Join predictions of the same model, for one set of tracks after another."""
        return cls(
            np.concatenate([part.points for part in parts]),
            np.concatenate([part.low for part in parts]),
            np.concatenate([part.high for part in parts]),
            np.concatenate([part.analyzed_at for part in parts]),
            np.concatenate([part.outdated for part in parts]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class TrackColumns:
    """Tracks with each model's predictions for them; an unknown text is empty, an unknown year ``NO_YEAR``.

    Attributes:
        paths: Of the files, as text (``os.fsdecode``).
        sizes: Of the files in bytes.
        mtimes_ns: When the files were changed.
        fingerprints: Of the sounds.
        durations_s: Of the sounds, in seconds.
        titles: Texts from the tags, like ``artists``, ``albums`` and ``genres``.
        years: int16.
        track_numbers: int16; ``NO_NUMBER`` when unknown.
        predictions: By the name of the model.
    """

    paths: Sequence[str]
    sizes: Ints
    mtimes_ns: Ints
    fingerprints: Sequence[Fingerprint]
    durations_s: Floats
    titles: Sequence[str]
    artists: Sequence[str]
    albums: Sequence[str]
    genres: Sequence[str]
    years: npt.NDArray[np.int16]
    track_numbers: npt.NDArray[np.int16]
    predictions: Mapping[str, PredictionColumns]

    def __len__(self) -> int:
        return len(self.paths)

    def pages(self, size: int) -> Iterator[TrackColumns]:
        """Yield the tracks in order, at most ``size`` at a time."""
        if 0 < len(self) <= size:
            yield self
        else:
            for first in range(0, len(self), size):
                yield self.taken(np.arange(first, min(first + size, len(self))))

    def taken(self, rows: npt.NDArray[np.intp]) -> TrackColumns:
        """Select some of the tracks, in the order given."""
        return TrackColumns(
            [self.paths[row] for row in rows],
            self.sizes[rows],
            self.mtimes_ns[rows],
            [self.fingerprints[row] for row in rows],
            self.durations_s[rows],
            [self.titles[row] for row in rows],
            [self.artists[row] for row in rows],
            [self.albums[row] for row in rows],
            [self.genres[row] for row in rows],
            self.years[rows],
            self.track_numbers[rows],
            {name: columns.taken(rows) for name, columns in self.predictions.items()},
        )

    @classmethod
    def joined(cls, parts: Sequence[TrackColumns]) -> TrackColumns:
        """Join sets of tracks, one at least, that have predictions of the same models."""
        return cls(
            list(chain.from_iterable(part.paths for part in parts)),
            np.concatenate([part.sizes for part in parts]),
            np.concatenate([part.mtimes_ns for part in parts]),
            list(chain.from_iterable(part.fingerprints for part in parts)),
            np.concatenate([part.durations_s for part in parts]),
            list(chain.from_iterable(part.titles for part in parts)),
            list(chain.from_iterable(part.artists for part in parts)),
            list(chain.from_iterable(part.albums for part in parts)),
            list(chain.from_iterable(part.genres for part in parts)),
            np.concatenate([part.years for part in parts]),
            np.concatenate([part.track_numbers for part in parts]),
            {
                name: PredictionColumns.joined([part.predictions[name] for part in parts])
                for name in parts[0].predictions
            },
        )

    @classmethod
    def of(cls, predicted: Sequence[PredictedTrack]) -> TrackColumns:
        """Build the columns of tracks that the current models have just analysed."""
        tracks = [each.track for each in predicted]
        names = {each.model.name for each in predicted}
        return cls(
            [str(track.path) for track in tracks],
            np.array([track.file.size for track in tracks], np.int64),
            np.array([track.file.mtime_ns for track in tracks], np.int64),
            [track.fingerprint for track in tracks],
            np.array([track.duration_s for track in tracks], np.float64),
            [track.title for track in tracks],
            [track.artist for track in tracks],
            [track.album for track in tracks],
            [track.genre for track in tracks],
            np.array([track.year or NO_YEAR for track in tracks], np.int16),
            np.array([track.track_number or NO_NUMBER for track in tracks], np.int16),
            {name: _predictions_by(name, predicted) for name in names},
        )


def _predictions_by(name: str, predicted: Sequence[PredictedTrack]) -> PredictionColumns:
    columns = PredictionColumns(
        np.full((len(predicted), 2), np.nan),
        np.full((len(predicted), 2), np.nan),
        np.full((len(predicted), 2), np.nan),
        np.full(len(predicted), np.nan),
        np.zeros(len(predicted), np.bool_),
    )
    for row, each in enumerate(predicted):
        if each.model.name == name:
            prediction = each.prediction
            ends = (
                (columns.points, prediction.emotion),
                (columns.low, prediction.low),
                (columns.high, prediction.high),
            )
            for column, emotion in ends:
                column[row] = emotion.valence, emotion.arousal
            columns.analyzed_at[row] = each.analyzed_at.timestamp()
    return columns
