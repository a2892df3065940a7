"""Trains the arms of an ablation, one after the other, and keeps their best validation scores in one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from emotion_player.training.files import replace_file
from emotion_player.training.recipes.ablation import Arm
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Row:
    """One run: its arm and seed, and the step, score and CCCs (muse V, A, 4q V, A) of its best validation."""

    arm: str
    seed: int
    step: int
    score: float
    ccc: tuple[float, ...]


def run_ablation(
    arms: Sequence[Arm],
    seeds: Sequence[int],
    recipe: NetworkRecipe,
    trainer_of: Callable[[bool], Trainer],
    work: Path,
) -> list[Row]:
    """Train every arm with every seed that ``<work>/ablation.json`` does not hold yet; return all rows.

    Args:
        arms: What to compare.
        seeds: With which seeds; all arms have the same validation clips.
        recipe: What arms change.
        trainer_of: Gives the trainer with generated clips, or the one without.
        work: Where the runs are kept.
    """
    file = work / "ablation.json"
    rows = _read(file, repr(recipe))
    done = {(row.arm, row.seed) for row in rows}
    for seed in seeds:  # one seed of all arms first, so that a run that is stopped can be compared
        for arm in arms:
            if (arm.name, seed) in done:
                continue
            changes: dict[str, Any] = dict(arm.changes)
            folder = work / "ablation" / f"{arm.name.replace(' ', '-')}-{seed}"
            ensemble = work / "ablation" / ("ensemble-with-generated" if arm.with_generated else "ensemble")
            own = replace(recipe, seed=seed, **changes)
            _, validation = trainer_of(arm.with_generated).train(
                own, folder, title=f"{arm.name}, seed {seed}", ensemble_folder=ensemble
            )
            (folder / "training.pt").unlink(missing_ok=True)  # the run is over
            rows.append(Row(arm.name, seed, validation.step, round(validation.score, 4), validation.ccc))
            _write(file, repr(recipe), rows)
    return rows


def summary(rows: Sequence[Row]) -> dict[str, tuple[int, float, float]]:
    """Per arm the number of runs, the mean score and its standard deviation over seeds."""
    arms = dict.fromkeys(row.arm for row in rows)
    scores = {arm: [row.score for row in rows if row.arm == arm] for arm in arms}
    return {
        arm: (len(s), float(np.mean(s)), float(np.std(s, ddof=1)) if len(s) > 1 else 0.0) for arm, s in scores.items()
    }


def _read(file: Path, recipe: str) -> list[Row]:
    """The rows of earlier runs of the same recipe."""
    if not file.is_file():
        return []
    kept = json.loads(file.read_text(encoding="utf-8"))
    if kept["recipe"] != recipe:
        return []
    return [Row(r["arm"], r["seed"], r["step"], r["score"], tuple(r["ccc"])) for r in kept["rows"]]


def _write(file: Path, recipe: str, rows: Sequence[Row]) -> None:
    content = {
        "recipe": recipe,
        "rows": [{"arm": r.arm, "seed": r.seed, "step": r.step, "score": r.score, "ccc": r.ccc} for r in rows],
    }
    replace_file(file, json.dumps(content, indent=1).encode())
