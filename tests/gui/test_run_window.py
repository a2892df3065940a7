"""The real application opens and closes: library, settings and models as they are shipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def test_ctrl_c_closes_the_window_and_keeps_what_was_chosen(tmp_path: Path, home: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", CTRL_C_ONCE_SHOWN, str(tmp_path / "library.db")],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.stdout == "status 0 False\n", result.stderr
    assert (home / "settings.toml").is_file()
    assert (home / "window.ini").is_file()
