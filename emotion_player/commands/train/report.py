"""``emotion-player train report``: write the report of all measurements."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from emotion_player.commands.options import path
from emotion_player.commands.train.shared import Parents, Steps, require_packages


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "report",
        parents=[parents.work, parents.models],
        help="write everything that was measured into one document with pictures",
    )
    step.add_argument(
        "--out", type=path, default=Path("docs"), metavar="DIR", help="where report.md and report/ shall lie (docs)"
    )
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_packages()
    from emotion_player.training.report.document import write_report  # noqa: PLC0415

    missing = write_report(arguments.work, arguments.models, arguments.out)
    console = Console()
    for sentence in missing:
        console.print(sentence, markup=False)
    console.print(f"{arguments.out / 'report.md'} is written.", markup=False)
    return 0
