"""``emotion-player train compare``: which of both networks is better, on all rated recordings."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from emotion_player.commands.train.shared import Parents, Steps, recipe_of, show_progress

if TYPE_CHECKING:
    from emotion_player.training.evaluation.comparison import Comparison


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "compare",
        parents=[parents.data, parents.work, parents.datasets, parents.models],
        help="train both networks five times, each time without a fifth of the recordings, and compare them",
        description="Train student and teacher by their recipes, each without a fifth of the rated training and test "
        "recordings, by artist or song, five times; compare what they say of what they have not learned from. What "
        "ships learns from none of the test recordings. The comparison is kept in the work folder as comparison.json, "
        "each model's score in its card too.",
    )
    step.add_argument("--device", metavar="NAME", help="cpu or cuda; a GPU is used where there is one")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    recipes = [recipe_of(name, arguments) for name in ("student", "teacher")]
    from emotion_player.training.cross_validation import cross_validate  # noqa: PLC0415
    from emotion_player.training.distributed import DistributedContext  # noqa: PLC0415
    from emotion_player.training.evaluation.comparison import stand_in_card  # noqa: PLC0415

    with DistributedContext.join(arguments.device) as context, show_progress(context.is_main) as progress:
        comparison = cross_validate(recipes, arguments.data, arguments.work, progress, context)
        if context.is_main:
            comparison.save(arguments.work / "comparison.json")
            for contender in comparison.contenders:
                stand_in_card(arguments.models, contender, comparison.recordings)
            _print(comparison)
    return 0


def _print(comparison: Comparison) -> None:
    table = Table("model", "score", "95 %", *_columns(comparison), title="On recordings not learned from", box=SIMPLE)
    for each in comparison.contenders:
        interval = f"{each.low:.3f}..{each.high:.3f}"
        table.add_row(each.name, f"{each.score:.3f}", interval, *(f"{figure.ccc:.3f}" for figure in each.figures))
    console = Console()
    console.print(table)
    for gain in comparison.gains:
        console.print(
            f"{gain.name} over {gain.over}: {gain.gain:+.3f} ({gain.low:+.3f}..{gain.high:+.3f}), "
            f"better in {gain.probability:.1%} of the draws."
        )


def _columns(comparison: Comparison) -> list[str]:
    return [f"{figure.dataset} {figure.axis[0].upper()}" for figure in comparison.contenders[0].figures]
