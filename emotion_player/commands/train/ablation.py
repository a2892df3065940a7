"""``emotion-player train ablation``: how much each target of the student's training contributes."""

from __future__ import annotations

import argparse

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from emotion_player.commands.train.shared import Parents, Steps, recipe_of, show_progress, training_clips


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "ablation",
        parents=[parents.data, parents.work, parents.datasets],
        help="train short students without one thing or another to learn from, and compare them",
    )
    step.add_argument("--steps", type=int, metavar="N", help="how many steps a run, instead of the recipe's")
    step.add_argument("--seeds", type=int, nargs="+", metavar="N", help="with which seeds, instead of the recipe's")
    step.add_argument("--device", metavar="NAME", help="cpu or cuda; a GPU is used where there is one")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    datasets = recipe_of("student", arguments).datasets
    from dataclasses import replace  # noqa: PLC0415
    from functools import cache  # noqa: PLC0415

    from emotion_player.training.ablation import run_ablation, summary  # noqa: PLC0415
    from emotion_player.training.distributed import DistributedContext  # noqa: PLC0415
    from emotion_player.training.recipes.ablation import ARMS, RECIPE, SEEDS  # noqa: PLC0415
    from emotion_player.training.trainer import Trainer  # noqa: PLC0415

    recipe = replace(RECIPE, datasets=datasets, steps=arguments.steps or RECIPE.steps)
    clips = training_clips(arguments.data, recipe.datasets)
    has_generated = (arguments.work / "generated" / "tracks.csv").is_file()
    arms = [arm for arm in ARMS if has_generated or not arm.with_generated]
    with DistributedContext.join(arguments.device) as context, show_progress() as progress:

        @cache
        def trainer_of(with_generated: bool) -> Trainer:
            return Trainer(
                clips, arguments.data, arguments.work, recipe, progress, context, with_generated=with_generated
            )

        rows = run_ablation(arms, arguments.seeds or SEEDS, recipe, trainer_of, arguments.work)
    table = Table("learned from", "runs", "validation score", "sd", title="What the student learns from", box=SIMPLE)
    for arm, (runs, mean, deviation) in summary(rows).items():
        table.add_row(arm, str(runs), f"{mean:.3f}", f"{deviation:.3f}" if runs > 1 else "")
    console = Console()
    console.print(table)
    if not has_generated:
        console.print("The arm with generated clips was left out: 'emotion-player train gan' makes them.")
    return 0
