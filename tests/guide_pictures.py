"""Draws the pictures of README and guide anew: ``python -m tests.guide_pictures``.

They show the window over the demo songs, and made-up songs beside them, as many as somebody's library may have.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import tempfile
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from emotion_player import paths
from emotion_player.app import analyze, open_models
from emotion_player.collection.color_groups import ColorBy
from emotion_player.commands.benchmark.made_library import make_library
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.preferences.settings_window import SettingsWindow
from emotion_player.settings import Settings
from emotion_player.window import window_on

_DOCS = Path(__file__).parents[1] / "docs"
_MADE_SONGS = 800
_SIZE = (1440, 900)
_PATIENCE_S = 60.0


def _wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.01)


def _settle(seconds: float = 1.0) -> None:
    """Give animations and covers their time."""
    end = time.monotonic() + seconds
    _wait_for(lambda: time.monotonic() > end)


def _play(window: MainWindow, title: str) -> None:
    """Play a song for a while, and pause it."""
    songs = window.tracks.collection
    song = next(song for song in songs.present_ids() if songs.track(song).title == title)
    window.listening.play_from(song, 9.5)
    _settle(2.0)
    window.listening.playback.pause()
    _settle()


def _draw_window(window: MainWindow) -> QWidget:
    _play(window, "Feira de Domingo")
    return window


def _draw_dark(window: MainWindow) -> QWidget:
    window.preferences.changed.emit(dataclasses.replace(window.settings.now, theme="dark"))
    window.views.colors.color_by(ColorBy.GENRE)
    _play(window, "Rain on Platform Nine")
    return window


def _draw_path(window: MainWindow) -> QWidget:
    window.preferences.changed.emit(dataclasses.replace(window.settings.now, theme="light"))
    window.views.colors.color_by(ColorBy.MOOD)
    corners = (Emotion(-0.6, -0.7), Emotion(0.1, -0.1), Emotion(0.75, 0.7))
    window.views.plane.path_drawn.emit(MoodPath(corners))
    _settle(2.0)
    return window


def _draw_details(window: MainWindow) -> QWidget:
    songs = window.tracks.collection
    window.details.open_for(next(song for song in songs.present_ids() if songs.track(song).title == "Lamplight Waltz"))
    details = window.details.window
    details.resize(620, 770)  # without the place of the file
    return details


def _draw_settings(window: MainWindow) -> QWidget:
    window.details.close()
    window.preferences.open()
    return next(iter(window.findChildren(SettingsWindow)))


PICTURES: Mapping[str, Callable[[MainWindow], QWidget]] = {
    "window.png": _draw_window,
    "guide/dark.png": _draw_dark,
    "guide/path.png": _draw_path,
    "guide/details.png": _draw_details,
    "guide/settings.png": _draw_settings,
}
"""By place below ``docs``: what brings the window there, and returns what is to be seen."""


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=_DOCS, help="the folder to draw them into (docs)")
    out: Path = parser.parse_args().out
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["EMOTION_PLAYER_HOME"] = home
        library = paths.library_file()
        deque(analyze(library, [paths.demo_folder()], "student"), maxlen=0)
        make_library(library, _MADE_SONGS, [open_models().card("student").key])
        Settings(folders=(Path("/music"),), theme="light", language="en").save(paths.settings_file())
        with window_on(library) as (_, window):
            window.resize(*_SIZE)
            window.show()
            _wait_for(lambda: not window.library.is_reading)
            for name, draw in PICTURES.items():
                drawn = draw(window)
                window.setFocus()
                window.message.drop_notes()
                _settle()
                (out / name).parent.mkdir(parents=True, exist_ok=True)
                drawn.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(str(out / name))
            window.close()


if __name__ == "__main__":
    _main()
