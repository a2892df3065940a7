from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from emotion_player.networks.backbones import MUSICNN, STEMS
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.taggers import FullyConvolutional, Musicnn
from tests.training.made_views import save_untrained_mobilenet


def noise(segments: int) -> tuple[Tensor, Tensor]:
    """The two log-mels of as many segments."""
    return torch.randn(segments, 96, 640) * 20 - 30, torch.randn(segments, 128, 1023)


def noise_for(network: EmotionNetwork, segments: int) -> tuple[Tensor, ...]:
    """What the network hears of as many segments."""
    notes = torch.randn(segments, 144, 80) * 10 - 20
    return (*noise(segments), notes)[: len(network.mels)]


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the backbones' weights, untrained."""
    folder = tmp_path_factory.mktemp("weights")
    torch.manual_seed(0)
    for name in ("taggers", "ears"):
        (folder / name).mkdir()
    for name in STEMS:
        save_file(FullyConvolutional().state_dict(), folder / "taggers" / f"{name}.safetensors")
    save_file(Musicnn().state_dict(), folder / "taggers" / f"{MUSICNN}.safetensors")
    save_untrained_mobilenet(folder / "ears")
    return folder
