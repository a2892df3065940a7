"""Puts the steps of a training together: hear, take the teacher's notes, learn, keep the best."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from rich.progress import Progress

from emotion_player.errors import DatasetError
from emotion_player.networks.emotion_network import STEMS, EmotionNetwork
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training.clips import ClipReader
from emotion_player.training.datasets import generated
from emotion_player.training.datasets.catalog import terms
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.distillation import TeacherNotes, first_views, take_notes
from emotion_player.training.engine import Look, Materials, Trainer, predict_songs, split_validation
from emotion_player.training.experts import load_lessons
from emotion_player.training.files import replace_file
from emotion_player.training.memory import keep_freed_memory
from emotion_player.training.metrics import figure
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import Trained, build, lessons_file, run_folder
from emotion_player.training.targets import Targets
from emotion_player.training.views import StemEar, Views, hear_songs, hear_views
from emotion_player.training.world import World

Kept = TypeVar("Kept")


class School:
    """Trains networks of recipes that share datasets, views and validation clips.

    Args:
        clips: Training clips, those of a dataset together.
        taggers: The folder of the taggers' weights.
        work: Where everything is kept.
        recipe: Any of the recipes.
        progress: Shows what goes on.
        world: The processes that train together.
        leave_out: A dataset of ``clips`` that nothing may be learned from.
        with_generated: Whether to learn from generated clips too.

    Raises:
        DatasetError: Data, tagger weights or the experts' lessons are missing, or a clip is not for training.
    """

    def __init__(
        self,
        clips: Sequence[LabelledClip],
        taggers: Path,
        work: Path,
        recipe: NetworkRecipe,
        progress: Progress,
        world: World,
        leave_out: str | None = None,
        with_generated: bool = False,
    ) -> None:
        if any(clip.split != "train" for clip in clips):
            raise DatasetError("A network may learn from training clips only.")
        keep_freed_memory()
        if world.size == 1 and "OMP_NUM_THREADS" not in os.environ:
            torch.set_num_threads(os.cpu_count() or 1)
        self._taggers, self._work, self._progress, self._world = taggers, work, progress, world
        self._leave_out, self._recipe = leave_out, recipe
        lessons = load_lessons(lessons_file(work, leave_out), clips, leave_out)
        made = generated.load(work / "generated") if with_generated else ()
        self._clips = [*clips, *made]
        self._with_generated = with_generated
        network = build(dataclasses.replace(recipe, network="student"))
        network.load_stems(taggers)
        self._ear = StemEar(network)
        left_out = np.array([clip.dataset == leave_out for clip in self._clips])
        held_out = split_validation(self._clips, recipe.validation, recipe.validation_seed) & ~left_out
        self.validation = [clip for clip, out in zip(self._clips, held_out, strict=True) if out]
        self.views = self._hear().without(held_out | left_out)
        self.targets = Targets.of(self._clips, lessons)
        task = progress.add_task("Hearing the validation songs", total=len(self.validation))
        self._songs = hear_songs(
            self.validation, self._ear, recipe.mel, recipe.segments, lambda: progress.advance(task)
        )

    @property
    def emotions(self) -> npt.NDArray[np.float32]:
        """(clips, 2): what people said of each clip, not a number where they did not."""
        emotion = self.targets.emotion.numpy().copy()
        emotion[self.targets.emotion_weight.numpy() == 0] = np.nan
        return emotion

    def take_notes(self, teacher: Trained, recipe: NetworkRecipe) -> TeacherNotes:
        """What a trained teacher, made by ``recipe``, makes of the first views of every clip."""
        rows = first_views(self.views, self._recipe.noted)
        task = self._progress.add_task("The teacher listens", total=len(rows))
        folder = run_folder(self._work, "notes", self._leave_out)
        folders = [folder / dataset for dataset in dict.fromkeys(clip.dataset for clip in self._clips)]

        def note() -> TeacherNotes:
            return take_notes(
                teacher.network(recipe),
                teacher.name,
                self.views,
                rows,
                folders,
                self._world.device,
                lambda count: self._progress.advance(task, count),
            )

        return self._leader_first(note)

    def train(
        self,
        recipe: NetworkRecipe,
        folder: Path,
        notes: TeacherNotes | None = None,
        init: Path | None = None,
        title: str = "Learning",
    ) -> tuple[Trainer, Look]:
        """Train one network, its log in ``folder``; return the trainer and its best look.

        Args:
            recipe: Of the network.
            folder: Where the run is kept.
            notes: A teacher's, for a student.
            init: A local copy of google/vit-base-patch16-224 for a teacher to start from.
            title: What the progress says.

        Raises:
            ModelError: A checkpoint is damaged, or ``init`` holds another network.
        """
        torch.manual_seed(recipe.seed)
        network = build(recipe)
        network.load_stems(self._taggers)
        if init is not None:
            assert isinstance(network, VisionTransformer)
            network.load_pretrained(init)
        materials = Materials(self.targets, self.views, self._songs, self.validation, notes)
        trainer = Trainer(network, recipe, materials, folder, self._world)
        task = self._progress.add_task(title, total=recipe.steps, completed=trainer.step)

        def on_look(look: Look) -> None:
            values = " ".join(f"{value:.3f}" for value in look.ccc)
            self._progress.console.print(
                f"step {look.step}: loss {look.loss:.3f}, validation score {look.score:.3f} ({values})"
            )

        trainer.train(lambda step: self._progress.update(task, completed=step), on_look)
        if not trainer.looks:  # only the leader looks
            return trainer, Look(trainer.step, 0.0, (0.0,))
        return trainer, max(trainer.looks, key=lambda look: look.score)

    def graduate(self, recipe: NetworkRecipe, trainer: Trainer, look: Look, extra_notes: Sequence[str]) -> Trained:
        """Keep the best network of a run with what its card will say."""
        folder = run_folder(self._work, recipe.network, self._leave_out)
        device = "a GPU" if self._world.device.type == "cuda" else "a CPU"
        views = recipe.batch * recipe.accumulate * self._world.size
        notes = (
            f"Stems from the music taggers {', '.join(STEMS)} of Won et al. (2020), not changed; the rest trained for "
            f"{look.step} of {recipe.steps} steps of {views} views on {device}, {_minutes(trainer.seconds)} in all.",
            *extra_notes,
            f"Chosen on {len(self.validation)} validation clips, taken out of the training split by group: "
            f"score {look.score:.3f}.",
            f"The interval is split-conformal on the same validation clips, coverage {recipe.coverage:.0%}.",
        )
        names = [name for name in recipe.datasets if name != self._leave_out]
        trained = Trained(trainer.best().state_dict(), trainer.interval(), terms(names), notes)
        trained.save(folder)
        return trained

    def measure_left_out(self, network: EmotionNetwork, clips: Sequence[LabelledClip], folder: Path) -> None:
        """Write ``left-out.json``: how well a network knows recordings of a dataset that it never heard.

        Raises:
            DatasetError: A clip is generated or a score: no such thing is measured on.
        """
        if any(clip.generated or clip.is_midi for clip in clips):
            raise DatasetError("Only real recordings are measured on.")
        task = self._progress.add_task(f"Measuring on {self._leave_out}", total=len(clips))
        songs = hear_songs(
            clips, self._ear, self._recipe.mel, self._recipe.segments, lambda: self._progress.advance(task)
        )
        predicted = predict_songs(network, songs, self._world.device)
        truth = np.array([(c.emotion.valence, c.emotion.arousal) for c in clips if c.emotion])
        test = np.array([clip.split == "test" for clip in clips])
        figures = [
            dataclasses.asdict(figure(name, axis_name, truth[rows, axis], predicted[rows, axis]))
            for name, rows in ((str(self._leave_out), test | True), (f"{self._leave_out} (test)", test))
            for axis, axis_name in enumerate(("valence", "arousal"))
            if rows.any()
        ]
        content = json.dumps({"dataset": self._leave_out, "figures": figures}, indent=2)
        replace_file(folder / "left-out.json", content.encode())

    def _hear(self) -> Views:
        task = self._progress.add_task("Hearing augmented views", total=len(self._clips))
        recipe = self._recipe
        reader = ClipReader(self._work, recipe.mel, recipe.segments.loudness_lufs)
        counts = [1 if clip.is_mel else recipe.views.get(clip.dataset, recipe.own_views) for clip in self._clips]

        def hear() -> Views:
            return hear_views(
                self._clips,
                counts,
                self._ear,
                reader,
                recipe.mel,
                recipe.segments,
                self._work / "views",
                lambda: self._progress.advance(task),
            )

        return self._leader_first(hear)

    def _leader_first(self, make: Callable[[], Kept]) -> Kept:
        """What ``make`` keeps on disk is made by the leader; the others find it there."""
        if not self._world.leads:
            self._world.wait()
            return make()
        made = make()
        self._world.wait()
        return made


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes"
