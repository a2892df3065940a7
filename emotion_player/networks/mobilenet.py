"""mn04 of Schmid, Koutini and Widmer, "Efficient large-scale audio tagging via transformer-to-CNN distillation" (2023).

A MobileNetV3-Large (Howard et al. 2019) of .4 times its width that knows the 527 sounds of AudioSet. It reads log-mels
of ``AUDIOSET_MEL``.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from emotion_player.errors import DatasetError

CLASSES = 527
CHANNELS = 384
"""Of the last feature map, and so of the embedding."""

INNER = 176
"""Numbers that tell of the maps before it."""

_WIDTH = 0.4
_BLOCKS = (  # kernel, widened to, out, squeeze-excite, Hardswish, stride: table 1 of Howard et al.
    (3, 16, 16, False, False, 1),
    (3, 64, 24, False, False, 2),
    (3, 72, 24, False, False, 1),
    (5, 72, 40, True, False, 2),
    (5, 120, 40, True, False, 1),
    (5, 120, 40, True, False, 1),
    (3, 240, 80, False, True, 2),
    (3, 200, 80, False, True, 1),
    (3, 184, 80, False, True, 1),
    (3, 184, 80, False, True, 1),
    (3, 480, 112, True, True, 1),
    (3, 672, 112, True, True, 1),
    (5, 672, 160, True, True, 2),
    (5, 960, 160, True, True, 1),
    (5, 960, 160, True, True, 1),
)


_TOLD = (-14, -11, -7, -5, -2)
"""The last blocks of 16, 16, 32, 48 and 64 channels, counted from the end."""


class SqueezeExcite(nn.Module):
    """Weighs the channels by what the whole map holds (Hu et al. 2018)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        squeezed = _round8(channels / 4)
        self.fc1 = nn.Linear(channels, squeezed)
        self.fc2 = nn.Linear(squeezed, channels)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, bands, times) -> the same."""
        weights = self.fc2(self.fc1(x.mean((2, 3))).relu()).sigmoid()
        weighted: Tensor = x * weights[:, :, None, None]
        return weighted


class Residual(nn.Module):
    """MobileNetV3's inverted residual: widen, filter each channel, weigh, narrow."""

    def __init__(
        self, inputs: int, outputs: int, width: int, kernel: int, stride: int, squeezes: bool, hard: bool
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        if width != inputs:
            layers.append(_conv_norm(inputs, width, 1, activation=_activation(hard)))
        layers.append(_conv_norm(width, width, kernel, stride, groups=width, activation=_activation(hard)))
        if squeezes:
            layers.append(SqueezeExcite(width))
        layers.append(_conv_norm(width, outputs, 1))
        self.block = nn.Sequential(*layers)
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        """(batch, inputs, bands, times) -> (batch, outputs, bands / stride, times / stride)."""
        y: Tensor = self.block(x)
        return x + y if self.adds else y


class MobileNet(nn.Module):
    """The network without its classifier."""

    def __init__(self) -> None:
        super().__init__()
        channels = _round8(16 * _WIDTH)
        layers: list[nn.Module] = [_conv_norm(1, channels, 3, 2, activation=nn.Hardswish())]
        for kernel, width, outputs, squeezes, hard, stride in _BLOCKS:
            after = _round8(outputs * _WIDTH)
            layers.append(Residual(channels, after, _round8(width * _WIDTH), kernel, stride, squeezes, hard))
            channels = after
        layers.append(_conv_norm(channels, CHANNELS, 1, activation=nn.Hardswish()))
        self.features = nn.Sequential(*layers)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 128, frames) -> the last map (batch, 384, 4, frames / 32), and means of inner ones (batch, 176).

        The embedding is the mean of the last map, too: over bands and time.
        """
        maps = [mel.unsqueeze(1)]
        for layer in self.features:
            maps.append(layer(maps[-1]))
        return maps[-1], torch.cat([maps[place].mean((2, 3)) for place in _TOLD], 1)


class SoundClassifier(nn.Sequential):
    """From mn04's embedding to AudioSet's classes."""

    def __init__(self) -> None:
        super().__init__(nn.Linear(CHANNELS, 512), nn.Hardswish(), nn.Linear(512, CLASSES))


def load_mobilenet(folder: Path) -> tuple[MobileNet, SoundClassifier]:
    """Load ``<folder>/mn04.safetensors``, ready to listen.

    Raises:
        DatasetError: The file is missing or holds other weights.
    """
    path = folder / "mn04.safetensors"
    if not path.is_file():
        raise DatasetError(f"The weights {path} are missing.")
    with torch.device("meta"):  # numbers are not drawn that the file's replace
        network, classifier = MobileNet(), SoundClassifier()
    try:
        theirs = {name.replace("conc_se_layers.0.", ""): value for name, value in load_file(path).items()}
        features = {name: value for name, value in theirs.items() if name.startswith("features.")}
        network.load_state_dict(features, assign=True)
        names = {"classifier.2.": "0.", "classifier.5.": "2."}
        last = {ours + kind: theirs[name + kind] for name, ours in names.items() for kind in ("weight", "bias")}
        classifier.load_state_dict(last, assign=True)
    except (SafetensorError, RuntimeError, ValueError, KeyError) as error:
        raise DatasetError(f"The weights {path} do not fit: {str(error).splitlines()[0]}") from error
    return network.eval().requires_grad_(False), classifier.eval().requires_grad_(False)


def _conv_norm(
    inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, activation: nn.Module | None = None
) -> nn.Sequential:
    conv = nn.Conv2d(inputs, outputs, kernel, stride, padding=kernel // 2, groups=groups, bias=False)
    layers = [conv, nn.BatchNorm2d(outputs, eps=0.001)]
    return nn.Sequential(*layers, *([activation] if activation is not None else []))


def _activation(hard: bool) -> nn.Module:
    return nn.Hardswish() if hard else nn.ReLU()


def _round8(channels: float) -> int:
    """The nearest multiple of 8, but never more than 10 % down."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded
