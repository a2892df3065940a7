"""``emotion-player train export``: write trained networks as files, and the shipped ones' cards."""

from __future__ import annotations

import argparse
import sys

from rich.console import Console

from emotion_player.commands.options import path
from emotion_player.commands.train.shared import Parents, Steps, recipe_of
from emotion_player.core.models.model_card import ModelCard
from emotion_player.errors import EmotionPlayerError

_FORMATS = ("onnx", "onnx-int8", "torchscript", "tflite")


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "export",
        parents=[parents.work, parents.models],
        help="write student.onnx and teacher.onnx with their cards, or other formats",
        description="Write the trained networks as files. Each file must have the same outputs as torch, or it is "
        "not written. student.onnx and teacher.onnx (int8), with their cards, go to the folder of the models, as does "
        "student.safetensors; other formats go to their own folder. With --weights no training data is needed.",
    )
    step.add_argument("--model", choices=("student", "teacher", "both"), default="both", help="which model (both)")
    step.add_argument(
        "--formats",
        nargs="+",
        type=_formats,
        metavar="NAME",
        help=f"{', '.join(_FORMATS)}, with blanks or commas between them (the one that ships)",
    )
    step.add_argument(
        "--weights",
        type=path,
        metavar="FILE",
        help="make files of the student from the weights that ship, models/student.safetensors",
    )
    step.add_argument(
        "--again",
        action="store_true",
        help="make the file that ships again of the weights that it has: its card keeps what was measured",
    )
    step.add_argument("--data", type=path, metavar="DIR", help="compare on training recordings, not on the demo songs")
    step.add_argument("--out", type=path, metavar="DIR", help="where formats go that do not ship (WORK/exports)")
    step.set_defaults(run=_run, datasets=None)


def _formats(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in _FORMATS:
            raise argparse.ArgumentTypeError(f"'{name}' is none of {', '.join(_FORMATS)}")
    return names


def _run(arguments: argparse.Namespace) -> int:
    console = Console()
    refused = False
    formats = [each for several in arguments.formats or () for each in several]
    names = ("student", "teacher") if arguments.model == "both" else (arguments.model,)
    for name in ("student",) if arguments.weights else names:
        recipe = recipe_of(name, arguments)
        from emotion_player.training.exports.export import SHIPPED, Exporter, songs_to_compare  # noqa: PLC0415
        from emotion_player.training.exports.weights import read_weights  # noqa: PLC0415
        from emotion_player.training.runs import Trained, mels_of, run_folder  # noqa: PLC0415

        has_card = arguments.weights or arguments.again
        card = ModelCard.load(arguments.models / f"{name}.json") if has_card else None
        if arguments.weights and card:
            trained = Trained.shipped(read_weights(arguments.weights), card)
        else:
            trained = Trained.load(run_folder(arguments.work, name), name)
        songs, source = songs_to_compare(arguments.data, mels_of(recipe), recipe.segments)
        out = arguments.out or arguments.work / "exports"
        from_weights = arguments.weights is not None
        former = card if arguments.again else None
        exporter = Exporter(
            trained, recipe, arguments.models, out, songs, source, from_weights=from_weights, former=former
        )
        if card:
            exporter.require_shipped()
        for file_format in formats or (SHIPPED[name],):
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
