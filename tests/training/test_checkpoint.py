from __future__ import annotations

from pathlib import Path

import pytest
import torch

from emotion_player.errors import ModelError
from emotion_player.training import checkpoint


def test_a_state_comes_back_as_it_was(tmp_path: Path) -> None:
    checkpoint.save(tmp_path / "deep" / "run.pt", {"step": 3, "weights": torch.arange(4)})
    state = checkpoint.load(tmp_path / "deep" / "run.pt")
    assert state is not None
    assert state["step"] == 3
    assert torch.equal(state["weights"], torch.arange(4))
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["run.pt"]


def test_no_file_is_no_state(tmp_path: Path) -> None:
    assert checkpoint.load(tmp_path / "run.pt") is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "run.pt").write_bytes(b"PK\x03\x04 not a checkpoint")
    with pytest.raises(ModelError, match=r"run\.pt is damaged"):
        checkpoint.load(tmp_path / "run.pt")
