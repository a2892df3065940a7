"""The user of the soak can still do what it does: a slice of ``python -m tests.soak``."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.window import window_on
from tests.commands.conftest import CARD, install
from tests.soak import Reading, User, growth, make_sounds, read


def test_a_user_of_the_soak_does_everything_once(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models, music, aside = tmp_path / "models", tmp_path / "music", tmp_path / "aside"
    models.mkdir()
    install(models, CARD)  # small: this is about the window
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", str(models))
    chance = random.Random(1)
    music.mkdir()
    for file in make_sounds(aside, 4, chance)[:3]:
        shutil.move(file, music / file.name)
    with window_on(tmp_path / "library.db") as (_, window):
        window.show()
        user = User(window, music, aside, chance)
        user.rescan()
        qtbot.waitUntil(lambda: window.tracks.total == 3 and not window.library.is_scanning, timeout=60_000)
        for deed in dict.fromkeys(user.deeds):
            deed()
            qtbot.wait(20)
        qtbot.waitUntil(lambda: not window.library.is_scanning and not window.tasks.is_busy, timeout=60_000)
        user.rescan()
        qtbot.waitUntil(lambda: not window.library.is_scanning, timeout=60_000)
        held = read(window, 0.0, len(user.deeds))
        assert held.songs == len(list(music.rglob("*.*")))
        assert held.window_mb > 50
        window.close()


def test_growth_compares_the_last_quarter_with_the_one_before() -> None:
    def held(megabytes: float) -> Reading:
        return Reading(0.0, 0, megabytes, 0.0, 0, 0, 0, 0, 0)

    warming_up = [held(value) for value in (50, 70, 90, 95, 100, 100, 150, 100)]  # a scan runs at 150
    leaking = [held(100 + 5 * minute) for minute in range(8)]
    assert growth(warming_up, "window_mb") == 0.0
    assert growth(leaking, "window_mb") == pytest.approx(10 / 120)
