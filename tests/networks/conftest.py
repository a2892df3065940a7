from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from emotion_player.networks.emotion_network import STEMS
from emotion_player.networks.taggers import FullyConvolutional


@pytest.fixture(scope="session")
def tagger_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stems' taggers, untrained."""
    folder = tmp_path_factory.mktemp("taggers")
    torch.manual_seed(0)
    for name in STEMS:
        save_file(FullyConvolutional().state_dict(), folder / f"{name}.safetensors")
    return folder
