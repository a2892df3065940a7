"""What the teacher and the student have in common: two log-mels of a segment in, valence, arousal and GEMS out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from emotion_player.core.mel import AUDIOSET_MEL, NOTES_SPEC, TAGGER_MEL, MelSpec
from emotion_player.networks.backbones import STEMS, Backbones, Features

SEGMENT_S = 10.224
"""Seconds of a segment."""

ALL_MELS = (TAGGER_MEL, AUDIOSET_MEL, NOTES_SPEC)
"""The front-ends of all backbones."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a network says of segments, and what a student may learn of how it got there.

    Attributes:
        emotion: (batch, 2): valence, arousal, not clipped.
        gems: (batch, 9): logits of the share of listeners who feel each of the GEMS emotions.
        embedding: (batch, embedding_width): what both were read from.
        features: Three feature maps, early to late, each (batch, channels, bands, times).
        attention: As many maps of where it looks, each (batch, bands, times), not negative.
        members: Emotion and GEMS of each part of an ensemble, which learns by itself; empty where there is but one.
    """

    emotion: Tensor
    gems: Tensor
    embedding: Tensor
    features: tuple[Tensor, ...] = ()
    attention: tuple[Tensor, ...] = ()
    members: tuple[tuple[Tensor, Tensor], ...] = ()


class EmotionNetwork(nn.Module, ABC):
    """A head above pretrained backbones.

    When it is trained, a line for each axis may give its predictions, which keep to the middle, the spread of labels.
    """

    stems: ClassVar[tuple[str, ...]] = STEMS
    """The taggers it listens through."""

    mels: ClassVar[tuple[MelSpec, ...]] = ALL_MELS[:2]
    """The front-ends of its inputs: ``ALL_MELS`` where it listens through all backbones."""

    reads_maps: ClassVar[bool] = True
    """Whether it needs more than the backbones' embeddings."""

    embedding_width: int

    def __init__(self) -> None:
        super().__init__()
        self.backbones = Backbones(self.stems, has_all=self.hears_all())
        self.slope: Tensor
        self.offset: Tensor
        self.register_buffer("slope", torch.ones(2))
        self.register_buffer("offset", torch.zeros(2))

    @abstractmethod
    def predict(self, features: Features) -> Output:
        """What the backbones made of segments -> valence, arousal and the rest."""

    def forward(self, tagger_mel: Tensor, audioset_mel: Tensor, notes: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """(batch, 96, 640), (batch, 128, 1023), for all backbones (batch, 144, 80) -> two tensors.

        (batch, 2): valence, arousal; (batch, 9): GEMS shares in [0, 1].
        """
        output = self.predict(self.backbones(tagger_mel, audioset_mel, notes))
        return output.emotion, output.gems.sigmoid()

    def in_line(self, emotion: Tensor) -> Tensor:
        """(batch, 2) -> (batch, 2): with the spread of labels."""
        return emotion * self.slope + self.offset

    @classmethod
    def hears_all(cls) -> bool:
        """Whether it listens through musicnn and the descriptors, too."""
        return cls.mels == ALL_MELS


def input_shapes(mels: Sequence[MelSpec] = ALL_MELS) -> tuple[tuple[int, int], ...]:
    """(n_mels, frames) of each input of a network with these front-ends."""
    return tuple((mel.n_mels, mel.frames(round(SEGMENT_S * mel.sample_rate))) for mel in mels)
