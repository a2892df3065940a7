"""``emotion-player train export``: write a trained network and its card."""

from __future__ import annotations

import argparse

from rich.console import Console

from emotion_player.commands.train.shared import Parents, Steps, require_packages


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser("export", parents=[parents.work, parents.models], help="write student.onnx and its card")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_packages()
    from emotion_player.training.export import export_student  # noqa: PLC0415
    from emotion_player.training.recipes.student import RECIPE  # noqa: PLC0415

    card, difference = export_student(arguments.work / "student" / "trained.pt", arguments.models, RECIPE)
    size = (arguments.models / "student.onnx").stat().st_size
    Console().print(
        f"{arguments.models / 'student.onnx'}: {card.parameters:,} parameters, {size / 1e6:.1f} MB; "
        f"onnxruntime and torch differ by {difference:.1e} at most."
    )
    return 0
