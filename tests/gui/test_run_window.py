"""The real application opens and closes: library, settings and models as they are shipped."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

from pytestqt.qtbot import QtBot

from emotion_player import app
from emotion_player.gui.main_window import MainWindow

CTRL_C_ONCE_SHOWN = """
import os, signal, sys, threading
from pathlib import Path
from emotion_player.app import run_window
from emotion_player.gui.main_window import MainWindow

class Shown(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()

import emotion_player.gui.main_window as module
module.MainWindow = Shown
status = run_window(Path(sys.argv[1]))
print("status", status, "torch" in sys.modules)
"""


GERMAN_AND_BACK = """
import sys
from pathlib import Path
from weakref import WeakSet
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog
from emotion_player.app import run_window
import emotion_player.gui.main_window as module

WANTED = {1: "Deutsch", 2: "English"}

class Driven(module.MainWindow):
    built = 0
    alive = WeakSet()

    def showEvent(self, event):
        super().showEvent(event)
        Driven.built += 1
        Driven.alive.add(self)
        QTimer.singleShot(50, self, self.act)

    def act(self):
        beside = [each.windowTitle() for each in self.findChildren(QDialog) if each.isVisible()]
        print(len(Driven.alive), self.menus.file.title(), *beside)
        if Driven.built not in WANTED:
            self.close()
            return
        self.preferences.open_appearance()
        (box,) = (each for each in self.findChildren(QComboBox) if each.findText("Deutsch") >= 0)
        box.setCurrentText(WANTED[Driven.built])

module.MainWindow = Driven
print("status", run_window(Path(sys.argv[1])))
"""


def test_a_window_that_is_closed_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    thresholds, frozen = gc.get_threshold(), gc.get_freeze_count()
    with app.window_on(tmp_path / "library.db") as (qt, window):
        with qtbot.waitExposed(window):
            window.show()
        while window.is_loading:
            qt.processEvents()
        window.close()
        gone = weakref.ref(window)
        del window

    assert not any(isinstance(each, MainWindow) for each in qt.allWidgets())
    assert (gc.get_threshold(), gc.get_freeze_count()) == (thresholds, frozen)
    gc.collect()
    assert gone() is None
    assert not qt.allWidgets()


def run(code: str, library: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(library)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_another_language_is_spoken_at_once_by_one_window_with_the_settings_still_open(
    tmp_path: Path, home: Path
) -> None:
    result = run(GERMAN_AND_BACK, tmp_path / "library.db")

    assert result.stdout == "1 &File\n1 &Datei Einstellungen\n1 &File Settings\nstatus 0\n", result.stderr
    assert 'language = "en"' in (home / "settings.toml").read_text()


def test_ctrl_c_closes_the_window_and_keeps_what_was_chosen(tmp_path: Path, home: Path) -> None:
    result = run(CTRL_C_ONCE_SHOWN, tmp_path / "library.db")

    assert result.stdout == "status 0 False\n", result.stderr
    assert (home / "settings.toml").is_file()
    assert (home / "window.ini").is_file()
