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

import torch

from emotion_player.__main__ import main
from tests.training.conftest import SETS
from tests.training.few_views import few_views

COMMAND = ("-m", "tests.training.few_views", "train", "student", "--device", "cpu")
PLACES = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
ENVIRONMENT = {**os.environ, "PYTHONPATH": PLACES}


def _looks(work: Path) -> list[dict[str, str]]:
    file = work / "student" / "validation.csv"
    if not file.is_file():
        return []
    with file.open(newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_run_that_was_killed_ends_as_if_it_had_not_been(tiny_data: Path, begun: Path, tmp_path: Path) -> None:
    killed, whole = shutil.copytree(begun, tmp_path / "killed"), shutil.copytree(begun, tmp_path / "whole")

    def command(work: Path) -> list[str]:
        steps = ("--steps", "8", "--look-every", "2", "--batch", "2")
        return [*COMMAND, *steps, "--data", str(tiny_data), "--work", str(work), *SETS]

    running = subprocess.Popen([sys.executable, *command(killed)], env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while running.poll() is None and not _looks(killed):
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL, "it was done before it could be killed"
    before = _looks(killed)
    assert 1 <= len(before) < 4
    with few_views(folds=0):
        for work in (killed, whole):
            assert main(command(work)[2:]) == 0
    assert _looks(killed) == _looks(whole)
    assert _looks(killed)[: len(before)] == before


def test_two_processes_train_one_student(tiny_data: Path, begun: Path, tmp_path: Path) -> None:
    work = shutil.copytree(begun, tmp_path / "work")
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    line = [*COMMAND, "--steps", "3", "--batch", "2", "--data", str(tiny_data), "--work", str(work), *SETS]
    done = subprocess.run([*torchrun, *line], env=ENVIRONMENT, check=True, capture_output=True, text=True)
    assert done.stdout.count("Best after 3 steps") == 1  # one of them reports
    state = torch.load(work / "student" / "trained.pt", weights_only=True)
    assert "3 of 3 steps of 4 views" in state["notes"][0]
    assert [row["step"] for row in _looks(work)] == ["3"]
