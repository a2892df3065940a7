from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emotion_player.__main__ import main
from emotion_player.audio.encode import write_mp3
from emotion_player.core.models.figures import GemsFigure
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.gems import GEMS
from emotion_player.training.evaluation import steadiness
from tests.commands.conftest import CARD, install
from tests.training.conftest import write_sound, write_table
from tests.training.evaluation.test_steadiness import C_MAJOR, write_score


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder with a small student that also tells what listeners feel."""
    folder = tmp_path / "models"
    folder.mkdir()
    gems = tuple(GemsFigure(name, 1, 0.0, 0.0, 0.0, False) for name in GEMS)
    install(folder, replace(CARD, gems=gems, figures=()))
    return folder


@pytest.fixture
def one_recording_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steadiness is measured with one recording of a quadrant."""
    monkeypatch.setattr(steadiness, "RECORDINGS", 4)


def _evaluate(data: Path, models: Path, *more: str) -> ModelCard:
    where = ("--data", data, "--work", models.parent / "work", "--models", models)
    assert main(["train", "evaluate", *map(str, where), *more]) == 0
    return ModelCard.load(models / "student.json")


def test_a_model_is_measured_as_far_as_the_data_reach(
    tiny_data: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = _evaluate(tiny_data, models)
    assert [(f.dataset, f.n) for f in card.figures] == [("muse", 2), ("muse", 2), ("4q", 2), ("4q", 2)]
    assert card.gems[0].n == 1  # as it was
    assert {shift.n for shift in card.shifts} == {4}  # training clips of 4q
    assert card.notes == ("Times this model was measured on the test recordings: 1.",)
    kept = json.loads((models.parent / "work" / "predictions" / "student.json").read_text())
    assert len(kept["clips"]) == 4
    said = " ".join(capsys.readouterr().out.split())
    assert "The nine emotions are not measured" in said
    assert "there are no scores in major" in said
    assert "gain +12 dB" in said


@pytest.mark.usefixtures("one_recording_changed")
def test_what_listeners_feel_and_what_minor_does_are_measured_where_there_is_music_for_it(
    tiny_data: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = models.parent / "data"
    shutil.copytree(tiny_data, data, ignore=shutil.ignore_patterns("taggers"))
    felt: list[dict[str, object]] = []
    for i in range(4):
        write_sound(data / "emotify" / f"{i}.flac", i / 4, i)
        shares = dict.fromkeys(GEMS, i / 4)
        felt.append({"id": i, "file": f"{i}.flac", "group": i, "split": "test", **shares})
    write_table(data / "emotify", felt)
    (data / "emopia").mkdir()
    write_score(data / "emopia" / "a.mid", C_MAJOR)
    write_table(data / "emopia", [{"id": "a", "file": "a.mid", "group": "a", "quadrant": "Q1", "split": "train"}])
    card = _evaluate(data, models)
    assert [figure.n for figure in card.gems] == [4] * 9
    said = capsys.readouterr().out
    assert "joyful activation" in said
    if shutil.which("fluidsynth"):
        assert card.shifts[-1].change == "major to parallel minor"
    else:
        assert "Major and minor are not compared" in said


@pytest.mark.usefixtures("one_recording_changed")
def test_steadiness_alone_leaves_the_test_recordings_alone(tiny_data: Path, models: Path) -> None:
    card = _evaluate(tiny_data, models, "--steadiness-only")
    assert card.shifts
    assert card.figures == ()
    assert card.notes == ()
    assert not (models.parent / "work").exists()


def test_times_alone_need_whole_songs_only(models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = models.parent / "data"
    (data / "songs").mkdir(parents=True)
    assert main(["train", "evaluate", "--times-only", "--data", str(data), "--models", str(models)]) == 1
    assert f"There is no whole song (MP3) in {data / 'songs'}." in " ".join(capsys.readouterr().err.split())
    noise = np.random.default_rng(0).normal(0, 0.1, 22_050 * 12).astype(np.float32)
    write_mp3(data / "songs" / "a.mp3", noise, 22_050, 64_000)
    card = _evaluate(data, models, "--times-only")
    assert card.song_s is not None
    assert f"{card.song_s:.3f} s of one processor core" in capsys.readouterr().out
    assert (card.figures, card.shifts, card.notes) == ((), (), ())
