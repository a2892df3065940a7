"""``emotion-player train deploy``: measure size, time and memory of each exported file on this machine."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from emotion_player.commands.options import path
from emotion_player.commands.train.shared import Parents, Steps, recipe_of
from emotion_player.core.models.model_card import ModelCard
from emotion_player.errors import EmotionPlayerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emotion_player.training.exports.deployment import Cost


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "deploy",
        parents=[parents.work, parents.models],
        help="measure what each exported file costs on this machine",
        description="Let every exported file of both models predict songs, on one thread and in a process of its own: "
        "its size, the time until it is ready, the time, the processor time and the memory it takes. The table is kept "
        "in the work folder as deployment.json.",
    )
    step.add_argument("--data", type=path, metavar="DIR", help="use training recordings instead of the demo songs")
    step.set_defaults(run=_run, datasets=None)


def _run(arguments: argparse.Namespace) -> int:
    console = Console()
    costs: list[Cost] = []
    for name in ("student", "teacher"):
        recipe = recipe_of(name, arguments)
        from emotion_player.training.exports.deployment import measure_files, write_costs  # noqa: PLC0415
        from emotion_player.training.exports.export import songs_to_compare  # noqa: PLC0415
        from emotion_player.training.runs import mels_of  # noqa: PLC0415

        shipped = arguments.models / f"{name}.json"  # may be of another version than the recipe
        card = ModelCard.load(shipped) if shipped.is_file() else None
        listens = (card.mels, card.segments) if card else (mels_of(recipe), recipe.segments)
        songs, _ = songs_to_compare(arguments.data, *listens)
        costs += measure_files(recipe, arguments.work, arguments.models, songs, console.print)
    if not costs:
        raise EmotionPlayerError("There is no exported file to measure: run 'emotion-player train export'.")
    write_costs(arguments.work / "deployment.json", costs)
    console.print(_table(costs))
    return 0


def _table(costs: Iterable[Cost]) -> Table:
    title = "What a song costs here: from mels to answers, on one thread"
    table = Table(title=title, box=SIMPLE, collapse_padding=True, pad_edge=False)
    for column in ("model", "format", "MB", "parameters", "load\ns", "song\nms", "CPU\nms", "peak\nMB", "ΔV", "ΔA"):
        table.add_column(column, justify="left" if column in {"model", "format"} else "right", no_wrap=True)
    for cost in costs:
        table.add_row(
            cost.model,
            cost.format,
            f"{cost.bytes / 1e6:.1f}",
            f"{cost.parameters:,}",
            f"{cost.load_s:.2f}",
            f"{cost.latency_s * 1000:.0f}",
            f"{cost.cpu_s * 1000:.0f}",
            _or_dash(cost.peak_mb, ".0f"),
            _or_dash(cost.delta_valence, ".3f"),
            _or_dash(cost.delta_arousal, ".3f"),
        )
    return table


def _or_dash(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)
