"""Lets a network run on another device than the processor, where that gives the same predictions."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from emotion_player.core.models.device import Device, DeviceUse, device_name
from emotion_player.errors import ModelError, Sentence, TrackError
from emotion_player.inference.session import Session, offered_devices

logger = logging.getLogger(__name__)

Batches: TypeAlias = Sequence[npt.NDArray[np.float32]]
"""What a network hears: an array an input, each with all segments of a song."""

MOST_APART = 0.005
"""So far an answer may lie from that of the processor."""

OpenSession = Callable[[str, bytes, int, Device], Session]


class DeviceSession:
    """A network on a device, which goes on on the processor when the device fails; any thread may ask.

    Attributes:
        use: What it runs on now.
        input_shapes: As of ``Session``.
        output_shapes: As of ``Session``.
        takes_batches: Whether it answers all segments of a song at once in less time than one after another.
    """

    def __init__(self, processor: Session, device: Session | None, use: DeviceUse) -> None:
        self._processor, self._device = processor, device
        self.use = use
        self.input_shapes, self.output_shapes = processor.input_shapes, processor.output_shapes

    @property
    def takes_batches(self) -> bool:
        """Devices other than the processor do."""
        return self._device is not None

    def run(self, *batches: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], ...]:
        """Return the network's answers to a batch.

        Raises:
            ModelError: The network does not accept the batch.
        """
        if (device := self._device) is not None:
            try:
                return device.run(*batches)
            except ModelError as error:
                answers = self._processor.run(*batches)  # may say that it is the batch
                logger.warning("%s failed, so the processor goes on: %s", self.use.device, error)
                self._device = None
                self.use = DeviceUse("cpu", _failed(self.use.device, error))
                return answers
        return self._processor.run(*batches)


def open_on(
    wanted: Device,
    name: str,
    network: bytes,
    threads: int,
    song: Callable[[], Batches],
    *,
    offered: Callable[[], Sequence[Device]] = offered_devices,
    open_session: OpenSession = Session,
) -> DeviceSession:
    """Open a network on the device that is wanted, or on the processor, and tell why.

    A device is used only if its answers to a song are those of the processor, and, where the choice is left to us, only
    if it is faster than all cores together.

    Args:
        wanted: What the user has chosen.
        name: What error messages call the network.
        network: The content of an ``.onnx`` file.
        threads: Of the processor for one run.
        song: Gives a song to compare the answers to, the same each time.
        offered: The devices that the installed onnxruntime offers beside the processor.
        open_session: Opens the network on one device.

    Raises:
        ModelError: The network cannot be opened on the processor.
    """
    processor = open_session(name, network, threads, "cpu")
    reason = None
    there = [] if wanted == "cpu" else offered()
    if wanted not in ("auto", "cpu") and wanted not in there:
        reason = Sentence("The installed onnxruntime does not offer {device}.", device=device_name(wanted))
    for device in there:
        if wanted not in ("auto", device):
            continue
        try:
            session = open_session(name, network, threads, device)
            apart, is_faster = _compared(processor, session, song())
            obstacle = _difference(device, apart)
            if obstacle is None and wanted == "auto" and not is_faster:
                logger.info("%s runs on the processor, which is faster than %s", name, device_name(device))
                continue
        except ModelError as error:
            obstacle = _failed(device, error)
        except TrackError as error:
            obstacle = Sentence("{device} cannot be checked: {why}", device=device_name(device), why=error.reason)
        if obstacle is None:
            logger.info("%s runs on %s", name, device_name(device))
            return DeviceSession(processor, session, DeviceUse(device))
        logger.info("%s does not run on %s: %s", name, device_name(device), obstacle)
        reason = reason or obstacle
    return DeviceSession(processor, None, DeviceUse("cpu", reason))


def _failed(device: Device, error: ModelError) -> Sentence:
    return Sentence("{device} failed: {why}", device=device_name(device), why=error.sentence)


def _difference(device: Device, apart: float) -> Sentence | None:
    """Why a device must not be used whose answers are so far from those of the processor, if so."""
    if apart <= MOST_APART:  # not so if it is no number
        return None
    return Sentence(
        "{device} gives different predictions from the processor: up to {apart} apart.",
        device=device_name(device),
        apart=f"{apart:.3f}",
    )


def _compared(processor: Session, device: Session, song: Batches) -> tuple[float, bool]:
    """How far a device's answers to a song are from those of the processor, and whether all cores take longer."""
    began = time.perf_counter()
    each = [processor.run(*(batch[number : number + 1] for batch in song)) for number in range(len(song[0]))]
    processor_s = (time.perf_counter() - began) / (os.cpu_count() or 1)
    device.run(*song)  # the first time, it gets ready
    began = time.perf_counter()
    answers = device.run(*song)
    device_s = time.perf_counter() - began
    wanted = [np.concatenate(parts) for parts in zip(*each, strict=True)]
    apart = [np.abs(ours - theirs).max() for ours, theirs in zip(wanted, answers, strict=True)]
    return float(np.max(apart)), device_s < processor_s
