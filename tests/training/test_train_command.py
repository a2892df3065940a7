from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from emotion_player.__main__ import main
from emotion_player.core.models.model_card import ModelCard
from emotion_player.inference.registry import ModelRegistry
from emotion_player.training.evaluation import comparison, steadiness
from emotion_player.training.exports import arrangement
from emotion_player.training.recipes import ablation, gan, student, teacher
from tests.training.conftest import SETS
from tests.training.few_views import few_views


def _run(*arguments: object) -> int:
    return main(["train", *(str(argument) for argument in arguments)])


@pytest.fixture(scope="module", autouse=True)
def small_recipes() -> Iterator[None]:
    """A teacher of 4 narrow blocks, a thin generator, small batches and few views: the same code in seconds."""
    with few_views() as patch:
        # After two steps predictions hardly differ, and lines would magnify what integers and fewer filters lose.
        small = replace(teacher.RECIPE, width=96, depth=4, heads=4, members=2, steps=2, batch=4, calibrated=False)
        patch.setattr(teacher, "RECIPE", small)
        patch.setattr(student, "RECIPE", replace(student.RECIPE, steps=2, batch=4, calibrated=False))
        patch.setattr(ablation, "RECIPE", replace(ablation.RECIPE, batch=4))
        patch.setattr(gan, "RECIPE", replace(gan.RECIPE, channels=(8, 8, 8), latent=8, crop=32, batch=4))
        patch.setattr(arrangement, "_STRIP", 48)  # two a tagger: an export takes as long as there are operations
        patch.setattr(comparison, "DRAWS", 100)
        patch.setattr(steadiness, "RECORDINGS", 4)  # one of each quadrant, and here all are of one
        yield


@pytest.fixture(scope="module")
def chain(
    tiny_data: Path, begun: Path, short_demo_songs: None, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The work and the models folder after every step has run on a tiny dataset, the experts' in ``begun``."""
    work, models = tmp_path_factory.mktemp("chain") / "work", tmp_path_factory.mktemp("models")
    shutil.copytree(begun, work)
    there = ("--data", tiny_data, "--work", work)
    assert _run("teacher", *there, *SETS, "--steps", 2, "--transformer") == 0
    assert _run("gan", *there, *SETS, "--steps", 1, "--count", 2) == 0
    assert _run("student", *there, *SETS, "--steps", 2, "--batch", 4, "--generated") == 0
    assert _run("ablation", *there, *SETS, "--steps", 1, "--seeds", 1) == 0
    assert _run("teacher", *there, *SETS) == 0
    assert _run("export", "--work", work, "--models", models) == 0
    assert _run("compare", *there, *SETS, "--models", models) == 0
    for name in ("student", "teacher"):
        assert _run("evaluate", *there, "--models", models, "--model", name) == 0
    assert _run("deploy", "--work", work, "--models", models) == 0
    assert _run("report", "--work", work, "--models", models, "--out", work / "docs") == 0
    return work, models


@pytest.fixture
def no_folds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Validation clips alone give the interval: the networks that ``chain`` trained for it are enough."""
    for recipe in (student, teacher):
        monkeypatch.setattr(recipe, "RECIPE", replace(recipe.RECIPE, folds=0))


def test_the_steps_lead_from_data_to_two_models_that_the_application_loads(
    chain: tuple[Path, Path], tiny_data: Path
) -> None:
    _, models = chain
    card = ModelCard.load(models / "student.json")
    assert card.parameters == pytest.approx(1_812_292, rel=0.01)  # convolutions that were taken apart count as they are
    assert (models / "student.onnx").stat().st_size <= 8_000_000
    assert (models / "teacher.onnx").stat().st_size <= 15_000_000
    assert card.interval.scale is not None
    for name in ("student", "teacher"):
        card = ModelCard.load(models / f"{name}.json")
        assert {(f.dataset, f.axis, f.n) for f in card.figures} == {
            (d, a, 2) for d in ("muse", "4q") for a in ("valence", "arousal")
        }
        assert card.interval.coverage == 0.9
        assert card.standing is not None
        assert card.standing.recordings == 12
        assert card.song_s is None  # there are no whole songs here
        assert any("muse" in terms for terms in card.trained_on)
        prediction = ModelRegistry(models).load(name).predict(tiny_data / "muse" / "audio" / "3.flac")
        assert prediction.low.valence <= prediction.emotion.valence <= prediction.high.valence


def test_all_formats_can_be_made_from_the_weights_that_ship(
    chain: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, models = chain
    weights = ("--weights", models / "student.safetensors")
    where = ("--models", models, "--work", tmp_path, "--out", tmp_path / "out")
    before = (models / "student.onnx").read_bytes()
    assert _run("export", *weights, *where, "--formats", "torchscript,onnx-int8") == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"student.pt", "student.int8.onnx"}
    assert (models / "student.onnx").read_bytes() == before
    other = load_file(models / "student.safetensors")
    save_file({**other, "members.0.emotion.bias": other["members.0.emotion.bias"] + 1}, tmp_path / "other.safetensors")
    assert _run("export", "--weights", tmp_path / "other.safetensors", *where) == 1
    assert "The weights are not those of" in capsys.readouterr().err


def test_the_report_tells_what_the_steps_left(chain: tuple[Path, Path]) -> None:
    work, models = chain
    report = (work / "docs" / "report.md").read_text(encoding="utf-8")
    for name in ("student", "teacher"):
        card = ModelCard.load(models / f"{name}.json")
        assert f"{card.parameters / 1e6:.2f} M" in report
    assert "response + features + attention" in report
    assert "labels + response, generated clips too" in report


def test_a_step_that_is_run_again_does_nothing_twice(
    chain: tuple[Path, Path], tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work, _ = chain

    def made() -> dict[Path, int]:
        kept = [path for folder in ("embeddings", "views") for path in (work / folder).rglob("*.npy")]
        return {path: path.stat().st_mtime_ns for path in kept}

    before = made()
    assert len(before) == 8 + 10 * 3  # clips; views of muse, 4q and the generated
    there = ("--data", tiny_data, "--work", work, *SETS)
    assert _run("experts", *there) == 0
    assert _run("student", *there, "--steps", 2, "--batch", 4, "--generated") == 0
    assert made() == before
    assert "Best after 2 steps" in capsys.readouterr().out


def test_making_views_goes_on_where_it_was_stopped(chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path) -> None:
    again = shutil.copytree(chain[0], tmp_path / "work")
    stored_views = again / "views" / "4q"
    grid = np.load(stored_views / "grid.npy")
    torn = np.lib.format.open_memmap(stored_views / "grid.npy", "r+")
    torn[-1:] = 0  # the last clip was being read when the power went
    torn.flush()
    (stored_views / "done").write_text("5")
    there = ("--data", tiny_data, "--work", again, *SETS)
    assert _run("compare", *there, "--models", tmp_path) == 0  # it has the views of test recordings, too
    assert np.array_equal(np.load(stored_views / "grid.npy"), grid)


@pytest.mark.usefixtures("no_folds")
def test_what_a_network_makes_of_a_dataset_it_has_not_seen_is_measured(
    chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path
) -> None:
    work = shutil.copytree(chain[0], tmp_path / "work")
    there = ("--data", tiny_data, "--work", work, *SETS, "--leave-out", "muse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emotion_player.training.experts.FOLDS", 3)  # half of the clips are left
        assert _run("experts", *there) == 0
    assert _run("teacher", *there, "--steps", 1, "--batch", 4) == 0
    assert _run("student", *there, "--steps", 1, "--batch", 4) == 0
    for name in ("teacher", "student"):
        folder = work / f"{name}-without-muse"
        figures = json.loads((folder / "left-out.json").read_text())["figures"]
        assert {(f["dataset"], f["n"]) for f in figures} == {("muse", 6), ("muse (test)", 2)}
        state = torch.load(folder / "trained.pt", weights_only=True)
        assert not any("muse" in terms for terms in state["terms"])
    assert _run("student", *there, "--generated") == 1  # the generator has seen muse


@pytest.mark.usefixtures("no_folds")
def test_a_teacher_starts_from_a_local_copy_of_a_public_vit(
    chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = shutil.copytree(chain[0], tmp_path / "work")
    there = ("--data", tiny_data, "--work", work, *SETS, "--steps", 1, "--batch", 4)
    assert _run("teacher", *there, "--init", tmp_path) == 1
    assert "has neither model.safetensors nor pytorch_model.bin" in capsys.readouterr().err
    layer: dict[str, tuple[int, ...]]
    layer = {"attention.attention.query": (96, 96), "attention.attention.key": (96, 96), "output.dense": (96, 384)}
    layer |= {"attention.attention.value": (96, 96), "attention.output.dense": (96, 96)}
    layer |= {"intermediate.dense": (384, 96), "layernorm_before": (96,), "layernorm_after": (96,)}
    weights = {"embeddings.cls_token": torch.ones(1, 1, 96), "embeddings.position_embeddings": torch.zeros(1, 197, 96)}
    weights["embeddings.patch_embeddings.projection.weight"] = torch.zeros(96, 3, 16, 16)
    weights["embeddings.patch_embeddings.projection.bias"] = torch.zeros(96)
    weights |= {"layernorm.weight": torch.ones(96), "layernorm.bias": torch.zeros(96)}
    for name, shape in layer.items():
        for i in range(4):
            weights[f"encoder.layer.{i}.{name}.weight"] = torch.full(shape, 0.01)
            weights[f"encoder.layer.{i}.{name}.bias"] = torch.zeros(shape[0])
    save_file(weights, tmp_path / "model.safetensors")
    shutil.rmtree(work / "teacher")
    assert _run("teacher", *there, "--init", tmp_path) == 0
    state = torch.load(work / "teacher" / "trained.pt", weights_only=True)
    assert state["weights"]["class_token"].mean() == pytest.approx(1, abs=0.01)  # one small step away
    assert any("google/vit-base-patch16-224" in note for note in state["notes"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("experts", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("teacher", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("student", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("evaluate", "--data", "nowhere"), "The dataset folder nowhere/muse is missing."),
        (("export", "--work", "nowhere"), "There is no trained student"),
        (("deploy", "--work", "nowhere", "--models", "nowhere"), "There is no exported file to measure"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(*arguments) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.splitlines()[0].startswith("emotion-player: ")
    assert "Traceback" not in printed.err


def test_a_recipe_that_learns_from_experts_says_that_they_must_be_asked_first(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teacher, "RECIPE", replace(teacher.RECIPE, expert=1.0))
    assert _run("teacher", "--data", tiny_data, "--work", tmp_path, *SETS) == 1
    assert "run 'emotion-player train experts'" in capsys.readouterr().err


def test_distilling_says_that_it_needs_a_teacher(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("student", "--distil", "--data", tiny_data, "--work", tmp_path, *SETS) == 1
    assert "run 'emotion-player train teacher'" in capsys.readouterr().err


def test_without_the_packages_for_training_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("emotion_player.commands.train.shared._NEEDED", ("no_such_package",))
    assert _run("export") == 1
    assert "Training needs more packages (no_such_package): pip install -e '.[train]'." in capsys.readouterr().err


def test_help_leads_from_step_to_step() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "emotion_player", "train", "--help"], check=True, capture_output=True, text=True
    )
    steps = ("teacher", "student", "export", "evaluate", "compare")
    places = [done.stdout.index(f"emotion-player train {step}") for step in steps]
    assert places == sorted(places)
    for step in ("experts", "gan", "ablation", "peers", "deploy", "report"):
        assert f"emotion-player train {step}" in done.stdout


@pytest.mark.usefixtures("no_folds")
def test_a_student_learns_only_from_a_teacher_with_a_transformer(
    chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = shutil.copytree(chain[0], tmp_path / "work")
    there = ("--data", tiny_data, "--work", work, *SETS)
    assert _run("student", *there, "--distil") == 1
    assert "run 'emotion-player train teacher --transformer'" in capsys.readouterr().err
    assert _run("teacher", *there, "--steps", 1, "--transformer") == 0
    assert _run("student", *there, "--distil") == 0
    assert any("Learned from the teacher" in note for note in torch.load(work / "student" / "trained.pt")["notes"])


def test_a_comparison_goes_on_where_it_was_stopped(
    chain: tuple[Path, Path], tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = shutil.copytree(chain[0], tmp_path / "work")
    before = json.loads((work / "comparison.json").read_text())
    younger, elder = (f"{recipe.network} {recipe.version}" for recipe in (student.RECIPE, teacher.RECIPE))
    assert [each["name"] for each in before["contenders"]] == [younger, elder]
    kept = {file: file.stat().st_mtime_ns for file in (work / "folds").rglob("predictions.npz")}
    (work / "folds" / "teacher" / "fold-2" / "predictions.npz").unlink()
    assert _run("compare", "--data", tiny_data, "--work", work, *SETS, "--models", tmp_path) == 0
    after = {file: file.stat().st_mtime_ns for file in (work / "folds").rglob("predictions.npz")}
    assert {file.parent for file in after if after[file] != kept[file]} == {work / "folds" / "teacher" / "fold-2"}
    assert json.loads((work / "comparison.json").read_text()) == before
    assert f"{elder} over {younger}" in capsys.readouterr().out
