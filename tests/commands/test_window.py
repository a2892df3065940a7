import ctypes
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from emotion_player.__main__ import main
from emotion_player.commands.window import DEBIAN_PACKAGES, qt_obstacle

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@linux_only
def test_without_a_screen_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1

    err = capsys.readouterr().err
    assert err.startswith("emotion-player: There is no screen to open the window on")
    assert err.count("\n") == 1


@linux_only
def test_a_screen_that_does_not_answer_is_told_instead_of_aborting() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "emotion_player"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "DISPLAY": ":98765"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert result.stderr == (
        "emotion-player: The screen ':98765' (DISPLAY) does not answer, so the window cannot open.\n"
    )


@linux_only
def test_a_library_that_the_screen_plugin_lacks_is_told_with_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: no such file or folder")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(ctypes, "CDLL", refuse)

    sentence = qt_obstacle()

    assert sentence is not None
    assert sentence.startswith(
        "The window cannot open because libxcb-cursor.so.0 is missing; on Debian or Ubuntu: apt "
    )
    assert sentence.endswith(" ".join(DEBIAN_PACKAGES))


@linux_only
def test_a_library_that_qt_itself_lacks_is_told_with_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file: no such file or folder")

    monkeypatch.setattr(importlib, "import_module", refuse)

    assert str(qt_obstacle()).startswith("The window cannot open because libEGL.so.1 is missing; on Debian or Ubuntu: ")


def test_qt_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError("No module named 'PySide6'")

    monkeypatch.setattr(importlib, "import_module", refuse)

    assert qt_obstacle() == "Qt cannot be loaded, so the window cannot open: No module named 'PySide6'."


def test_an_invisible_screen_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert qt_obstacle() is None


def test_the_window_is_loaded_without_its_source() -> None:
    lines = (
        "import linecache, os",
        "os.environ['QT_QPA_PLATFORM'] = 'offscreen'",
        "from emotion_player.commands.window import qt_obstacle",
        "assert qt_obstacle() is None",
        "import emotion_player.window",
        "print([name for name in linecache.cache if 'emotion_player' in name or 'pyqtgraph' in name])",
    )
    loaded = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)

    assert loaded.stdout == "[]\n"
