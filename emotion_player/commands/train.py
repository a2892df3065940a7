"""``emotion-player train``: from labelled music to a shipped model.

The steps, in order: ``experts``, ``student``, ``export``, ``evaluate``. Each keeps what it made in the work folder and
goes on where it was stopped. Training code is imported only when a step runs: the application never loads torch.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from emotion_player import paths
from emotion_player.errors import EmotionPlayerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emotion_player.core.model_card import Figure
    from emotion_player.training.datasets.clip import LabelledClip
    from emotion_player.training.recipes.student import StudentRecipe

_NEEDED = ("torch", "sklearn", "librosa", "onnx", "onnxscript", "safetensors", "symusic")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``train`` and its steps."""
    parser = subparsers.add_parser(
        "train",
        help="rebuild the models from labelled music",
        description="From labelled music to a shipped model: run experts, student, export and evaluate, in this order. "
        "Each step keeps what it made in the work folder and goes on where it was stopped.",
    )
    steps = parser.add_subparsers(title="steps", required=True, metavar="STEP")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--work",
        type=Path,
        default=paths.data_folder() / "training",
        metavar="DIR",
        help="where the steps keep their work",
    )
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="the folder of the datasets and of taggers/"
    )
    sets = argparse.ArgumentParser(add_help=False)
    sets.add_argument(
        "--datasets", nargs="+", metavar="NAME", help="which datasets to learn from, by name, or paths of CSV files"
    )
    models = argparse.ArgumentParser(add_help=False)
    models.add_argument(
        "--models", type=Path, default=paths.models_folder(), metavar="DIR", help="the folder of the models"
    )
    step = steps.add_parser(
        "experts", parents=[data, common, sets], help="listen to every clip and let the experts learn"
    )
    step.set_defaults(run=_experts)
    step = steps.add_parser("student", parents=[data, common, sets], help="train the student")
    step.add_argument("--steps", type=int, metavar="N", help="how many steps, instead of the recipe's")
    step.add_argument(
        "--seed", type=int, metavar="N", help="another draw of the initial weights, batches and validation"
    )
    step.set_defaults(run=_student)
    step = steps.add_parser("export", parents=[common, models], help="write student.onnx and its card")
    step.set_defaults(run=_export)
    step = steps.add_parser("evaluate", parents=[data, models], help="measure a model on the test recordings")
    step.add_argument("--model", default="student", help="which model (student)")
    step.set_defaults(run=_evaluate)


def _experts(arguments: argparse.Namespace) -> int:
    recipe = _recipe(arguments)
    from emotion_player.training.embeddings import embed_clips  # noqa: PLC0415
    from emotion_player.training.experts import ask_experts, judge_experts, save_lessons  # noqa: PLC0415

    clips = _training_clips(arguments.data, recipe.datasets)
    with _progress() as progress:
        task = progress.add_task("Listening to the clips", total=len(clips))
        features = embed_clips(
            clips,
            arguments.data / "taggers",
            arguments.work,
            recipe.mel,
            recipe.segments.loudness_lufs,
            lambda: progress.advance(task),
        )
    lessons = ask_experts(clips, features)
    save_lessons(arguments.work / "lessons.npz", clips, lessons)
    _print_figures("The experts on training clips whose group they never heard", judge_experts(clips, lessons))
    return 0


def _student(arguments: argparse.Namespace) -> int:
    recipe = _recipe(arguments)
    from emotion_player.training.school import teach_student  # noqa: PLC0415

    clips = _training_clips(arguments.data, recipe.datasets)
    with _progress() as progress:
        look = teach_student(clips, arguments.data / "taggers", arguments.work, recipe, progress)
    axes = ("muse valence", "muse arousal", "4q valence", "4q arousal")
    ccc = ", ".join(f"{axis} {value:.3f}" for axis, value in zip(axes, look.ccc, strict=False))
    Console().print(f"Best after {look.step} steps: score {look.score:.3f} on the validation clips ({ccc}).")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    recipe = _recipe(arguments)
    from emotion_player.training.export import export_student  # noqa: PLC0415

    card, difference = export_student(arguments.work / "student.pt", arguments.models, recipe)
    size = (arguments.models / "student.onnx").stat().st_size
    Console().print(
        f"{arguments.models / 'student.onnx'}: {card.parameters:,} parameters, {size / 1e6:.1f} MB; "
        f"onnxruntime and torch differ by {difference:.1e} at most."
    )
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    _recipe(arguments)
    from emotion_player.inference.registry import ModelRegistry  # noqa: PLC0415
    from emotion_player.training.evaluate import measure, recordings_to_test, write_figures  # noqa: PLC0415

    clips = recordings_to_test(arguments.data)
    estimator = ModelRegistry(arguments.models).load(arguments.model)
    with _progress() as progress:
        task = progress.add_task("Listening to the test recordings", total=len(clips))
        figures = measure(estimator, clips, lambda: progress.advance(task))
    card = write_figures(arguments.models / f"{arguments.model}.json", figures)
    _print_figures(f"{card.key} on test recordings", figures)
    return 0


def _recipe(arguments: argparse.Namespace) -> StudentRecipe:
    """The recipe with what the command line changes; a clear sentence where the packages for training are missing."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise EmotionPlayerError(f"Training needs more packages ({', '.join(missing)}): pip install -e '.[train]'.")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # torch's threads must not spin while other programs work
    from emotion_player.training.recipes.student import RECIPE  # noqa: PLC0415

    given = {
        name: value for name in ("steps", "seed", "datasets") if (value := getattr(arguments, name, None)) is not None
    }
    if "datasets" in given:
        given["datasets"] = tuple(given["datasets"])
    return replace(RECIPE, **given)


def _training_clips(data: Path, datasets: Iterable[str]) -> list[LabelledClip]:
    from emotion_player.training.datasets.catalog import load_datasets  # noqa: PLC0415

    return [clip for clip in load_datasets(data, datasets) if clip.split == "train"]


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    )


def _print_figures(title: str, figures: Iterable[Figure]) -> None:
    figures = tuple(figures)
    table = Table("data", "axis", "n", "CCC", "95 %", "R²", "r", "RMSE", "MAE", "slope", title=title, box=SIMPLE)
    for f in figures:
        row = (f.ccc, f"{f.ccc_low:.2f}..{f.ccc_high:.2f}", f.r2, f.pearson, f.rmse, f.mae, f.slope)
        table.add_row(f.dataset, f.axis, str(f.n), *(v if isinstance(v, str) else f"{v:.3f}" for v in row))
    console = Console()
    console.print(table)
    console.print(f"Score (mean CCC): {sum(f.ccc for f in figures) / len(figures):.3f}")
