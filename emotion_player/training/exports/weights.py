"""The trained weights as a file for everyone: safetensors, large ones in half precision."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from emotion_player.errors import ModelError
from emotion_player.training.exports.quantize import HALF_FROM
from emotion_player.training.files import replace_file

Weights = dict[str, Tensor]


def rounded(weights: Weights) -> Weights:
    """The same weights as they are after ``write_weights`` and ``read_weights``."""
    return {name: value.half().float() if _is_large(value) else value for name, value in weights.items()}


def write_weights(path: Path, weights: Weights) -> None:
    """Write weights to a file."""
    halved = {name: (value.half() if _is_large(value) else value).contiguous() for name, value in weights.items()}
    replace_file(path, save(halved))


def read_weights(path: Path) -> Weights:
    """Read what ``write_weights`` wrote, in single precision.

    Raises:
        ModelError: The file is missing or damaged.
    """
    try:
        kept = load(path.read_bytes())
    except OSError as error:
        raise ModelError(f"The weights {path} cannot be read: {error.strerror}.") from error
    except (SafetensorError, ValueError) as error:
        raise ModelError(f"The weights {path} are damaged: {error}") from error
    return {name: value.float() if value.dtype == torch.float16 else value for name, value in kept.items()}


def _is_large(value: Tensor) -> bool:
    return value.is_floating_point() and value.numel() >= HALF_FROM
