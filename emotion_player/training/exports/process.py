"""Runs a module of this package in a process of its own, whose memory and messages stay there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import emotion_player
from emotion_player.errors import ModelError


def run_in_process(module: str, *arguments: str | Path) -> None:
    """Run ``python -m module arguments`` on one thread and wait for it.

    Raises:
        ModelError: It failed; the sentence is the last line it said.
    """
    folders = [str(Path(emotion_player.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, folders)),
        "OMP_NUM_THREADS": "1",
    }
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise ModelError(f"The process for {arguments[0]} failed: {said[-1]}")
