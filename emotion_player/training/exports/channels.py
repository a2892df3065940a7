"""Convolutions and their channels, as the arrangement for onnxruntime wants them."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

BLOCK = 16
"""Onnxruntime works on so many channels at once; where there are not as many, it is slow."""

HALF_BLOCK = 8
"""So many at once where processors lack AVX-512; others fill them up by themselves after a convolution of float32."""

IDLE = 1e-3
"""A channel whose weights add up to less is the same whatever is heard; activations are seldom larger than one."""


def busy(weight: Tensor, bias: Tensor, block: int = BLOCK) -> Tensor:
    """Which channels of a convolution before a ReLU tell something, filled up to a whole number of blocks."""
    strength = weight.abs().flatten(1).sum(1) + bias.clamp(min=0)
    blocks = max(1, -(-int((strength > IDLE).sum()) // block))
    return strength.topk(min(blocks * block, len(strength))).indices.sort().values


def folded(conv: nn.Conv1d | nn.Conv2d, norm: nn.BatchNorm1d | nn.BatchNorm2d) -> tuple[Tensor, Tensor]:
    """Weight and bias of a convolution with its batch norm."""
    assert norm.running_mean is not None
    assert norm.running_var is not None
    return fuse_conv_bn_weights(
        conv.weight, conv.bias, norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias
    )


def convolution(
    weight: Tensor, bias: Tensor, stride: int = 1, padding: int | tuple[int, int] = 0, groups: int = 1
) -> nn.Conv2d:
    """A convolution of these weights, (outputs, inputs, height, width)."""
    outputs, inputs, *kernel = weight.shape
    conv = nn.Conv2d(inputs * groups, outputs, (kernel[0], kernel[1]), stride, padding, groups=groups)
    conv.weight, conv.bias = nn.Parameter(weight), nn.Parameter(bias)
    return conv


def narrower(conv: nn.Conv2d, kept: Tensor) -> nn.Conv2d:
    """A convolution with some of the outputs alone."""
    assert conv.bias is not None
    assert isinstance(conv.padding, tuple)
    return convolution(conv.weight[kept], conv.bias[kept], padding=(conv.padding[0], conv.padding[1]))
