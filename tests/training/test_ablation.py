from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from emotion_player.training.ablation import Row, run_ablation, summary
from emotion_player.training.recipes.ablation import ARMS, RECIPE, Arm
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.report.claims import CLAIMED_ABLATION
from emotion_player.training.trainer import Trainer
from emotion_player.training.validation import Validation


class _Trainers:
    """A trainer whose students score what their recipe says, and that remembers the recipes."""

    def __init__(self) -> None:
        self.came: list[NetworkRecipe] = []
        self.ensembles: list[Path] = []

    def train(self, recipe: NetworkRecipe, folder: Path, title: str, ensemble_folder: Path) -> tuple[None, Validation]:
        self.came.append(recipe)
        self.ensembles.append(ensemble_folder)
        folder.mkdir(parents=True)
        (folder / "training.pt").touch()
        return None, Validation(50, 1.0, (recipe.teacher, recipe.features, recipe.expert, recipe.seed / 10))


def _run(work: Path, arms: tuple[Arm, ...], recipe: NetworkRecipe = RECIPE) -> tuple[list[Row], _Trainers, list[bool]]:
    trainers, asked = _Trainers(), []

    def trainer_of(with_generated: bool) -> Trainer:
        asked.append(with_generated)
        return cast(Trainer, trainers)

    return run_ablation(arms, (1, 2), recipe, trainer_of, work), trainers, asked


def test_every_arm_runs_with_every_seed_and_changes_only_its_part(tmp_path: Path) -> None:
    arms = (Arm("response", {"features": 0.0}), Arm("all", with_generated=True))
    rows, trainers, asked = _run(tmp_path, arms)
    assert [(row.arm, row.seed) for row in rows] == [("response", 1), ("all", 1), ("response", 2), ("all", 2)]
    assert trainers.came == [replace(RECIPE, seed=s, features=f) for s in (1, 2) for f in (0.0, RECIPE.features)]
    assert asked == [False, True] * 2
    kept: dict[str, Any] = json.loads((tmp_path / "ablation.json").read_text())
    assert [row["ccc"] for row in kept["rows"]] == [list(row.ccc) for row in rows]
    assert not list(tmp_path.rglob("training.pt"))  # the runs are over
    real, generated = trainers.ensembles[:2]
    assert real != generated
    assert trainers.ensembles == [real, generated] * 2  # one teaches all, and has heard what they hear


def test_runs_that_were_made_are_not_made_again_unless_the_recipe_changed(tmp_path: Path) -> None:
    one, both = (Arm("response"),), (Arm("response"), Arm("all"))
    _run(tmp_path, one)
    rows, trainers, _ = _run(tmp_path, both)
    assert [recipe.seed for recipe in trainers.came] == [1, 2]
    assert sorted((row.arm, row.seed) for row in rows) == [("all", 1), ("all", 2), ("response", 1), ("response", 2)]
    (tmp_path / "ablation").rename(tmp_path / "old")
    _, trainers, _ = _run(tmp_path, both, replace(RECIPE, steps=3))
    assert len(trainers.came) == 4


def test_the_summary_has_mean_and_spread_over_seeds() -> None:
    rows = [Row("a", seed, 1, score, ()) for seed, score in enumerate((0.5, 0.7))] + [Row("b", 0, 1, 0.4, ())]
    assert summary(rows) == {"a": (2, pytest.approx(0.6), pytest.approx(0.1414, abs=1e-4)), "b": (1, 0.4, 0.0)}


def test_the_arms_are_those_that_the_founding_report_claims_and_more_questions() -> None:
    arms = {arm.name: replace(RECIPE, **cast(dict[str, Any], dict(arm.changes))) for arm in ARMS}
    parts = {name: (r.human, r.response, r.features, r.attention) for name, r in arms.items()}
    assert parts["response"] == (0.0, 0.3, 0.0, 0.0)
    assert parts["response + features"] == (0.0, 0.3, 0.4, 0.0)
    assert parts["response + features + attention"] == (0.0, 0.3, 0.4, 0.3)
    assert parts["labels"] == (0.3, 0.0, 0.0, 0.0)
    assert {name for name, _ in CLAIMED_ABLATION} <= arms.keys()
    assert [arm.name for arm in ARMS if arm.with_generated] == ["labels + response, generated clips too"]
    assert all(recipe.validation_seed == RECIPE.validation_seed for recipe in arms.values())
