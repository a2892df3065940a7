from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.networks.mobilevit import MobileViT, StemOutput
from emotion_player.training.datasets.clip import GEMS, LabelledClip
from emotion_player.training.experts import Lessons
from emotion_player.training.recipes.student import RECIPE, StudentRecipe
from emotion_player.training.student import StudentTrainer, Targets, split_validation
from emotion_player.training.views import Views

RECIPE_OF_TEST = replace(RECIPE, steps=4, steps_between_looks=2, batch=6, warm_up=1)


def _clips() -> list[LabelledClip]:
    emotions = [Emotion(v, a) for v in (-0.6, 0.6) for a in (-0.5, 0.5)]
    rated = [LabelledClip("muse", str(i), Path(), f"m{i}", "train", emotions[i % 4]) for i in range(6)]
    derived = [
        LabelledClip("4q", str(i), Path(), f"q{i}", "train", emotions[i % 4], 0.5, Quadrant.Q1) for i in range(6)
    ]
    felt = [LabelledClip("emotify", "e", Path(), "e", "train", gems=(0.1,) * len(GEMS))]
    return [*rated, *derived, *felt]


def _trainer(path: Path, recipe: StudentRecipe = RECIPE_OF_TEST) -> StudentTrainer:
    clips = _clips()
    rng = np.random.default_rng(0)
    lessons = Lessons(rng.uniform(-1, 1, (13, 2)).astype(np.float32), rng.standard_normal((13, 128)).astype(np.float32))
    grid = rng.standard_normal((13, 384, 12, 10)).astype(np.float16)
    tagged = rng.standard_normal((13, 192)).astype(np.float32)
    views = Views(np.arange(13), grid, tagged, np.arange(13))
    held_out = split_validation(clips, 0.5, recipe.seed)
    validation = [clip for clip, out in zip(clips, held_out, strict=True) if out]
    songs = [
        StemOutput(torch.from_numpy(grid[i : i + 1].astype(np.float32)), torch.from_numpy(tagged[i : i + 1]))
        for i in np.flatnonzero(held_out)
    ]
    torch.manual_seed(0)
    student = MobileViT(recipe.dropout)
    return StudentTrainer(student, recipe, Targets.of(clips, lessons), views.without(held_out), songs, validation, path)


def _ignore(_: object) -> None:
    return


def test_validation_takes_whole_groups_of_each_labelled_dataset() -> None:
    clips = [*_clips(), LabelledClip("muse", "again", Path(), "m0", "train", Emotion(0, 0))]
    held_out = split_validation(clips, 0.34, seed=3)
    groups = {(clip.dataset, clip.group) for clip, out in zip(clips, held_out, strict=True) if out}
    assert sorted(dataset for dataset, _ in groups) == ["4q", "4q", "muse", "muse"]
    for clip, out in zip(clips, held_out, strict=True):
        assert bool(out) == ((clip.dataset, clip.group) in groups)


def test_training_changes_the_upper_part_and_not_the_stems(tmp_path: Path) -> None:
    trainer = _trainer(tmp_path / "run.pt")
    torch.manual_seed(0)
    fresh = MobileViT(RECIPE_OF_TEST.dropout).state_dict()
    trainer.train(_ignore, _ignore)
    trained = trainer.best().state_dict()
    assert all(torch.equal(trained[name], fresh[name]) for name in fresh if name.startswith("stems."))
    assert not torch.equal(trained["emotion.1.weight"], fresh["emotion.1.weight"])
    assert [look.step for look in trainer.looks] == [2, 4]


def test_the_loss_falls_when_the_same_clips_come_again(tmp_path: Path) -> None:
    recipe = replace(RECIPE_OF_TEST, steps=24, steps_between_looks=6, learning_rate=1e-3, dropout=0.0, mixup=0.0)
    trainer = _trainer(tmp_path / "run.pt", recipe)
    trainer.train(_ignore, _ignore)
    assert trainer.looks[-1].loss < 0.8 * trainer.looks[0].loss


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    recipe = replace(RECIPE_OF_TEST, dropout=0.0)
    whole = _trainer(tmp_path / "whole.pt", recipe)
    whole.train(_ignore, _ignore)

    class StoppedError(Exception):
        pass

    def stop_at_3(step: int) -> None:
        if step == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        _trainer(tmp_path / "halves.pt", recipe).train(stop_at_3, _ignore)
    rest = _trainer(tmp_path / "halves.pt", recipe)
    assert rest.step == 2  # of its last look
    rest.train(_ignore, _ignore)
    assert rest.looks == whole.looks
    for name, value in whole.best().state_dict().items():
        assert torch.allclose(rest.best().state_dict()[name], value), name


def test_a_checkpoint_of_another_recipe_is_not_gone_on_with(tmp_path: Path) -> None:
    _trainer(tmp_path / "run.pt").train(_ignore, _ignore)
    assert _trainer(tmp_path / "run.pt", replace(RECIPE_OF_TEST, learning_rate=1e-5)).step == 0


def test_the_interval_covers_the_validation_labels(tmp_path: Path) -> None:
    trainer = _trainer(tmp_path / "run.pt", replace(RECIPE_OF_TEST, coverage=0.99))
    trainer.train(_ignore, _ignore)
    interval = trainer.interval()
    assert 0 < interval.valence < 2
    assert interval.coverage == 0.99
