"""Paths and playlists in the whole window, and over a real library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from emotion_player.gui.import_export.file_choice import FileChoice
from emotion_player.gui.main_window import MainWindow
from emotion_player.library.library import Library
from tests.gui.conftest import OpenWindow, place


def draw(window: MainWindow) -> None:
    """From left to right through the middle of the plane."""
    window.collecting.draw()
    viewport = window.views.plane.viewport()
    middle, width = viewport.rect().center(), viewport.width() // 4
    start, end = middle - QPoint(width, 0), middle + QPoint(width, 0)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(viewport, (QPointF(start) + QPointF(end - start) * share).toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def titles(window: MainWindow) -> list[str]:
    return [line.title for line in window.collecting.panel.list.lines]


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, tone: Path) -> MainWindow:
    valences = {"Low": -0.9, "Lower": -0.3, "Higher": 0.3, "High": 0.9}
    files = {title: Path(shutil.copy(tone, tone.with_name(f"{title}.wav"))) for title in valences}
    songs = [place(title, valence, 0.0, path=files[title]) for title, valence in valences.items()]
    window = open_window(songs)
    draw(window)
    qtbot.waitUntil(lambda: len(titles(window)) == 4)
    return window


def test_a_path_that_is_drawn_comes_to_the_front_with_its_songs(window: MainWindow) -> None:
    assert window.collecting.panel.isVisible()
    assert titles(window) == ["Low", "Lower", "Higher", "High"]


def test_ctrl_z_means_the_path_while_one_is_in_its_list(qtbot: QtBot, window: MainWindow) -> None:
    songs = window.collecting.panel.list
    songs.setFocus()
    songs.select_rows([0])
    QTest.keyClick(songs, Qt.Key.Key_Delete)
    assert len(titles(window)) == 3
    QTest.keyClick(songs, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(window)) == 4


def test_space_pauses_in_the_list(window: MainWindow) -> None:
    songs = window.collecting.panel.list
    songs.select_rows([0])
    songs.setFocus()
    QTest.keyClick(songs, Qt.Key.Key_Return)
    assert window.listening.playback.is_playing
    QTest.keyClick(songs, Qt.Key.Key_Space)
    assert not window.listening.playback.is_playing


def test_playlist_files_that_are_dropped_on_the_window_are_imported(
    qtbot: QtBot, open_window: OpenWindow, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "party.m3u8"
    song = place("Anthem", path=tmp_path / "Anthem.mp3")
    song.track.path.write_bytes(b"")
    file.write_text("#EXTM3U\n#PLAYLIST:Party\nAnthem.mp3\n")
    window = open_window([song])
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QGuiApplication.sendEvent(window.page, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    QGuiApplication.sendEvent(window.page, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    qtbot.waitUntil(lambda: [each.name for each in library.playlists.summaries()] == ["Party"])
    qtbot.waitUntil(window.collecting.playlists.pane.isVisible)


def test_a_path_is_kept_in_the_library_and_written_and_read_as_a_file(
    qtbot: QtBot, open_window: OpenWindow, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    music = tmp_path / "music"
    music.mkdir()
    placed = [place(name, value, 0.0, path=music / f"{name}.mp3") for name, value in (("Up", 0.5), ("Down", -0.5))]
    out = tmp_path / "lists" / "path.m3u8"
    out.parent.mkdir()
    monkeypatch.setattr(FileChoice, "new_file", lambda *_arguments: out)
    monkeypatch.setattr(FileChoice, "known_files", lambda *_arguments: [out])
    for each in placed:
        each.track.path.write_text(each.track.title)
    window = open_window(placed)
    draw(window)
    qtbot.waitUntil(lambda: titles(window) == ["Down", "Up"])
    panel, pane = window.collecting.panel, window.collecting.playlists.pane
    for text in ("Save as playlist…", "Save"):
        QTest.mouseClick(_button(panel.findChildren(QPushButton), text), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(library.playlists.summaries()) == 1)
    name = library.playlists.summaries()[0].name
    assert name.startswith("From ")
    window.collecting.playlists.show_playlist(name)
    for text in ("Export…", "Choose file…"):
        QTest.mouseClick(_button(pane.findChildren(QPushButton), text), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(out.exists)
    assert [line for line in out.read_text().splitlines() if not line.startswith("#")] == [
        "../music/Down.mp3",
        "../music/Up.mp3",
    ]
    QTest.mouseClick(_button(pane.findChildren(QPushButton), "Import…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.name for each in library.playlists.summaries()] == [name, f"{name} 2"])
    qtbot.waitUntil(lambda: pane.chosen_name == f"{name} 2")
    assert [line.title for line in pane.songs.lines] == ["Down", "Up"]


def _button(buttons: list[QPushButton], text: str) -> QPushButton:
    return next(button for button in buttons if button.text() == text)


def test_a_question_in_the_panel_has_the_focus(window: MainWindow) -> None:
    panel = window.collecting.panel
    QTest.mouseClick(_button(panel.findChildren(QPushButton), "Save as playlist…"), Qt.MouseButton.LeftButton)
    line = next(each for each in panel.foot.findChildren(QLineEdit))
    assert window.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert window.focusWidget() is panel.list
