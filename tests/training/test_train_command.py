from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from emotion_player.__main__ import main
from emotion_player.core.model_card import ModelCard
from emotion_player.inference.registry import ModelRegistry


def _run(*arguments: object) -> int:
    return main(["train", *(str(argument) for argument in arguments)])


@pytest.fixture(scope="module")
def chain(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The work and the models folder after every step has run on a tiny dataset."""
    work, models = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("models")
    sets = ("--datasets", "muse", "4q")
    assert _run("experts", "--data", tiny_data, "--work", work, *sets) == 0
    assert _run("student", "--data", tiny_data, "--work", work, "--steps", 2, *sets) == 0
    assert _run("export", "--work", work, "--models", models) == 0
    assert _run("evaluate", "--data", tiny_data, "--models", models) == 0
    return work, models


def test_the_steps_lead_from_data_to_a_model_that_the_application_loads(
    chain: tuple[Path, Path], tiny_data: Path
) -> None:
    _, models = chain
    card = ModelCard.load(models / "student.json")
    assert 8_200_000 <= card.parameters <= 8_600_000
    assert (models / "student.onnx").stat().st_size <= 36_000_000
    assert {(f.dataset, f.axis, f.n) for f in card.figures} == {
        (d, a, 2) for d in ("muse", "4q") for a in ("valence", "arousal")
    }
    assert card.interval.coverage == 0.9
    assert any("muse" in terms for terms in card.trained_on)
    estimate = ModelRegistry(models).load("student").estimate(tiny_data / "muse" / "audio" / "3.flac")
    assert estimate.low.valence <= estimate.emotion.valence <= estimate.high.valence


def test_a_step_that_is_run_again_does_nothing_twice(
    chain: tuple[Path, Path], tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work, _ = chain
    made = {path: path.stat().st_mtime_ns for path in (work / "embeddings").rglob("*.npy")}
    heard = (work / "views" / "grid.npy").stat().st_mtime_ns
    assert len(made) == 12
    assert _run("experts", "--data", tiny_data, "--work", work, "--datasets", "muse", "4q") == 0
    assert _run("student", "--data", tiny_data, "--work", work, "--steps", 2, "--datasets", "muse", "4q") == 0
    assert {path: path.stat().st_mtime_ns for path in (work / "embeddings").rglob("*.npy")} == made
    assert (work / "views" / "grid.npy").stat().st_mtime_ns == heard
    assert "Best after 2 steps" in capsys.readouterr().out


def test_hearing_views_goes_on_where_it_was_stopped(chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path) -> None:
    work, _ = chain
    again = tmp_path / "work"
    shutil.copytree(work, again)
    (again / "training.pt").unlink()
    grid = np.load(again / "views" / "grid.npy")
    torn = np.lib.format.open_memmap(again / "views" / "grid.npy", "r+")
    torn[-12:] = 0  # the last clip was being heard when the power went
    torn.flush()
    (again / "views" / "done").write_text("11")
    assert _run("student", "--data", tiny_data, "--work", again, "--steps", 1, "--datasets", "muse", "4q") == 0
    assert np.array_equal(np.load(again / "views" / "grid.npy"), grid)


def test_the_figures_in_the_card_are_those_that_are_printed(
    chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = shutil.copytree(chain[1], tmp_path / "models")
    card_file = models / "student.json"
    values = json.loads(card_file.read_text())
    values["figures"] = []
    card_file.write_text(json.dumps(values))
    capsys.readouterr()
    assert _run("evaluate", "--data", tiny_data, "--models", models) == 0
    card = ModelCard.load(card_file)
    assert card.score is not None
    assert f"Score (mean CCC): {card.score:.3f}" in capsys.readouterr().out
    assert card.notes[-1] == "Times this model was measured on the test recordings: 2."  # the chain did it once


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("experts", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("student", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("evaluate", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("export", "--work", "nowhere"), "There is no trained student"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(*arguments) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_the_student_says_that_the_experts_must_be_asked_first(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("student", "--data", tiny_data, "--work", tmp_path, "--datasets", "muse", "4q") == 1
    assert "run 'emotion-player train experts'" in capsys.readouterr().err


def test_without_the_packages_for_training_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("emotion_player.commands.train._NEEDED", ("no_such_package",))
    assert _run("export") == 1
    assert "Training needs more packages (no_such_package): pip install -e '.[train]'." in capsys.readouterr().err


def test_help_leads_from_step_to_step() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "emotion_player", "train", "--help"], check=True, capture_output=True, text=True
    )
    for step in ("experts", "student", "export", "evaluate"):
        assert step in done.stdout
