"""Trains the part of a network above its stems on heard views: against people's labels, experts' lessons, a teacher."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from emotion_player.core.model_card import Interval
from emotion_player.networks.emotion_network import Answer, EmotionNetwork, Heard
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.training import checkpoint
from emotion_player.training.datasets.clip import LabelledClip, rated_datasets
from emotion_player.training.distillation import Note, Projectors, TeacherNotes, attention_gap, feature_gap
from emotion_player.training.experts import KNOWLEDGE_WIDTH
from emotion_player.training.files import write_rows
from emotion_player.training.losses import emotion_loss, gems_loss, quadrant_loss, weighted_mean
from emotion_player.training.metrics import ccc, conformal_half_width
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.targets import Targets
from emotion_player.training.views import Views
from emotion_player.training.world import World

_BATCH = 48
"""Segments judged at once outside training."""


@dataclass(frozen=True, slots=True)
class Look:
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
class Materials:
    """What a run learns from.

    Attributes:
        targets: What is known of every clip.
        views: Augmented views of the training clips.
        songs: The validation clips as the application hears them.
        validation: The validation clips.
        notes: What a teacher makes of the views, if there is one.
    """

    targets: Targets
    views: Views
    songs: Sequence[Heard]
    validation: Sequence[LabelledClip]
    notes: TeacherNotes | None = None


class Pupil(nn.Module):
    """A network with the outputs that only lessons need."""

    def __init__(self, network: EmotionNetwork, notes_width: int | None) -> None:
        super().__init__()
        self.network = network
        self.knowledge = nn.Linear(network.embedding_width, KNOWLEDGE_WIDTH)
        self.projectors: Projectors | None = None
        if notes_width is not None:
            assert isinstance(network, MobileViT)
            self.projectors = Projectors(network.feature_channels, notes_width)

    def forward(self, heard: Heard) -> tuple[Answer, Tensor, Tensor | None]:
        """What the stems heard -> answer, knowledge (batch, 128), features in the teacher's width."""
        answer = self.network.judge(heard)
        projected = self.projectors(answer.features) if self.projectors is not None else None
        return answer, self.knowledge(answer.embedding), projected


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
    network: EmotionNetwork, songs: Sequence[Heard], device: torch.device | None = None
) -> npt.NDArray[np.float64]:
    """(songs, 2): the mean answer over each song's segments."""
    device = device or torch.device("cpu")
    network.to(device).eval()
    together = Heard(*(torch.cat([getattr(s, name) for s in songs]) for name in ("grid", "tagged", "image")))
    answers = []
    with torch.inference_mode():
        for start in range(0, len(together.tagged), _BATCH):
            part = slice(start, start + _BATCH)
            heard = Heard(together.grid[part], together.tagged[part], together.image[part])
            answers.append(network.judge(heard.to(device)).emotion.float().cpu())
    segments = np.split(torch.cat(answers).numpy(), np.cumsum([len(song.tagged) for song in songs])[:-1])
    return np.array([answer.mean(0) for answer in segments], dtype=np.float64)


class Trainer:
    """One training run; everything it needs to go on after a kill is in its checkpoint.

    Args:
        network: With its stems loaded; they are not trained.
        recipe: The values of the run.
        materials: What it learns from.
        folder: For the checkpoint and the logs ``steps.csv`` and ``looks.csv``.
        world: The processes that train together.
    """

    def __init__(
        self, network: EmotionNetwork, recipe: NetworkRecipe, materials: Materials, folder: Path, world: World
    ) -> None:
        self._recipe, self._materials, self._folder, self._world = recipe, materials, folder, world
        torch.manual_seed(recipe.seed)
        network.stems.requires_grad_(False)
        notes = materials.notes if recipe.teacher else None
        self._notes = notes
        self._pupil = Pupil(network, notes.width if notes else None)
        self._pupil.to(world.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        trained = [p for p in self._pupil.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(trained, recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True)
        self._average = copy.deepcopy(network).eval().requires_grad_(False)
        self._step = 0
        self._log: list[dict[str, float]] = []
        self.looks: list[Look] = []
        self._best: dict[str, Tensor] = {}
        self._resume()
        self._learn: nn.Module = self._pupil
        if world.size > 1:
            self._learn = DistributedDataParallel(self._pupil)
        self._seen = notes.rows if notes else materials.views.rows

    @property
    def step(self) -> int:
        """How many steps have been made."""
        return self._step

    @property
    def seconds(self) -> float:
        """How long the steps took, altogether."""
        return sum(row["seconds"] for row in self._log)

    def train(self, on_step: Callable[[int], None], on_look: Callable[[Look], None]) -> None:
        """Train to the last step, or until looks at the validation clips get no better; save on the way."""
        recipe, losses = self._recipe, []
        while self._step < recipe.steps and not self._is_over():
            began = time.monotonic()
            self._step += 1
            terms = self._one_step()
            losses.append(terms["loss"])
            self._log.append({"step": self._step, "seconds": round(time.monotonic() - began, 3), **terms})
            on_step(self._step)
            if self._step % recipe.steps_between_looks == 0 or self._step == recipe.steps:
                if self._world.leads:
                    on_look(self._look(float(np.mean(losses))))
                losses = []
        self._world.wait()

    def best(self) -> EmotionNetwork:
        """The averaged network at its best look."""
        network = copy.deepcopy(self._average)
        network.load_state_dict(self._best, strict=False)
        return network

    def interval(self) -> Interval:
        """The split-conformal interval of the best network on the validation clips."""
        predicted, truth = predict_songs(self.best(), self._materials.songs, self._world.device), self._truth()
        widths = [conformal_half_width(truth[:, a], predicted[:, a], self._recipe.coverage) for a in (0, 1)]
        return Interval(round(widths[0], 4), round(widths[1], 4), self._recipe.coverage)

    def _is_over(self) -> bool:
        """Whether the last looks were no better than the best before; the leader decides for all."""
        best = max(range(len(self.looks)), key=lambda i: self.looks[i].score, default=0)
        over = len(self.looks) - 1 - best >= self._recipe.patience
        return self._world.agree(over)

    def _one_step(self) -> dict[str, float]:
        recipe, world = self._recipe, self._world
        progress = self._step / recipe.steps
        rate = min(1.0, self._step / recipe.warm_up) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in self._optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate
        self._learn.train()
        self._pupil.network.stems.eval()
        source = (recipe.seed, self._step, world.rank)  # the same batch at this step, interrupted or not
        rng = np.random.default_rng(source)
        torch.manual_seed(int(rng.integers(2**62)))
        self._optimizer.zero_grad(set_to_none=True)
        shown: dict[str, float] = {}
        for _ in range(recipe.accumulate):
            with torch.autocast(world.device.type, torch.bfloat16, enabled=world.device.type == "cuda"):
                terms = self._terms(rng)
            loss = torch.stack(list(terms.values())).sum()
            (loss / recipe.accumulate).backward()  # type: ignore[no-untyped-call]
            for name, value in {"loss": loss, **terms}.items():
                shown[name] = shown.get(name, 0.0) + value.item() / recipe.accumulate
        nn.utils.clip_grad_norm_(self._pupil.parameters(), 5.0)
        self._optimizer.step()
        self._follow()
        return {name: round(value, 5) for name, value in shown.items()}

    def _follow(self) -> None:
        """Move the averaged weights a little towards the current ones."""
        decay = min(self._recipe.average, (1 + self._step) / (10 + self._step))
        current = self._pupil.network.state_dict()
        for name, value in self._average.state_dict().items():
            if name.startswith("stems."):
                continue
            if value.dtype.is_floating_point:
                value.lerp_(current[name], 1 - decay)
            else:
                value.copy_(current[name])

    def _terms(self, rng: np.random.Generator) -> dict[str, Tensor]:
        """The weighted terms of the loss of one batch."""
        recipe, views, device = self._recipe, self._materials.views, self._world.device
        rows = rng.choice(self._seen, min(recipe.batch, len(self._seen)), replace=False)
        partner = rng.permutation(len(rows))
        part = float(rng.beta(recipe.mixup, recipe.mixup)) if recipe.mixup else 1.0
        part = max(part, 1 - part)  # the first view is the louder one
        heard = views.take(rows).to(device)
        answer, knowledge, projected = self._learn(heard.mixed(torch.from_numpy(partner).to(device), part))
        answer = Answer(
            answer.emotion.float(), answer.gems.float(), answer.embedding, answer.features, answer.attention
        )
        terms: dict[str, Tensor] = {}
        for these, share in ((rows, part), (rows[partner], 1 - part)):
            if not share:
                continue
            known = self._materials.targets.take(torch.from_numpy(views.clip[these]), device)
            found = _lessons(recipe, answer, knowledge, known)
            if self._notes and projected is not None:
                found |= _distilled(recipe, answer, projected, self._notes.take(these, device))
            for name, value in found.items():
                terms[name] = terms.get(name, torch.zeros((), device=device)) + share * value
        return terms

    def _look(self, loss: float) -> Look:
        materials = self._materials
        predicted, truth = predict_songs(self._average, materials.songs, self._world.device), self._truth()
        values = []
        for dataset in rated_datasets(materials.validation):
            rows = [i for i, clip in enumerate(materials.validation) if clip.dataset == dataset]
            values += [ccc(truth[rows, axis], predicted[rows, axis]) for axis in (0, 1)]
        look = Look(self._step, round(loss, 5), tuple(round(value, 4) for value in values))
        if not self.looks or look.score > max(past.score for past in self.looks):
            self._best = _upper(self._average)
        self.looks.append(look)
        self._save()
        return look

    def _truth(self) -> npt.NDArray[np.float64]:
        emotions = [clip.emotion for clip in self._materials.validation]
        return np.array([(e.valence, e.arousal) if e else (0.0, 0.0) for e in emotions])

    def _save(self) -> None:
        checkpoint.save(
            self._folder / "training.pt",
            {
                "recipe": repr(self._recipe),
                "step": self._step,
                "pupil": _upper(self._pupil),
                "average": _upper(self._average),
                "best": self._best,
                "optimizer": self._optimizer.state_dict(),
                "looks": [[look.step, look.loss, *look.ccc] for look in self.looks],
                "log": self._log,
            },
        )
        write_rows(self._folder / "steps.csv", self._log)
        datasets = rated_datasets(self._materials.validation)
        axes = [f"{dataset}_{axis}" for dataset in datasets for axis in ("valence", "arousal")]
        write_rows(
            self._folder / "looks.csv",
            [
                {"step": k.step, "loss": k.loss, "score": round(k.score, 4), **dict(zip(axes, k.ccc, strict=True))}
                for k in self.looks
            ],
        )

    def _resume(self) -> None:
        state = checkpoint.load(self._folder / "training.pt")
        if state is None or state["recipe"] != repr(self._recipe):
            return
        self._step = int(state["step"])
        self._pupil.load_state_dict(state["pupil"], strict=False)
        self._average.load_state_dict(state["average"], strict=False)
        self._best = state["best"]
        self._optimizer.load_state_dict(state["optimizer"])
        self.looks = [Look(int(row[0]), row[1], tuple(row[2:])) for row in state["looks"]]
        self._log = state["log"]


def _lessons(recipe: NetworkRecipe, answer: Answer, knowledge: Tensor, known: Targets) -> dict[str, Tensor]:
    """The terms that need no teacher."""
    told = ((knowledge.float() - known.knowledge) ** 2).mean(1)
    return {
        "human": recipe.human * emotion_loss(answer.emotion, known.emotion, known.emotion_weight),
        "expert": recipe.expert * emotion_loss(answer.emotion, known.expert, known.expert_weight),
        "knowledge": recipe.knowledge * weighted_mean(told, known.expert_weight),
        "gems": recipe.gems * gems_loss(answer.gems, known.gems, known.gems_weight),
        "quadrant": recipe.quadrant * quadrant_loss(answer.emotion, known.signs, known.signs_weight),
    }


def _distilled(recipe: NetworkRecipe, answer: Answer, projected: Tensor, note: Note) -> dict[str, Tensor]:
    """The terms that a teacher gives."""
    everyone = torch.ones(len(projected), device=projected.device)
    response = emotion_loss(answer.emotion, note.emotion, everyone) + gems_loss(answer.gems, note.gems, everyone)
    energy = tuple(map_.float() for map_ in answer.attention)
    return {
        "response": recipe.teacher * recipe.response * response,
        "features": recipe.teacher * recipe.features * feature_gap(projected.float(), note.features).mean(),
        "attention": recipe.teacher * recipe.attention * attention_gap(energy, note.attention).mean(),
    }


def _upper(network: nn.Module) -> dict[str, Tensor]:
    """A copy of all weights but the stems', which do not change."""
    return {name: value.clone() for name, value in network.state_dict().items() if "stems." not in name}
