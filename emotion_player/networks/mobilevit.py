"""A student with MobileViT blocks (Mehta and Rastegari 2022) above one tagger and mn04.

Convolutions hear what is near, attention mixes what happens in different bands and at different times. The maps are cut
to 4 bands by 8 times, so that all above the backbones costs a tenth of them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.attention import Attention
from emotion_player.networks.backbones import GRID, SOUNDS_GRID, Features
from emotion_player.networks.emotion_network import EmotionNetwork, Output
from emotion_player.networks.ensemble import STUDENT_INPUTS, WIDTH, Member, StudentEnsemble
from emotion_player.networks.mobilenet import CHANNELS


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
    """A perceptron as the student's, and MobileViT blocks that add what the feature maps tell beyond.

    This is the student that learns from a teacher: only feature maps can be compared with a teacher's.

    Args:
        dropout: Share of activations dropped in the transformers while training.
    """

    stems = StudentEnsemble.stems
    embedding_width = WIDTH
    feature_channels = (64, 96, 128)

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        first, second, third = self.feature_channels
        self.member = Member(STUDENT_INPUTS)
        self.to_sounds_grid: Tensor
        self.register_buffer("to_sounds_grid", _columns(GRID[1], SOUNDS_GRID[1]))
        self.map_norm = nn.BatchNorm2d(128 + CHANNELS, momentum=0.02)
        self.entry = nn.Sequential(conv_bn(128 + CHANNELS, first, 1), nn.SiLU())
        self.position = nn.Parameter(torch.zeros(1, first, SOUNDS_GRID[0], 1))  # a band's height matters, its time not
        self.stage1 = MobileViTBlock(first, first, 1, (2, 2), dropout)
        self.down1 = InvertedResidual(first, second, (2, 2))
        self.stage2 = MobileViTBlock(second, second, 1, (1, 1), dropout)
        self.down2 = InvertedResidual(second, third, (1, 1))
        self.stage3 = MobileViTBlock(third, third, 1, (1, 1), dropout)
        self.map_dropout = nn.Dropout(0.5)
        self.map_emotion = nn.Linear(2 * third, 2)
        self.map_gems = nn.Linear(2 * third, 9)
        for last in (self.map_emotion, self.map_gems):  # silent until they have learned something
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def predict(self, features: Features) -> Output:
        """What the backbones made of segments -> valence, arousal and the rest.

        The features are the three stages', the attention is their energy: a MobileViT has no class token that looks
        somewhere; where its feature maps are strong is the usual stand-in (Zagoruyko and Komodakis 2017).
        """
        grid = functional.avg_pool2d(features.grid, (GRID[0] // SOUNDS_GRID[0], 1)) @ self.to_sounds_grid
        maps = self.map_norm(torch.cat([grid, features.sounds], 1))
        first = self.stage1(self.entry(maps) + self.position)
        second = self.stage2(self.down1(first))
        third = self.stage3(self.down2(second))
        pooled = self.map_dropout(torch.cat([third.mean((2, 3)), third.amax((2, 3))], 1))
        emotion, gems, embedding = self.member(StudentEnsemble.heard(features))
        stages = (first, second, third)
        return Output(
            emotion=self.in_line(emotion + self.map_emotion(pooled)),
            gems=gems + self.map_gems(pooled),
            embedding=embedding,
            features=stages,
            attention=tuple(stage.square().mean(1) for stage in stages),
        )


def _columns(before: int, after: int) -> Tensor:
    """(before, after): what brings so many columns to fewer, each the mean of those it overlaps."""
    return functional.adaptive_avg_pool1d(torch.eye(before), after)
