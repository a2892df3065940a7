"""Arranges musicnn for onnxruntime: the same embedding, up to rounding, in a fraction of the time."""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.core.mel import TAGGER_MEL
from emotion_player.networks.taggers import Musicnn
from emotion_player.training.exports.channels import busy, convolution, folded


class ArrangedMusicnn(nn.Module):
    """Musicnn without the filters that fell asleep: a third of those of 67 bands, an eighth of those of 38."""

    def __init__(self, musicnn: Musicnn) -> None:
        super().__init__()
        self._norm = musicnn.input_bn
        shapes = [_folded(shape) for shape in musicnn.layers]
        starts = itertools.accumulate((len(bias) for _, bias in shapes), initial=0)
        kept = [busy(*shape) for shape in shapes]
        front = torch.cat([start + channels for start, channels in zip(starts, kept, strict=False)])
        shapes = [(weight[channels], bias[channels]) for (weight, bias), channels in zip(shapes, kept, strict=True)]
        self.timbres = nn.ModuleList(Timbre(*shape) for shape in shapes[:2])
        longest = max(weight.shape[2] for weight, _ in shapes[2:])
        times = [functional.pad(weight, ((longest - weight.shape[2]) // 2,) * 2) for weight, _ in shapes[2:]]
        self._times = convolution(
            torch.cat(times)[:, :, None], torch.cat([bias for _, bias in shapes[2:]]), padding=(0, longest // 2)
        )
        layers = [_folded(layer) for layer in (musicnn.layer1, musicnn.layer2, musicnn.layer3)]
        layers[0] = (layers[0][0][:, front], layers[0][1])
        self._layers = nn.ModuleList(convolution(weight[:, :, None], bias, padding=(0, 3)) for weight, bias in layers)
        width = musicnn.dense1.in_features // 2
        heard = torch.cat([front, torch.arange(musicnn.layer1.conv.in_channels, width)])
        self._dense = nn.Linear(2 * len(heard), musicnn.dense1.out_features)
        self._dense.weight = nn.Parameter(musicnn.dense1.weight[:, torch.cat([heard, width + heard])])
        self._dense.bias = musicnn.dense1.bias
        self._bn = musicnn.bn

    def heard(self, mel: Tensor) -> Tensor:
        """(batch, 96, frames) -> (batch, 1, 96, frames), what its filters hear."""
        normed: Tensor = self._norm(mel.unsqueeze(1))
        return normed

    def forward(self, mel: Tensor) -> tuple[Tensor]:
        """(batch, 96, frames) -> embedding (batch, 200), alone."""
        x = self.heard(mel)
        shapes = [*(timbre(x) for timbre in self.timbres), self._times(x.mean(2, keepdim=True)).relu()]
        front = torch.cat(shapes, 1)
        first, second, third = self._layers
        x1 = first(front).relu()
        x2 = second(x1).relu() + x1
        x3 = third(x2).relu() + x2
        everything = torch.cat([front, x1, x2, x3], 1)
        numbers = torch.cat([everything.amax((2, 3)), everything.mean((2, 3))], 1)
        return (self._bn(self._dense(numbers)).relu(),)


class Timbre(nn.Module):
    """Filters over many bands, wherever they fit best.

    Every place is a row and its bands are channels, a multiple of four of them: as a convolution over time, of
    integers, this takes half the time of one over a plane.
    """

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        height = weight.shape[2]
        self._channels = -(-height // 4) * 4
        self._places = TAGGER_MEL.n_mels - height + 1
        bands = torch.arange(self._channels)[:, None] + torch.arange(self._places)
        self.bands: Tensor
        self.register_buffer("bands", bands.clamp(max=TAGGER_MEL.n_mels - 1).flatten())
        weight = functional.pad(weight[:, 0], (0, 0, 0, self._channels - height))
        self.conv: nn.Module = convolution(weight[:, :, None], bias, padding=(0, weight.shape[2] // 2))

    def listen_at_every(self, step: int) -> None:
        """Look at fewer places, of which the best is nearly as good, in less time."""
        bands = self.bands.reshape(self._channels, self._places)[:, ::step]
        self.bands, self._places = bands.flatten(), bands.shape[1]

    def rows(self, x: Tensor) -> Tensor:
        """(batch, 1, 96, frames) -> (batch, bands of a place, places, frames)."""
        return x[:, 0].index_select(1, self.bands).reshape(-1, self._channels, self._places, x.shape[3])

    def forward(self, x: Tensor) -> Tensor:
        """(batch, 1, 96, frames) -> (batch, filters, 1, frames)."""
        return functional.max_pool2d(self.conv(self.rows(x)), (self._places, 1)).relu()


def _folded(shape: nn.Module) -> tuple[Tensor, Tensor]:
    """Weight and bias of one of its convolutions with its batch norm."""
    conv, norm = shape.get_submodule("conv"), shape.get_submodule("bn")
    assert isinstance(conv, nn.Conv1d | nn.Conv2d)
    assert isinstance(norm, nn.BatchNorm1d | nn.BatchNorm2d)
    return folded(conv, norm)
