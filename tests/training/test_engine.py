from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.networks.emotion_network import EmotionNetwork, Heard
from emotion_player.training.datasets.clip import GEMS, LabelledClip
from emotion_player.training.distillation import Page, TeacherNotes
from emotion_player.training.engine import Materials, Trainer, predict_songs, split_validation
from emotion_player.training.experts import Lessons
from emotion_player.training.recipes import student, teacher
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import build
from emotion_player.training.targets import Targets
from emotion_player.training.views import Shelf, Views
from emotion_player.training.world import World

ALONE = World(0, 1, torch.device("cpu"))
SHORT: dict[str, Any] = {"steps": 4, "steps_between_looks": 2, "batch": 6, "warm_up": 1}
STUDENT = replace(student.RECIPE, teacher=0.0, **SHORT)
TEACHER = replace(teacher.RECIPE, width=48, depth=4, heads=4, **SHORT)
SECONDS = {"student": 4, "teacher": 10}  # a student judges what is short too, in less time
BOTH = pytest.mark.parametrize("recipe", [STUDENT, TEACHER], ids=["student", "teacher"])


def _clips() -> list[LabelledClip]:
    emotions = [Emotion(v, a) for v in (-0.6, 0.6) for a in (-0.5, 0.5)]
    rated = [LabelledClip("muse", str(i), Path(), f"m{i}", "train", emotions[i % 4]) for i in range(6)]
    derived = [
        LabelledClip("4q", str(i), Path(), f"q{i}", "train", emotions[i % 4], 0.5, Quadrant.Q1) for i in range(6)
    ]
    felt = [LabelledClip("emotify", "e", Path(), "e", "train", gems=(0.1,) * len(GEMS))]
    return [*rated, *derived, *felt]


def _materials(recipe: NetworkRecipe) -> Materials:
    clips = _clips()
    rng = np.random.default_rng(0)
    lessons = Lessons(rng.uniform(-1, 1, (13, 2)).astype(np.float32), rng.standard_normal((13, 128)).astype(np.float32))
    seconds = SECONDS[recipe.network]
    shelf = Shelf(
        rng.standard_normal((13, 96, 64 * seconds)).astype(np.float16),
        rng.standard_normal((13, 384, 12, seconds)).astype(np.float16),
        rng.standard_normal((13, 192)).astype(np.float32),
    )
    views = Views(np.arange(13), (shelf,), np.arange(13))
    held_out = split_validation(clips, 0.5, recipe.validation_seed)
    validation = [clip for clip, out in zip(clips, held_out, strict=True) if out]
    songs = [views.take(np.array([i])) for i in np.flatnonzero(held_out)]
    return Materials(Targets.of(clips, lessons), views.without(held_out), songs, validation)


def _noted(materials: Materials, width: int = 24) -> Materials:
    """The same with a teacher's notes."""
    rng = np.random.default_rng(1)
    rows = materials.views.rows
    page = Page(
        rng.uniform(0, 1, (len(rows), 11)).astype(np.float32),
        rng.standard_normal((len(rows), 3, width, 3, 5)).astype(np.float16),
        rng.uniform(0, 1, (len(rows), 3, 3, 5)).astype(np.float32),
    )
    return replace(materials, notes=TeacherNotes(rows, (page,)))


def _trainer(folder: Path, recipe: NetworkRecipe, materials: Materials | None = None) -> Trainer:
    torch.manual_seed(0)
    return Trainer(build(recipe), recipe, materials or _materials(recipe), folder, ALONE)


def _ignore(_: object) -> None:
    return


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_validation_takes_whole_groups_of_each_labelled_dataset() -> None:
    clips = [*_clips(), LabelledClip("muse", "again", Path(), "m0", "train", Emotion(0, 0))]
    held_out = split_validation(clips, 0.34, seed=3)
    groups = {(clip.dataset, clip.group) for clip, out in zip(clips, held_out, strict=True) if out}
    assert sorted(dataset for dataset, _ in groups) == ["4q", "4q", "muse", "muse"]
    for clip, out in zip(clips, held_out, strict=True):
        assert bool(out) == ((clip.dataset, clip.group) in groups)


@BOTH
def test_training_changes_the_upper_part_and_not_the_stems(recipe: NetworkRecipe, tmp_path: Path) -> None:
    trainer = _trainer(tmp_path, recipe)
    torch.manual_seed(0)
    fresh = build(recipe).state_dict()
    trainer.train(_ignore, _ignore)
    trained = trainer.best().state_dict()
    assert all(torch.equal(trained[name], fresh[name]) for name in fresh if name.startswith("stems."))
    for name in ("emotion.1.weight" if recipe.network == "student" else "blocks.3.mlp.2.weight", "gems.weight"):
        assert not torch.equal(trained[name], fresh[name])
    assert [look.step for look in trainer.looks] == [2, 4]


@BOTH
def test_the_loss_falls_when_the_same_clips_come_again(recipe: NetworkRecipe, tmp_path: Path) -> None:
    calm: dict[str, Any] = {"learning_rate": 1e-3, "dropout": 0.0, "dropped": 0.0, "mixup": 0.0}
    trainer = _trainer(tmp_path, replace(recipe, steps=16, steps_between_looks=4, **calm))
    trainer.train(_ignore, _ignore)
    assert trainer.looks[-1].loss < 0.8 * trainer.looks[0].loss


@pytest.mark.parametrize("part", ["response", "features", "attention"])
def test_a_student_comes_closer_to_its_teacher_in_each_part_of_the_lesson(part: str, tmp_path: Path) -> None:
    others: dict[str, Any] = dict.fromkeys({"response", "features", "attention"} - {part}, 0.0)
    silent: dict[str, Any] = dict.fromkeys(("human", "expert", "knowledge", "gems", "quadrant"), 0.0)
    long: dict[str, Any] = {"steps": 12, "steps_between_looks": 12, "learning_rate": 1e-3, "dropout": 0.0, "mixup": 0.0}
    recipe = replace(STUDENT, teacher=1.0, **others, **silent, **long)
    trainer = _trainer(tmp_path, recipe, _noted(_materials(recipe)))
    trainer.train(_ignore, _ignore)
    gaps = [float(row[part]) for row in _rows(tmp_path / "steps.csv")]
    assert np.mean(gaps[-3:]) < 0.8 * np.mean(gaps[:3])


def test_the_terms_of_the_loss_and_the_looks_are_logged(tmp_path: Path) -> None:
    recipe = replace(STUDENT, teacher=1.0)
    trainer = _trainer(tmp_path, recipe, _noted(_materials(recipe)))
    trainer.train(_ignore, _ignore)
    steps = _rows(tmp_path / "steps.csv")
    assert [int(row["step"]) for row in steps] == [1, 2, 3, 4]
    terms = ("human", "expert", "knowledge", "gems", "quadrant", "response", "features", "attention")
    for row in steps:
        assert sum(float(row[term]) for term in terms) == pytest.approx(float(row["loss"]), abs=1e-3)
    looks = _rows(tmp_path / "looks.csv")
    assert [float(row["score"]) for row in looks] == [pytest.approx(look.score, abs=1e-4) for look in trainer.looks]
    assert set(looks[0]) == {"step", "loss", "score", "muse_valence", "muse_arousal", "4q_valence", "4q_arousal"}


@BOTH
def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(recipe: NetworkRecipe, tmp_path: Path) -> None:
    whole = _trainer(tmp_path / "whole", recipe)
    whole.train(_ignore, _ignore)

    class StoppedError(Exception):
        pass

    def stop_at_3(step: int) -> None:
        if step == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        _trainer(tmp_path / "halves", recipe).train(stop_at_3, _ignore)
    rest = _trainer(tmp_path / "halves", recipe)
    assert rest.step == 2  # of its last look
    rest.train(_ignore, _ignore)
    assert rest.looks == whole.looks
    ended = rest.best().state_dict()
    for name, value in whole.best().state_dict().items():
        assert torch.equal(ended[name], value), name


def test_training_ends_when_the_looks_get_no_better(tmp_path: Path) -> None:
    still: dict[str, Any] = {"learning_rate": 0.0, "steps": 20, "steps_between_looks": 2, "patience": 3, "average": 0.0}
    trainer = _trainer(tmp_path, replace(TEACHER, **still))
    trainer.train(_ignore, _ignore)
    assert [look.step for look in trainer.looks] == [2, 4, 6, 8]


def test_a_checkpoint_of_another_recipe_is_not_gone_on_with(tmp_path: Path) -> None:
    _trainer(tmp_path, STUDENT).train(_ignore, _ignore)
    assert _trainer(tmp_path, replace(STUDENT, learning_rate=1e-5)).step == 0


def test_accumulated_batches_count_as_one_step(tmp_path: Path) -> None:
    materials = _materials(STUDENT)
    taken: list[int] = []

    class Counted(Views):
        def take(self, rows: npt.NDArray[np.int64]) -> Heard:
            taken.append(len(rows))
            return Views.take(self, rows)

    views = Counted(materials.views.clip, materials.views.shelves, materials.views.rows)
    recipe = replace(STUDENT, batch=3, accumulate=2, steps=2)
    _trainer(tmp_path, recipe, replace(materials, views=views)).train(_ignore, _ignore)
    assert taken == [3, 3, 3, 3]


def test_the_interval_covers_the_validation_labels(tmp_path: Path) -> None:
    materials = _materials(STUDENT)
    trainer = _trainer(tmp_path, replace(STUDENT, coverage=0.99), materials)
    trainer.train(_ignore, _ignore)
    interval = trainer.interval()
    predicted = predict_songs(trainer.best(), materials.songs)
    for clip, (valence, arousal) in zip(materials.validation, predicted, strict=True):
        assert clip.emotion is not None
        assert abs(clip.emotion.valence - valence) <= interval.valence + 1e-4
        assert abs(clip.emotion.arousal - arousal) <= interval.arousal + 1e-4
    assert interval.coverage == 0.99


def test_a_song_s_answer_is_the_mean_over_its_segments() -> None:
    torch.manual_seed(0)
    network: EmotionNetwork = build(STUDENT)
    network.eval()
    segments = Heard(torch.randn(60, 384, 12, 10), torch.randn(60, 192), torch.randn(60, 96, 160))

    def song(rows: slice) -> Heard:
        return Heard(segments.grid[rows], segments.tagged[rows], segments.image[rows])

    with torch.inference_mode():
        answers = network.judge(segments).emotion.numpy()
        predicted = predict_songs(network, [song(slice(0, 2)), song(slice(2, 57)), song(slice(57, 60))])
    wanted = [answers[:2].mean(0), answers[2:57].mean(0), answers[57:].mean(0)]
    assert np.allclose(predicted, wanted, atol=1e-5)


@pytest.mark.parametrize("make", [_materials, lambda recipe: _noted(_materials(recipe))], ids=["alone", "taught"])
def test_the_same_seed_gives_the_same_student(make: Callable[[NetworkRecipe], Materials], tmp_path: Path) -> None:
    recipe = replace(STUDENT, teacher=1.0, steps=2)
    first, second = (_trainer(tmp_path / name, recipe, make(recipe)) for name in "ab")
    other = _trainer(tmp_path / "c", replace(recipe, seed=7), make(recipe))
    for trainer in (first, second, other):
        trainer.train(_ignore, _ignore)
    assert first.looks == second.looks
    assert first.looks != other.looks
