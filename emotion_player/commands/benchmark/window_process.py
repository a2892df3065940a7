"""Measurement of the window in a separate process, in which nothing else has been loaded or painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from emotion_player.commands.window import qt_obstacle
from emotion_player.errors import EmotionPlayerError

_OFFSCREEN = "offscreen"


def screen() -> str:
    """Return the Qt platform of the window: a screen, or memory if there is none."""
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        return platform
    if sys.platform != "linux":
        return "the screen"
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or _OFFSCREEN


def measured(module: str, library_file: Path, *arguments: str) -> dict[str, Any]:
    """Run a module with a library, and return the last line of its output, parsed as JSON.

    Settings and the window's place are those of a first start, and are kept beside the library. Python keeps what it
    compiles, as it does for whoever starts the program a second time, even where the environment forbids that.

    Raises:
        EmotionPlayerError: The window did not open.
    """
    command = [sys.executable, "-m", module, str(library_file), *arguments]
    environment = {**os.environ, "EMOTION_PLAYER_HOME": str(library_file.parent / "home")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if screen() == _OFFSCREEN:
        environment["QT_QPA_PLATFORM"] = _OFFSCREEN
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        lines = run.stderr.strip().splitlines()
        raise EmotionPlayerError(f"The window did not open: {lines[-1] if lines else run.returncode}")
    values: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return values


def load_qt() -> None:
    """Load Qt as the program does before it loads its window.

    Raises:
        EmotionPlayerError: It cannot show one.
    """
    if obstacle := qt_obstacle():
        raise EmotionPlayerError(obstacle)
