"""Puts the steps of the student's training together: hear, learn, keep the best."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import torch
from rich.progress import Progress

from emotion_player.errors import DatasetError
from emotion_player.networks.mobilevit import STEMS, MobileViT
from emotion_player.training.clips import ClipReader
from emotion_player.training.datasets.catalog import terms
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.experts import load_lessons
from emotion_player.training.export import save_student
from emotion_player.training.memory import keep_freed_memory
from emotion_player.training.recipes.student import StudentRecipe
from emotion_player.training.student import Look, StudentTrainer, Targets, split_validation
from emotion_player.training.views import StemEar, hear_songs, hear_views


def teach_student(
    clips: Sequence[LabelledClip], taggers: Path, work: Path, recipe: StudentRecipe, progress: Progress
) -> Look:
    """Train the recipe's student on training clips and keep the best as ``<work>/student.pt``; return its look.

    Raises:
        DatasetError: Data, tagger weights or the experts' lessons are missing.
        ModelError: A checkpoint is damaged.
    """
    if any(clip.split != "train" for clip in clips):
        raise DatasetError("The student may learn from training clips only.")
    keep_freed_memory()
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(recipe.seed)
    lessons = load_lessons(work / "lessons.npz", clips)
    student = MobileViT(recipe.dropout)
    student.load_stems(taggers)
    ear = StemEar(student)
    held_out = split_validation(clips, recipe.validation, recipe.seed)
    validation = [clip for clip, out in zip(clips, held_out, strict=True) if out]

    task = progress.add_task("Hearing augmented views", total=len(clips))
    reader = ClipReader(work, recipe.mel, recipe.segments.loudness_lufs)
    counts = [recipe.views.get(clip.dataset, recipe.own_views) for clip in clips]
    heard = hear_views(
        clips, counts, ear, reader, recipe.mel, recipe.segments, work / "views", lambda: progress.advance(task)
    )
    views = heard.without(held_out)
    task = progress.add_task("Hearing the validation songs", total=len(validation))
    songs = hear_songs(validation, ear, recipe.mel, recipe.segments, lambda: progress.advance(task))

    trainer = StudentTrainer(
        student, recipe, Targets.of(clips, lessons), views, songs, validation, work / "training.pt"
    )
    task = progress.add_task("Learning", total=recipe.steps, completed=trainer.step)

    def on_look(look: Look) -> None:
        values = " ".join(f"{value:.3f}" for value in look.ccc)
        progress.console.print(f"step {look.step}: loss {look.loss:.3f}, validation score {look.score:.3f} ({values})")

    trainer.train(lambda step: progress.update(task, completed=step), on_look)
    best = max(trainer.looks, key=lambda look: look.score)
    notes = (
        f"Stems from the music taggers {', '.join(STEMS)} of Won et al. (2020), not changed; the rest trained for "
        f"{best.step} of {recipe.steps} steps of {recipe.batch} views on a CPU.",
        f"Chosen on {len(validation)} validation clips, taken out of the training split by group: "
        f"score {best.score:.3f}.",
        f"The interval is split-conformal on the same validation clips, coverage {recipe.coverage:.0%}.",
    )
    save_student(work / "student.pt", trainer.best(), trainer.interval(), terms(recipe.datasets), notes)
    return best
