"""Takes the second block of a tagger, the costliest of all, apart: 3x3 becomes 3x1 of fewer outputs and 1x3 after it.

Such a pair costs less than half and hears nearly the same (Jaderberg, Vedaldi and Zisserman 2014). Which filters it has
is told by what they hear of songs, not by the weights alone: it is a regression of reduced rank on the responses of the
whole block, and the block after it a regression of full rank on its own, from what the pair leaves, so that it makes
good for what was lost (Zhang, Zou, He and Sun 2016). What the block after it can do without is left out as well. No
label takes part in it, and nothing is trained.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.backbones import TaggerStem
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.taggers import ConvPool
from emotion_player.training.exports.arrangement import Strips
from emotion_player.training.exports.channels import BLOCK, convolution, narrower
from emotion_player.training.exports.probe import Mels

RANKS = (3 * BLOCK, 2 * BLOCK, 2 * BLOCK)
"""Outputs of the first of each tagger's pair. With a block less fcn_msd's moves predictions twice as far."""

FIRST, SECOND = (3 * BLOCK, 3 * BLOCK, 3 * BLOCK), (5 * BLOCK, 6 * BLOCK, 6 * BLOCK)
"""What each tagger's first block leaves, of 64 at most, and its second one, of 128.

Of fcn_msd's, 24 and 46 fell asleep, and two more tell next to nothing.
"""

_TRUST = 1e-4
"""How much the former weights count beside what is heard, which tells little of what seldom sounds."""

_EVERY = 5
"""Of so many neighbouring places of a map one is looked at: they hear nearly the same."""

_CORRECTIONS = 3
"""How often a bias is corrected: a ReLU swallows some of it."""

_Maps = Sequence[tuple[Tensor, Tensor]]
"""What a block hears of each segment in the whole network, and in this one: (1, channels, bands, times)."""


def separated(network: EmotionNetwork, songs: Sequence[Mels]) -> EmotionNetwork:
    """A copy of an arranged network whose taggers cost less; its answers are a little different.

    Args:
        network: Its taggers' batch norms are folded.
        songs: What the filters are fitted to.
    """
    network = copy.deepcopy(network)
    with torch.no_grad():
        for stem, outputs, rank, channels in zip(network.backbones.stems, FIRST, RANKS, SECOND, strict=False):
            assert isinstance(stem, TaggerStem)
            assert isinstance(stem.layer1, Strips)
            first = [stem.layer1(mel) for song in songs for mel in torch.from_numpy(song[0])[:, None, None]]
            second, third = copy.deepcopy(stem.layer2), copy.deepcopy(stem.layer3)
            responses = Regression.of(second.conv, [(x, x) for x in first])
            kept = responses.worthiest(outputs)
            stem.layer1.conv = narrower(stem.layer1.conv, kept)
            maps = [(x, x[:, kept]) for x in first]
            pair = responses.of_channels(kept).pair(rank)
            _even_out(*pair, maps)
            stem.layer2.register_module("conv", nn.Sequential(*pair))
            _correct_bias(pair[1], stem.layer2, second, maps)
            maps = [(second(x), stem.layer2(y)) for x, y in maps]
            responses = Regression.of(third.conv, maps)
            kept = responses.worthiest(channels)
            stem.layer2.register_module("conv", nn.Sequential(pair[0], narrower(pair[1], kept)))
            maps = [(x, y[:, kept]) for x, y in maps]
            stem.layer3.conv = responses.of_channels(kept).convolution()
            _correct_bias(stem.layer3.conv, stem.layer3, third, maps)
    return network


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """What tells the responses of a convolution best from what it hears now.

    Attributes:
        moments: (heard + 1, heard + 1), second moments of what a response hears, times x channels x bands, and of 1.
        weights: (outputs, heard + 1), the last of them the bias.
        kernel: Times, channels and bands.
    """

    moments: Tensor
    weights: Tensor
    kernel: tuple[int, int, int]

    @classmethod
    def of(cls, conv: nn.Conv2d, maps: _Maps) -> Regression:
        """From the responses to the one of each pair of maps, and the other one."""
        outputs, channels, bands, times = conv.weight.shape
        heard = times * channels * bands
        moments, products = torch.zeros(heard + 1, heard + 1).double(), torch.zeros(heard + 1, outputs).double()
        for x, y in maps:
            patches = functional.unfold(y, (bands, times), padding=(bands // 2, times // 2))[0, :, ::_EVERY]
            patches = patches.reshape(channels, bands, times, -1).permute(2, 0, 1, 3).flatten(0, 2)
            patches = torch.cat([patches, patches.new_ones(1, patches.shape[1])])
            moments += patches @ patches.T / patches.shape[1]
            products += patches @ conv(x)[0].flatten(1)[:, ::_EVERY].T / patches.shape[1]
        trust = _TRUST * moments.diagonal()[:-1].mean()
        moments.diagonal()[:-1] += trust
        products[:-1] += trust * conv.weight.permute(3, 1, 2, 0).flatten(0, 2)
        return cls(moments, torch.linalg.solve(moments, products).T, (times, channels, bands))

    def convolution(self) -> nn.Conv2d:
        """One that costs what the former did."""
        times, _, bands = self.kernel
        weight = self.weights[:, :-1].reshape(-1, *self.kernel).permute(0, 2, 3, 1)
        return convolution(_single(weight), _single(self.weights[:, -1]), padding=(bands // 2, times // 2))

    def worthiest(self, count: int) -> Tensor:
        """The channels, so many at most, without each of which all responses would be told worst.

        The others make good for it as well as they can, in closed form (Hassibi and Stork 1993).
        """
        places = self._places().transpose(0, 1).flatten(1)
        inverse = torch.linalg.inv(self.moments)
        weights = self.weights[:, places].transpose(0, 1)
        needed = torch.linalg.inv(inverse[places[:, :, None], places[:, None]])
        worth = (weights @ needed * weights).sum((1, 2))
        kept: Tensor = worth.topk(min(count, len(worth))).indices.sort().values
        return kept

    def of_channels(self, kept: Tensor) -> Regression:
        """The best there is of some channels alone."""
        times, channels, bands = self.kernel
        heard = torch.cat([self._places()[:, kept].flatten(), torch.tensor([times * channels * bands])])
        moments = self.moments[heard][:, heard]
        weights = torch.linalg.solve(moments, self.moments[heard] @ self.weights.T).T
        return Regression(moments, weights, (times, len(kept), bands))

    def _places(self) -> Tensor:
        """Where in what is heard each number of the kernel lies."""
        return torch.arange(math.prod(self.kernel)).reshape(self.kernel)

    def pair(self, rank: int) -> tuple[nn.Conv2d, nn.Conv2d]:
        """One over bands, of so many outputs at most, and one over time, which has the bias.

        The first one's directions are those that tell most of all responses at once, whichever time they are for; the
        second one is the best there is after it.
        """
        times, channels, bands = self.kernel
        column = channels * bands
        rank = min(rank, column)
        parts = [self.moments[i : i + column, i : i + column] for i in range(0, times * column, column)]
        values, vectors = torch.linalg.eigh(sum(parts, torch.zeros_like(parts[0])) / times)
        root = values.clamp(min=values.max() * 1e-9).sqrt()
        by_time = self.weights[:, :-1].reshape(-1, column)
        directions = torch.linalg.svd(by_time @ (vectors * root), full_matrices=False)[2][:rank]
        first = (directions / root) @ vectors.T
        heard = torch.zeros(times * rank + 1, len(self.moments)).double()
        heard[:-1, :-1] = torch.kron(torch.eye(times).double(), first)
        heard[-1, -1] = 1
        second = torch.linalg.solve(heard @ self.moments @ heard.T, heard @ self.moments @ self.weights.T).T
        over_time = second[:, :-1].reshape(-1, times, rank).mT[:, :, None]
        return (
            convolution(_single(first.reshape(rank, channels, bands, 1)), torch.zeros(rank), padding=(bands // 2, 0)),
            convolution(_single(over_time), _single(second[:, -1]), padding=(0, times // 2)),
        )


def _even_out(over_bands: nn.Conv2d, over_time: nn.Conv2d, maps: _Maps) -> None:
    """Let all channels between the two have one range, of which whole numbers keep more (Nagel et al. 2019)."""
    heard = [over_bands(y) for _, y in maps]
    highest = torch.stack([x.amax((0, 2, 3)) for x in heard]).amax(0)
    lowest = torch.stack([x.amin((0, 2, 3)) for x in heard]).amin(0)
    spread = (highest - lowest).clamp(min=torch.finfo(torch.float32).tiny)
    over_bands.weight /= spread[:, None, None, None]
    over_time.weight *= spread[:, None, None]


def _correct_bias(conv: nn.Conv2d, block: ConvPool, whole: ConvPool, maps: _Maps) -> None:
    """Let the mean of each channel be what it was: what shifts all predictions alike is not averaged out."""
    assert conv.bias is not None
    wanted = torch.stack([whole(x).mean((0, 2, 3)) for x, _ in maps]).mean(0)
    for _ in range(_CORRECTIONS):
        conv.bias.add_(wanted - torch.stack([block(y).mean((0, 2, 3)) for _, y in maps]).mean(0))


def _single(numbers: Tensor) -> Tensor:
    return numbers.float().contiguous()
