"""The teacher and the student: ensembles of perceptrons on what the backbones make of a segment as a whole.

With a thousand labels, blocks that look into feature maps learn the clips by heart and cost more than they bring
(``MobileViT``). An ensemble errs less than each of its members (Lakshminarayanan et al. 2017), and these cost little
beside the backbones.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import ClassVar

import torch
from torch import Tensor, nn

from emotion_player.networks.backbones import MUSICNN_WIDTH, STEMS, Features, inner_width
from emotion_player.networks.descriptors import COUNT
from emotion_player.networks.emotion_network import ALL_MELS, EmotionNetwork, Output
from emotion_player.networks.mobilenet import CHANNELS

TEACHER_INPUTS = 64 * len(STEMS) + CHANNELS + MUSICNN_WIDTH + COUNT
"""Numbers that the teacher's members read of a segment."""

STUDENT_INPUTS = 64 + CHANNELS + inner_width(1)
"""Numbers that the student's members read of a segment."""

WIDTH = 64
"""Of a member's embedding."""


class Member(nn.Module):
    """One perceptron, most of it dropped in training: there are a thousand labels.

    Args:
        inputs: How many numbers it reads.
    """

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(inputs, momentum=0.02)
        self.embed = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(inputs, 192), nn.ReLU(), nn.Dropout(0.35),
            nn.Linear(192, WIDTH), nn.ReLU(), nn.Dropout(0.35),
        )  # fmt: skip
        self.emotion = nn.Linear(WIDTH, 2)
        self.gems = nn.Linear(WIDTH, 9)

    def forward(self, heard: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(batch, inputs) -> emotion (batch, 2), GEMS logits (batch, 9), embedding (batch, 64)."""
        embedding = self.embed(self.norm(heard))
        return self.emotion(embedding), self.gems(embedding), embedding


class Members(nn.ModuleList):
    """Perceptrons that begin and drop differently, so that their mean errs less than each.

    Args:
        count: How many.
        inputs: How many numbers each reads.
    """

    def __init__(self, count: int, inputs: int) -> None:
        super().__init__(Member(inputs) for _ in range(count))

    def forward(self, heard: Tensor) -> Output:
        """(batch, inputs) -> the mean of the members, and each of them."""
        emotions, gems, inner = zip(*(member(heard) for member in self), strict=True)
        mean_emotion, mean_gems = torch.stack(emotions).mean(0), torch.stack(gems).mean(0)
        return Output(mean_emotion, mean_gems, torch.cat(inner, 1), members=tuple(zip(emotions, gems, strict=True)))


class Ensemble(EmotionNetwork):
    """An ensemble, whose members learn each by itself.

    Args:
        count: How many perceptrons.
    """

    reads_maps = False
    inputs: ClassVar[int]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.embedding_width = WIDTH * count
        self.members = Members(count, self.inputs)

    def predict(self, features: Features) -> Output:
        """What the backbones made of segments -> valence, arousal and GEMS; no feature maps, no attention."""
        output: Output = self.members(self.heard(features))
        return replace(output, emotion=self.in_line(output.emotion))

    @staticmethod
    @abstractmethod
    def heard(features: Features) -> Tensor:
        """What the backbones made of segments -> (batch, inputs)."""


class StudentEnsemble(Ensemble):
    """The student network: cheap, since it hears through one tagger and mn04 only, but also through their inner maps.

    The teacher gains nothing from inner maps.
    """

    stems = STEMS[:1]
    inputs = STUDENT_INPUTS

    @staticmethod
    def heard(features: Features) -> Tensor:
        """What the backbones made of segments -> (batch, 944)."""
        return torch.cat([features.tagged, features.embedding, features.inner], 1)


class TeacherEnsemble(Ensemble):
    """The teacher network, which also hears through two more taggers, musicnn and descriptors of harmony and rhythm."""

    mels = ALL_MELS
    inputs = TEACHER_INPUTS

    @staticmethod
    def heard(features: Features) -> Tensor:
        """What the backbones made of segments -> (batch, 870)."""
        return torch.cat([features.tagged, features.embedding, features.musicnn, features.descriptors], 1)
