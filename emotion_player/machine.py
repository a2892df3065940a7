"""What a computer needs to analyse songs: a model, and processes that read untrusted files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from emotion_player import paths, reading
from emotion_player.analysis.workers import Workers
from emotion_player.core.mel import MelSpec, SegmentMels
from emotion_player.core.models.device import Device, DeviceUse
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import ModelError
from emotion_player.inference.registry import ModelRegistry

if TYPE_CHECKING:
    from emotion_player.inference.predictor import TrackPredictor


class Machine:
    """Reads songs and predicts their emotions on this computer; implements ``ports.SongMachine``.

    Args:
        model_name: Which of the installed models predicts.
        device: What the model is to run on; ``predictor.device`` tells what it runs on, and why.

    Attributes:
        reader: Reads tags and fingerprints in worker processes; meanwhile the model is loaded.
        predictor: The model; what it hears is decoded in the same processes.

    Raises:
        ModelError: The model or its card is missing.
    """

    def __init__(self, model_name: str, device: Device = "cpu") -> None:
        self._workers = Workers(crash_log=paths.crash_log())
        models = ModelRegistry(paths.models_folder())
        decode = partial(_decoded_by, self._workers)
        load = partial(models.load, model_name, decode_mels=decode, device=device)
        self.predictor = LatePredictor(models.card(model_name).key, load)
        self.reader = _WorkerReader(self._workers, self.predictor.begin_to_load)

    def stop(self) -> None:
        """Stop at once; every later call fails."""
        self._workers.stop()


def open_same_machine(model_name: str, sha256: str, device: Device) -> Machine:
    """Open the machine of a cluster's worker, whose model must be that of the computer that scans.

    Raises:
        ModelError: The model is missing, damaged or another one.
    """
    if ModelRegistry(paths.models_folder()).card(model_name).sha256 != sha256:
        raise ModelError(
            "The {name} model in {folder} is not the one that the scanning computer uses.",
            name=model_name,
            folder=paths.models_folder(),
        )
    machine = Machine(model_name, device)
    machine.predictor.load()
    return machine


class LatePredictor:
    """A model that is loaded when the first song is read: a scan that finds nothing new does without.

    Implements ``ports.EmotionPredictor``.

    Args:
        model: Which one it will be.
        load: Loads it.
    """

    def __init__(self, model: ModelKey, load: Callable[[], TrackPredictor]) -> None:
        self._model, self._load = model, load
        self._loading: Future[TrackPredictor] | None = None
        self._lock = Lock()

    @property
    def model(self) -> ModelKey:
        """The model that answers."""
        return self._model

    @property
    def decoder(self) -> str:
        """Names what decodes, with versions."""
        from emotion_player.core.installation import decoder_name  # noqa: PLC0415 - takes a while to find out

        return decoder_name()

    @property
    def device(self) -> DeviceUse | None:
        """What it runs on; None before it is loaded."""
        loading = self._loading
        is_loaded = loading is not None and loading.done() and not loading.exception()
        return loading.result().device if loading and is_loaded else None

    def begin_to_load(self) -> Future[TrackPredictor]:
        """Load it on a thread of its own, if that has not begun."""
        with self._lock:
            if self._loading is None:
                thread = ThreadPoolExecutor(1, thread_name_prefix="load-model")
                self._loading = thread.submit(self._load)
                thread.shutdown(wait=False)
            return self._loading

    def load(self) -> TrackPredictor:
        """Return it, loaded.

        Raises:
            ModelError: It cannot be used.
        """
        return self.begin_to_load().result()

    def predict(self, path: Path) -> Prediction:
        """Return what the model says of the sound in a file.

        Raises:
            ModelError: It cannot be used.
            TrackError: It has no answer to this sound.
        """
        return self.load().predict(path)


class _WorkerReader:
    """Reads tracks in worker processes; implements ``ports.TrackReader``."""

    def __init__(self, workers: Workers, on_read: Callable[[], object]) -> None:
        self._workers, self._on_read = workers, on_read

    def read(self, file: FileStamp) -> Track:
        self._on_read()
        return self._workers.do(file.path, reading.read_track, file)


def _decoded_by(workers: Workers, path: Path, mels: Sequence[MelSpec], spec: SegmentSpec) -> SegmentMels:
    return workers.do(path, reading.decode_mels, path, mels, spec)
