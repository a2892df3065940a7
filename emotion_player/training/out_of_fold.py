"""What networks say of recordings that they have not learned from, and how that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.files import whole_file
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.uncertainty import Matrix


@dataclass(frozen=True, slots=True, eq=False)
class OutOfFold:
    """What networks say of rated recordings that they have not learned from.

    Attributes:
        clips: The recordings.
        predictions: For each of them (segments, 2), by the network that has not seen its group.
        folds: (clips,), which network that is.
    """

    clips: list[LabelledClip]
    predictions: list[Matrix]
    folds: npt.NDArray[np.int64]

    @property
    def truth(self) -> Matrix:
        """(clips, 2), the labels."""
        return np.array([(clip.emotion.valence, clip.emotion.arousal) for clip in self.clips if clip.emotion])

    @property
    def means(self) -> Matrix:
        """(clips, 2), the mean over each recording's segments."""
        return np.array([of_song.mean(0) for of_song in self.predictions])

    @property
    def datasets(self) -> list[str]:
        """Of each recording."""
        return [clip.dataset for clip in self.clips]


def write_predictions(file: Path, named: str, predictions: Sequence[Matrix]) -> None:
    """Keep what a fold's network, of that recipe and without those clips, gave."""
    lengths = [len(of_song) for of_song in predictions]
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(file) as part, part.open("wb") as stream:
        np.savez(stream, named=np.array(named), lengths=lengths, predictions=np.concatenate(predictions))


def read_predictions(file: Path, named: str) -> list[Matrix] | None:
    """What ``write_predictions`` kept; None where there is nothing of that name."""
    if not file.is_file():
        return None
    with np.load(file) as kept:
        if str(kept["named"]) != named:
            return None
        return np.split(kept["predictions"], np.cumsum(kept["lengths"])[:-1])
