"""One training run of what lies above a network's backbones: on labels, experts' or a teacher's outputs."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from emotion_player.core.models.interval import Interval
from emotion_player.networks.backbones import Features, joined
from emotion_player.networks.emotion_network import EmotionNetwork, Output
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.training import checkpoint
from emotion_player.training.datasets.clip import LabelledClip, rated_datasets
from emotion_player.training.distillation import (
    Projectors,
    TeacherBatch,
    TeacherOutputs,
    attention_gap,
    feature_gap,
)
from emotion_player.training.distributed import DistributedContext
from emotion_player.training.experts import EXPERT_FEATURES
from emotion_player.training.features.views import Views
from emotion_player.training.files import write_rows
from emotion_player.training.lessons import Lessons, embedding_gap, slope_gap, slopes
from emotion_player.training.losses import emotion_loss, gems_loss, quadrant_loss, weighted_mean
from emotion_player.training.metrics import ccc, conformal_half_width
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.targets import Targets

_BATCH = 48
"""Segments predicted at once outside training."""


@dataclass(frozen=True, slots=True)
class Validation:
    """The averaged network on the validation clips after ``step`` steps.

    ``ccc`` holds valence and arousal of each dataset that has validation clips.
    """

    step: int
    loss: float
    ccc: tuple[float, ...]

    @property
    def score(self) -> float:
        """The mean of the CCCs."""
        return sum(self.ccc) / len(self.ccc)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingData:
    """What a run learns from.

    Attributes:
        targets: What is known of every clip.
        views: Augmented views of the training clips.
        songs: The validation clips as the application reads them.
        validation: The validation clips.
        teacher: What a teacher makes of the views, if there is one.
        told: What an ensemble makes of the views, if there is one.
    """

    targets: Targets
    views: Views
    songs: Sequence[Features]
    validation: Sequence[LabelledClip]
    teacher: TeacherOutputs | None = None
    told: Lessons | None = None


class NetworkInTraining(nn.Module):
    """A network with the outputs that only training needs."""

    def __init__(self, network: EmotionNetwork, teacher_width: int | None, told_width: int | None) -> None:
        super().__init__()
        self.network = network
        self.expert_features = nn.Linear(network.embedding_width, EXPERT_FEATURES)
        self.projectors: Projectors | None = None
        self.projector = nn.Linear(network.embedding_width, told_width) if told_width is not None else None
        if teacher_width is not None:
            assert isinstance(network, MobileViT)
            self.projectors = Projectors(network.feature_channels, teacher_width)

    def forward(self, features: Features) -> tuple[Output, Tensor, Tensor | None]:
        """Features -> output, expert features (batch, 128), feature maps or embedding in the teacher's width."""
        output = self.network.predict(features)
        projected = self.projectors(output.features) if self.projectors is not None else None
        if self.projector is not None:
            projected = self.projector(output.embedding)
        return output, self.expert_features(output.embedding), projected


def split_validation(clips: Sequence[LabelledClip], share: float, seed: int) -> npt.NDArray[np.bool_]:
    """Which clips are for validation: all rated recordings of ``share`` of each dataset's groups."""
    rng = np.random.default_rng(seed)
    chosen: set[tuple[str, str]] = set()
    for dataset in rated_datasets(clips):
        groups = sorted({clip.group for clip in clips if clip.dataset == dataset and clip.is_rated_recording})
        count = max(1, round(share * len(groups)))
        chosen |= {(dataset, str(group)) for group in rng.choice(groups, count, replace=False)}
    return np.array([clip.is_rated_recording and (clip.dataset, clip.group) in chosen for clip in clips])


def predict_songs(
    network: EmotionNetwork, songs: Sequence[Features], device: torch.device | None = None
) -> npt.NDArray[np.float64]:
    """(songs, 2): the mean prediction over each song's segments."""
    return np.array([of_song.mean(0) for of_song in predict_segments(network, songs, device)])


def predict_segments(
    network: EmotionNetwork, songs: Sequence[Features], device: torch.device | None = None
) -> list[npt.NDArray[np.float64]]:
    """Of each song (segments, 2): the prediction for each of its segments."""
    device = device or torch.device("cpu")
    network.to(device).eval()
    together = joined(songs).of_taggers(len(network.stems))
    outputs = []
    with torch.inference_mode():
        for start in range(0, len(together.tagged), _BATCH):
            part = together[start : start + _BATCH]
            outputs.append(network.predict(part.to(device)).emotion.double().cpu())
    return np.split(torch.cat(outputs).numpy(), np.cumsum([len(song.tagged) for song in songs])[:-1])


class TrainingRun:
    """One training run; everything it needs to go on after a kill is in its checkpoint.

    Args:
        network: With its backbones loaded; they are not trained.
        recipe: The values of the run.
        data: What it learns from.
        folder: For the checkpoint and the logs ``steps.csv`` and ``validation.csv``.
        context: The processes that train together.
    """

    def __init__(
        self,
        network: EmotionNetwork,
        recipe: NetworkRecipe,
        data: TrainingData,
        folder: Path,
        context: DistributedContext,
    ) -> None:
        self._recipe, self._data, self._folder, self._context = recipe, data, folder, context
        torch.manual_seed(recipe.seed)
        network.backbones.requires_grad_(False)
        teacher = data.teacher if recipe.teacher else None
        self._teacher = teacher
        self._told = data.told
        told_width = data.told.embedding.shape[1] if data.told and recipe.teacher and recipe.features else None
        self._model = NetworkInTraining(network, teacher.width if teacher else None, told_width)
        self._model.to(context.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        trained = [p for p in self._model.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(trained, recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True)
        self._average = copy.deepcopy(network).eval().requires_grad_(False)
        self._step = 0
        self._log: list[dict[str, float]] = []
        self.validations: list[Validation] = []
        self._best: dict[str, Tensor] = {}
        self._resume()
        self._forward: nn.Module = self._model
        if context.size > 1:
            self._forward = DistributedDataParallel(self._model)
        self._rows = teacher.rows if teacher else data.views.rows

    @property
    def step(self) -> int:
        """How many steps have been made."""
        return self._step

    @property
    def seconds(self) -> float:
        """How long the steps took, altogether."""
        return sum(row["seconds"] for row in self._log)

    def train(self, on_step: Callable[[int], None], on_validation: Callable[[Validation], None]) -> None:
        """Train to the last step, or until the validation score gets no better; save on the way."""
        recipe, losses = self._recipe, []
        while self._step < recipe.steps and not self._is_over():
            began = time.monotonic()
            self._step += 1
            terms = self._one_step()
            losses.append(terms["loss"])
            self._log.append({"step": self._step, "seconds": round(time.monotonic() - began, 3), **terms})
            on_step(self._step)
            if self._step % recipe.steps_between_validations == 0 or self._step == recipe.steps:
                if self._context.is_main:
                    on_validation(self._validate(float(np.mean(losses))))
                losses = []
        self._context.barrier()

    def best(self) -> EmotionNetwork:
        """The averaged network at its best validation."""
        network = copy.deepcopy(self._average)
        network.load_state_dict(self._best, strict=False)
        return network

    def last(self) -> EmotionNetwork:
        """The averaged network as it is now."""
        return copy.deepcopy(self._average)

    def interval(self) -> Interval:
        """The split-conformal interval of the best network on the validation clips."""
        predicted, truth = predict_songs(self.best(), self._data.songs, self._context.device), self._truth()
        widths = [conformal_half_width(truth[:, a], predicted[:, a], self._recipe.coverage) for a in (0, 1)]
        return Interval(round(widths[0], 4), round(widths[1], 4), self._recipe.coverage)

    def _is_over(self) -> bool:
        """Whether the last validations were no better than the best before; the main process decides for all."""
        best = max(range(len(self.validations)), key=lambda i: self.validations[i].score, default=0)
        over = len(self.validations) - 1 - best >= self._recipe.patience
        return self._context.broadcast(over)

    def _one_step(self) -> dict[str, float]:
        recipe, context = self._recipe, self._context
        progress = self._step / recipe.steps
        rate = min(1.0, self._step / recipe.warm_up) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in self._optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate
        self._forward.train()
        self._model.network.backbones.eval()
        source = (recipe.seed, self._step, context.rank)  # the same batch at this step, interrupted or not
        rng = np.random.default_rng(source)
        torch.manual_seed(int(rng.integers(2**62)))
        self._optimizer.zero_grad(set_to_none=True)
        shown: dict[str, float] = {}
        for _ in range(recipe.accumulate):
            with torch.autocast(
                context.device.type, torch.bfloat16, enabled=context.device.type == "cuda" or recipe.bfloat16
            ):
                terms = self._terms(rng)
            loss = torch.stack(list(terms.values())).sum()
            (loss / recipe.accumulate).backward()  # type: ignore[no-untyped-call]
            for name, value in {"loss": loss, **terms}.items():
                shown[name] = shown.get(name, 0.0) + value.item() / recipe.accumulate
        nn.utils.clip_grad_norm_(self._model.parameters(), 5.0)
        self._optimizer.step()
        self._follow()
        return {name: round(value, 5) for name, value in shown.items()}

    def _follow(self) -> None:
        """Move the averaged weights a little towards the current ones."""
        decay = min(self._recipe.average, (1 + self._step) / (10 + self._step))
        current = self._model.network.state_dict()
        for name, value in self._average.state_dict().items():
            if name.startswith("backbones."):
                continue
            if value.dtype.is_floating_point:
                value.lerp_(current[name], 1 - decay)
            else:
                value.copy_(current[name])

    def _terms(self, rng: np.random.Generator) -> dict[str, Tensor]:
        """The weighted terms of the loss of one batch."""
        recipe, views, device = self._recipe, self._data.views, self._context.device
        rows = rng.choice(self._rows, min(recipe.batch, len(self._rows)), replace=False)
        partner = rng.permutation(len(rows))
        part = float(rng.beta(recipe.mixup, recipe.mixup)) if recipe.mixup else 1.0
        part = max(part, 1 - part)  # the first view is the louder one
        network = self._model.network
        take = partial(views.take, taggers=len(network.stems), maps=network.reads_maps, hears_all=network.hears_all())
        twins = views.have_twins(rows) & (rng.random(len(rows)) < recipe.twins) if recipe.twins else None
        features = take(rows, twins=twins).to(device)
        output, expert_features, projected = self._forward(features.mixed(torch.from_numpy(partner).to(device), part))
        output = replace(output, emotion=output.emotion.float(), gems=output.gems.float())
        parts = [(emotion.float(), gems.float()) for emotion, gems in output.members] or [(output.emotion, output.gems)]
        terms: dict[str, Tensor] = {}
        pairs = rows[views.have_twins(rows)] if recipe.steady else rows[:0]
        if len(pairs):
            both = (take(pairs).to(device), take(pairs, twins=np.ones(len(pairs), bool)).to(device))
            terms["steady"] = recipe.steady * _distance(network, *both)
        if self._told and recipe.teacher and recipe.attention:
            theirs = self._told.take(torch.from_numpy(rows), device).slopes
            with _calm(network):
                ours = slopes(network, take(rows).to(device), len(network.stems), differentiable=True)
            terms["attention"] = recipe.teacher * recipe.attention * slope_gap(ours, theirs).mean()
        for these, share in ((rows, part), (rows[partner], 1 - part)):
            if not share:
                continue
            known = self._data.targets.take(torch.from_numpy(views.clip[these]), device)
            each = [_label_terms(recipe, *part, expert_features, known) for part in parts]
            told = self._told.take(torch.from_numpy(these), device) if self._told else None
            if told:
                everyone = torch.ones(len(these), device=device)
                for (emotion, _), of_part in zip(parts, each, strict=True):
                    of_part["response"] = recipe.response * emotion_loss(emotion, told.emotion, everyone)
            found = {name: torch.stack([of_part[name] for of_part in each]).mean() for name in each[0]}
            if told and self._model.projector is not None and projected is not None:
                gap = embedding_gap(projected.float(), told.embedding).mean()
                found["features"] = recipe.teacher * recipe.features * gap
            if self._teacher and projected is not None:
                found |= _distillation_terms(recipe, output, projected, self._teacher.take(these, device))
            for name, value in found.items():
                terms[name] = terms.get(name, torch.zeros((), device=device)) + share * value
        return terms

    def _validate(self, loss: float) -> Validation:
        data = self._data
        predicted, truth = predict_songs(self._average, data.songs, self._context.device), self._truth()
        values = []
        for dataset in rated_datasets(data.validation):
            rows = [i for i, clip in enumerate(data.validation) if clip.dataset == dataset]
            values += [ccc(truth[rows, axis], predicted[rows, axis]) for axis in (0, 1)]
        validation = Validation(self._step, round(loss, 5), tuple(round(value, 4) for value in values))
        if not self.validations or validation.score > max(past.score for past in self.validations):
            self._best = _upper(self._average)
        self.validations.append(validation)
        self._save()
        return validation

    def _truth(self) -> npt.NDArray[np.float64]:
        emotions = [clip.emotion for clip in self._data.validation]
        return np.array([(e.valence, e.arousal) if e else (0.0, 0.0) for e in emotions])

    def _save(self) -> None:
        checkpoint.save(
            self._folder / "training.pt",
            {
                "recipe": repr(self._recipe),
                "step": self._step,
                "network_in_training": _upper(self._model),
                "average": _upper(self._average),
                "best": self._best,
                "optimizer": self._optimizer.state_dict(),
                "validations": [[validation.step, validation.loss, *validation.ccc] for validation in self.validations],
                "log": self._log,
            },
        )
        write_rows(self._folder / "steps.csv", self._log)
        datasets = rated_datasets(self._data.validation)
        axes = [f"{dataset}_{axis}" for dataset in datasets for axis in ("valence", "arousal")]
        write_rows(
            self._folder / "validation.csv",
            [
                {"step": k.step, "loss": k.loss, "score": round(k.score, 4), **dict(zip(axes, k.ccc, strict=True))}
                for k in self.validations
            ],
        )

    def _resume(self) -> None:
        state = checkpoint.load(self._folder / "training.pt")
        if state is None or state["recipe"] != repr(self._recipe):
            return
        self._step = int(state["step"])
        self._model.load_state_dict(state["network_in_training"], strict=False)
        self._average.load_state_dict(state["average"], strict=False)
        self._best = state["best"]
        self._optimizer.load_state_dict(state["optimizer"])
        self.validations = [Validation(int(row[0]), row[1], tuple(row[2:])) for row in state["validations"]]
        self._log = state["log"]


def _label_terms(
    recipe: NetworkRecipe, emotion: Tensor, gems: Tensor, expert_features: Tensor, known: Targets
) -> dict[str, Tensor]:
    """The terms that need no teacher, of a network or of one member of an ensemble."""
    told = ((expert_features.float() - known.expert_features) ** 2).mean(1)
    return {
        "human": recipe.human * emotion_loss(emotion, known.emotion, known.emotion_weight),
        "expert": recipe.expert * emotion_loss(emotion, known.expert, known.expert_weight),
        "expert_features": recipe.expert_features * weighted_mean(told, known.expert_weight),
        "gems": recipe.gems * gems_loss(gems, known.gems, known.gems_weight),
        "quadrant": recipe.quadrant * quadrant_loss(emotion, known.signs, known.signs_weight),
    }


def _distillation_terms(
    recipe: NetworkRecipe, output: Output, projected: Tensor, taught: TeacherBatch
) -> dict[str, Tensor]:
    """The terms that a teacher gives."""
    everyone = torch.ones(len(projected), device=projected.device)
    response = emotion_loss(output.emotion, taught.emotion, everyone) + gems_loss(output.gems, taught.gems, everyone)
    energy = tuple(map_.float() for map_ in output.attention)
    return {
        "response": recipe.teacher * recipe.response * response,
        "features": recipe.teacher * recipe.features * feature_gap(projected.float(), taught.features).mean(),
        "attention": recipe.teacher * recipe.attention * attention_gap(energy, taught.attention).mean(),
    }


@contextmanager
def _calm(network: EmotionNetwork) -> Iterator[None]:
    """Let nothing be dropped for a while."""
    network.eval()
    yield
    network.train()
    network.backbones.eval()


def _distance(network: EmotionNetwork, views: Features, twins: Features) -> Tensor:
    """The mean squared distance of the predictions for views and for their twins, nothing being dropped."""
    with _calm(network):
        return (network.predict(views).emotion - network.predict(twins).emotion).square().mean()


def _upper(network: nn.Module) -> dict[str, Tensor]:
    """A copy of all weights but the backbones', which do not change."""
    return {name: value.clone() for name, value in network.state_dict().items() if "backbones." not in name}
