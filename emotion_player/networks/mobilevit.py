"""The student: MobileViT blocks (Mehta and Rastegari 2022) on the ears of three music taggers (Won et al. 2020).

A convolutional stem of the taggers' shape hears what 200,000 songs taught them; above it, MobileViT blocks mix what
happens in different bands and at different times. 10.2 seconds of log-mel, (96, 640), become a grid of 12 bands by 10
seconds; the taggers' own last blocks run beside it and join before the head.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.taggers import ConvPool, FullyConvolutional, load_tagger

STEMS = ("fcn_msd", "fcn_jamendo", "fcn_mtat")
"""The taggers whose first blocks start the network."""


@dataclass(frozen=True, slots=True)
class StemOutput:
    """What the stems heard: ``grid`` (batch, 384, 12, frames / 64) and ``tagged`` (batch, 192)."""

    grid: Tensor
    tagged: Tensor


@dataclass(frozen=True, slots=True)
class StudentAnswer:
    """``emotion`` (batch, 2): valence, arousal; ``embedding`` (batch, 256): what the answer was read from."""

    emotion: Tensor
    embedding: Tensor


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


class Attention(nn.Module):
    """Multi-head self-attention (Vaswani et al. 2017)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.project = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, tokens, width) -> the same."""
        batch, tokens, width = x.shape
        qkv = self.qkv(x).reshape(batch, tokens, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v)
        projected: Tensor = self.project(mixed.transpose(1, 2).reshape(batch, tokens, width))
        return projected


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


class MobileViT(nn.Module):
    """The student network: 10.2 seconds of log-mel in, valence and arousal out.

    Args:
        dropout: Share of activations dropped in the transformers and before the head while training.
    """

    n_mels = 96
    frames = 640
    embedding_width = 256

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.stems = nn.ModuleList(TaggerStem() for _ in STEMS)
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

    def hear(self, mel: Tensor) -> StemOutput:
        """(batch, 96, frames) -> what the stems make of it."""
        grids, tagged = zip(*(stem(mel) for stem in self.stems), strict=True)
        return StemOutput(torch.cat(grids, 1), torch.cat(tagged, 1))

    def judge(self, heard: StemOutput) -> StudentAnswer:
        """What the stems heard -> an answer."""
        x = self.stage1(self.entry(heard.grid) + self.position)
        x = self.stage2(self.down1(x))
        x = self.exit(self.stage3(self.down2(x)))
        pooled = torch.cat([x.mean((2, 3)), x.amax((2, 3)), self.tagged_norm(heard.tagged)], 1)
        embedding = self.embed(pooled)
        return StudentAnswer(self.emotion(embedding), embedding)

    def forward(self, mel: Tensor) -> Tensor:
        """(batch, 96, 640) -> (batch, 2): valence, arousal, not clipped."""
        return self.judge(self.hear(mel)).emotion
