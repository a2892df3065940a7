"""The whole application over the demo songs: real library, real model, real sound files, real clicks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.app import open_library
from emotion_player.gui.import_export.file_choice import FileChoice
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.plane.tools.plane_tool import Tool
from emotion_player.paths import settings_file
from emotion_player.settings import Settings
from emotion_player.window import window_on

LEFT = Qt.MouseButton.LeftButton


@contextmanager
def opened(qtbot: QtBot, library_file: Path) -> Iterator[MainWindow]:
    """The window as the program opens it; closed at the end."""
    with window_on(library_file) as (_, window):
        window.resize(1280, 820)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: not window.library.is_reading)
        try:
            yield window
        finally:
            window.close()


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Press the visible button that a screen reader calls ``name``."""

    def button() -> QAbstractButton | None:
        named = (each for each in window.findChildren(QAbstractButton) if each.accessibleName() == name)
        return next((each for each in named if each.isVisible() and each.isEnabled()), None)

    qtbot.waitUntil(lambda: button() is not None)
    found = button()
    assert found is not None
    QTest.mouseClick(found, LEFT)


def drag(widget: QWidget, *places: QPointF) -> None:
    """Draw a line with the left button."""
    QTest.mousePress(widget, LEFT, pos=places[0].toPoint())
    for start, end in pairwise(places):
        for share in (0.25, 0.5, 0.75, 1.0):
            QTest.mouseMove(widget, (start + (end - start) * share).toPoint())
    QTest.mouseRelease(widget, LEFT, pos=places[-1].toPoint())


def on_plane(window: MainWindow, valence: float, arousal: float) -> QPointF:
    """Where a point lies in the plane's viewport."""
    here, there = (window.views.plane.place_at(QPointF(pixel, pixel)) for pixel in (0.0, 100.0))
    x = 100 * (valence - here.x()) / (there.x() - here.x())
    y = 100 * (arousal - here.y()) / (there.y() - here.y())
    return QPointF(x, y)


def scan_the_demo_songs(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Try the demo songs")
    qtbot.waitUntil(lambda: window.tracks.total == 16 and not window.library.is_scanning, timeout=60_000)
    QTest.qWait(50)  # the message has come: let the plane take the room that is left


def lasso_the_calm_half(window: MainWindow) -> None:
    window.views.plane.choose_tool(Tool.LASSO)
    corners = [(-1, 0), (1, 0), (1, -1), (-1, -1), (-1, 0)]
    drag(window.views.plane.viewport(), *(on_plane(window, *corner) for corner in corners))
    window.views.plane.choose_tool(Tool.PAN)
    calm = set(np.flatnonzero(window.tracks.points()[:, 1] < 0).tolist())
    assert len(calm) > 4
    assert set(window.selection.ids) == calm


def keep_a_path_as_a_playlist(qtbot: QtBot, window: MainWindow) -> list[int]:
    window.views.plane.choose_tool(Tool.PATH)
    with qtbot.waitSignal(window.collecting.paths.shown):
        drag(window.views.plane.viewport(), on_plane(window, 0.2, -0.9), on_plane(window, 0.5, 0.6))
    qtbot.waitUntil(lambda: window.collecting.paths.draft is not None)
    draft = window.collecting.paths.draft
    assert draft is not None
    songs = list(draft.tracks)
    press(qtbot, window, "Save the path as a playlist")
    name = next(
        each
        for each in window.findChildren(QLineEdit)
        if each.accessibleName() == "Name of the playlist" and each.isVisible()
    )
    name.setText("Waking up")
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    window.views.plane.choose_tool(Tool.PAN)
    return songs


def play(qtbot: QtBot, window: MainWindow, song: int) -> None:
    place = window.views.plane.place_of(song).toPoint()
    QTest.mouseMove(window.views.plane.viewport(), QPoint(3, 3))
    QTest.mouseMove(window.views.plane.viewport(), place)
    QTest.mouseClick(window.views.plane.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: window.listening.playback.is_playing and window.listening.playback.position_ms > 0)


def correct(qtbot: QtBot, window: MainWindow, song: int) -> None:
    window.views.plane.choose_tool(Tool.CORRECT)
    drag(window.views.plane.viewport(), window.views.plane.place_of(song), on_plane(window, -0.5, 0.75))
    qtbot.waitUntil(lambda: window.tracks.collection.placements.correction(song) is not None)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    window.views.plane.choose_tool(Tool.PAN)


def lonely_song(window: MainWindow) -> int:
    """The song that lies farthest from its neighbour: a click on it means no other."""
    points = window.tracks.points()
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + 9 * np.eye(len(points))
    return int(apart.min(axis=1).argmax())


def test_what_one_does_with_ones_songs_is_still_there_after_a_restart(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_file, exported = tmp_path / "library.db", tmp_path / "songs.csv"
    monkeypatch.setattr(FileChoice, "_chosen", lambda *_: [exported])
    Settings(language="en").save(settings_file())  # whatever the computer speaks
    with opened(qtbot, library_file) as window:
        assert window.welcome.isVisible()
        scan_the_demo_songs(qtbot, window)
        lasso_the_calm_half(window)
        path = keep_a_path_as_a_playlist(qtbot, window)
        song = lonely_song(window)
        play(qtbot, window, song)
        correct(qtbot, window, song)
        window.import_export.export_songs()
        qtbot.waitUntil(lambda: not window.import_export.is_running)
        titles = {song: window.tracks.collection.track(song).display_title for song in {song, *path}}
        assert len(exported.read_text(encoding="utf-8").splitlines()) == 17

    with opened(qtbot, library_file) as window:
        songs = window.tracks.collection
        assert len(songs) == 16
        (again,) = (each for each in range(16) if songs.track(each).display_title == titles[song])
        corrected = songs.placements.correction(again)
        assert corrected is not None
        assert (corrected.valence, corrected.arousal) == pytest.approx((-0.5, 0.75), abs=0.03)
        assert window.listening.playback.track is not None
        assert window.listening.playback.track.display_title == titles[song]
        assert not window.listening.playback.is_playing
    with open_library(library_file) as library:
        playlist = library.playlists.playlist("Waking up")
    assert playlist is not None
    assert [entry.title for entry in playlist.entries] == [titles[each] for each in path]
