"""What training makes small: the distance of a network's outputs from labels, experts, a teacher and an ensemble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from emotion_player.networks.backbones import Features
from emotion_player.networks.emotion_network import EmotionNetwork, Output
from emotion_player.networks.mobilevit import MobileViT
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.distillation import (
    Projectors,
    TeacherBatch,
    TeacherOutputs,
    attention_gap,
    feature_gap,
)
from emotion_player.training.experts import EXPERT_FEATURES
from emotion_player.training.features.views import Views
from emotion_player.training.lessons import Lessons, embedding_gap, slope_gap, slopes
from emotion_player.training.losses import emotion_loss, gems_loss, quadrant_loss, weighted_mean
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.targets import Targets

Rows: TypeAlias = npt.NDArray[np.int64]
"""Of views, in the order in which they are stored."""


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


class Objective:
    """The terms of the loss, each times its weight.

    Args:
        recipe: The values of the run.
        data: What is learned from.
        device: Where it is computed.
    """

    def __init__(self, recipe: NetworkRecipe, data: TrainingData, device: torch.device) -> None:
        self._recipe, self._data, self._device = recipe, data, device
        self._teacher = data.teacher if recipe.teacher else None
        self._rows = self._teacher.rows if self._teacher else data.views.rows

    def model_of(self, network: EmotionNetwork) -> NetworkInTraining:
        """The network with the outputs that these terms need."""
        told = self._data.told if self._recipe.teacher and self._recipe.features else None
        return NetworkInTraining(
            network, self._teacher.width if self._teacher else None, told.embedding.shape[1] if told else None
        )

    def terms(self, model: NetworkInTraining, forward: nn.Module, rng: np.random.Generator) -> dict[str, Tensor]:
        """The terms of a batch that ``rng`` draws; ``forward`` is the model, or what spreads it over processes."""
        recipe, views, network = self._recipe, self._data.views, model.network
        rows = rng.choice(self._rows, min(recipe.batch, len(self._rows)), replace=False)
        partner = rng.permutation(len(rows))
        part = float(rng.beta(recipe.mixup, recipe.mixup)) if recipe.mixup else 1.0
        part = max(part, 1 - part)  # the first view is the louder one
        twins = views.have_twins(rows) & (rng.random(len(rows)) < recipe.twins) if recipe.twins else None
        features = self._take(network, rows, twins)
        output, expert_features, projected = forward(features.mixed(torch.from_numpy(partner).to(self._device), part))
        output = replace(output, emotion=output.emotion.float(), gems=output.gems.float())
        terms = self._steadiness(network, rows) | self._slopes(network, rows)
        for these, share in ((rows, part), (rows[partner], 1 - part)):
            if not share:
                continue
            for name, value in self._distances(these, output, expert_features, projected).items():
                terms[name] = terms.get(name, torch.zeros((), device=self._device)) + share * value
        return terms

    def _take(self, network: EmotionNetwork, rows: Rows, twins: npt.NDArray[np.bool_] | None = None) -> Features:
        """What the network hears of views, or of their twins."""
        return self._data.views.take(
            rows, len(network.stems), maps=network.reads_maps, hears_all=network.hears_all(), twins=twins
        ).to(self._device)

    def _steadiness(self, network: EmotionNetwork, rows: Rows) -> dict[str, Tensor]:
        """How far apart predictions for views and for their twins are, where that counts."""
        pairs = rows[self._data.views.have_twins(rows)] if self._recipe.steady else rows[:0]
        if not len(pairs):
            return {}
        views, twins = self._take(network, pairs), self._take(network, pairs, np.ones(len(pairs), bool))
        with _calm(network):
            apart = network.predict(views).emotion - network.predict(twins).emotion
        return {"steady": self._recipe.steady * apart.square().mean()}

    def _slopes(self, network: EmotionNetwork, rows: Rows) -> dict[str, Tensor]:
        """How far what predictions depend on is from what the ensemble's depend on, where that counts."""
        recipe, told = self._recipe, self._data.told
        if told is None or not recipe.teacher or not recipe.attention:
            return {}
        theirs = told.take(torch.from_numpy(rows), self._device).slopes
        with _calm(network):
            ours = slopes(network, self._take(network, rows), len(network.stems), differentiable=True)
        return {"attention": recipe.teacher * recipe.attention * slope_gap(ours, theirs).mean()}

    def _distances(
        self, rows: Rows, output: Output, expert_features: Tensor, projected: Tensor | None
    ) -> dict[str, Tensor]:
        """How far outputs are from what is known of views, from an ensemble's and from a teacher's outputs."""
        recipe, data, device = self._recipe, self._data, self._device
        known = data.targets.take(torch.from_numpy(data.views.clip[rows]), device)
        told = data.told.take(torch.from_numpy(rows), device) if data.told else None
        each = []
        for emotion, gems in output.members or [(output.emotion, output.gems)]:
            of_member = _label_terms(recipe, emotion.float(), gems.float(), expert_features, known)
            if told:
                everyone = torch.ones(len(rows), device=device)
                of_member["response"] = recipe.response * emotion_loss(emotion.float(), told.emotion, everyone)
            each.append(of_member)
        found = {name: torch.stack([of_member[name] for of_member in each]).mean() for name in each[0]}
        if told and not self._teacher and projected is not None:
            gap = embedding_gap(projected.float(), told.embedding).mean()
            found["features"] = recipe.teacher * recipe.features * gap
        if self._teacher and projected is not None:
            found |= _distillation_terms(recipe, output, projected, self._teacher.take(rows, device))
        return found


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
