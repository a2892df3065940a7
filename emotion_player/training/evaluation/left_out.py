"""How well a network does on a data set that it has not heard."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from emotion_player.errors import DatasetError
from emotion_player.networks.backbones import Features
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.files import replace_file
from emotion_player.training.metrics import figure
from emotion_player.training.validation import predict_songs


def measure_left_out(
    network: EmotionNetwork, dataset: str, clips: Sequence[LabelledClip], songs: Sequence[Features], folder: Path
) -> None:
    """Write ``<folder>/left-out.json``: figures on all recordings of a data set, and on its test part.

    Args:
        network: It has not seen the data set.
        dataset: Its name.
        clips: Its labelled recordings.
        songs: What the backbones make of them.
        folder: Where the run of the network is kept.

    Raises:
        DatasetError: A clip is generated or a score: no such thing is measured on.
    """
    if any(clip.generated or clip.is_midi for clip in clips):
        raise DatasetError("Only real recordings are measured on.")
    predicted = predict_songs(network, songs)
    truth = np.array([(c.emotion.valence, c.emotion.arousal) for c in clips if c.emotion])
    test = np.array([clip.split == "test" for clip in clips])
    figures = [
        asdict(figure(name, axis_name, truth[rows, axis], predicted[rows, axis]))
        for name, rows in ((dataset, test | True), (f"{dataset} (test)", test))
        for axis, axis_name in enumerate(("valence", "arousal"))
        if rows.any()
    ]
    content = json.dumps({"dataset": dataset, "figures": figures}, indent=2)
    replace_file(folder / "left-out.json", content.encode())
