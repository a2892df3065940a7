"""The music taggers of Won et al., "Evaluation of CNN-based automatic music tagging models" (2020).

Both read log-mels of ``MelSpec()`` and answer ``(embedding, tag logits)``; the logits are of 50 tags.
``window_samples`` is the length of sound they were trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from emotion_player.errors import DatasetError

TAGS = 50

_TRACE = 1e-20


class ConvPool(nn.Module):
    """3x3 convolution, batch norm, ReLU, max-pool: one block of a fully convolutional network."""

    def __init__(self, inputs: int, outputs: int, pool: tuple[int, int]) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.bn: nn.Module = nn.BatchNorm2d(outputs)
        self.pool = nn.MaxPool2d(pool)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, inputs, mels, frames) -> (batch, outputs, mels / pool[0], frames / pool[1])."""
        return torch.relu(self.pool(self.bn(self.conv(x))))  # the order of ReLU and max is free, and this is cheaper

    def before_pooling(self, x: Tensor) -> Tensor:
        """(batch, inputs, mels, frames) -> (batch, outputs, mels, frames)."""
        return torch.relu(self.bn(self.conv(x)))


class FullyConvolutional(nn.Module):
    """Five ``ConvPool`` blocks over 29 seconds (Choi et al. 2016); the embedding is what the last one leaves."""

    window_samples = 464_000

    def __init__(self) -> None:
        super().__init__()
        self.input_bn = nn.BatchNorm2d(1)
        self.layer1 = ConvPool(1, 64, (2, 4))
        self.layer2 = ConvPool(64, 128, (2, 4))
        self.layer3 = ConvPool(128, 128, (2, 4))
        self.layer4 = ConvPool(128, 128, (3, 5))
        self.layer5 = ConvPool(128, 64, (4, 4))
        self.dense = nn.Linear(64, TAGS)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 96, frames) -> embedding (batch, 64), logits (batch, 50)."""
        x = self.input_bn(mel.unsqueeze(1))
        for layer in (self.layer1, self.layer2, self.layer3, self.layer4, self.layer5):
            x = layer(x)
        embedding = x.flatten(1)
        return embedding, self.dense(embedding)


class _Shape(nn.Module):
    """One timbral (2-D) or temporal (1-D) convolution of the musicnn front-end, with its batch norm."""

    def __init__(self, conv: nn.Conv1d | nn.Conv2d, bn: nn.BatchNorm1d | nn.BatchNorm2d) -> None:
        super().__init__()
        self.conv = conv
        self.bn = bn

    def forward(self, x: Tensor) -> Tensor:
        """(batch, in, ...) -> (batch, out, ...)."""
        return torch.relu(self.bn(self.conv(x)))


class Musicnn(nn.Module):
    """Musically motivated filter shapes over 3 seconds (Pons et al. 2018); the embedding is its hidden layer."""

    window_samples = 48_000

    def __init__(self) -> None:
        super().__init__()
        self.input_bn = nn.BatchNorm2d(1)
        vertical = [_Shape(nn.Conv2d(1, 204, (h, 7), padding=(0, 3)), nn.BatchNorm2d(204)) for h in (67, 38)]
        horizontal = [_Shape(nn.Conv1d(1, 51, w, padding=w // 2), nn.BatchNorm1d(51)) for w in (129, 65, 33)]
        self.layers = nn.ModuleList([*vertical, *horizontal])
        self.layer1 = _Shape(nn.Conv1d(561, 64, 7, padding=3), nn.BatchNorm1d(64))
        self.layer2 = _Shape(nn.Conv1d(64, 64, 7, padding=3), nn.BatchNorm1d(64))
        self.layer3 = _Shape(nn.Conv1d(64, 64, 7, padding=3), nn.BatchNorm1d(64))
        self.dense1 = nn.Linear(1506, 200)
        self.bn = nn.BatchNorm1d(200)
        self.dense2 = nn.Linear(200, TAGS)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 96, frames) -> embedding (batch, 200), logits (batch, 50)."""
        x = self.input_bn(mel.unsqueeze(1))
        shapes = [layer(x).amax(2) for layer in self.layers[:2]]
        shapes += [layer(x.mean(2)) for layer in self.layers[2:]]
        front = torch.cat(shapes, 1)
        first = self.layer1(front)
        second = self.layer2(first) + first
        third = self.layer3(second) + second
        x = torch.cat([front, first, second, third], 1)
        x = torch.cat([x.amax(-1), x.mean(-1)], 1)
        embedding = torch.relu(self.bn(self.dense1(x)))
        return embedding, self.dense2(embedding)


NAMES: Sequence[str] = ("fcn_msd", "fcn_jamendo", "fcn_mtat", "musicnn_jamendo", "musicnn_mtat")


def load_tagger(folder: Path, name: str) -> FullyConvolutional | Musicnn:
    """Load one of ``NAMES`` from ``<folder>/<name>.safetensors``, ready to listen.

    Raises:
        DatasetError: The file is missing or holds other weights.
    """
    path = folder / f"{name}.safetensors"
    if not path.is_file():
        raise DatasetError(f"The tagger weights {path} are missing.")
    with torch.device("meta"):  # numbers are not drawn that the file's replace
        network = FullyConvolutional() if name.startswith("fcn_") else Musicnn()
    try:
        weights = {name: _without_traces(value) for name, value in load_file(path).items()}
        network.load_state_dict(weights, assign=True)
    except (RuntimeError, ValueError) as error:
        raise DatasetError(f"The tagger weights {path} do not fit: {str(error).splitlines()[0]}") from error
    return network.eval().requires_grad_(False)


def _without_traces(value: Tensor) -> Tensor:
    """The same with zeros for what decayed to nearly nothing in training: a fifth of two taggers' weights.

    Processors of some makers take a hundred times as long for numbers that small.
    """
    return value.masked_fill(value.abs() < _TRACE, 0) if value.is_floating_point() else value


def fold_batch_norms(network: nn.Module) -> None:
    """Fold batch norms into convolutions and store channels last: the same answers in half the time."""
    for block in network.modules():
        if isinstance(block, ConvPool) and isinstance(block.bn, nn.BatchNorm2d):
            block.conv = fuse_conv_bn_eval(block.conv, block.bn)
            block.bn = nn.Identity()
        elif isinstance(block, nn.Sequential) and len(block) > 1:
            conv, norm = block[0], block[1]
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                block[0], block[1] = fuse_conv_bn_eval(conv, norm), nn.Identity()
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
