"""``emotion-player train export``: write trained networks as files, and the shipped ones' cards."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console

from emotion_player.commands.train.shared import Parents, Steps, recipe_of
from emotion_player.errors import EmotionPlayerError

_FORMATS = ("onnx", "onnx-int8", "torchscript", "tflite")


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "export",
        parents=[parents.work, parents.models],
        help="write student.onnx and teacher.onnx with their cards, or other formats",
        description="Write the trained networks as files. Each file must answer as torch does, or it is not written. "
        "student.onnx (float32) and teacher.onnx (int8), with their cards, go to the folder of the models; other "
        "formats go to their own folder.",
    )
    step.add_argument("--model", choices=("student", "teacher", "both"), default="both", help="which model (both)")
    step.add_argument(
        "--formats", nargs="+", choices=_FORMATS, metavar="NAME", help=f"{', '.join(_FORMATS)} (the one that ships)"
    )
    step.add_argument("--data", type=Path, metavar="DIR", help="compare on training recordings, not on the demo songs")
    step.add_argument("--out", type=Path, metavar="DIR", help="where formats go that do not ship (WORK/exports)")
    step.set_defaults(run=_run, datasets=None)


def _run(arguments: argparse.Namespace) -> int:
    console = Console()
    refused = False
    for name in ("student", "teacher") if arguments.model == "both" else (arguments.model,):
        recipe = recipe_of(name, arguments)
        from emotion_player.training.exports.export import SHIPPED, Exporter, songs_to_judge  # noqa: PLC0415
        from emotion_player.training.runs import Trained, run_folder  # noqa: PLC0415

        trained = Trained.load(run_folder(arguments.work, name), name)
        songs, source = songs_to_judge(arguments.data, recipe.mel, recipe.segments)
        out = arguments.out or arguments.work / "exports"
        exporter = Exporter(trained, recipe, arguments.models, out, songs, source)
        for file_format in arguments.formats or (SHIPPED[name],):
            try:
                exported = exporter.export(file_format)
            except EmotionPlayerError as error:  # the other formats may still be good
                print(f"emotion-player: {error}", file=sys.stderr)
                refused = True
                continue
            console.print(
                f"{exported.path}: {exported.parameters:,} parameters, {exported.path.stat().st_size / 1e6:.1f} MB; "
                f"differs from torch by {exported.delta_valence:.2g} (valence), {exported.delta_arousal:.2g} (arousal) "
                f"in the mean over {source}."
            )
    return int(refused)
