"""What the teacher and the student have in common: two log-mels of a segment in, valence, arousal and GEMS out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from torch import Tensor, nn

from emotion_player.core.mel import AUDIOSET_MEL, TAGGER_MEL, MelSpec
from emotion_player.networks.backbones import STEMS, Backbones, Features

SEGMENT_S = 10.224
"""Seconds of a segment."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a network says of segments, and what a student may learn of how it got there.

    Attributes:
        emotion: (batch, 2): valence, arousal, not clipped.
        gems: (batch, 9): logits of the share of listeners who feel each of the GEMS emotions.
        embedding: (batch, embedding_width): what both were read from.
        features: Three feature maps, early to late, each (batch, channels, bands, times).
        attention: As many maps of where it validations, each (batch, bands, times), not negative.
    """

    emotion: Tensor
    gems: Tensor
    embedding: Tensor
    features: tuple[Tensor, ...] = ()
    attention: tuple[Tensor, ...] = ()


class EmotionNetwork(nn.Module, ABC):
    """A head above pretrained backbones."""

    stems: ClassVar[tuple[str, ...]] = STEMS
    """The taggers it listens through."""

    mels: ClassVar[tuple[MelSpec, ...]] = (TAGGER_MEL, AUDIOSET_MEL)
    """The front-ends of its inputs."""

    reads_maps: ClassVar[bool] = True
    """Whether it needs more than the backbones' embeddings."""

    embedding_width: int

    def __init__(self) -> None:
        super().__init__()
        self.backbones = Backbones(self.stems)

    @abstractmethod
    def predict(self, features: Features) -> Output:
        """What the backbones made of segments -> valence, arousal and the rest."""

    def forward(self, tagger_mel: Tensor, audioset_mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 96, 640), (batch, 128, 1023) -> (batch, 2): valence, arousal; (batch, 9): GEMS shares in [0, 1]."""
        output = self.predict(self.backbones(tagger_mel, audioset_mel))
        return output.emotion, output.gems.sigmoid()


def input_shapes() -> tuple[tuple[int, int], ...]:
    """(n_mels, frames) of each input of a network."""
    return tuple((mel.n_mels, mel.frames(round(SEGMENT_S * mel.sample_rate))) for mel in EmotionNetwork.mels)
