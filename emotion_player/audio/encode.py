"""Writes sound to files: WAV as it is, MP3 as people share it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from scipy.io import wavfile

Sound = npt.NDArray[np.float32]
"""(samples,) or (samples, channels), nominally in [-1, 1]."""

_PIECE = 4096


def write_wav(path: Path, sound: Sound, sample_rate: int) -> None:
    """Write sound without any loss: 32-bit floats, which may go beyond full scale."""
    wavfile.write(path, sample_rate, sound.astype(np.float32, copy=False))


def write_mp3(path: Path, sound: Sound, sample_rate: int, bit_rate: int) -> None:
    """Write one or two channels as MP3 (LAME) at ``bit_rate`` bits a second.

    Args:
        path: The file to make.
        sound: What it shall hold; what goes beyond full scale is up to the encoder.
        sample_rate: 32,000, 44,100, 48,000, or half of one of these.
        bit_rate: Such as 128,000.
    """
    channels = np.ascontiguousarray(np.atleast_2d(sound.T), np.float32)
    layout = {1: "mono", 2: "stereo"}[len(channels)]
    with av.open(str(path), "w", format="mp3") as file:
        stream = file.add_stream("libmp3lame", rate=sample_rate, layout=layout, format="fltp")
        stream.bit_rate = bit_rate
        for start in range(0, channels.shape[1], _PIECE):
            piece = np.ascontiguousarray(channels[:, start : start + _PIECE])
            frame = av.AudioFrame.from_ndarray(piece, "fltp", layout)
            frame.sample_rate, frame.pts, frame.time_base = sample_rate, start, Fraction(1, sample_rate)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
