"""What a computer needs to analyse songs: a model, and processes that read untrusted files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from emotion_player import paths, reading
from emotion_player.analysis.workers import Workers
from emotion_player.core.mel import MelSpec, SegmentMels
from emotion_player.core.models.device import Device
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import ModelError
from emotion_player.inference.predictor import TrackPredictor
from emotion_player.inference.registry import ModelRegistry


class Machine:
    """Reads songs and predicts their emotions on this computer; implements ``ports.SongMachine``.

    Args:
        model_name: Which of the installed models predicts.
        device: What the model is to run on; ``predictor.device`` tells what it runs on, and why.

    Attributes:
        reader: Reads tags and fingerprints in worker processes.
        predictor: The model; what it hears is decoded in the same processes.

    Raises:
        ModelError: The model cannot be used.
    """

    def __init__(self, model_name: str, device: Device = "cpu") -> None:
        self._workers = Workers(crash_log=paths.crash_log())
        self.reader = _WorkerReader(self._workers)
        models = ModelRegistry(paths.models_folder())
        decode = partial(_decoded_by, self._workers)
        self.predictor: TrackPredictor = models.load(model_name, decode_mels=decode, device=device)

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
            "The {name} model in {folder} is another one than that of the computer that scans.",
            name=model_name,
            folder=paths.models_folder(),
        )
    return Machine(model_name, device)


class _WorkerReader:
    """Reads tracks in worker processes; implements ``ports.TrackReader``."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def read(self, file: FileStamp) -> Track:
        return self._workers.do(file.path, reading.read_track, file)


def _decoded_by(workers: Workers, path: Path, mels: Sequence[MelSpec], spec: SegmentSpec) -> SegmentMels:
    return workers.do(path, reading.decode_mels, path, mels, spec)
