"""Songs that exist nowhere, and a machine that analyses them at once: what is left is what a scan itself costs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, LinkedFolder, Track

FOLDER = Path("/simulated music")
_SEGMENTS = 6


class SimulatedFiles:
    """Finds any number of songs, a hundred a folder; stands in for an ``AudioFinder``.

    Attributes:
        count: How many.
    """

    def __init__(self, count: int) -> None:
        self.count = count

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile | LinkedFolder]:
        """Yield every song, whatever the roots."""
        for number in range(self.count if list(roots) else 0):
            path = FOLDER / f"Artist {number // 100}" / f"{number:07} Title of a song.mp3"
            yield FileStamp(path, 5_000_000 + number, 1_700_000_000_000_000_000 + number)

    def takes(self, _place: str) -> bool:
        """Whatever it is."""
        return True


class SimulatedMachine:
    """Makes tags and predictions up, as many as a real one gives; stands in for a ``Machine``."""

    def __init__(self) -> None:
        self.reader = self.predictor = self

    @property
    def model(self) -> ModelKey:
        """The model whose name is on the predictions."""
        return ModelKey("student", "simulated")

    @property
    def decoder(self) -> str:
        """Names what decodes."""
        return "simulated"

    def read(self, file: FileStamp) -> Track:
        """Make up the tags of a song."""
        name = file.path.stem
        fingerprint = Fingerprint(f"{zlib.crc32(name.encode()):040x}")
        return Track(file, fingerprint, 200.0, name, file.path.parent.name, "Album", "Pop", 1999)

    def predict(self, path: Path) -> Prediction:
        """Make up the prediction of a song."""
        shift = (zlib.crc32(path.name.encode()) % 1_000) / 2_000
        emotion, low, high = (Emotion(shift + side, -shift) for side in (0, -0.1, 0.1))
        points = tuple(CurvePoint(30.0 * number, emotion) for number in range(_SEGMENTS))
        return Prediction(emotion, low, high, EmotionCurve(10.0, points))

    def stop(self) -> None:
        """There is nothing to end."""
