"""What goes to a worker and what comes back: plain values, which mean the same on every computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emotion_player.core.predictions.prediction import Prediction
from emotion_player.errors import Sentence, TrackError


@dataclass(frozen=True, slots=True)
class SongJob:
    """One song to be analysed.

    Attributes:
        number: Tells it from the others of this run.
        path: Of the file as the workers see it: the bytes that the file system stores.
        size: Of the file, in bytes.
        mtime_ns: Its modification time.
        wants_track: Whether its tags and fingerprint are to be read, too.
    """

    number: int
    path: bytes
    size: int
    mtime_ns: int
    wants_track: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a song could not be read or heard: the kind of error and its reason."""

    kind: type[TrackError]
    reason: Sentence


@dataclass(frozen=True, slots=True)
class SongAnswer:
    """What came of a job.

    Attributes:
        number: That of the job.
        worker: The address of the worker.
        tags: The fields of the track other than its file; None where they were not wanted or could not be read.
        prediction: None where there is a failure.
        failure: Why there is no prediction; without ``tags``, why the file could not be read.
        is_missing: Whether the worker sees no file at that path.
        obstacle: Why this worker can analyse nothing at all, if so.
    """

    number: int
    worker: str
    tags: Mapping[str, Any] | None = None
    prediction: Prediction | None = None
    failure: Failure | None = None
    is_missing: bool = False
    obstacle: Sentence | None = None
