"""Files that were removed from the library and can be restored."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import Track


@dataclass(frozen=True, slots=True)
class RemovedFiles:
    """What was removed.

    Attributes:
        tracks: Tracks, each with its number in the order of arrival.
        failures: Files that had failed.
    """

    tracks: tuple[tuple[int, Track], ...]
    failures: tuple[FailedFile, ...]

    def __len__(self) -> int:
        return len(self.tracks) + len(self.failures)
