"""The models that ship, as a user meets them: the demo songs, the command line, the window's switch."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open

from emotion_player.__main__ import main
from emotion_player.core.emotion import Emotion
from emotion_player.core.models.model_card import ModelCard
from emotion_player.inference.registry import ModelRegistry
from emotion_player.paths import demo_folder, models_folder
from emotion_player.training.evaluation.sampling import CHANGE
from emotion_player.training.evaluation.steadiness import CONTROL

ROOT = Path(__file__).resolve().parents[1]
BOTH = pytest.mark.parametrize("name", ["student", "teacher"])

SWITCH = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton
from emotion_player.window import run_window
import emotion_player.window as module

class Driven(module.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        self.steps = iter((self.choose, self.analyse, self.leave))
        self.step = next(self.steps)
        self.timer = QTimer(self, interval=50)
        self.timer.timeout.connect(lambda: self.step())
        self.timer.start()

    def choose(self):
        if self.tracks.total == 2:
            self.library.refinement.models.action("teacher").trigger()
            self.step = next(self.steps)

    def analyse(self):
        offers = [b for b in self.findChildren(QAbstractButton) if b.text() == "Refine all" and b.isVisible()]
        if offers:
            offers[0].click()
            self.step = next(self.steps)

    def leave(self):
        if self.tracks.collection.placements.has_prediction("teacher").sum() == 2:
            self.close()

module.MainWindow = Driven
print("status", run_window(Path(sys.argv[1])), "torch" in sys.modules)
"""


def _listed(capsys: pytest.CaptureFixture[str], library: Path, name: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["--library", str(library), "list", "--model", name, "--format", "json"]) == 0
    songs: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return songs


@BOTH
def test_a_model_is_as_large_and_as_good_as_it_must_be(name: str) -> None:
    card = ModelCard.load(models_folder() / f"{name}.json")
    size = (models_folder() / f"{name}.onnx").stat().st_size
    fewest, highest, megabytes = {"student": (1.8e6, 1.95e6, 7), "teacher": (3.0e6, 3.2e6, 9.5)}[name]
    assert fewest <= card.parameters <= highest
    assert size <= megabytes * 1e6
    assert card.score is not None
    assert card.score >= {"student": 0.75, "teacher": 0.76}[name]
    arousal = next(f for f in card.figures if (f.dataset, f.axis) == ("muse", "arousal"))
    assert arousal.ccc >= 0.78
    for shift in card.shifts:
        if shift.invariant and not shift.change.startswith(CONTROL):
            most = 0.035 if shift.change == CHANGE else 0.02  # six parts are not the whole song
            assert max(shift.valence, shift.arousal) <= most, shift.change


def test_the_teacher_is_better_and_takes_at_most_four_times_as_long() -> None:
    student, teacher = (ModelCard.load(models_folder() / f"{name}.json") for name in ("student", "teacher"))
    assert teacher.standing is not None
    assert student.standing is not None
    assert teacher.standing.score >= student.standing.score + 0.015
    assert teacher.song_s is not None
    assert student.song_s is not None
    assert teacher.song_s <= 4 * student.song_s


def test_the_teacher_hears_of_whole_songs_what_all_of_them_would_tell() -> None:
    card = ModelCard.load(models_folder() / "teacher.json")
    densely = next(shift for shift in card.shifts if shift.change == CHANGE)
    assert max(densely.valence, densely.arousal) <= 0.02


def test_the_weights_that_ship_are_small_and_those_of_the_student() -> None:
    weights = models_folder() / "student.safetensors"
    assert weights.stat().st_size <= 18e6
    card = ModelCard.load(models_folder() / "student.json")
    with safe_open(weights, "np") as kept:
        sizes = [np.prod(kept.get_slice(name).get_shape()) for name in kept.keys() if "running_" not in name]  # noqa: SIM118
    assert 0.9 * sum(sizes) <= card.parameters <= sum(sizes)  # the file that ships has no idle channels


@BOTH
def test_excited_demo_songs_lie_above_quiet_ones(name: str) -> None:
    model = ModelRegistry(models_folder()).load(name)
    table = (demo_folder() / "README.md").read_text(encoding="utf-8")
    emotions: dict[str, list[Emotion]] = {"Q1": [], "Q2": [], "Q3": [], "Q4": []}
    for link, quadrant in re.findall(r"^\| \[.+?\]\((.+?)\) \|.*?\| (Q\d), ", table, re.MULTILINE):
        emotions[quadrant].append(model.predict(demo_folder() / link.replace("%20", " ")).emotion)
    excited = [emotion.arousal for quadrant in ("Q1", "Q2") for emotion in emotions[quadrant]]
    quiet = [emotion.arousal for quadrant in ("Q3", "Q4") for emotion in emotions[quadrant]]
    assert len(excited) == len(quiet) == 8
    assert sum(excited) / 8 > sum(quiet) / 8 + 0.3


@BOTH
def test_a_card_tells_which_of_what_listeners_feel_may_be_shown(name: str) -> None:
    card = ModelCard.load(models_folder() / f"{name}.json")
    assert len(card.gems) == 9
    assert all(figure.usable == (figure.r >= 0.5) for figure in card.gems)
    song = next(path for path in sorted(demo_folder().iterdir()) if path.suffix == ".mp3")
    prediction = ModelRegistry(models_folder()).load(name).predict(song)
    assert [share.name for share in prediction.gems] == [figure.name for figure in card.gems if figure.usable]


def test_the_switch_of_the_window_brings_the_teacher_to_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, music = tmp_path / "library.db", tmp_path / "music"
    music.mkdir()
    for song in sorted(demo_folder().glob("*.ogg"))[:2]:
        shutil.copy(song, music)
    assert main(["--library", str(library), "scan", str(music)]) == 0
    result = subprocess.run(
        [sys.executable, "-c", SWITCH, str(library)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.stdout == "status 0 False\n", result.stderr
    student, teacher = (_listed(capsys, library, name) for name in ("student", "teacher"))
    assert len(student) == len(teacher) == 2
    assert {song["path"] for song in student} == {song["path"] for song in teacher}
    assert [song["valence"] for song in student] != [song["valence"] for song in teacher]
