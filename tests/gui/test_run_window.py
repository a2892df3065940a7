"""The real application opens and closes: library, settings and models as they are shipped."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emotion_player import paths
from emotion_player import window as window_module
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.core.emotion import Emotion
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.gui.main_window import MainWindow
from emotion_player.library.library import Library
from emotion_player.library.safety.backups import back_up
from emotion_player.library.tagging.cover_art import cover_art
from emotion_player.settings import Settings
from tests.gui.conftest import at, place, remember

CTRL_C_ONCE_SHOWN = """
import os, signal, sys, threading
from pathlib import Path
from emotion_player.window import run_window
from emotion_player.gui.main_window import MainWindow

class Shown(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()

import emotion_player.window as module
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
from emotion_player.window import run_window
import emotion_player.window as module

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
    with window_module.window_on(tmp_path / "library.db") as (qt, window):
        with qtbot.waitExposed(window):
            window.show()
        while window.library.is_reading:
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


def test_a_song_plays_on_when_the_language_changes(
    qtbot: QtBot, tmp_path: Path, tone: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    Settings(language="en", volume=0.0).save(paths.settings_file())
    remember(library, [at(place("Anthem"), tone)])
    german, english = Settings(language="de", volume=0.0), Settings(language="en", volume=0.0)
    for other, starts in ((german, True), (english, False)):
        with window_module.window_on(library.path) as (_, window):
            window.show()
            qtbot.waitUntil(lambda: not window.library.is_reading)
            if starts:
                window.listening.play(0)
            qtbot.waitUntil(lambda: window.listening.playback.is_playing)
            window.rebuild_requested.connect(window.close)
            window.preferences.changed.emit(other)
            qtbot.waitUntil(lambda: not window.isVisible())
    with window_module.window_on(library.path) as (_, window):  # closed by the user, it would be paused
        qtbot.waitUntil(lambda: window.listening.playback.is_playing)
        window.close()
    with window_module.window_on(library.path) as (_, window):
        qtbot.waitUntil(lambda: window.listening.playback.queue.current is not None)
        assert not window.listening.playback.is_playing
        window.close()


def test_a_song_that_hangs_whoever_reads_its_cover_delays_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emotion_player.library.tagging.cover_art.cover_art", Path.read_bytes)
    os.mkfifo(pipe := tmp_path / "pipe")  # whoever reads it waits for ever
    with window_module.window_on(tmp_path / "library.db") as (_, window):
        window.show()
        shown: list[object] = []
        monkeypatch.setattr(window.views.covers, "_path_of", lambda _: pipe)
        window.views.covers.want(1, lambda: True, shown.append)
        qtbot.wait(300)
        began = time.monotonic()
        window.close()
        assert time.monotonic() - began < 10.0  # nobody ever writes into the pipe
    assert shown == []


def test_covers_are_read_beside_the_program(tmp_path: Path) -> None:
    song = paths.demo_folder() / "Iron Weather.mp3"
    with Workers(Limits(seconds=5.0)) as workers:
        assert window_module._read_cover_by(workers, song) == cover_art(song) != b""
        assert window_module._read_cover_by(workers, tmp_path / "gone.mp3") == b""
        workers.stop()
        assert window_module._read_cover_by(workers, song) == b""


def test_another_language_is_spoken_at_once_by_one_window_with_the_settings_still_open(
    tmp_path: Path, home: Path
) -> None:
    result = run(GERMAN_AND_BACK, tmp_path / "library.db")

    assert result.stdout == "1 &File\n1 &Datei Einstellungen\n1 &File Settings\nstatus 0\n", result.stderr
    assert 'language = "en"' in (home / "settings.toml").read_text()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_and_the_end_of_the_session_close_the_window_and_keep_what_was_chosen(
    name: str, tmp_path: Path, home: Path
) -> None:
    result = run(CTRL_C_ONCE_SHOWN.replace("SIGINT", name), tmp_path / "library.db")

    assert result.stdout == "status 0 False\n", result.stderr
    assert (home / "settings.toml").is_file()
    assert (home / "window.ini").is_file()


START = """
import sys
from PySide6.QtWidgets import QMessageBox
from emotion_player import __main__, window

def read(box):
    print(box.text().replace(chr(10), "|"), "Traceback" in box.detailedText())

QMessageBox.exec = read
if sys.argv[2] == "bug":
    def broken(library):
        raise LookupError("nothing there")
    window.run_window = broken
sys.exit(__main__.main(["--library", sys.argv[1]]))
"""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            "damaged",
            "Emotion Player cannot start.||The library {library} cannot be used: it is not a database. False\n",
        ),
        ("bug", "Emotion Player cannot start.||This is a fault of the program; the details say where. True\n"),
    ],
)
def test_a_start_from_an_icon_that_fails_shows_a_dialog(fault: str, said: str, tmp_path: Path, home: Path) -> None:
    library = tmp_path / "library.db"
    library.write_text("no database " * 100)

    result = subprocess.run(
        [sys.executable, "-c", START, str(library), fault],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # as a desktop starts programs
        text=True,
        check=False,
        timeout=60,
    )

    assert (result.returncode, result.stdout) == (1, said.format(library=library))


def test_a_start_from_a_terminal_that_fails_is_a_line_and_no_dialog(tmp_path: Path, home: Path) -> None:
    library = tmp_path / "library.db"
    library.write_text("no database " * 100)

    result = run(START.replace("sys.argv[2]", "''"), library)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"emotion-player: The library {library} cannot be used: it is not a database.\n"


REPAIRED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from emotion_player.window import run_window
from emotion_player.gui.widgets.parts import push_button
from PySide6.QtWidgets import QPushButton
import emotion_player.window as module

class Driven(module.MainWindow):
    built = 0

    def showEvent(self, event):
        super().showEvent(event)
        Driven.built += 1
        self.waiting = QTimer(self, interval=20)
        self.waiting.timeout.connect(self.look)
        self.waiting.start()

    def look(self):
        if not self.message.text:
            return
        self.waiting.stop()
        print(self.message.text)
        buttons = [each for each in self.message.findChildren(QPushButton) if each.text() == "Repair"]
        buttons = [each for each in buttons if each.isVisible()]
        if buttons:
            buttons[0].click()
        else:
            print(len(self.corrections))
            self.close()

module.MainWindow = Driven
print("status", run_window(Path(sys.argv[1])), "windows", Driven.built)
"""


def corrected_library(file: Path) -> None:
    """A library with a correction, and a backup of it."""
    with Library(file) as library:
        for number in range(300):
            stamp = FileStamp(Path(f"/music/{number}.mp3"), number, number)
            library.add_track(Track(stamp, Fingerprint(f"{number}"), 180.0, f"Title {number}"))
        library.commit()
        library.corrections.change({Fingerprint("7"): Emotion(0.5, 0.5)})
    assert back_up(file)


def overwrite(file: Path, start: int) -> None:
    content = bytearray(file.read_bytes())
    content[start:] = b"\xff" * (len(content) - start)
    file.write_bytes(content)


def test_a_library_that_cannot_be_opened_is_rebuilt_and_the_window_says_what_came_back(
    tmp_path: Path, home: Path
) -> None:
    file = tmp_path / "library.db"
    corrected_library(file)
    overwrite(file, 100)

    result = run(REPAIRED, file)

    said, corrections, status = result.stdout.splitlines()
    assert said.startswith("The library was damaged and has been rebuilt. Songs: 0, corrections: 1, playlists: 0.")
    assert (corrections, status) == ("1", "status 0 windows 1")
    assert list(tmp_path.glob("library-damaged-*.db"))


def test_damage_that_shows_later_is_told_with_an_offer_to_repair_it(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "library.db"
    corrected_library(file)
    database = sqlite3.connect(file)
    database.execute(
        "PRAGMA writable_schema = ON"
    )  # an index that lacks its rows: SQLite reads on, and a check finds it
    database.execute(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'tracks') "
        "WHERE name = 'failures'"
    )
    database.commit()
    database.close()

    result = run(REPAIRED, file)

    first, second, corrections, status = result.stdout.splitlines()
    assert "damaged" in first
    assert second.startswith("The library was damaged and has been rebuilt. Songs: 300, corrections: 1")
    assert (corrections, status) == ("1", "status 0 windows 2")
