"""The inside of a cluster's worker: loads the model once, and analyses one song after another."""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Callable
from pathlib import Path

from distributed import Worker, WorkerPlugin, get_worker

import emotion_player
from emotion_player.cluster.songs import Failure, SongAnswer, SongJob
from emotion_player.core.ports.analysis import SongMachine
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import EmotionPlayerError, Sentence, TrackError

logger = logging.getLogger(__name__)


class SongAnalysis(WorkerPlugin):
    """Keeps what analyses songs in a worker process, for every thread and every scan with the same model.

    Args:
        name: Tells it from that of other models and versions.
        version: Of the program that scans; that of the worker must be the same.
        open_machine: Loads the model; an ``EmotionPlayerError`` of its own means that the worker cannot be used.
    """

    idempotent = True

    def __init__(self, name: str, version: str, open_machine: Callable[[], SongMachine]) -> None:
        self.name = name
        self.machine: SongMachine | None = None
        self._version = version
        self._open_machine = open_machine

    def prepare(self) -> Sentence | None:
        """Load the model unless it is loaded; why that is not possible, if so."""
        if self._version != emotion_player.__version__:
            return Sentence(
                "it has Emotion Player {there}, and this computer has {here}.",
                there=emotion_player.__version__,
                here=self._version,
            )
        try:
            self.machine = self.machine or self._open_machine()
        except EmotionPlayerError as error:
            return error.sentence
        return None

    def setup(self, worker: Worker) -> None:
        """Get ready; what stands in the way is told to whoever asks."""
        if obstacle := self.prepare():
            logger.warning("%s cannot analyse songs: %s", worker.address, obstacle)

    def teardown(self, worker: Worker) -> None:
        """End the processes that read files, with the worker."""
        if self.machine is not None:
            self.machine.stop()


def installed_version() -> str:
    """Which version there is, wherever this is called."""
    return emotion_player.__version__


def prepare(name: str, dask_worker: Worker) -> Sentence | None:
    """Why a worker cannot analyse songs, if so. Dask gives it the worker."""
    analysis = dask_worker.plugins[name]
    assert isinstance(analysis, SongAnalysis)
    return analysis.prepare()


def analyse(name: str, job: SongJob) -> SongAnswer:
    """Read a song and predict its emotion: the job of one task on a worker."""
    worker = get_worker()
    answer = SongAnswer(job.number, worker.address)
    analysis = worker.plugins[name]
    assert isinstance(analysis, SongAnalysis)
    if analysis.machine is None:
        return dataclasses.replace(answer, obstacle=analysis.prepare())
    path = Path(os.fsdecode(job.path))
    try:
        if job.wants_track:
            track = analysis.machine.reader.read(FileStamp(path, job.size, job.mtime_ns))
            answer = dataclasses.replace(answer, tags=_tags(track))
        return dataclasses.replace(answer, prediction=analysis.machine.predictor.predict(path))
    except TrackError as error:
        failure = Failure(type(error), error.reason)
        return dataclasses.replace(answer, failure=failure, is_missing=not os.path.lexists(path))
    except EmotionPlayerError as error:
        return dataclasses.replace(answer, obstacle=error.sentence)


def _tags(track: Track) -> dict[str, object]:
    """The fields of a track other than its file, whose path means nothing elsewhere."""
    return {field.name: getattr(track, field.name) for field in dataclasses.fields(Track) if field.name != "file"}
