"""A conditional GAN over log-mel segments: asked for a point on the plane, it draws music that expresses it.

Both networks are convolutional in time and know every band's height, so they train on pieces of a segment and draw
segments of any length. Both speak decibels outside and about [-1, 1] inside.

Sources: spectral norm (Miyato et al. 2018), projection discriminator (Miyato and Koyama 2018), pixel norm and minibatch
deviation (Karras et al. 2018), modulation by a mapped latent (Karras et al. 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

BANDS = 96

CENTRE_DB, REACH_DB = -25.0, 65.0
"""Log-mels at the loudness of the application lie in -90..40 dB but for silence, which becomes -1..1."""

SPREAD_DB = 20.0
"""About their standard deviation, around a mean of about 0 dB; so scaled, the discriminator sees them."""

_SLOPE = 0.2
_STYLE = 128
_BEATS = 8
_GAIN = 2.0
"""What a convolution of norm 1 and a leaky ReLU take from a signal on the way; the discriminator gives it back."""


@dataclass(frozen=True, slots=True)
class Latents:
    """What is drawn by chance for a batch of segments.

    Attributes:
        whole: (batch, latent): holds for the whole segment.
        beats: (batch, 8, 1, times) of the coarsest stage: what happens when.
        local: (batch, 2, bands, times) for every layer, coarse to fine: what happens where; the second channel is the
            same in all bands, as a beat is.
    """

    whole: Tensor
    beats: Tensor
    local: tuple[Tensor, ...]


class Rectifier(nn.Module):
    """A leaky ReLU with the gain that keeps a signal's size under spectral norm."""

    def forward(self, x: Tensor) -> Tensor:
        """Any shape -> the same."""
        return _GAIN * functional.leaky_relu(x, _SLOPE)


class StyledConv(nn.Module):
    """A 3x3 convolution, noise, pixel norm, and a scale and shift of every channel that the style chooses."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.noise = nn.Conv2d(2, outputs, 1, bias=False)
        self.style = nn.Linear(_STYLE, 2 * outputs)
        nn.init.normal_(self.style.weight, std=0.05)
        nn.init.zeros_(self.style.bias)

    def forward(self, x: Tensor, noise: Tensor, style: Tensor) -> Tensor:
        """(batch, inputs, bands, times), (batch, 2, bands, times), (batch, 128) -> (batch, outputs, bands, times)."""
        scale, shift = self.style(style)[:, :, None, None].chunk(2, 1)
        y = self.conv(x) + self.noise(noise)
        y = y * torch.rsqrt((y * y).mean(1, keepdim=True) + 1e-6)
        return functional.leaky_relu(y * (1 + scale) + shift, _SLOPE)


class Generator(nn.Module):
    """Draws segments for points on the plane.

    Args:
        channels: Of each stage, coarse to fine; every stage doubles bands and times.
        latent: Width of what is drawn once for a segment.
        patch: Bands and frames, both, that a cell of the finest stage becomes.
    """

    def __init__(self, channels: Sequence[int] = (96, 64, 48), latent: int = 64, patch: int = 4) -> None:
        super().__init__()
        self.latent = latent
        self.frames_per_cell = patch * 2 ** (len(channels) - 1)
        self.bands = BANDS // self.frames_per_cell
        self.map = nn.Sequential(
            nn.Linear(latent + 2, _STYLE), nn.LeakyReLU(_SLOPE), nn.Linear(_STYLE, _STYLE), nn.LeakyReLU(_SLOPE)
        )
        self.start = nn.Linear(_STYLE, channels[0] * self.bands)
        self.first = StyledConv(channels[0] + _BEATS, channels[0])
        self.enter, self.stay = nn.ModuleList(), nn.ModuleList()
        self.heights = nn.ParameterList()
        for stage, (inputs, outputs) in enumerate(pairwise(channels), 1):
            self.enter.append(StyledConv(inputs, outputs))
            self.stay.append(StyledConv(outputs, outputs))
            self.heights.append(nn.Parameter(torch.zeros(1, inputs, self.bands * 2**stage, 1)))
        self.head = nn.Sequential(nn.Conv2d(channels[-1], patch * patch, 3, padding=1), nn.PixelShuffle(patch))

    def draw(self, count: int, frames: int, chance: torch.Generator) -> Latents:
        """Draw what is left to chance in ``count`` segments of ``frames`` frames, on the generator's device.

        Raises:
            ValueError: ``frames`` is not a multiple of ``frames_per_cell``.
        """
        if frames <= 0 or frames % self.frames_per_cell:
            raise ValueError(f"{frames} frames are not a multiple of {self.frames_per_cell}")

        def normal(*shape: int) -> Tensor:
            return torch.randn(shape, generator=chance, device=chance.device)

        def local(bands: int, times: int) -> Tensor:
            return torch.cat([normal(count, 1, bands, times), normal(count, 1, 1, times).expand(-1, -1, bands, -1)], 1)

        bands, times = self.bands, frames // self.frames_per_cell
        whole, beats = normal(count, self.latent), normal(count, _BEATS, 1, times)
        noises = [local(bands, times)]
        for _ in self.enter:
            bands, times = 2 * bands, 2 * times
            noises += [local(bands, times), local(bands, times)]
        return Latents(whole, beats, tuple(noises))

    def forward(self, latents: Latents, emotion: Tensor) -> Tensor:
        """Latents and (batch, 2) valence and arousal -> (batch, 96, frames) decibels in [-90, 40]."""
        style = self.map(torch.cat([_normalised(latents.whole), 3 * emotion], 1))
        noises = latents.local
        batch, _, bands, times = noises[0].shape
        start = self.start(style).reshape(batch, -1, bands, 1).expand(-1, -1, -1, times)
        x = self.first(torch.cat([start, latents.beats.expand(-1, -1, bands, -1)], 1), noises[0], style)
        for i, (enter, stay, height) in enumerate(zip(self.enter, self.stay, self.heights, strict=True)):
            x = functional.interpolate(x, scale_factor=2.0, mode="nearest") + height
            x = stay(enter(x, noises[1 + 2 * i], style), noises[2 + 2 * i], style)
        decibels: Tensor = torch.tanh(self.head(x).float()).squeeze(1) * REACH_DB + CENTRE_DB
        return decibels


class Discriminator(nn.Module):
    """Judges whether segments are real and express what they are said to.

    Args:
        channels: Of each stage, fine to coarse; every stage after the first halves bands and times.
        patch: Bands and frames, both, that a cell of the first stage covers; a power of two.
    """

    def __init__(self, channels: Sequence[int] = (48, 64, 96), patch: int = 4) -> None:
        super().__init__()
        entry, inputs, shrink = [], 1, patch
        while shrink > 1:
            shrink //= 2
            outputs = channels[0] // shrink
            entry += [spectral_norm(nn.Conv2d(inputs, outputs, 4, 2, padding=1)), Rectifier()]
            inputs = outputs
        self.entry = nn.Sequential(*entry)
        self.height = nn.Parameter(torch.zeros(1, channels[0], BANDS // patch, 1))
        body: list[nn.Module] = []
        for narrow, wide in pairwise(channels):
            body += [spectral_norm(nn.Conv2d(narrow, wide, 4, 2, padding=1)), Rectifier()]
        self.body = nn.Sequential(*body)
        bands = BANDS // (patch * 2 ** (len(channels) - 1))
        self.whole = spectral_norm(nn.Conv2d(channels[-1] + 1, _STYLE, (bands, 3), padding=(0, 1)))
        self.rectify = Rectifier()
        self.real = nn.Linear(_STYLE, 1)
        self.expressed = nn.Sequential(nn.Linear(2, _STYLE), nn.LeakyReLU(_SLOPE), nn.Linear(_STYLE, _STYLE))

    def features(self, mel: Tensor) -> Tensor:
        """(batch, 96, frames) decibels -> (batch, 128): what both judgements are made from."""
        x = self.body(self.entry((mel / SPREAD_DB).unsqueeze(1)) + self.height)
        deviation = x.float().std(0, correction=0).mean().to(x.dtype)  # a batch of one picture has none
        x = torch.cat([x, deviation.expand(len(x), 1, *x.shape[2:])], 1)
        pooled: Tensor = self.rectify(self.whole(x)).mean((2, 3))
        return pooled

    def score(self, features: Tensor, emotion: Tensor) -> Tensor:
        """Features and (batch, 2) valence and arousal -> (batch,) scores; above 0 is real and as said."""
        projected = (features * self.expressed(3 * emotion)).sum(1) / _STYLE**0.5
        score: Tensor = self.real(features).squeeze(1) + projected
        return score

    def forward(self, mel: Tensor, emotion: Tensor) -> Tensor:
        """(batch, 96, frames) decibels and (batch, 2) -> (batch,) scores."""
        return self.score(self.features(mel), emotion)


def _normalised(latent: Tensor) -> Tensor:
    return latent * torch.rsqrt((latent * latent).mean(1, keepdim=True) + 1e-8)
