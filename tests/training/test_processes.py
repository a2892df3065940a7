"""Runs of their own processes: killed, taken up again, several together."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from emotion_player.__main__ import main

SETS = ("--datasets", "muse", "4q")
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="module")
def heard(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder in which experts were asked and views heard."""
    work = tmp_path_factory.mktemp("work")
    for arguments in (("experts",), ("student", "--alone", "--steps", "1")):
        assert main(["train", *arguments, "--data", str(tiny_data), "--work", str(work), *SETS]) == 0
    shutil.rmtree(work / "student")
    return work


def _looks(work: Path) -> list[dict[str, str]]:
    file = work / "student" / "looks.csv"
    if not file.is_file():
        return []
    with file.open(newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_run_that_was_killed_ends_as_if_it_had_not_been(tiny_data: Path, heard: Path, tmp_path: Path) -> None:
    killed, whole = shutil.copytree(heard, tmp_path / "killed"), shutil.copytree(heard, tmp_path / "whole")
    line = ["-m", "emotion_player", "train", "student", "--alone", "--steps", "12", "--look-every", "2", "--batch", "2"]

    def command(work: Path) -> list[str]:
        return [sys.executable, *line, "--data", str(tiny_data), "--work", str(work), *SETS]

    running = subprocess.Popen(command(killed), env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while running.poll() is None and len(_looks(killed)) < 2:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL, "it was done before it could be killed"
    before = _looks(killed)
    assert 2 <= len(before) < 6
    for work in (killed, whole):
        subprocess.run(command(work), env=ENVIRONMENT, check=True, capture_output=True)
    assert _looks(killed) == _looks(whole)
    assert _looks(killed)[: len(before)] == before


def test_two_processes_train_one_student(tiny_data: Path, heard: Path, tmp_path: Path) -> None:
    work = shutil.copytree(heard, tmp_path / "work")
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    line = ["-m", "emotion_player", "train", "student", "--alone", "--steps", "3", "--batch", "2", "--device", "cpu"]
    done = subprocess.run(
        [*torchrun, *line, "--data", str(tiny_data), "--work", str(work), *SETS],
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.count("Best after 3 steps") == 1  # one of them reports
    state = torch.load(work / "student" / "trained.pt", weights_only=True)
    assert "3 of 3 steps of 4 views" in state["notes"][0]
    assert [row["step"] for row in _looks(work)] == ["3"]
