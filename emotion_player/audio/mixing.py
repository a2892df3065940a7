"""Decoded frames of any kind, with any number of channels, as mono sound."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import chain

import av
import numpy as np
import numpy.typing as npt
from av.audio.layout import AudioLayout

from emotion_player.audio.samples import Samples

Channels = npt.NDArray[np.float32]
"""(samples, channels), full scale being 1."""

_BUFFER = 16_384
"""So many samples of a channel are handed over at once; a Python object for every 26 ms costs half of the decoding."""


def spare(layout: AudioLayout) -> AudioLayout:
    """Let a layout live for ever that lists its channels one by one, and return it.

    PyAV shares such a list with FFmpeg and frees it with the layout, and FFmpeg frees it once more: the process dies of
    that. What is kept is small, and few files have such layouts.
    """
    if "channels (" in layout.name:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(layout))  # not even the end of the process may free it
    return layout


def packed(frames: Iterable[av.AudioFrame]) -> Channels:
    """Frames that share sample rate, format and channels as one array.

    FFmpeg packs them, whatever they are: PyAV reads past FFmpeg's list of pointers where 8 or more channels have a
    plane each.
    """
    resampler = av.AudioResampler("flt", frame_size=_BUFFER)
    pieces = [
        frame.to_ndarray().reshape(-1, spare(frame.layout).nb_channels).astype(np.float32, copy=False)
        for frame in _through(resampler, frames)
    ]
    return np.concatenate(pieces)


def mono(sound: Channels) -> Samples:
    """(samples, channels) -> (samples,): the mean of the channels, each turned so that it agrees with the strongest.

    A channel that is wired backwards would otherwise take away what it shares with the others, up to silence. Of two
    channels that means: of their sum and their difference the stronger one is heard, so a song sounds the same
    whichever way its channels are wired, and as ever where they agree.
    """
    channels = sound.T
    strongest = channels[np.argmax([channel @ channel for channel in channels])]
    mixed: Samples = np.zeros(len(sound), np.float32)
    for channel in channels:
        mixed += -channel if channel @ strongest < 0 else channel
    mixed *= np.float32(1 / len(channels))
    return mixed


def _through(resampler: av.AudioResampler, frames: Iterable[av.AudioFrame]) -> Iterator[av.AudioFrame]:
    for frame in chain(frames, [None]):
        yield from resampler.resample(frame)
