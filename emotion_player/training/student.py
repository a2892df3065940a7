"""Trains the student's upper part on heard views, against people's labels and the experts' lessons."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from emotion_player.core.emotion import Quadrant
from emotion_player.core.model_card import Interval
from emotion_player.networks.mobilevit import MobileViT, StemOutput, StudentAnswer
from emotion_player.training import checkpoint
from emotion_player.training.datasets.clip import GEMS, LabelledClip
from emotion_player.training.experts import KNOWLEDGE_WIDTH, LABELLED, Lessons
from emotion_player.training.losses import emotion_loss, quadrant_loss, weighted_mean
from emotion_player.training.metrics import ccc, conformal_half_width
from emotion_player.training.recipes.student import StudentRecipe
from emotion_player.training.views import Views

_SIGNS = {Quadrant.Q1: (1.0, 1.0), Quadrant.Q2: (-1.0, 1.0), Quadrant.Q3: (-1.0, -1.0), Quadrant.Q4: (1.0, -1.0)}


@dataclass(frozen=True, slots=True)
class Look:
    """The averaged network on the validation clips after ``step`` steps; ``ccc`` is muse V, A, 4q V, A."""

    step: int
    loss: float
    ccc: tuple[float, ...]

    @property
    def score(self) -> float:
        """The mean of the CCCs."""
        return sum(self.ccc) / len(self.ccc)


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known of each clip, as tensors in the clips' order; a weight of 0 says that it is not known."""

    emotion: Tensor
    emotion_weight: Tensor
    expert: Tensor
    knowledge: Tensor
    gems: Tensor
    gems_weight: Tensor
    signs: Tensor
    signs_weight: Tensor

    @classmethod
    def of(cls, clips: Sequence[LabelledClip], lessons: Lessons) -> Targets:
        """Collect what people and experts said of the clips."""
        emotions = [(c.emotion.valence, c.emotion.arousal) if c.emotion else (0.0, 0.0) for c in clips]
        return cls(
            emotion=torch.tensor(emotions),
            emotion_weight=torch.tensor([c.weight if c.emotion else 0.0 for c in clips]),
            expert=torch.from_numpy(lessons.emotion),
            knowledge=torch.from_numpy(lessons.knowledge),
            gems=torch.tensor([c.gems or (0.0,) * len(GEMS) for c in clips]),
            gems_weight=torch.tensor([1.0 if c.gems else 0.0 for c in clips]),
            signs=torch.tensor([_SIGNS[c.quadrant] if c.quadrant else (0.0, 0.0) for c in clips]),
            signs_weight=torch.tensor([1.0 if c.quadrant else 0.0 for c in clips]),
        )


class Pupil(nn.Module):
    """The student with the outputs that only lessons need."""

    def __init__(self, student: MobileViT) -> None:
        super().__init__()
        self.student = student
        self.knowledge = nn.Linear(student.embedding_width, KNOWLEDGE_WIDTH)
        self.gems = nn.Linear(student.embedding_width, len(GEMS))

    def forward(self, heard: StemOutput) -> tuple[StudentAnswer, Tensor, Tensor]:
        """What the stems heard -> answer, knowledge (batch, 128), GEMS shares (batch, 9) before the sigmoid."""
        answer = self.student.judge(heard)
        return answer, self.knowledge(answer.embedding), self.gems(answer.embedding)


def split_validation(clips: Sequence[LabelledClip], share: float, seed: int) -> npt.NDArray[np.bool_]:
    """Which clips are for validation: all those of ``share`` of the groups of the labelled recordings."""
    rng = np.random.default_rng(seed)
    chosen: set[tuple[str, str]] = set()
    for dataset in LABELLED:
        groups = sorted({clip.group for clip in clips if clip.dataset == dataset})
        count = max(1, round(share * len(groups))) if groups else 0
        chosen |= {(dataset, str(group)) for group in rng.choice(groups, count, replace=False)} if count else set()
    return np.array([(clip.dataset, clip.group) in chosen for clip in clips])


def predict_songs(student: MobileViT, songs: Sequence[StemOutput]) -> npt.NDArray[np.float64]:
    """(songs, 2): the mean answer over each song's segments."""
    student.eval()
    with torch.inference_mode():
        return np.array([student.judge(song).emotion.mean(0).numpy() for song in songs], dtype=np.float64)


class StudentTrainer:
    """One training run; everything it needs to go on after a kill is in its checkpoint.

    Args:
        student: With its stems loaded.
        recipe: The values of the run.
        targets: What is known of every clip.
        views: Augmented views of the training clips.
        songs: The validation clips as the application hears them.
        validation: The validation clips.
        path: The checkpoint.
    """

    def __init__(
        self,
        student: MobileViT,
        recipe: StudentRecipe,
        targets: Targets,
        views: Views,
        songs: Sequence[StemOutput],
        validation: Sequence[LabelledClip],
        path: Path,
    ) -> None:
        self._recipe, self._targets, self._views = recipe, targets, views
        self._songs, self._validation, self._path = songs, validation, path
        torch.manual_seed(recipe.seed)
        self._pupil = Pupil(student).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._pupil.student.stems.requires_grad_(False)
        trained = [p for p in self._pupil.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(trained, recipe.learning_rate, weight_decay=recipe.weight_decay)
        self._average = copy.deepcopy(student).eval().requires_grad_(False)
        self._step = 0
        self.looks: list[Look] = []
        self._best: dict[str, Tensor] = {}
        self._resume()

    @property
    def step(self) -> int:
        """How many steps have been made."""
        return self._step

    def train(self, on_step: Callable[[int], None], on_look: Callable[[Look], None]) -> None:
        """Train to the last step, looking at the validation clips and saving on the way."""
        losses: list[float] = []
        while self._step < self._recipe.steps:
            self._step += 1
            losses.append(self._one_step())
            on_step(self._step)
            if self._step % self._recipe.steps_between_looks == 0 or self._step == self._recipe.steps:
                look = self._look(float(np.mean(losses)))
                losses.clear()
                on_look(look)

    def best(self) -> MobileViT:
        """The averaged network at its best look."""
        student = copy.deepcopy(self._average)
        student.load_state_dict(self._best, strict=False)
        return student

    def interval(self) -> Interval:
        """The conformal interval of the best network on the validation clips."""
        predicted, truth = predict_songs(self.best(), self._songs), self._truth()
        widths = [conformal_half_width(truth[:, a], predicted[:, a], self._recipe.coverage) for a in (0, 1)]
        return Interval(round(widths[0], 4), round(widths[1], 4), self._recipe.coverage)

    def _one_step(self) -> float:
        recipe = self._recipe
        progress = self._step / recipe.steps
        rate = min(1.0, self._step / recipe.warm_up) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in self._optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate
        self._pupil.train()
        self._pupil.student.stems.eval()
        rng = np.random.default_rng((recipe.seed, self._step))  # the same batch at this step, interrupted or not
        loss = self._loss(rng)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._pupil.parameters(), 5.0)
        self._optimizer.step()
        decay = min(recipe.average, (1 + self._step) / (10 + self._step))
        with torch.no_grad():
            current = self._pupil.student.state_dict()
            for name, value in self._average.state_dict().items():
                if name.startswith("stems."):
                    continue
                if value.dtype.is_floating_point:
                    value.lerp_(current[name], 1 - decay)
                else:
                    value.copy_(current[name])
        return loss.item()

    def _loss(self, rng: np.random.Generator) -> Tensor:
        recipe, views, known = self._recipe, self._views, self._targets
        rows = rng.choice(views.rows, min(recipe.batch, len(views.rows)), replace=False)
        heard = views.take(rows)
        partner = torch.from_numpy(rng.permutation(len(rows)))
        part = float(rng.beta(recipe.mixup, recipe.mixup)) if recipe.mixup else 1.0
        part = max(part, 1 - part)  # the first view is the louder one
        mixed = StemOutput(
            part * heard.grid + (1 - part) * heard.grid[partner],
            part * heard.tagged + (1 - part) * heard.tagged[partner],
        )
        answer, knowledge, gems = self._pupil(mixed)
        loss = torch.zeros(())
        for clip, share in ((views.clip[rows], part), (views.clip[rows][partner.numpy()], 1 - part)):
            if share == 0:
                continue
            index = torch.from_numpy(clip)
            told = ((knowledge - known.knowledge[index]) ** 2).mean(1)
            felt = nn.functional.binary_cross_entropy_with_logits(gems, known.gems[index], reduction="none").mean(1)
            everyone = torch.ones(len(index))
            loss = loss + share * (
                recipe.human * emotion_loss(answer.emotion, known.emotion[index], known.emotion_weight[index])
                + recipe.expert * emotion_loss(answer.emotion, known.expert[index], everyone)
                + recipe.knowledge * weighted_mean(told, everyone)
                + recipe.gems * weighted_mean(felt, known.gems_weight[index])
                + recipe.quadrant * quadrant_loss(answer.emotion, known.signs[index], known.signs_weight[index])
            )
        return loss

    def _look(self, loss: float) -> Look:
        predicted, truth = predict_songs(self._average, self._songs), self._truth()
        values = []
        for dataset in LABELLED:
            rows = [i for i, clip in enumerate(self._validation) if clip.dataset == dataset]
            values += [ccc(truth[rows, axis], predicted[rows, axis]) for axis in (0, 1) if rows]
        look = Look(self._step, loss, tuple(round(value, 4) for value in values))
        if not self.looks or look.score > max(past.score for past in self.looks):
            self._best = _upper(self._average)
        self.looks.append(look)
        self._save()
        return look

    def _truth(self) -> npt.NDArray[np.float64]:
        return np.array([(c.emotion.valence, c.emotion.arousal) if c.emotion else (0.0, 0.0) for c in self._validation])

    def _save(self) -> None:
        checkpoint.save(
            self._path,
            {
                "recipe": repr(self._recipe),
                "step": self._step,
                "pupil": self._pupil.state_dict(),
                "average": _upper(self._average),
                "best": self._best,
                "optimizer": self._optimizer.state_dict(),
                "looks": [[look.step, look.loss, *look.ccc] for look in self.looks],
            },
        )

    def _resume(self) -> None:
        state = checkpoint.load(self._path)
        if state is None or state["recipe"] != repr(self._recipe):
            return
        self._step = int(state["step"])
        self._pupil.load_state_dict(state["pupil"])
        self._average.load_state_dict(state["average"], strict=False)
        self._best = state["best"]
        self._optimizer.load_state_dict(state["optimizer"])
        self.looks = [Look(int(row[0]), row[1], tuple(row[2:])) for row in state["looks"]]


def _upper(student: MobileViT) -> dict[str, Any]:
    """All weights but the stems', which do not change."""
    return {k: v.clone() for k, v in student.state_dict().items() if not k.startswith("stems.")}
