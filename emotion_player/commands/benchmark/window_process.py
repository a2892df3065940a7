"""Measures something of the window in a process of its own, where nothing else has been loaded or painted before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from emotion_player.errors import EmotionPlayerError

_OFFSCREEN = "offscreen"


def screen() -> str:
    """Where the window opens: on a screen, or in memory where there is none."""
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        return platform
    if sys.platform != "linux":
        return "the screen"
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or _OFFSCREEN


def measured(module: str, library_file: Path, *arguments: str) -> dict[str, Any]:
    """Run a module with a library; what its last line of output says, as JSON.

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
        told = run.stderr.strip().splitlines()
        raise EmotionPlayerError(f"The window did not open: {told[-1] if told else run.returncode}")
    values: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return values
