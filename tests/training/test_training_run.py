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
from emotion_player.networks.backbones import Features
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.ensemble import TeacherEnsemble
from emotion_player.training import training_run
from emotion_player.training.datasets.clip import GEMS, LabelledClip
from emotion_player.training.distillation import StoredOutputs, TeacherOutputs
from emotion_player.training.distributed import DistributedContext
from emotion_player.training.experts import SoftTargets
from emotion_player.training.features.views import Views
from emotion_player.training.lessons import Lessons
from emotion_player.training.objective import TrainingData
from emotion_player.training.recipes import ablation, student, teacher
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import build
from emotion_player.training.targets import Targets
from emotion_player.training.training_run import TrainingRun
from emotion_player.training.validation import predict_songs, split_validation
from tests.training.made_views import made_features, made_views

ALONE = DistributedContext(0, 1, torch.device("cpu"))
SHORT: dict[str, Any] = {"members": 2, "steps": 4, "steps_between_validations": 2, "batch": 6, "warm_up": 1}
STUDENT = replace(student.RECIPE, **SHORT)
TAUGHT = replace(student.with_blocks(student.RECIPE), expert=1.0, expert_features=0.5, quadrant=0.1, **SHORT)
TEACHER = replace(teacher.RECIPE, **SHORT)
TRANSFORMER = replace(teacher.with_transformer(teacher.RECIPE), width=48, depth=4, heads=4, **SHORT)
EACH = pytest.mark.parametrize(
    "recipe", [STUDENT, TEACHER, TRANSFORMER], ids=["student", "teacher", "teacher with a transformer"]
)


def _clips() -> list[LabelledClip]:
    emotions = [Emotion(v, a) for v in (-0.6, 0.6) for a in (-0.5, 0.5)]
    rated = [LabelledClip("muse", str(i), Path(), f"m{i}", "train", emotions[i % 4]) for i in range(6)]
    derived = [
        LabelledClip("4q", str(i), Path(), f"q{i}", "train", emotions[i % 4], 0.5, Quadrant.Q1) for i in range(6)
    ]
    felt = [LabelledClip("emotify", "e", Path(), "e", "train", gems=(0.1,) * len(GEMS))]
    return [*rated, *derived, *felt]


def _data(recipe: NetworkRecipe) -> TrainingData:
    clips = _clips()
    rng = np.random.default_rng(0)
    soft_targets = SoftTargets(
        rng.uniform(-1, 1, (13, 2)).astype(np.float32), rng.standard_normal((13, 128)).astype(np.float32)
    )
    views = Views(np.arange(13), (made_views(13),), np.arange(13))
    held_out = split_validation(clips, 0.5, recipe.validation_seed)
    validation = [clip for clip, out in zip(clips, held_out, strict=True) if out]
    songs = [views.take(np.array([i])) for i in np.flatnonzero(held_out)]
    return TrainingData(Targets.of(clips, soft_targets), views.without(held_out), songs, validation)


def _taught(data: TrainingData, width: int = 24) -> TrainingData:
    """The same with a teacher's outputs."""
    rng = np.random.default_rng(1)
    rows = data.views.rows
    stored_outputs = StoredOutputs(
        rng.uniform(0, 1, (len(rows), 11)).astype(np.float32),
        rng.standard_normal((len(rows), 3, width, 2, 4)).astype(np.float16),
        rng.uniform(0, 1, (len(rows), 3, 2, 4)).astype(np.float32),
    )
    return replace(data, teacher=TeacherOutputs(rows, (stored_outputs,)))


def _new_run(folder: Path, recipe: NetworkRecipe, data: TrainingData | None = None) -> TrainingRun:
    torch.manual_seed(0)
    return TrainingRun(build(recipe), recipe, data or _data(recipe), folder, ALONE)


Rows = npt.NDArray[np.int64]
Twins = npt.NDArray[np.bool_] | None


def _observed(views: Views, on_take: Callable[[Rows, Twins], None]) -> Views:
    """The same views; ``on_take`` is told what is taken."""

    class Observed(Views):
        def take(
            self, rows: Rows, taggers: int = 3, *, maps: bool = True, hears_all: bool = True, twins: Twins = None
        ) -> Features:
            on_take(rows, twins)
            return Views.take(self, rows, taggers, maps=maps, hears_all=hears_all, twins=twins)

    return Observed(views.clip, views.stored, views.rows)


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


@EACH
def test_training_changes_the_upper_part_and_not_the_backbones(recipe: NetworkRecipe, tmp_path: Path) -> None:
    run = _new_run(tmp_path, recipe)
    torch.manual_seed(0)
    fresh = build(recipe).state_dict()
    run.train(_ignore, _ignore)
    trained = run.best().state_dict()
    assert all(torch.equal(trained[name], fresh[name]) for name in fresh if name.startswith("backbones."))
    learns = "members.1.emotion.weight"
    assert torch.equal(trained[learns], fresh[learns]) == recipe.blocks  # an ensemble is trained before a transformer
    assert not recipe.blocks or not torch.equal(trained["blocks.3.mlp.2.weight"], fresh["blocks.3.mlp.2.weight"])
    assert [validation.step for validation in run.validations] == [2, 4]


@EACH
def test_the_loss_falls_when_the_same_clips_come_again(recipe: NetworkRecipe, tmp_path: Path) -> None:
    calm: dict[str, Any] = {"learning_rate": 1e-3, "dropout": 0.0, "dropped": 0.0, "mixup": 0.0}
    run = _new_run(tmp_path, replace(recipe, steps=16, steps_between_validations=4, **calm))
    run.train(_ignore, _ignore)
    assert run.validations[-1].loss < 0.8 * run.validations[0].loss


@pytest.mark.parametrize("part", ["response", "features", "attention"])
def test_a_student_comes_closer_to_its_teacher_in_each_part_of_distillation(part: str, tmp_path: Path) -> None:
    others: dict[str, Any] = dict.fromkeys({"response", "features", "attention"} - {part}, 0.0)
    silent: dict[str, Any] = dict.fromkeys(("human", "expert", "expert_features", "gems", "quadrant"), 0.0)
    long: dict[str, Any] = {
        "steps": 12,
        "steps_between_validations": 12,
        "learning_rate": 1e-3,
        "dropout": 0.0,
        "mixup": 0.0,
    }
    recipe = replace(TAUGHT, **others, **silent, **long)
    run = _new_run(tmp_path, recipe, _taught(_data(recipe)))
    run.train(_ignore, _ignore)
    gaps = [float(row[part]) for row in _rows(tmp_path / "steps.csv")]
    assert np.mean(gaps[-3:]) < 0.8 * np.mean(gaps[:3])


def test_the_terms_of_the_loss_and_the_validations_are_logged(tmp_path: Path) -> None:
    recipe = TAUGHT
    run = _new_run(tmp_path, recipe, _taught(_data(recipe)))
    run.train(_ignore, _ignore)
    steps = _rows(tmp_path / "steps.csv")
    assert [int(row["step"]) for row in steps] == [1, 2, 3, 4]
    terms = ("human", "expert", "expert_features", "gems", "quadrant", "response", "features", "attention")
    for row in steps:
        assert sum(float(row[term]) for term in terms) == pytest.approx(float(row["loss"]), abs=1e-3)
    validations = _rows(tmp_path / "validation.csv")
    assert [float(row["score"]) for row in validations] == [
        pytest.approx(validation.score, abs=1e-4) for validation in run.validations
    ]
    assert set(validations[0]) == {"step", "loss", "score", "muse_valence", "muse_arousal", "4q_valence", "4q_arousal"}


@EACH
def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(recipe: NetworkRecipe, tmp_path: Path) -> None:
    whole = _new_run(tmp_path / "whole", recipe)
    whole.train(_ignore, _ignore)

    class StoppedError(Exception):
        pass

    def stop_at_3(step: int) -> None:
        if step == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        _new_run(tmp_path / "halves", recipe).train(stop_at_3, _ignore)
    rest = _new_run(tmp_path / "halves", recipe)
    assert rest.step == 2  # of its last validation
    rest.train(_ignore, _ignore)
    assert rest.validations == whole.validations
    ended = rest.best().state_dict()
    for name, value in whole.best().state_dict().items():
        assert torch.equal(ended[name], value), name


def test_training_ends_when_the_score_gets_no_better(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_run, "ccc", lambda *_: 0.5)
    run = _new_run(tmp_path, replace(TEACHER, steps=20, steps_between_validations=2, patience=3))
    run.train(_ignore, _ignore)
    assert [validation.step for validation in run.validations] == [2, 4, 6, 8]


def test_a_checkpoint_of_another_recipe_is_not_gone_on_with(tmp_path: Path) -> None:
    _new_run(tmp_path, STUDENT).train(_ignore, _ignore)
    assert _new_run(tmp_path, replace(STUDENT, learning_rate=1e-5)).step == 0


@pytest.mark.parametrize(("capability", "expected"), [("AVX512", torch.bfloat16), ("AVX2", torch.float32)])
def test_half_precision_is_left_to_processors_that_are_faster_in_it(
    capability: str, expected: torch.dtype, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: capability)
    found: set[torch.dtype] = set()

    def watch(module: torch.nn.Module, _: object, output: torch.Tensor) -> None:
        if module.training and isinstance(module, torch.nn.Linear):
            found.add(output.dtype)

    hook = torch.nn.modules.module.register_module_forward_hook(watch)
    try:
        _new_run(tmp_path, replace(TRANSFORMER, steps=1)).train(lambda _: None, lambda _: None)
    finally:
        hook.remove()
    assert found == {expected}


def test_accumulated_batches_count_as_one_step(tmp_path: Path) -> None:
    data = _data(STUDENT)
    taken: list[int] = []

    views = _observed(data.views, lambda rows, _: taken.append(len(rows)))
    recipe = replace(STUDENT, batch=3, accumulate=2, steps=2, steady=0.0)
    _new_run(tmp_path, recipe, replace(data, views=views)).train(_ignore, _ignore)
    assert taken == [3, 3, 3, 3]


def test_the_interval_covers_the_validation_labels(tmp_path: Path) -> None:
    data = _data(STUDENT)
    run = _new_run(tmp_path, replace(STUDENT, coverage=0.99), data)
    run.train(_ignore, _ignore)
    interval = run.interval()
    predicted = predict_songs(run.best(), data.songs)
    for clip, (valence, arousal) in zip(data.validation, predicted, strict=True):
        assert clip.emotion is not None
        assert abs(clip.emotion.valence - valence) <= interval.valence + 1e-4
        assert abs(clip.emotion.arousal - arousal) <= interval.arousal + 1e-4
    assert interval.coverage == 0.99


def test_a_songs_prediction_is_the_mean_over_its_segments() -> None:
    torch.manual_seed(0)
    network: EmotionNetwork = build(STUDENT)
    network.eval()
    segments = made_features(60)
    with torch.inference_mode():
        each = network.predict(segments.of_taggers(1)).emotion.numpy()
        predicted = predict_songs(network, [segments[:2], segments[2:57], segments[57:]])
    wanted = [each[:2].mean(0), each[2:57].mean(0), each[57:].mean(0)]
    assert np.allclose(predicted, wanted, atol=1e-5)


@pytest.mark.parametrize("make", [_data, lambda recipe: _taught(_data(recipe))], ids=["alone", "taught"])
def test_the_same_seed_gives_the_same_student(make: Callable[[NetworkRecipe], TrainingData], tmp_path: Path) -> None:
    recipe = replace(TAUGHT, steps=2)
    first, second = (_new_run(tmp_path / name, recipe, make(recipe)) for name in "ab")
    other = _new_run(tmp_path / "c", replace(recipe, seed=7), make(recipe))
    for run in (first, second, other):
        run.train(_ignore, _ignore)
    assert first.validations == second.validations
    assert first.validations != other.validations


def test_members_of_an_ensemble_learn_each_by_itself(tmp_path: Path) -> None:
    alone, together = (replace(TEACHER, members=count, mixup=0.0, steps=2) for count in (1, 2))
    losses = []
    for recipe in (alone, together):
        run = _new_run(tmp_path / str(recipe.members), recipe)
        for member in run._model.network.members:  # type: ignore[union-attr]
            for dropout in member.modules():
                if isinstance(dropout, torch.nn.Dropout):
                    dropout.p = 0.0
            member.load_state_dict(run._model.network.members[0].state_dict())  # type: ignore[index, union-attr]
        run.train(_ignore, _ignore)
        losses.append([float(row["human"]) for row in _rows(tmp_path / str(recipe.members) / "steps.csv")])
    assert losses[0] == pytest.approx(losses[1], abs=1e-4)


def test_the_student_comes_closer_to_what_an_ensemble_predicts(tmp_path: Path) -> None:
    data = _data(STUDENT)
    told = Lessons(torch.linspace(-0.5, 0.5, 26).reshape(2, 13).T, torch.randn(13, 64), torch.randn(13, 2, 448))
    recipe = replace(
        STUDENT,
        human=0.0,
        gems=0.0,
        response=1.0,
        mixup=0.0,
        twins=0.0,
        steady=0.0,
        steps=40,
        steps_between_validations=40,
        learning_rate=1e-2,
    )
    run = _new_run(tmp_path, recipe, replace(data, told=told))
    run.train(_ignore, _ignore)
    gaps = [float(row["response"]) for row in _rows(tmp_path / "steps.csv")]
    assert np.mean(gaps[-4:]) < 0.8 * np.mean(gaps[:4])


@pytest.mark.parametrize("part", ["features", "attention"])
def test_the_student_comes_closer_to_what_an_ensemble_predicts_from(part: str, tmp_path: Path) -> None:
    calm: dict[str, Any] = {"mixup": 0.0, "twins": 0.0, "learning_rate": 1e-2, "steps": 40}
    own: dict[str, Any] = {"features": 0.0, "attention": 0.0, "gems": 0.0, "steady": 0.0, "response": 0.0} | {part: 1.0}
    recipe = replace(ablation.RECIPE, batch=6, warm_up=1, steps_between_validations=40, **calm, **own)
    data = _data(recipe)
    torch.manual_seed(0)
    told = Lessons.of(TeacherEnsemble(2), data.views, 1, torch.device("cpu"))
    run = _new_run(tmp_path, recipe, replace(data, told=told))
    run.train(_ignore, _ignore)
    gaps = [float(row[part]) for row in _rows(tmp_path / "steps.csv")]
    assert np.mean(gaps[-4:]) < 0.9 * np.mean(gaps[:4])


def test_predictions_for_a_view_and_its_twin_come_closer(tmp_path: Path) -> None:
    gaps = []
    for steady in (0.0, 100.0):
        recipe = replace(STUDENT, steady=steady, steps=30, steps_between_validations=30, learning_rate=1e-2)
        data = _data(recipe)
        rows = data.views.rows[data.views.have_twins(data.views.rows)]
        run = _new_run(tmp_path / str(steady), recipe, data)
        run.train(_ignore, _ignore)
        with torch.inference_mode():
            first, second = (
                run.last().predict(data.views.take(rows, 1, twins=twins)).emotion
                for twins in (None, np.ones(len(rows), bool))
            )
        gaps.append(float((first - second).square().mean()))
    assert gaps[1] < 0.5 * gaps[0]


def test_as_many_twins_are_heard_as_the_recipe_says(tmp_path: Path) -> None:
    data = _data(STUDENT)
    heard: list[int] = []

    views = _observed(data.views, lambda _, twins: heard.append(0 if twins is None else int(twins.sum())))
    recipe = replace(STUDENT, twins=1.0, steady=0.0, steps=2, batch=100)
    _new_run(tmp_path, recipe, replace(data, views=views)).train(_ignore, _ignore)
    assert heard == [int(views.have_twins(views.rows).sum())] * 2
