"""A slice of what ``python -m tests.endurance`` does at length."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.endurance.__main__ import HARMS, World


@pytest.mark.parametrize("harm", HARMS)
def test_nothing_is_lost(harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", "")  # what the world sets goes with the test
    (tmp_path / "world").mkdir()
    world = World(tmp_path / "world", songs=12)
    world.make_anew()

    assert HARMS[harm](world, random.Random(3)) == []
