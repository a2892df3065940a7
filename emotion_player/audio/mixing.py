"""Decoded frames of any kind, with any number of channels, as mono sound."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.audio.layout import AudioLayout

from emotion_player.audio.samples import Samples

Channels: TypeAlias = Sequence[Samples] | npt.NDArray[np.float32]
"""(channels, samples), full scale being 1."""

MOST_CHANNELS = 64
"""FFmpeg converts no more."""

_BLOCK = 1 << 15
"""So many samples of a channel are converted and mixed at once: they stay in the processor's cache."""

_POINTERS = 8
"""FFmpeg lists so many planes of a frame; PyAV reads past a list that is full, and dies of that."""


def lists_channels(layout: AudioLayout) -> bool:
    """Whether a layout lists its channels one by one, as none of the usual ones does."""
    return "channels (" in layout.name


def spare(layout: AudioLayout) -> AudioLayout:
    """Let a layout live for ever that lists its channels one by one, and return it.

    PyAV shares such a list with FFmpeg and frees it with the layout, and FFmpeg frees it once more: the process dies of
    that. What is kept is small, and few files have such layouts.
    """
    if lists_channels(layout):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(layout))  # not even the end of the process may free it
    return layout


def planes(frames: Iterable[av.AudioFrame]) -> Iterator[Channels]:
    """Frames that share sample rate, format and channels as few large arrays.

    FFmpeg joins and converts them, whatever they are: a Python object for every 26 ms costs a fifth of the decoding.
    """
    frames = iter(frames)
    first = next(frames)
    count, frames = first.layout.nb_channels, chain([first], frames)
    if count < _POINTERS:
        resampler, frames = av.AudioResampler("fltp"), _joined(frames, _BLOCK)
    else:
        resampler = av.AudioResampler("flt", frame_size=max(_BLOCK, first.samples))
    for frame in chain(frames, [None]):
        for part in resampler.resample(frame):
            spare(part.layout)
            if part.format.is_packed:
                yield part.to_ndarray().astype(np.float32, copy=False).reshape(-1, count).T
            else:
                buffers: Sequence[Any] = part.planes  # PyAV does not tell that they are
                yield [np.frombuffer(plane, np.float32, part.samples) for plane in buffers]


def mono(blocks: Iterable[Channels]) -> Samples:
    """The mean of the channels, each turned so that it agrees with the strongest.

    A channel that is wired backwards would otherwise take away what it shares with the others, up to silence. Of two
    channels that means: of their sum and their difference the stronger one is heard, so a song sounds the same
    whichever way its channels are wired, and as ever where they agree.
    """
    blocks = iter(blocks)
    first = next(blocks)
    blocks = chain([first], blocks)
    if len(first) == 1:
        return np.concatenate([only for (only,) in blocks])
    return _stereo(blocks) if len(first) == 2 else _surround(list(blocks))


def _stereo(blocks: Iterable[Channels]) -> Samples:
    """The sum of two channels, block by block as they come; their difference where that turns out to be right."""
    sums, pairs, agreement, balance = [], [], 0.0, 0.0
    for left, right in blocks:
        agreement += float(left @ right)
        balance += float(left @ left) - float(right @ right)
        mixed = left + right
        mixed *= np.float32(0.5)
        sums.append(mixed)
        pairs.append((left, right))
    if not agreement < 0:
        return np.concatenate(sums)
    mixed = np.concatenate([(left - right) * np.float32(0.5) for left, right in pairs])
    return mixed if balance >= 0 else -mixed


def _surround(blocks: Sequence[Channels]) -> Samples:
    strongest = int(np.argmax(sum(np.array([channel @ channel for channel in block]) for block in blocks)))
    agreements = sum(np.array([channel @ block[strongest] for channel in block]) for block in blocks)
    mixed: Samples = np.zeros(sum(len(block[0]) for block in blocks), np.float32)
    end = 0
    for block in blocks:
        begin, end = end, end + len(block[0])
        part = mixed[begin:end]
        for channel, agreement in zip(block, np.atleast_1d(agreements), strict=True):
            if agreement < 0:
                part -= channel
            else:
                part += channel
    mixed *= np.float32(1 / len(blocks[0]))
    return mixed


def _joined(frames: Iterable[av.AudioFrame], samples: int) -> Iterator[av.AudioFrame]:
    """The same sound in frames of ``samples`` samples or a few more."""
    fifo = av.AudioFifo()
    for frame in frames:
        frame.pts = None  # else the queue would insist that no time is missing
        fifo.write(frame)
        if fifo.samples >= samples:
            yield from _all_of(fifo)
    yield from _all_of(fifo)


def _all_of(fifo: av.AudioFifo) -> Iterator[av.AudioFrame]:
    if frame := fifo.read(0, partial=True):
        yield frame
