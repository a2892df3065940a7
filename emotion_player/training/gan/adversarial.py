"""Trains the generator against the discriminator, on views of training clips that people labelled."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from rich.progress import Progress
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.gan import SPREAD_DB, Discriminator, Generator
from emotion_player.training import checkpoint
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.views import Matrix, Views
from emotion_player.training.files import write_rows
from emotion_player.training.recipes.gan import GanRecipe

Network = TypeVar("Network", bound=nn.Module)

COLUMNS = ("step", "seconds", "loss", "generator", "real", "mismatched", "fake", "penalty")
"""Of ``steps.csv``.

The losses of the discriminator and of the generator; the mean scores of real segments, of real ones said to express
what another does, and of generated ones; the last gradient penalty.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a generator learns from.

    Attributes:
        views: Views of training clips; those of its ``rows`` count.
        emotion: (views, 2): the valence and arousal that people gave the clip of each view.
        group: (views,): artist or song of each view, for judging on groups apart.
    """

    views: Views
    emotion: Matrix
    group: npt.NDArray[np.str_]

    @classmethod
    def of(cls, views: Views, clips: Sequence[LabelledClip]) -> Material:
        """The views of those of ``clips`` that are real and that people labelled with valence and arousal."""
        usable = np.array([clip.emotion is not None and clip.split == "train" and not clip.generated for clip in clips])
        emotion = np.array([(c.emotion.valence, c.emotion.arousal) if c.emotion else (0, 0) for c in clips], np.float32)
        group = np.array([f"{clip.dataset}/{clip.group}" for clip in clips])
        return cls(views.without(~usable), emotion[views.clip], group[views.clip])

    def tagged(self, rows: npt.NDArray[np.int64]) -> Matrix:
        """(rows, 192): what the taggers made of these views."""
        return np.concatenate([views.tagged for views in self.views.stored])[rows]

    def draw_emotions(self, count: int, jitter: float, rng: np.random.Generator) -> Matrix:
        """(count, 2): labels as people gave them, moved by about ``jitter``, within the plane."""
        picked = self.emotion[rng.choice(self.views.rows, count)]
        drawn: Matrix = (picked + rng.normal(0, jitter, picked.shape)).clip(-1, 1).astype(np.float32)
        return drawn


def discriminator_loss(real: Tensor, mismatched: Tensor, fake: Tensor, mismatch: float) -> Tensor:
    """The discriminator's hinge loss: real above 1, generated and wrongly labelled below -1; (batch,) thrice."""
    wrong = functional.relu(1 + fake).mean() + mismatch * functional.relu(1 + mismatched).mean()
    return functional.relu(1 - real).mean() + wrong / (1 + mismatch)


def gradient_penalty(discriminator: Discriminator, mel: Tensor, emotion: Tensor) -> Tensor:
    """R1 (Mescheder et al. 2018): the mean squared slope of the score at real segments, per ``SPREAD_DB``."""
    mel = mel.detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(discriminator(mel, emotion).sum(), mel, create_graph=True)
    return (slope * SPREAD_DB).square().sum((1, 2)).mean()


class AdversarialTrainer:
    """One training run; everything it needs to go on after a kill is in its checkpoint.

    Args:
        material: Views of training clips.
        recipe: The values of the run.
        folder: Where the checkpoint ``training.pt`` and the log ``steps.csv`` are kept.
        device: Where to train.

    Attributes:
        step: How many steps have been made.
        average: The generator of averaged weights, the one to use.
    """

    def __init__(self, material: Material, recipe: GanRecipe, folder: Path, device: torch.device) -> None:
        self._material, self._recipe, self._folder, self._device = material, recipe, folder, device
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(recipe.seed)
            self.generator = _placed(Generator(recipe.channels, recipe.latent, recipe.patch), device)
            self.discriminator = _placed(Discriminator(recipe.channels[::-1], recipe.patch), device)
        self.average = copy.deepcopy(self.generator).eval().requires_grad_(False)
        self._optimizers = [
            torch.optim.Adam(network.parameters(), rate, betas=(0.0, 0.99))
            for network, rate in (
                (self.generator, recipe.generator_rate),
                (self.discriminator, recipe.discriminator_rate),
            )
        ]
        self.step = 0
        self._log: list[list[float]] = []
        self._penalty = 0.0
        self._resume()

    def train(self, on_step: Callable[[int], None]) -> None:
        """Train to the recipe's last step, saving on the way."""
        before_s = self._log[-1][1] if self._log else 0.0
        started = time.monotonic() - before_s
        while self.step < self._recipe.steps:
            self.step += 1
            values = self._one_step()
            seconds = time.monotonic() - started
            self._log.append([self.step, round(seconds, 2), *(round(value, 5) for value in values)])
            if self.step % self._recipe.steps_between_saves == 0 or self.step == self._recipe.steps:
                self._save()
            on_step(self.step)

    def _one_step(self) -> list[float]:
        recipe = self._recipe
        rng = np.random.default_rng((recipe.seed, self.step))  # the same draw at this step, interrupted or not
        chance = torch.Generator(self._device).manual_seed(int(rng.integers(2**62)))
        real, said = self._real(rng)
        other, asked = self._asked(rng), self._asked(rng)
        latents = self.generator.draw(recipe.batch, recipe.crop, chance)

        with self._autocast():
            with torch.no_grad():
                fake = self.generator(latents, asked)
            found = self.discriminator.features(real)
            scores = [
                self.discriminator.score(found, said),
                self.discriminator.score(found, other),
                self.discriminator(fake, asked),
            ]
            judged = discriminator_loss(scores[0], scores[1], scores[2], recipe.mismatch)
        loss = judged
        if recipe.r1 and self.step % recipe.steps_between_penalties == 0:
            penalty = gradient_penalty(self.discriminator, real, said)
            self._penalty = penalty.item()
            loss = judged + recipe.r1 / 2 * recipe.steps_between_penalties * penalty
        self._improve(self.discriminator, 1, loss)

        with self._autocast():
            fooled = -self.discriminator(self.generator(latents, asked), asked).mean()
        self._improve(self.generator, 0, fooled)
        self._follow()
        return [judged.item(), fooled.item(), *(score.mean().item() for score in scores), self._penalty]

    def _improve(self, network: nn.Module, which: int, loss: Tensor) -> None:
        optimizer = self._optimizers[which]
        optimizer.zero_grad(set_to_none=True)
        loss.backward(inputs=list(network.parameters()))  # type: ignore[no-untyped-call]
        optimizer.step()

    @torch.no_grad()
    def _follow(self) -> None:
        """Let the average follow the generator, which has no statistics beside its parameters."""
        decay = min(self._recipe.average, (1 + self.step) / (10 + self.step))
        for mean, now in zip(self.average.parameters(), self.generator.parameters(), strict=True):
            mean.lerp_(now, 1 - decay)

    def _real(self, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """A batch of pieces of views, (batch, 96, crop), and about what people said of them, (batch, 2)."""
        recipe, views = self._recipe, self._material.views
        rows = rng.choice(views.rows, recipe.batch)
        mels = views.mels(rows)
        starts = rng.integers(0, mels.shape[2] - recipe.crop + 1, recipe.batch)
        pieces = [mel[:, start : start + recipe.crop] for mel, start in zip(mels, starts, strict=True)]
        said = self._material.emotion[rows] + rng.normal(0, recipe.jitter, (recipe.batch, 2))
        return self._tensor(np.stack(pieces)), self._tensor(said)

    def _asked(self, rng: np.random.Generator) -> Tensor:
        return self._tensor(self._material.draw_emotions(self._recipe.batch, self._recipe.jitter, rng))

    def _tensor(self, values: npt.NDArray[np.floating[Any]]) -> Tensor:
        return torch.from_numpy(values.astype(np.float32)).to(self._device)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._device.type == "cuda")

    def _save(self) -> None:
        state = {
            "recipe": _identity(self._recipe),
            "step": self.step,
            "penalty": self._penalty,
            "generator": self.generator.state_dict(),
            "discriminator": self.discriminator.state_dict(),
            "average": self.average.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
            "log": self._log,
        }
        checkpoint.save(self._folder / "training.pt", state)
        write_rows(self._folder / "steps.csv", [dict(zip(COLUMNS, row, strict=True)) for row in self._log])

    def _resume(self) -> None:
        state = checkpoint.load(self._folder / "training.pt")
        if state is None or state["recipe"] != _identity(self._recipe):
            return
        self.step, self._penalty, self._log = int(state["step"]), state["penalty"], state["log"]
        self.generator.load_state_dict(state["generator"])
        self.discriminator.load_state_dict(state["discriminator"])
        self.average.load_state_dict(state["average"])
        for optimizer, saved in zip(self._optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)


def train_gan(
    material: Material, recipe: GanRecipe, folder: Path, progress: Progress, device: torch.device
) -> tuple[Generator, int]:
    """Train a generator, going on where ``folder`` leaves off; return the one of averaged weights, and its steps.

    Raises:
        ModelError: The checkpoint is damaged.
    """
    trainer = AdversarialTrainer(material, recipe, folder, device)
    task = progress.add_task("The generator learns", total=recipe.steps, completed=trainer.step)
    trainer.train(lambda step: progress.update(task, completed=step))
    return trainer.average, trainer.step


def generate(generator: Generator, emotion: Matrix, frames: int, seed: int) -> Matrix:
    """(segments, 2) -> (segments, 96, frames) dB: a segment for each point, the same for the same seed."""
    device = next(generator.parameters()).device
    chance = torch.Generator(device).manual_seed(seed)
    parts = []
    with torch.inference_mode():
        for start in range(0, len(emotion), 16):
            asked = torch.from_numpy(emotion[start : start + 16]).to(device)
            parts.append(generator(generator.draw(len(asked), frames, chance), asked).cpu().numpy())
    return np.concatenate(parts)


def _placed(network: Network, device: torch.device) -> Network:
    placed: Network = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return placed  # channels last is a third faster on a CPU


def _identity(recipe: GanRecipe) -> str:
    """What a run must share to go on; more steps may be asked for, and other segments."""
    return repr(replace(recipe, steps=0, count=0, weight=0.0))
