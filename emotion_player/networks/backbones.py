"""The pretrained networks that both of ours listen through: music taggers and mn04.

Three taggers (Won et al. 2020) know what 200,000 songs taught them; their first blocks make a grid of 12 bands by 10
seconds of a segment, their last ones sum up the whole. mn04 (Schmid et al. 2023) knows the sounds of AudioSet. The
teacher also listens through a fourth tagger, musicnn, and through descriptors. None of them is trained, so what they
make of a sound can be computed once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.descriptors import Descriptors
from emotion_player.networks.mobilenet import INNER, MobileNet, load_mobilenet
from emotion_player.networks.taggers import ConvPool, FullyConvolutional, Musicnn, load_tagger

STEMS = ("fcn_msd", "fcn_jamendo", "fcn_mtat")
"""The taggers, in the order of the channels of ``Features``."""

INNER_TAGGED = 320
"""Means of the last three maps of a tagger. They tell what its embedding, which names what is heard, leaves out."""

MUSICNN = "musicnn_jamendo"
"""The tagger that only the teacher listens through."""

MUSICNN_WIDTH = 200
MUSICNN_FRAMES = slice(113, 301)
"""Which of a segment it hears: three seconds, as it was trained to. Three seconds more gain .002 and cost as much."""

GRID = (12, 10)
"""Bands and seconds (of 64 frames) of what the taggers make of a segment."""

SOUNDS_GRID = (4, 8)
"""Bands and times (of 128 frames) of what mn04 makes of a segment."""

_IMAGE_POOL = 4


@dataclass(frozen=True, slots=True)
class Features:
    """What the pretrained networks make of segments, and the sound itself, coarsely.

    Attributes:
        grid: (batch, 128 a tagger, 12, 10), what the taggers' first three blocks leave.
        tagged: (batch, 64 a tagger), their embeddings.
        sounds: (batch, 384, 4, 8), mn04's last feature map.
        embedding: (batch, 384), mn04's embedding: the mean of that map.
        image: (batch, 96, 160), the taggers' log-mel in dB, averaged over four frames.
        musicnn: (batch, 200), its embedding.
        descriptors: (batch, 94), of harmony and rhythm. Both are empty for networks that do not listen through them.
        inner: (batch, 176 and 320 a tagger): means of five inner maps of mn04 and of the taggers' last three.
    """

    grid: Tensor
    tagged: Tensor
    sounds: Tensor
    embedding: Tensor
    image: Tensor
    musicnn: Tensor
    descriptors: Tensor
    inner: Tensor

    def to(self, device: torch.device) -> Features:
        """The same on another device."""
        return self._each(lambda tensor: tensor.to(device, non_blocking=True))

    def mixed(self, partner: Tensor, part: float) -> Features:
        """``part`` of each and the rest of its partner, (batch,) indices: mixup (Zhang et al. 2018)."""
        return self._each(lambda tensor: part * tensor + (1 - part) * tensor[partner])

    def __getitem__(self, part: slice) -> Features:
        """The same of some of the batch."""
        return self._each(lambda tensor: tensor[part])

    def of_taggers(self, count: int) -> Features:
        """The same with the first ``count`` taggers only."""
        return replace(
            self,
            grid=self.grid[:, : 128 * count],
            tagged=self.tagged[:, : 64 * count],
            inner=self.inner[:, : inner_width(count)],
        )

    def _each(self, change: Callable[[Tensor], Tensor]) -> Features:
        return Features(*(change(getattr(self, field.name)) for field in fields(self)))


def inner_width(taggers: int) -> int:
    """How many numbers tell of the inner maps of mn04 and of so many taggers."""
    return INNER + INNER_TAGGED * taggers


def joined(parts: Sequence[Features]) -> Features:
    """Several batches as one."""
    return Features(*(torch.cat([getattr(part, field.name) for part in parts]) for field in fields(Features)))


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

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(batch, 96, frames) -> grid (batch, 128, 12, frames / 64), embedding (batch, 64), inner (batch, 320)."""
        grid = self.layer3(self.layer2(self.layer1(self.input_bn(mel.unsqueeze(1)))))
        fourth = self.layer4(grid)
        fifth = self.layer5.before_pooling(fourth)
        return grid, fifth.amax((2, 3)), torch.cat([x.mean((2, 3)) for x in (grid, fourth, fifth)], 1)


class Backbones(nn.Module):
    """Some taggers and mn04.

    Args:
        stems: Which of ``STEMS``, the first ones.
        has_all: Whether musicnn and the descriptors are among them.
    """

    def __init__(self, stems: Sequence[str] = STEMS, *, has_all: bool = False) -> None:
        super().__init__()
        assert tuple(stems) == STEMS[: len(stems)]
        self._names = tuple(stems)
        self.stems = nn.ModuleList(TaggerStem() for _ in stems)
        self.mobilenet = MobileNet()
        self.musicnn = Musicnn() if has_all else None
        self.descriptors = Descriptors() if has_all else None

    def load(self, data: Path) -> None:
        """Start from the weights in ``data/taggers`` and ``data/ears``.

        Raises:
            DatasetError: A file is missing or does not fit.
        """
        for stem, name in zip(self.stems, self._names, strict=True):
            tagger = load_tagger(data / "taggers", name)
            assert isinstance(stem, TaggerStem)
            assert isinstance(tagger, FullyConvolutional)
            stem.load(tagger)
        self.mobilenet.load_state_dict(load_mobilenet(data / "ears")[0].state_dict())
        if self.musicnn is not None:
            self.musicnn.load_state_dict(load_tagger(data / "taggers", MUSICNN).state_dict())

    def forward(self, tagger_mel: Tensor, audioset_mel: Tensor, notes: Tensor | None = None) -> Features:
        """(batch, 96, 640), (batch, 128, 1023), and (batch, 144, 80) for the descriptors -> what they make of it."""
        grids, tagged, inner = zip(*(stem(tagger_mel) for stem in self.stems), strict=True)
        sounds, inner_sounds = self.mobilenet(audioset_mel)
        sounds = functional.avg_pool2d(sounds, (1, 4))
        embedding = sounds.mean((2, 3))
        image = functional.avg_pool1d(tagger_mel, _IMAGE_POOL)
        musicnn = tagger_mel.new_zeros(tagger_mel.shape[0], 0)
        descriptors = tagger_mel.new_zeros(tagger_mel.shape[0], 0)
        if self.musicnn is not None and self.descriptors is not None and notes is not None:
            musicnn = self.musicnn(tagger_mel[:, :, MUSICNN_FRAMES])[0]
            descriptors = self.descriptors(tagger_mel, notes)
        return Features(
            torch.cat(grids, 1),
            torch.cat(tagged, 1),
            sounds,
            embedding,
            image,
            musicnn,
            descriptors,
            torch.cat([inner_sounds, *inner], 1),
        )
