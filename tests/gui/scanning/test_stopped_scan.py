"""A scan that is stopped keeps what it has begun."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.analysis import analyzer
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.settings import Settings
from tests.gui.conftest import OpenWindow
from tests.gui.refinement.test_new_version import GLAD, NEW, Analysis, Version


def test_a_song_that_is_finished_while_the_scan_stops_is_shown(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyzer, "_PATIENCE_S", 60.0)
    (song := tmp_path / "music" / "Song.mp3").parent.mkdir()
    song.write_text("Song")
    version = Version(NEW, GLAD)
    analysis = Analysis(tmp_path / "library.db", version)
    window = open_window((), analysis, [ModelStatus("student", NEW)], Settings(workers=1))
    window.library.add([song.parent])
    qtbot.waitUntil(lambda: bool(version.heard))

    window.library.scanning.bar.cancel_requested.emit()

    qtbot.waitUntil(lambda: window.tracks.total == 1)
