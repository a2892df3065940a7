from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from emotion_player.errors import DatasetError
from emotion_player.networks.mobilenet import load_mobilenet


@pytest.mark.data
def test_mn04_hears_what_its_authors_heard(data: Path) -> None:
    network, classifier = load_mobilenet(data / "ears")
    with np.load(data / "ears" / "reference.npz") as reference:
        clips = [name.removesuffix("__mel") for name in reference.files if name.endswith("__mel")]
        assert len(clips) == 3
        for clip in clips:
            with torch.inference_mode():
                embedding = network(torch.from_numpy(reference[f"{clip}__mel"])[None])[0].mean((2, 3))
                logits = classifier(embedding)
            assert np.allclose(embedding[0], reference[f"{clip}__embedding"], atol=1e-3)
            assert np.allclose(logits[0], reference[f"{clip}__logits"], atol=1e-3)


@pytest.mark.data
def test_mn04_has_its_authors_number_of_parameters(data: Path) -> None:
    parts = load_mobilenet(data / "ears")
    assert sum(weight.numel() for part in parts for weight in part.parameters()) == 983_599


def test_missing_and_foreign_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"mn04\.safetensors are missing"):
        load_mobilenet(tmp_path)
    save_file({"features.0.0.weight": torch.zeros(3)}, tmp_path / "mn04.safetensors")
    with pytest.raises(DatasetError, match="do not fit"):
        load_mobilenet(tmp_path)
