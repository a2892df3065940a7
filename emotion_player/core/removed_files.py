"""What was taken out of the library and may be put back."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import Track


@dataclass(frozen=True, slots=True)
class RemovedFiles:
    """Tracks and failures as the library knew them."""

    tracks: tuple[Track, ...]
    failures: tuple[FailedFile, ...]

    def __len__(self) -> int:
        return len(self.tracks) + len(self.failures)
