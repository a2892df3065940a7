"""What a network runs on: the processor, or a device beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from emotion_player.errors import Sentence

Device = Literal["auto", "cpu", "cuda", "directml", "coreml", "openvino"]
"""What a user can choose; ``auto`` is the fastest one that is available."""

DEVICES: tuple[Device, ...] = get_args(Device)

_NAMES = {
    "cpu": "processor",
    "cuda": "CUDA",
    "directml": "DirectML",
    "coreml": "Core ML",
    "openvino": "OpenVINO",
}


@dataclass(frozen=True, slots=True)
class DeviceUse:
    """What a model runs on.

    Attributes:
        device: Never ``auto``.
        reason: Why it is not what was chosen, or not the first device that is there; None if it is.
    """

    device: Device = "cpu"
    reason: Sentence | None = None


def device_name(device: Device) -> str:
    """How a device is called."""
    return _NAMES[device]
