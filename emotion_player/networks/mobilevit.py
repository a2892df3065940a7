"""The student: MobileViT blocks (Mehta and Rastegari 2022) above the taggers' ears.

Convolutions hear what is near, attention mixes what happens in different bands and at different times; the taggers' own
embeddings join before the head.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from emotion_player.networks.attention import Attention
from emotion_player.networks.emotion_network import Answer, EmotionNetwork, Heard


class TransformerLayer(nn.Module):
    """Pre-norm attention and a two-layer perceptron, each with a residual."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(
            nn.Linear(width, 2 * width), nn.SiLU(), nn.Dropout(dropout), nn.Linear(2 * width, width)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, tokens, width) -> the same."""
        x = x + self.dropout(self.attention(self.norm1(x)))
        mixed: Tensor = x + self.dropout(self.mlp(self.norm2(x)))
        return mixed


def conv_bn(inputs: int, outputs: int, kernel: int, stride: tuple[int, int] = (1, 1), groups: int = 1) -> nn.Sequential:
    """Convolution that keeps the size up to its stride, and batch norm."""
    conv = nn.Conv2d(inputs, outputs, kernel, stride, padding=kernel // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs))


class InvertedResidual(nn.Module):
    """MobileNetV2's block (Sandler et al. 2018), here for shrinking the grid: widen, filter each channel, narrow."""

    def __init__(self, inputs: int, outputs: int, stride: tuple[int, int], expand: int = 2) -> None:
        super().__init__()
        width = inputs * expand
        self.layers = nn.Sequential(
            conv_bn(inputs, width, 1), nn.SiLU(), conv_bn(width, width, 3, stride, groups=width), nn.SiLU(),
            conv_bn(width, outputs, 1),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        """(batch, inputs, bands, times) -> (batch, outputs, bands / stride[0], times / stride[1])."""
        shrunk: Tensor = self.layers(x)
        return shrunk


class MobileViTBlock(nn.Module):
    """Convolution for what is near, attention among patches for what is far, and both fused."""

    def __init__(self, channels: int, width: int, depth: int, patch: tuple[int, int], dropout: float) -> None:
        super().__init__()
        self.patch = patch
        self.near = nn.Sequential(conv_bn(channels, channels, 3, groups=4), nn.SiLU(), nn.Conv2d(channels, width, 1))
        self.far = nn.Sequential(*(TransformerLayer(width, width // 32, dropout) for _ in range(depth)))
        self.norm = nn.LayerNorm(width)
        self.back = nn.Sequential(conv_bn(width, channels, 1), nn.SiLU())
        self.fuse = nn.Sequential(conv_bn(2 * channels, channels, 3, groups=2), nn.SiLU())

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, bands, times) -> the same; bands and times are multiples of the patch."""
        y = self.near(x)
        batch, width, bands, times = y.shape
        high, wide = self.patch
        rows, columns = bands // high, times // wide
        y = y.reshape(batch, width, rows, high, columns, wide).permute(0, 3, 5, 2, 4, 1)
        y = self.norm(self.far(y.reshape(batch * high * wide, rows * columns, width)))
        y = y.reshape(batch, high, wide, rows, columns, width).permute(0, 5, 3, 1, 4, 2)
        y = self.back(y.reshape(batch, width, bands, times))
        fused: Tensor = self.fuse(torch.cat([x, y], 1))
        return fused


class MobileViT(EmotionNetwork):
    """The student network.

    Args:
        dropout: Share of activations dropped in the transformers and before the head while training.
    """

    embedding_width = 256
    feature_channels = (192, 256, 312)

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.entry = nn.Sequential(conv_bn(384, 192, 1), nn.SiLU())
        self.position = nn.Parameter(torch.zeros(1, 192, 12, 1))  # a band's height matters, a second's place does not
        self.stage1 = MobileViTBlock(192, 192, 2, (2, 2), dropout)
        self.down1 = InvertedResidual(192, 256, (2, 1))
        self.stage2 = MobileViTBlock(256, 256, 4, (2, 2), dropout)
        self.down2 = InvertedResidual(256, 312, (2, 2))
        self.stage3 = MobileViTBlock(312, 256, 2, (1, 1), dropout)
        self.exit = nn.Sequential(conv_bn(312, 320, 1), nn.SiLU())
        self.tagged_norm = nn.BatchNorm1d(192)
        self.embed = nn.Sequential(nn.Dropout(dropout), nn.Linear(2 * 320 + 192, self.embedding_width), nn.SiLU())
        self.emotion = nn.Sequential(nn.Dropout(2 * dropout), nn.Linear(self.embedding_width, 2))
        self.gems = nn.Linear(self.embedding_width, 9)

    def judge(self, heard: Heard) -> Answer:
        """What the stems heard -> an answer; the features are the three stages', the attention their energy.

        A MobileViT has no class token that looks somewhere; where its feature maps are strong is the usual stand-in
        (Zagoruyko and Komodakis 2017).
        """
        first = self.stage1(self.entry(heard.grid) + self.position)
        second = self.stage2(self.down1(first))
        third = self.stage3(self.down2(second))
        x = self.exit(third)
        pooled = torch.cat([x.mean((2, 3)), x.amax((2, 3)), self.tagged_norm(heard.tagged)], 1)
        embedding = self.embed(pooled)
        features = (first, second, third)
        energy = tuple(feature.square().mean(1) for feature in features)
        return Answer(self.emotion(embedding), self.gems(embedding), embedding, features, energy)
