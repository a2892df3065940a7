from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QDesktopServices

from emotion_player.gui.details.folder_view import show_in_folder


def test_without_a_file_manager_that_selects_the_folder_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: QDBusConnection("there is none"))
    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert show_in_folder(tmp_path / "a.mp3")
    assert opened == [str(tmp_path)]


def test_a_folder_that_is_gone_cannot_be_shown(tmp_path: Path) -> None:
    assert not show_in_folder(tmp_path / "gone" / "a.mp3")
