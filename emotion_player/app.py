"""Builds every object and wires the layers; nothing else does.

Qt is loaded by ``run_window`` alone: the command line also runs where there is no screen.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from emotion_player import paths
from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent
from emotion_player.audio.decode import AudioFile
from emotion_player.inference.registry import ModelRegistry
from emotion_player.library.discover import AudioFinder
from emotion_player.library.library import Library
from emotion_player.library.reader import FileReader

MODEL_NAMES = ("student", "teacher")
"""The models that a user can choose from, installed or not; the first is shipped."""


def open_library(file: Path) -> Library:
    """Open a library for the calling thread, making or upgrading its file where need be.

    Raises:
        LibraryError: It cannot be opened.
    """
    return Library(file)


def open_models() -> ModelRegistry:
    """The installed models."""
    return ModelRegistry(paths.models_folder())


def file_reader() -> FileReader:
    """Reads fingerprints, tags and lengths of songs."""
    return FileReader(_measure_duration)


def analyze(
    library_file: Path, roots: Sequence[Path], model_name: str, *, workers: int = 0, retry_failed: bool = False
) -> Generator[AnalysisEvent, None, None]:
    """Bring a library up to date with some folders; a run of ``Analyzer`` with a model and connection of its own.

    Nothing happens before the first event is asked for. Iterate and close it on one thread.

    Raises:
        EmotionPlayerError: The model cannot be used, or the library cannot be opened or written.
    """
    estimator = open_models().load(model_name)
    with open_library(library_file) as library:
        yield from Analyzer(AudioFinder(), file_reader(), estimator, library, workers).run(
            roots, retry_failed=retry_failed
        )


def _measure_duration(path: Path) -> float:
    with AudioFile(path) as audio:
        return audio.info.duration_s or audio.measured_duration_s()
