"""Makes musicnn's large filters from fewer of them, and lets the smaller listen at every second place only.

The responses of 133 filters over 67 bands, and of 180 over 38, lie close to a space of 48 and of 64 dimensions, whose
axes are filters themselves. They cost half, with what makes all the others of them (Zhang et al. 2016, section 2.1).
Where a filter fits best is heard nearly as well at every second place; what the best of fewer has less is given back.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import nn

from emotion_player.networks.backbones import MUSICNN_FRAMES
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training.exports.arranged_musicnn import ArrangedMusicnn, Timbre
from emotion_player.training.exports.channels import convolution
from emotion_player.training.exports.probe import Mels

RANKS = (48, 64)
"""How many filters of 67 and of 38 bands are left, of which they tell 99.5 % of the variance of all responses."""

STEPS = (1, 2)
"""At every how manyth place filters of 67 and of 38 bands listen: these have 59 places, and the most to do."""

_CORRECTIONS = 3
"""How often a bias is corrected: a ReLU swallows some of it."""

_EVERY = 3
"""Of so many neighbouring places one is looked at."""


def narrowed(network: EmotionNetwork, songs: Sequence[Mels]) -> EmotionNetwork:
    """A copy of an arranged network whose musicnn, if it has one, costs less; its answers are a little different.

    Args:
        network: Its musicnn is arranged.
        songs: What the filters are fitted to.
    """
    network = copy.deepcopy(network)
    musicnn = network.backbones.get_submodule("musicnn") if network.backbones.musicnn is not None else None
    if isinstance(musicnn, ArrangedMusicnn):
        with torch.no_grad():
            mels = torch.cat([torch.from_numpy(song[0][:, :, MUSICNN_FRAMES]) for song in songs])
            heard = [musicnn.heard(mel) for mel in mels[:, None]]
            for timbre, rank, step in zip(musicnn.timbres, RANKS, STEPS, strict=True):
                assert isinstance(timbre, Timbre)
                assert isinstance(timbre.conv, nn.Conv2d)
                wanted = _mean(timbre, heard)
                timbre.listen_at_every(step)
                timbre.conv = filters = fewer_filters(timbre.conv, [timbre.rows(x) for x in heard], rank)
                bias = filters[1].get_parameter("bias")
                for _ in range(_CORRECTIONS):
                    bias.add_(wanted - _mean(timbre, heard))
    return network


def _mean(timbre: Timbre, heard: Sequence[torch.Tensor]) -> torch.Tensor:
    """(filters,): how much each responds."""
    return torch.cat([timbre(x) for x in heard]).mean((0, 2, 3))


def fewer_filters(conv: nn.Conv2d, heard: Sequence[torch.Tensor], rank: int) -> nn.Sequential:
    """A convolution of at most so many outputs, and what makes all of them again, on what is heard."""
    rank, outputs = min(rank, conv.out_channels), conv.out_channels
    total, products, count = torch.zeros(outputs).double(), torch.zeros(outputs, outputs).double(), 0
    for x in heard:
        responses = conv(x).transpose(0, 1).flatten(1)[:, ::_EVERY].double()
        total += responses.sum(1)
        products += responses @ responses.T
        count += responses.shape[1]
    mean = total / count
    axes = torch.linalg.eigh(products / count - mean.outer(mean))[1][:, -rank:]
    weight = (axes.T @ conv.weight.double().flatten(1)).unflatten(1, conv.weight.shape[1:])
    assert conv.bias is not None
    bias = axes.T @ (conv.bias.double() - mean)
    assert isinstance(conv.padding, tuple)
    return nn.Sequential(
        convolution(weight.float(), bias.float(), padding=(conv.padding[0], conv.padding[1])),
        convolution(axes.float().contiguous()[:, :, None, None], mean.float()),
    )
