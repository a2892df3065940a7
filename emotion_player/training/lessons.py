"""What a network without maps learns from an ensemble: its predictions, its embeddings, and what they depend on.

Such networks have no maps of where they look. Attention is here what Zagoruyko and Komodakis (2017) call
gradient-based: by how much predictions change with each input (Srinivas and Fleuret 2018 compare the same, with its
sign), over the inputs that both networks hear.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from emotion_player.networks.backbones import Features
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.ensemble import WIDTH, Ensemble
from emotion_player.training.features.views import Views

_ASKED = 512
"""Views at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """What a trained ensemble makes of views; not a number for views that do not count.

    Attributes:
        emotion: (views, 2), what it predicts.
        embedding: (views, 64 a member), what its members read that from.
        slopes: (views, 2, inputs), of its predictions for the inputs that the student hears, too.
    """

    emotion: Tensor
    embedding: Tensor
    slopes: Tensor

    @classmethod
    def of(cls, ensemble: Ensemble, views: Views, taggers: int, device: torch.device) -> Lessons:
        """Ask the ensemble about all views that count, for a student that listens through so many taggers."""
        ensemble = ensemble.to(device).eval().requires_grad_(False)
        told: list[Tensor] = []
        for rows in np.array_split(views.rows, math.ceil(len(views.rows) / _ASKED)):
            features = views.take(rows, maps=False).to(device)
            output = ensemble.predict(features)
            found = (output.emotion, output.embedding, slopes(ensemble, features, taggers))
            told = told or [torch.full((len(views.clip), *part.shape[1:]), torch.nan) for part in found]
            for all_views, part in zip(told, found, strict=True):
                all_views[rows] = part.detach().cpu()
        return cls(*told)

    def take(self, rows: Tensor, device: torch.device) -> Lessons:
        """Those of the views of these rows, on a device."""
        return Lessons(*(part[rows].to(device) for part in (self.emotion, self.embedding, self.slopes)))


def slopes(network: EmotionNetwork, features: Features, taggers: int, *, differentiable: bool = False) -> Tensor:
    """Valence's and arousal's slopes, (batch, 2, inputs), for the first ``taggers`` taggers' embeddings and mn04's.

    Each for one standard deviation of the input over the batch. The network must be in evaluation mode.
    """
    inputs = features.tagged.detach().requires_grad_(), features.embedding.detach().requires_grad_()
    emotion = network.predict(replace(features, tagged=inputs[0], embedding=inputs[1])).emotion
    found = []
    for axis in (0, 1):
        of_tagged, of_embedding = torch.autograd.grad(
            emotion[:, axis].sum(), inputs, retain_graph=True, create_graph=differentiable
        )
        found.append(torch.cat([of_tagged[:, : WIDTH * taggers], of_embedding], 1))
    deviations = torch.cat([inputs[0][:, : WIDTH * taggers], inputs[1]], 1).detach().std(0)
    return torch.stack(found, 1) * deviations


def embedding_gap(projected: Tensor, taught: Tensor) -> Tensor:
    """(batch, 64 a member) twice -> (batch,): mean squared difference, both normalised for each member."""
    ours, theirs = (
        functional.layer_norm(embeddings.reshape(len(embeddings), -1, WIDTH), (WIDTH,))
        for embeddings in (projected, taught)
    )
    return (ours - theirs).square().mean((1, 2))


def slope_gap(ours: Tensor, theirs: Tensor) -> Tensor:
    """(batch, 2, inputs) twice -> (batch,): squared distance of their sizes, of unit length."""
    lengths = [functional.normalize(part.abs(), dim=2) for part in (ours, theirs)]
    return (lengths[0] - lengths[1]).square().sum(2).mean(1)
