"""The teacher: an ensemble of perceptrons on what all backbones make of a segment as a whole.

It hears more than the student, through two more taggers, musicnn and descriptors of harmony and rhythm, and errs less
than each of its members (Lakshminarayanan et al. 2017).
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor, nn

from emotion_player.networks.backbones import MUSICNN_WIDTH, STEMS, Features
from emotion_player.networks.descriptors import COUNT
from emotion_player.networks.emotion_network import ALL_MELS, EmotionNetwork, Output
from emotion_player.networks.mobilenet import CHANNELS
from emotion_player.networks.perceptron import hidden_layers

EMBEDDINGS = 64 * len(STEMS) + CHANNELS + MUSICNN_WIDTH + COUNT
"""Numbers in all that the backbones make of a segment as a whole."""

_WIDTH = 64


class Member(nn.Module):
    """One perceptron."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(EMBEDDINGS, momentum=0.02)
        self.embed = hidden_layers(EMBEDDINGS, _WIDTH)
        self.emotion = nn.Linear(_WIDTH, 2)
        self.gems = nn.Linear(_WIDTH, 9)

    def forward(self, embeddings: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(batch, EMBEDDINGS) -> emotion (batch, 2), GEMS logits (batch, 9), embedding (batch, 64)."""
        embedding = self.embed(self.norm(embeddings))
        return self.emotion(embedding), self.gems(embedding), embedding


class Members(nn.ModuleList):
    """Perceptrons that begin and drop differently, so that their mean errs less than each.

    Args:
        count: How many.
    """

    def __init__(self, count: int) -> None:
        super().__init__(Member() for _ in range(count))

    def forward(self, features: Features) -> Output:
        """What the backbones made of segments -> the mean of the members, and each of them."""
        everything = embeddings(features)
        emotions, gems, inner = zip(*(member(everything) for member in self), strict=True)
        mean_emotion, mean_gems = torch.stack(emotions).mean(0), torch.stack(gems).mean(0)
        return Output(mean_emotion, mean_gems, torch.cat(inner, 1), members=tuple(zip(emotions, gems, strict=True)))


class Ensemble(EmotionNetwork):
    """The teacher network.

    Its members learn each by itself.

    Args:
        count: How many perceptrons.
    """

    mels = ALL_MELS
    reads_maps = False

    def __init__(self, count: int) -> None:
        super().__init__()
        self.embedding_width = _WIDTH * count
        self.members = Members(count)

    def predict(self, features: Features) -> Output:
        """What the backbones made of segments -> valence, arousal and GEMS; no feature maps, no attention."""
        output: Output = self.members(features)
        return replace(output, emotion=self.in_line(output.emotion))


def embeddings(features: Features) -> Tensor:
    """What the backbones made of segments -> (batch, EMBEDDINGS)."""
    return torch.cat([features.tagged, features.embedding, features.musicnn, features.descriptors], 1)
