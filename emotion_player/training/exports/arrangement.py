"""Arranges a network for onnxruntime: the same answers, up to rounding, in less time.

What counts on a processor is that whatever passes from one operation to the next stays in its cache and fills its
registers, which hold up to sixteen numbers.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.backbones import TaggerStem
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.networks.ensemble import Member
from emotion_player.networks.mobilenet import MobileNet, Residual
from emotion_player.networks.taggers import ConvPool, fold_batch_norms
from emotion_player.training.exports.arranged_musicnn import ArrangedMusicnn
from emotion_player.training.exports.channels import BLOCK, HALF_BLOCK, busy, convolution, folded

_STRIP = 6
"""Bands of a strip: three after the max-pool. Their feature maps take less than a megabyte."""

_LAYERS = ("layer1", "layer2", "layer3", "layer4", "layer5")
_BLOCKS = {"layer1": HALF_BLOCK, "layer2": BLOCK}
_HARDSWISH_LOWEST = -0.375


def arranged(network: EmotionNetwork) -> EmotionNetwork:
    """A copy to be exported."""
    network = copy.deepcopy(network).eval()
    with torch.no_grad():
        for stem in network.backbones.stems:
            assert isinstance(stem, TaggerStem)
            _leave_out_idle_channels(stem)
            stem.register_module("layer1", Strips(stem.input_bn, stem.layer1))
            stem.register_module("input_bn", nn.Identity())
        _merge_first_blocks(network.backbones.mobilenet)
        fold_batch_norms(network.backbones.mobilenet)
        if network.backbones.musicnn is not None:
            network.backbones.register_module("musicnn", ArrangedMusicnn(network.backbones.musicnn))
        for member in network.modules():
            if isinstance(member, Member):
                _fold_norm(member)
    return network


class Strips(nn.Module):
    """The input's batch norm and the first block of a tagger, which has large feature maps, in strips of a few bands.

    The batch norm becomes part of the convolution, and what lies around the input what the batch norm made 0 of.
    """

    def __init__(self, norm: nn.BatchNorm2d, block: ConvPool) -> None:
        super().__init__()
        assert norm.running_mean is not None
        assert norm.running_var is not None
        assert block.conv.bias is not None
        scale = norm.weight / (norm.running_var + norm.eps).sqrt()
        zero = norm.running_mean - norm.bias / scale
        weight = block.conv.weight * scale
        self.conv = convolution(weight, block.conv.bias - weight.sum((1, 2, 3)) * zero)
        self._around = float(zero)
        self._pool = block.pool

    def forward(self, mel: Tensor) -> Tensor:
        """(batch, 1, n_mels, frames) -> (batch, channels, n_mels / 2, frames / 4)."""
        padded = functional.pad(mel, (1, 1, 1, 1), value=self._around)
        tops = range(0, mel.shape[2], _STRIP)
        strips = [self._pool(self.conv(padded[:, :, top : top + _STRIP + 2])) for top in tops]
        rows = torch.cat([strip.permute(0, 2, 3, 1).flatten(1, 2) for strip in strips], 1)  # channels last, as below
        channels, _, times = strips[0].shape[1:]
        return rows.reshape(-1, mel.shape[2] // 2, times, channels).permute(0, 3, 1, 2).relu()


def _fold_norm(member: Member) -> None:
    """Make the batch norm that a perceptron begins with part of its first layer."""
    norm, linear = member.norm, member.embed[1]
    assert isinstance(norm, nn.BatchNorm1d)
    assert isinstance(linear, nn.Linear)
    assert norm.running_mean is not None
    assert norm.running_var is not None
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    linear.bias.add_(linear.weight @ (norm.bias - norm.running_mean * scale))
    linear.weight.mul_(scale)
    member.register_module("norm", nn.Identity())


def _leave_out_idle_channels(stem: TaggerStem) -> None:
    """Keep of the first blocks only the channels that tell something: of fcn_msd a third of its weights fell asleep."""
    heard = torch.arange(1)
    for name in _LAYERS:
        block = getattr(stem, name)
        weight, bias = folded(block.conv, block.bn)
        kept = torch.arange(len(bias))
        if name in _BLOCKS:  # the others' maps are told of
            kept = busy(weight, bias, _BLOCKS[name])
        block.conv, block.bn = convolution(weight[kept][:, heard], bias[kept], padding=1), nn.Identity()
        heard = kept


def _merge_first_blocks(mobilenet: MobileNet) -> None:
    """Make what mn04 begins with one convolution less, of twice the channels.

    The stem and the first block have half a block of channels. So the stem makes each of them twice, the depthwise
    convolution filters the ones and keeps the others (which are lifted above zero, for the ReLU), and what follows
    without any nonlinearity, narrowing, addition and widening, is one product of matrices.
    """
    stem, first, second, *others = mobilenet.features
    assert isinstance(stem, nn.Sequential)
    assert isinstance(first, Residual)
    assert isinstance(second, Residual)
    assert first.adds
    assert not second.adds
    (stem_weight, stem_bias), (filters, filters_bias), (narrow, narrow_bias), (widen, widen_bias) = (
        folded(*part[:2]) for part in (stem, *first.block, second.block[0])
    )
    keep = torch.zeros_like(filters)
    keep[:, :, 1, 1] = 1
    lifted = torch.full_like(filters_bias, -_HARDSWISH_LOWEST)
    matrix = torch.cat([narrow[:, :, 0, 0], torch.eye(len(narrow))], 1)
    depthwise, depthwise_bias = torch.cat([filters, keep]), torch.cat([filters_bias, lifted])
    product = (widen[:, :, 0, 0] @ matrix)[:, :, None, None]
    product_bias = widen_bias + widen[:, :, 0, 0] @ (narrow_bias + _HARDSWISH_LOWEST)
    mobilenet.features = nn.Sequential(
        convolution(stem_weight.repeat(2, 1, 1, 1), stem_bias.repeat(2), stride=2, padding=1),
        nn.Hardswish(),
        convolution(depthwise, depthwise_bias, padding=1, groups=len(depthwise)),
        nn.ReLU(),
        convolution(product, product_bias),
        nn.ReLU(),
        *list(second.block)[1:],
        *others,
    )
