"""Options, progress bars and tables that the steps of the training share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from emotion_player import paths
from emotion_player.commands.options import path
from emotion_player.errors import EmotionPlayerError

if TYPE_CHECKING:
    from emotion_player.core.models.figures import Figure
    from emotion_player.training.datasets.clip import LabelledClip
    from emotion_player.training.recipes.recipe import NetworkRecipe

_NEEDED = ("torch", "sklearn", "librosa", "matplotlib", "onnx", "onnxscript", "safetensors", "symusic")

Steps = argparse._SubParsersAction  # argparse has no public name for what add_subparsers returns


@dataclass(frozen=True, slots=True)
class Parents:
    """Options of several steps, as parents for ``add_parser``.

    Attributes:
        work: ``--work``, where steps keep their work.
        data: ``--data``, the folder of the datasets, of ``taggers/`` and of ``ears/``.
        datasets: ``--datasets``, which of them to learn from.
        models: ``--models``, the folder of the models.
    """

    work: argparse.ArgumentParser
    data: argparse.ArgumentParser
    datasets: argparse.ArgumentParser
    models: argparse.ArgumentParser

    @classmethod
    def make(cls) -> Parents:
        """Build the parsers."""
        work, data, datasets, models = (argparse.ArgumentParser(add_help=False) for _ in range(4))
        work.add_argument(
            "--work",
            type=path,
            default=paths.data_folder() / "training",
            metavar="DIR",
            help="where the steps keep their work",
        )
        data.add_argument(
            "--data", type=path, required=True, metavar="DIR", help="the folder of datasets, taggers/ and ears/"
        )
        datasets.add_argument(
            "--datasets",
            nargs="+",
            metavar="NAME",
            help="which datasets to learn from: names, or CSV files of your own labels with their scale, as in "
            "mine.csv:1..9",
        )
        models.add_argument(
            "--models", type=path, default=paths.models_folder(), metavar="DIR", help="the folder of the models"
        )
        return cls(work, data, datasets, models)


def require_packages() -> None:
    """Set up the process for torch, before its first import.

    Raises:
        EmotionPlayerError: The packages for training are not installed.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise EmotionPlayerError(f"Training needs more packages ({', '.join(missing)}): pip install -e '.[train]'.")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # torch's threads must not spin while other programs work


def recipe_of(
    name: str,
    arguments: argparse.Namespace,
    changed: Sequence[str] = (),
    variant: Callable[[NetworkRecipe], NetworkRecipe] = lambda recipe: recipe,
) -> NetworkRecipe:
    """Return the recipe of the ``student`` or the ``teacher``, or a variant of it, with the command line's changes."""
    require_packages()
    from emotion_player.training.recipes import student, teacher  # noqa: PLC0415

    recipe = {"student": student.RECIPE, "teacher": teacher.RECIPE}[name]
    given = {key: value for key in changed if (value := getattr(arguments, key, None)) is not None}
    if arguments.datasets:
        given["datasets"] = tuple(arguments.datasets)
    return replace(variant(recipe), **given)


def training_clips(data: Path, datasets: Iterable[str]) -> list[LabelledClip]:
    """Read the training clips of the datasets.

    Raises:
        DatasetError: A dataset is unknown, missing or malformed.
    """
    from emotion_player.training.datasets.catalog import load_datasets  # noqa: PLC0415

    return [clip for clip in load_datasets(data, datasets) if clip.split == "train"]


def show_progress(is_main: bool = True) -> Progress:
    """Show a progress bar with the remaining time for each task; only in the leading process."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        disable=not is_main,
        console=Console(quiet=not is_main),
    )


def print_figures(title: str, figures: Iterable[Figure]) -> None:
    """Print a table of figures and their score."""
    figures = tuple(figures)
    table = Table("data", "axis", "n", "CCC", "95 %", "R²", "r", "RMSE", "MAE", "slope", title=title, box=SIMPLE)
    for f in figures:
        row = (f.ccc, f"{f.ccc_low:.2f}..{f.ccc_high:.2f}", f.r2, f.pearson, f.rmse, f.mae, f.slope)
        table.add_row(f.dataset, f.axis, str(f.n), *(v if isinstance(v, str) else f"{v:.3f}" for v in row))
    console = Console()
    console.print(table)
    console.print(f"Score (mean CCC): {sum(f.ccc for f in figures) / len(figures):.3f}")
