from __future__ import annotations

from pathlib import Path

import pytest
import torch

from emotion_player.errors import ModelError
from emotion_player.networks.ensemble import StudentEnsemble
from emotion_player.training.exports.weights import read_weights, rounded, write_weights


def test_weights_come_back_as_they_were_rounded_in_half_the_size(tmp_path: Path) -> None:
    torch.manual_seed(0)
    weights = StudentEnsemble(2).state_dict()
    write_weights(tmp_path / "student.safetensors", weights)
    kept = read_weights(tmp_path / "student.safetensors")
    assert kept.keys() == weights.keys()
    for name, value in rounded(weights).items():
        assert torch.equal(kept[name], value), name
        assert torch.allclose(value.float(), weights[name].float(), atol=1e-3)
    assert (tmp_path / "student.safetensors").stat().st_size < 0.55 * 4 * sum(
        value.numel() for value in weights.values()
    )


def test_missing_and_damaged_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_weights(tmp_path / "student.safetensors")
    (tmp_path / "student.safetensors").write_bytes(b"no weights at all")
    with pytest.raises(ModelError, match="are damaged"):
        read_weights(tmp_path / "student.safetensors")
