"""A cluster on this computer: a scheduler and two workers in processes of their own, with a small model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.commands.conftest import CARD, install, make_song, music

__all__ = ["make_song", "music"]

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small student, for the workers and for this process."""
    folder = tmp_path_factory.mktemp("models")
    install(folder, CARD)
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder."""
    monkeypatch.setenv("EMOTION_PLAYER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", str(models))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def cluster(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the scheduler. A worker that dies is replaced."""
    folder = tmp_path_factory.mktemp("cluster")
    tells, python_path = folder / "scheduler.json", os.environ.get("PYTHONPATH", "")
    environment = {
        **os.environ,
        "EMOTION_PLAYER_HOME": str(folder),
        "EMOTION_PLAYER_MODELS": str(models),
        "PYTHONPATH": f"{CHECKOUT}{os.pathsep}{python_path}",
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "PYTHONWARNINGS": "default",
    }
    common = ["--scheduler-file", str(tells), "--no-dashboard"]
    commands = (
        ["scheduler", "--host", "127.0.0.1", "--port", "0", *common],
        ["worker", "--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder), *common],
    )
    with ExitStack() as stack:
        output = stack.enter_context((folder / "output.txt").open("w"))
        for name, *options in commands:
            command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *options]
            process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
            stack.callback(process.wait, 30)
            stack.callback(process.terminate)
        yield _address(tells, folder / "output.txt")


def _address(file: Path, output: Path) -> str:
    """The address that a scheduler writes into a file once it is ready."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError, ValueError):  # it is not there, or not whole
            return str(json.loads(file.read_text())["address"])
        time.sleep(0.05)
    raise AssertionError(output.read_text())
