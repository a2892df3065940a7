"""What stands in for a model on the workers of a test."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track


class FragileMachine:
    """Takes a moment for each song, which is its file's name; one that is called "deadly" kills the process."""

    def __init__(self) -> None:
        self.reader = self.predictor = self

    model = ModelKey("student", "7")
    decoder = "none"

    def read(self, file: FileStamp) -> Track:
        return Track(file, Fingerprint(file.path.name), 1.0, title=str(os.getpid()))

    def predict(self, path: Path) -> Prediction:
        if path.stem == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.02)
        calm = Emotion(0.5, -0.5)
        return Prediction(calm, calm, calm, EmotionCurve(3.0, ()))

    def stop(self) -> None:
        pass
