"""Trains networks of several recipes, each without a part of the rated recordings at a time, and compares them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.progress import Progress

from emotion_player.training.datasets.catalog import load_datasets
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.distributed import DistributedContext
from emotion_player.training.evaluation.comparison import Comparison, compare
from emotion_player.training.lines import out_of_fold_lines
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import run_folder
from emotion_player.training.trainer import Trainer
from emotion_player.training.uncertainty import Matrix, out_of_fold_intervals


def cross_validate(
    recipes: Sequence[NetworkRecipe], data: Path, work: Path, progress: Progress, context: DistributedContext
) -> Comparison:
    """Train ``folds`` networks of each recipe and compare what they say of recordings that they have not seen.

    Every rated recording is in one of the folds, of the test split, too: these networks are measured and thrown away.
    All but the views and the songs, which every training shares, is kept in ``<work>/folds`` and goes on where it was
    stopped.

    Raises:
        DatasetError: Data or pretrained weights are missing.
    """
    folder = work / "folds"
    clips = [
        replace(clip, split="train")
        for clip in load_datasets(data, recipes[0].datasets)
        if clip.split == "train" or clip.is_rated_recording
    ]
    compared: list[LabelledClip] = []
    predictions: dict[str, Matrix] = {}
    intervals: dict[str, tuple[Matrix, Matrix]] = {}
    for recipe in recipes:
        trainer = Trainer(clips, data, work, recipe, progress, context)
        told = trainer.out_of_fold(recipe, run_folder(folder, recipe.network))
        name = f"{recipe.network} {recipe.version}"
        of_songs: Sequence[Matrix] = told.predictions
        if recipe.calibrated:
            of_songs = out_of_fold_lines(told.truth, of_songs, told.datasets, told.folds)
        predictions[name] = np.array([of_song.mean(0) for of_song in of_songs])
        intervals[name] = out_of_fold_intervals(told.truth, of_songs, told.datasets, told.folds, recipe.coverage)
        compared = told.clips
    return compare(compared, predictions, intervals, recipes[0].folds)
