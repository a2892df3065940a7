"""Puts the steps of a training together: views, a teacher's outputs, the run itself, the best network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from rich.progress import Progress, TaskID
from sklearn.model_selection import GroupKFold

from emotion_player.core.models.interval import Interval
from emotion_player.errors import DatasetError, ModelError
from emotion_player.networks.backbones import Features
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.ensemble import Ensemble
from emotion_player.networks.vit import VisionTransformer
from emotion_player.training.datasets import generated
from emotion_player.training.datasets.catalog import terms
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.distillation import TeacherOutputs, first_views, record_outputs
from emotion_player.training.distributed import DistributedContext
from emotion_player.training.experts import load_soft_targets
from emotion_player.training.features.clips import ClipReader
from emotion_player.training.features.extraction import RATE, FeatureExtractor, extract_songs, extract_views
from emotion_player.training.features.views import Views
from emotion_player.training.lessons import Lessons
from emotion_player.training.lines import UNCHANGED, Lines, fit_lines
from emotion_player.training.memory import keep_freed_memory
from emotion_player.training.objective import TrainingData
from emotion_player.training.out_of_fold import OutOfFold, read_predictions, write_predictions
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import Trained, build, run_folder, soft_targets_file, taggers_of
from emotion_player.training.targets import Targets
from emotion_player.training.training_run import TrainingRun
from emotion_player.training.uncertainty import Matrix, fit_interval
from emotion_player.training.validation import Validation, predict_segments, split_validation

Kept = TypeVar("Kept")

_INTERVALS = (
    "The interval is split-conformal on the same validation clips",
    "The interval is normalised split-conformal on predictions of networks that had not seen the clip's group",
)


class Trainer:
    """Trains networks of recipes that share datasets, views and validation clips.

    Args:
        clips: Training clips, those of a dataset together.
        data: The folder of the datasets, of ``taggers/`` and of ``ears/``.
        work: Where everything is kept.
        recipe: Any of the recipes.
        progress: Shows what goes on.
        context: The processes that train together.
        leave_out: A dataset of ``clips`` that nothing may be learned from.
        with_generated: Whether to learn from generated clips too.

    Raises:
        DatasetError: Data, pretrained weights or the experts' soft targets are missing, or a clip is not for training.
    """

    def __init__(
        self,
        clips: Sequence[LabelledClip],
        data: Path,
        work: Path,
        recipe: NetworkRecipe,
        progress: Progress,
        context: DistributedContext,
        leave_out: str | None = None,
        with_generated: bool = False,
    ) -> None:
        if any(clip.split != "train" for clip in clips):
            raise DatasetError("A network may learn from training clips only.")
        keep_freed_memory()
        if context.size == 1 and "OMP_NUM_THREADS" not in os.environ:
            torch.set_num_threads(os.cpu_count() or 1)
        self._data, self._work, self._progress, self._context = data, work, progress, context
        self._leave_out, self._recipe = leave_out, recipe
        soft_targets = None
        if recipe.expert or recipe.expert_features:
            soft_targets = load_soft_targets(soft_targets_file(work, leave_out), clips, leave_out)
        made = generated.load(work / "generated") if with_generated else ()
        self._clips = [*clips, *made]
        self._with_generated = with_generated
        self.extractor = FeatureExtractor(data)
        left_out = np.array([clip.dataset == leave_out for clip in self._clips])
        held_out = split_validation(self._clips, recipe.validation, recipe.validation_seed) & ~left_out
        self.validation = [clip for clip, out in zip(self._clips, held_out, strict=True) if out]
        self._all_views = self._extract()
        self.views = self._all_views.without(held_out | left_out)
        self.targets = Targets.of(self._clips, soft_targets)
        self._songs = self.hear(self.validation, "Reading the validation songs")

    @property
    def emotions(self) -> npt.NDArray[np.float32]:
        """(clips, 2): what people said of each clip, not a number where they did not."""
        emotion = self.targets.emotion.numpy().copy()
        emotion[self.targets.emotion_weight.numpy() == 0] = np.nan
        return emotion

    def record_outputs(self, teacher: Trained, recipe: NetworkRecipe) -> TeacherOutputs:
        """What a trained teacher, made by ``recipe``, makes of the first views of every clip.

        Raises:
            ModelError: It has no transformer, whose features and attention a student could learn from.
        """
        if not teacher.has_blocks:
            raise ModelError(
                "The trained teacher has no transformer for a student to learn from: "
                "run 'emotion-player train teacher --transformer'."
            )
        rows = first_views(self.views, self._recipe.distilled_views)
        task = self._progress.add_task("Recording the teacher's outputs", total=len(rows))
        folder = run_folder(self._work, "teacher-outputs", self._leave_out)
        folders = [folder / dataset for dataset in dict.fromkeys(clip.dataset for clip in self._clips)]

        def record() -> TeacherOutputs:
            return record_outputs(
                teacher.network(recipe),
                teacher.name,
                self.views,
                rows,
                folders,
                self._context.device,
                lambda count: self._progress.advance(task, count),
            )

        return self._main_first(record)

    def train(
        self,
        recipe: NetworkRecipe,
        folder: Path,
        teacher_outputs: TeacherOutputs | None = None,
        init: Path | None = None,
        title: str = "Training",
        ensemble_folder: Path | None = None,
    ) -> tuple[TrainingRun, Validation]:
        """Train one network, its log in ``folder``; return the run and its best validation.

        Args:
            recipe: Of the network.
            folder: Where the run is kept.
            teacher_outputs: For a student.
            init: A local copy of google/vit-base-patch16-224 for a teacher to start from.
            title: What the progress says.
            ensemble_folder: Of an ensemble that several networks learn from, whatever their seeds; without it each
                network has its own.

        Raises:
            ModelError: A checkpoint is damaged, or ``init`` holds another network.
        """
        data = TrainingData(self.targets, self.views, self._songs, self.validation, teacher_outputs)
        run = self._begin(recipe, data, folder, init, ensemble_folder)
        task = self._progress.add_task(title, total=recipe.steps, completed=run.step)

        def on_validation(validation: Validation) -> None:
            values = " ".join(f"{value:.3f}" for value in validation.ccc)
            self._progress.console.print(
                f"Step {validation.step}: loss {validation.loss:.3f}, validation {validation.score:.3f} ({values})"
            )

        run.train(lambda step: self._progress.update(task, completed=step), on_validation)
        if not run.validations:  # only the main process validates
            return run, Validation(run.step, 0.0, (0.0,))
        return run, max(run.validations, key=lambda validation: validation.score)

    def out_of_fold(self, recipe: NetworkRecipe, folder: Path) -> OutOfFold:
        """Train a network for each of ``recipe.folds`` parts of the rated recordings without that part, by group.

        None of them chooses when to stop: each is trained to its last step. What a part gave is kept in ``folder``.
        """
        rated = np.flatnonzero([clip.is_rated_recording for clip in self._clips])
        clips = [self._clips[index] for index in rated]
        songs = self.hear(clips, "Reading all rated recordings")
        predictions: list[Matrix] = [np.empty((0, 2))] * len(clips)
        folds = np.zeros(len(clips), int)
        groups = [f"{clip.dataset}/{clip.group}" for clip in clips]
        own = replace(recipe, teacher=0.0, patience=recipe.steps)
        for fold, (_, held_out) in enumerate(GroupKFold(recipe.folds).split(clips, groups=groups), 1):
            folds[held_out] = fold
            kept = folder / f"fold-{fold}" / "predictions.npz"
            named = repr([own, [clips[index].key for index in held_out]])
            known = read_predictions(kept, named)
            if known is not None:
                for index, predicted in zip(held_out, known, strict=True):
                    predictions[index] = predicted
                continue
            apart = np.zeros(len(self._clips), bool)
            apart[rated[held_out]] = True
            out = [songs[index] for index in held_out]
            data = TrainingData(self.targets, self._all_views.without(apart), out, [clips[index] for index in held_out])
            run = self._begin(own, data, folder / f"fold-{fold}")
            bar = self._progress.add_task(f"Training without part {fold}", total=recipe.steps, completed=run.step)
            run.train(partial(self._completed, bar), lambda _: None)
            for index, predicted in zip(held_out, predict_segments(run.last(), out, self._context.device), strict=True):
                predictions[index] = predicted
            write_predictions(kept, named, [predictions[index] for index in held_out])
            (folder / f"fold-{fold}" / "training.pt").unlink(missing_ok=True)
        return OutOfFold(clips, predictions, folds)

    def _completed(self, bar: TaskID, step: int) -> None:
        self._progress.update(bar, completed=step)

    def calibrate(self, recipe: NetworkRecipe, run: TrainingRun) -> tuple[Interval, Lines]:
        """How far off the run's best network may be, and the lines that give its predictions their spread.

        From other networks' predictions for what they have not seen, where the recipe has folds.
        """
        if not recipe.folds:
            return run.interval(), UNCHANGED
        told = self.out_of_fold(recipe, run_folder(self._work, recipe.network, self._leave_out))
        lines = fit_lines(told.truth, told.means, told.datasets) if recipe.calibrated else UNCHANGED
        predictions = [lines.of(of_song) for of_song in told.predictions]
        return fit_interval(told.truth, predictions, told.datasets, recipe.coverage), lines

    def finish(
        self,
        recipe: NetworkRecipe,
        run: TrainingRun,
        validation: Validation,
        interval: Interval,
        lines: Lines,
        extra_notes: Sequence[str],
    ) -> Trained:
        """Keep the best network of a run with what its card will say."""
        folder = run_folder(self._work, recipe.network, self._leave_out)
        views = recipe.batch * recipe.accumulate * self._context.size
        notes = [*_how_it_learned(recipe, run, validation, views, self._context.device), *extra_notes]
        notes += _how_it_was_judged(recipe, validation, len(self.validation), lines)
        names = [name for name in recipe.datasets if name != self._leave_out]
        weights = run.best().state_dict()
        if recipe.calibrated:
            weights |= {"slope": torch.tensor(lines.slope), "offset": torch.tensor(lines.offset)}
        trained = Trained(weights, interval, terms(names), tuple(notes))
        trained.save(folder)
        return trained

    def hear(self, clips: Sequence[LabelledClip], title: str) -> list[Features]:
        """What the backbones make of clips as the application hears them."""
        task = self._progress.add_task(title, total=len(clips))
        return extract_songs(
            clips, self.extractor, self._recipe.segments, self._work / "songs", lambda: self._progress.advance(task)
        )

    def _begin(
        self,
        recipe: NetworkRecipe,
        data: TrainingData,
        folder: Path,
        init: Path | None = None,
        ensemble_folder: Path | None = None,
    ) -> TrainingRun:
        """A run to train a network; the ensemble that it needs is trained here, to its last step."""
        network = self._network(recipe)
        if init is not None:
            assert isinstance(network, VisionTransformer)
            network.load_pretrained(init)
        if recipe.ensemble is not None:
            own = replace(recipe.ensemble, patience=recipe.ensemble.steps)
            if ensemble_folder is None:
                own = replace(own, seed=recipe.seed)
            place = ensemble_folder or folder / "ensemble"
            first = TrainingRun(self._network(own), own, data, place, self._context)
            bar = self._progress.add_task("Training the ensemble", total=own.steps, completed=first.step)
            first.train(partial(self._completed, bar), lambda _: None)
            ensemble = first.last()
            assert isinstance(ensemble, Ensemble)
            if isinstance(network, VisionTransformer):
                network.members.load_state_dict(ensemble.members.state_dict())
            else:
                data = replace(data, told=Lessons.of(ensemble, data.views, len(network.stems), self._context.device))
        return TrainingRun(network, recipe, data, folder, self._context)

    def _network(self, recipe: NetworkRecipe) -> EmotionNetwork:
        torch.manual_seed(recipe.seed)
        network = build(recipe)
        network.backbones.load(self._data)
        return network

    def _extract(self) -> Views:
        task = self._progress.add_task("Making augmented views", total=len(self._clips))
        recipe = self._recipe
        reader = ClipReader(self._work, RATE, recipe.segments.loudness_lufs)
        counts = [recipe.views.get(clip.dataset, recipe.own_views) for clip in self._clips]

        def extract() -> Views:
            return extract_views(
                self._clips,
                counts,
                self.extractor,
                reader,
                recipe.segments,
                self._work / "views",
                lambda: self._progress.advance(task),
            )

        return self._main_first(extract)

    def _main_first(self, make: Callable[[], Kept]) -> Kept:
        """What ``make`` keeps on disk is made by the main process; the others find it there."""
        if not self._context.is_main:
            self._context.barrier()
            return make()
        made = make()
        self._context.barrier()
        return made


def _how_it_learned(
    recipe: NetworkRecipe, run: TrainingRun, validation: Validation, views: int, device: torch.device
) -> Iterator[str]:
    """What a card says of a run whose steps saw so many views."""
    yield (
        f"Backbones: {', '.join(taggers_of(recipe))} of Won et al. (2020) and mn04 of Schmid et al. (2023), not "
        f"changed; the rest was trained for {validation.step} of {recipe.steps} steps of {views} views on "
        f"{'a GPU' if device.type == 'cuda' else 'a CPU'}, {run.seconds / 60:.0f} minutes in all."
    )
    if recipe.ensemble and recipe.network == "student":
        yield (
            f"It learned valence and arousal from the predictions of {recipe.ensemble.members} perceptrons with the "
            "teacher's inputs, and GEMS from people."
        )


def _how_it_was_judged(recipe: NetworkRecipe, validation: Validation, clips: int, lines: Lines) -> Iterator[str]:
    """What a card says of the clips that chose when to stop, of the interval and of the lines."""
    yield (
        f"Chosen on {clips} validation clips, taken out of the training split by group: score {validation.score:.3f}."
    )
    yield f"{_INTERVALS[bool(recipe.folds)]}, coverage {recipe.coverage:.0%}."
    if recipe.calibrated:
        yield f"Predictions are spread by lines fitted to those predictions: {lines}."
