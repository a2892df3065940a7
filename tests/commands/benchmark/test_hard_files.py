"""No file, however hard, makes a scan take more than 350 MB, all processes together."""

from __future__ import annotations

import pytest

from emotion_player.commands.benchmark.hard_files import measure_hard_files

LIMIT_MB = 350


def test_the_hardest_files_need_no_more_memory_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMOTION_PLAYER_MODELS")  # the network that is shipped is most of it
    needs = {file.file: file.peak_mb for file in measure_hard_files(hours=0.25, studio_s=25)}
    assert len(needs) == 7
    assert max(needs.values()) < LIMIT_MB, needs
