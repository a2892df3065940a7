from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from emotion_player.__main__ import main
from emotion_player.audio.decode import read_all
from emotion_player.training.datasets import generated
from emotion_player.training.datasets.catalog import load_datasets
from emotion_player.training.recipes import gan
from tests.training.conftest import SETS
from tests.training.few_views import few_views

SMALL = replace(gan.RECIPE, channels=(8, 8, 8), latent=8, crop=32, batch=4, steps_between_saves=1)


def _run(data: Path, work: Path, *arguments: object) -> int:
    return main(["train", "gan", "--data", str(data), "--work", str(work), *SETS, *map(str, arguments)])


@pytest.fixture(scope="module", autouse=True)
def small_recipes() -> Iterator[None]:
    """A thin generator that learns from few views."""
    with few_views() as patch:
        patch.setattr(gan, "RECIPE", SMALL)
        yield


@pytest.fixture(scope="module")
def work(tiny_data: Path, begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The work folder after the step has run on a tiny dataset with a small recipe."""
    folder = shutil.copytree(begun, tmp_path_factory.mktemp("gan") / "work")
    assert _run(tiny_data, folder, "--steps", 2, "--count", 6) == 0
    return folder


def test_the_step_leaves_a_log_a_judgement_a_picture_and_a_set(work: Path) -> None:
    with (work / "gan" / "steps.csv").open() as file:
        assert [row["step"] for row in csv.DictReader(file)] == ["1", "2"]
    quality = json.loads((work / "gan" / "quality.json").read_text())
    assert (quality["steps"], quality["segments"]) == (2, 3)  # there are three real ones to compare with
    assert (work / "gan" / "samples.png").is_file()
    clips = list(generated.load(work / "generated"))
    assert len(clips) == 6
    assert all(clip.generated and clip.weight == SMALL.weight for clip in clips)
    assert len(read_all(clips[0].path, 16_000, 60.0)) / 16_000 == pytest.approx(10.2, abs=0.1)


def test_points_are_drawn_near_labels_of_training_clips(work: Path, tiny_data: Path) -> None:
    labels = [c.emotion for c in load_datasets(tiny_data, ["muse", "4q"]) if c.split == "train" and c.emotion]
    for clip in generated.load(work / "generated"):
        assert clip.emotion is not None
        nearest = min(max(abs(clip.emotion.valence - e.valence), abs(clip.emotion.arousal - e.arousal)) for e in labels)
        assert nearest < 5 * SMALL.jitter


def test_the_step_goes_on_with_more_steps_and_prints_a_table(
    work: Path, tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = shutil.copytree(work, tmp_path / "work")
    first = (again / "gan" / "steps.csv").read_text().splitlines()
    assert _run(tiny_data, again, "--steps", 3, "--count", 5) == 0
    assert (again / "gan" / "steps.csv").read_text().splitlines()[:3] == first
    assert len(list(generated.load(again / "generated"))) == 5
    printed = capsys.readouterr().out
    for words in ("The generated segments", "Fréchet distance", "Valence read back, r", "5 segments are in"):
        assert words in printed


def test_without_labelled_recordings_one_sentence_says_so(
    tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "gan", "--data", str(tmp_path), "--work", str(tmp_path)]) == 1
    assert "muse is missing" in capsys.readouterr().err
