"""What the teacher and the student have in common: the ears of three music taggers (Won et al. 2020).

A convolutional stem of the taggers' shape hears what 200,000 songs taught them. 10.2 seconds of log-mel, (96, 640),
become a grid of 12 bands by 10 seconds; the taggers' own last blocks run beside it and sum up the whole. The stems are
not trained, so what they hear of a sound can be computed once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.taggers import ConvPool, FullyConvolutional, load_tagger

STEMS = ("fcn_msd", "fcn_jamendo", "fcn_mtat")
"""The taggers whose first blocks start the networks."""

GRID = (12, 10)
"""Bands and seconds (of 64 frames) of what the stems hear of a segment."""

IMAGE_POOL = 4
"""So many frames are averaged to one column of the image: 64 ms."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the stems heard, and the sound itself, coarsely.

    Attributes:
        grid: (batch, 384, 12, 10), 128 channels of each stem.
        tagged: (batch, 192), the taggers' embeddings.
        image: (batch, 96, 160), the log-mel in dB, averaged over ``IMAGE_POOL`` frames.
    """

    grid: Tensor
    tagged: Tensor
    image: Tensor

    def to(self, device: torch.device) -> Heard:
        """The same on another device."""
        return Heard(*(t.to(device, non_blocking=True) for t in (self.grid, self.tagged, self.image)))

    def mixed(self, partner: Tensor, part: float) -> Heard:
        """``part`` of each and the rest of its partner, (batch,) indices: mixup (Zhang et al. 2018)."""
        return Heard(*(part * t + (1 - part) * t[partner] for t in (self.grid, self.tagged, self.image)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a network says of segments, and what a student may learn of how it got there.

    Attributes:
        emotion: (batch, 2): valence, arousal, not clipped.
        gems: (batch, 9): logits of the share of listeners who feel each of the GEMS emotions.
        embedding: (batch, embedding_width): what both were read from.
        features: Three feature maps, early to late, each (batch, channels, bands, times).
        attention: As many maps of where it looks, each (batch, bands, times), not negative.
    """

    emotion: Tensor
    gems: Tensor
    embedding: Tensor
    features: tuple[Tensor, ...] = ()
    attention: tuple[Tensor, ...] = ()


class TaggerStem(nn.Module):
    """One tagger without its dense layer; it pools over whatever time there is, not over 29 seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.input_bn = nn.BatchNorm2d(1)
        self.layer1 = ConvPool(1, 64, (2, 4))
        self.layer2 = ConvPool(64, 128, (2, 4))
        self.layer3 = ConvPool(128, 128, (2, 4))
        self.layer4 = ConvPool(128, 128, (3, 5))
        self.layer5 = ConvPool(128, 64, (4, 1))

    def load(self, tagger: FullyConvolutional) -> None:
        """Take over a tagger's weights."""
        self.load_state_dict({k: v for k, v in tagger.state_dict().items() if not k.startswith("dense.")})

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 96, frames) -> grid (batch, 128, 12, frames / 64), embedding (batch, 64)."""
        grid = self.layer3(self.layer2(self.layer1(self.input_bn(mel.unsqueeze(1)))))
        return grid, self.layer5(self.layer4(grid)).amax((2, 3))


class EmotionNetwork(nn.Module, ABC):
    """10.2 seconds of log-mel in; valence, arousal and the GEMS emotions out."""

    n_mels = 96
    frames = 640
    embedding_width: int

    def __init__(self) -> None:
        super().__init__()
        self.stems = nn.ModuleList(TaggerStem() for _ in STEMS)

    def load_stems(self, folder: Path) -> None:
        """Start from the taggers' weights in ``folder``.

        Raises:
            DatasetError: A file is missing or does not fit.
        """
        for stem, name in zip(self.stems, STEMS, strict=True):
            tagger = load_tagger(folder, name)
            assert isinstance(stem, TaggerStem)
            assert isinstance(tagger, FullyConvolutional)
            stem.load(tagger)

    def hear(self, mel: Tensor) -> Heard:
        """(batch, 96, 640) -> what the stems make of it."""
        grids, tagged = zip(*(stem(mel) for stem in self.stems), strict=True)
        image = functional.avg_pool2d(mel.unsqueeze(1), (1, IMAGE_POOL)).squeeze(1)
        return Heard(torch.cat(grids, 1), torch.cat(tagged, 1), image)

    @abstractmethod
    def judge(self, heard: Heard) -> Answer:
        """What the stems heard -> an answer."""

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 96, 640) -> (batch, 2): valence, arousal, not clipped; (batch, 9): GEMS shares in [0, 1]."""
        answer = self.judge(self.hear(mel))
        return answer.emotion, answer.gems.sigmoid()
