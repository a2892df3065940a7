"""Which clips choose when to stop, what a network says of songs, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from emotion_player.networks.backbones import Features, joined
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training.datasets.clip import LabelledClip, rated_datasets

_BATCH = 48
"""Segments predicted at once outside training."""


@dataclass(frozen=True, slots=True)
class Validation:
    """The averaged network on the validation clips after ``step`` steps.

    ``ccc`` holds valence and arousal of each dataset that has validation clips.
    """

    step: int
    loss: float
    ccc: tuple[float, ...]

    @property
    def score(self) -> float:
        """The mean of the CCCs."""
        return sum(self.ccc) / len(self.ccc)


def split_validation(clips: Sequence[LabelledClip], share: float, seed: int) -> npt.NDArray[np.bool_]:
    """Which clips are for validation: all rated recordings of ``share`` of each dataset's groups."""
    rng = np.random.default_rng(seed)
    chosen: set[tuple[str, str]] = set()
    for dataset in rated_datasets(clips):
        groups = sorted({clip.group for clip in clips if clip.dataset == dataset and clip.is_rated_recording})
        count = max(1, round(share * len(groups)))
        chosen |= {(dataset, str(group)) for group in rng.choice(groups, count, replace=False)}
    return np.array([clip.is_rated_recording and (clip.dataset, clip.group) in chosen for clip in clips])


def predict_songs(
    network: EmotionNetwork, songs: Sequence[Features], device: torch.device | None = None
) -> npt.NDArray[np.float64]:
    """(songs, 2): the mean prediction over each song's segments."""
    return np.array([of_song.mean(0) for of_song in predict_segments(network, songs, device)])


def predict_segments(
    network: EmotionNetwork, songs: Sequence[Features], device: torch.device | None = None
) -> list[npt.NDArray[np.float64]]:
    """Of each song (segments, 2): the prediction for each of its segments."""
    device = device or torch.device("cpu")
    network.to(device).eval()
    together = joined(songs).of_taggers(len(network.stems))
    outputs = []
    with torch.inference_mode():
        for start in range(0, len(together.tagged), _BATCH):
            part = together[start : start + _BATCH]
            outputs.append(network.predict(part.to(device)).emotion.double().cpu())
    return np.split(torch.cat(outputs).numpy(), np.cumsum([len(song.tagged) for song in songs])[:-1])
