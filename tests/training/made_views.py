"""Views and features of noise, shaped as the backbones leave them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import save_file

from emotion_player.networks.backbones import STEMS, Features, inner_width
from emotion_player.networks.descriptors import COUNT
from emotion_player.networks.mobilenet import MobileNet, SoundClassifier
from emotion_player.training.features.views import StoredViews

_THEIRS = {"0": "2", "2": "5"}


def made_views(count: int, seed: int = 0) -> StoredViews:
    """As many views in memory."""
    rng = np.random.default_rng(seed)

    def noise(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float16]]:
        return rng.standard_normal((count, *shape)).astype(np.float16)

    tagged = rng.standard_normal((count, 192)).astype(np.float32)
    embedding = rng.standard_normal((count, 384)).astype(np.float32)
    musicnn = rng.standard_normal((count, 200)).astype(np.float32)
    told = rng.standard_normal((count, COUNT)).astype(np.float32)
    inner = rng.standard_normal((count, inner_width(len(STEMS)))).astype(np.float32)
    maps = noise(96, 640), noise(384, 12, 10), noise(384, 4, 8), noise(96, 160)
    twin = np.concatenate([tagged, embedding, musicnn, told, inner], 1)
    twin += rng.standard_normal(twin.shape).astype(np.float32)
    twin[1::2] = np.nan
    return StoredViews(maps[0], maps[1], tagged, maps[2], embedding, maps[3], musicnn, told, inner, twin)


def views_of(mel: npt.NDArray[np.float16], tagged: npt.NDArray[np.float32]) -> StoredViews:
    """As many views, of which no more is known."""
    nothing = np.zeros((len(mel), 1), np.float16)
    single = nothing.astype(np.float32)
    return StoredViews(mel, nothing, tagged, nothing, single, nothing, single, single, single, single)


def made_features(count: int) -> Features:
    """Of as many segments."""
    shapes = ((384, 12, 10), (192,), (384, 4, 8), (384,), (96, 160), (200,), (COUNT,), (inner_width(len(STEMS)),))
    return Features(*(torch.randn(count, *shape) for shape in shapes))


def save_untrained_mobilenet(folder: Path) -> None:
    """Write ``mn04.safetensors`` as its authors name its parts."""
    theirs = {
        name.replace(".fc1.", ".conc_se_layers.0.fc1.").replace(".fc2.", ".conc_se_layers.0.fc2."): value
        for name, value in MobileNet().state_dict().items()
    }
    for name, value in SoundClassifier().state_dict().items():
        index, _, kind = name.partition(".")
        theirs[f"classifier.{_THEIRS[index]}.{kind}"] = value
    save_file(theirs, folder / "mn04.safetensors")
