"""What a computer analyses songs with."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from emotion_player import paths
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import ModelError
from emotion_player.inference.predictor import TrackPredictor
from emotion_player.inference.registry import ModelRegistry
from emotion_player.machine import LatePredictor

SONG = paths.demo_folder() / "Lamplight Waltz.flac"


def test_a_model_is_loaded_once_whoever_asks_and_answers_as_ever() -> None:
    models, loaded_by = ModelRegistry(paths.models_folder()), []

    def load() -> TrackPredictor:
        loaded_by.append(threading.current_thread().name)
        time.sleep(0.05)  # so that the second one asks meanwhile
        return models.load("student")

    late = LatePredictor(models.card("student").key, load)
    assert late.device is None
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(late.predict, [SONG, SONG]))

    assert answers == [models.load("student").predict(SONG)] * 2
    assert loaded_by == ["load-model_0"]
    assert late.device is not None
    assert late.device.device == "cpu"


def test_a_model_that_cannot_be_used_is_told_to_whoever_wants_its_answer() -> None:
    def load() -> TrackPredictor:
        raise ModelError("It is damaged.")

    late = LatePredictor(ModelKey("student", "1"), load)
    late.begin_to_load()

    with pytest.raises(ModelError, match="It is damaged"):
        late.predict(Path("song.mp3"))
    assert late.device is None
