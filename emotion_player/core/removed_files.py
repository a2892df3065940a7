"""Files that were removed from the library and can be restored."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import Track


@dataclass(frozen=True, slots=True)
class RemovedFiles:
    """Tracks and failures as they were in the library."""

    tracks: tuple[Track, ...]
    failures: tuple[FailedFile, ...]

    def __len__(self) -> int:
        return len(self.tracks) + len(self.failures)
