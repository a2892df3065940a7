"""The spectra of short pieces of a sound, and the sound of such spectra."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import fft

Spectra = npt.NDArray[np.complexfloating[Any, Any]]
"""(n_fft // 2 + 1, frames)."""


def spectra_of(samples: npt.NDArray[np.floating[Any]], n_fft: int, hop_length: int) -> Spectra:
    """(samples,) -> (n_fft // 2 + 1, samples // hop_length + 1), in the precision of the samples.

    Periodic Hann windows, each around its moment; before and after the sound there is silence.
    """
    padded = np.pad(samples, n_fft // 2)
    pieces = np.lib.stride_tricks.sliding_window_view(padded, n_fft)[::hop_length]
    spectra: Spectra = fft.rfft(pieces * _window(n_fft).astype(samples.dtype), axis=1).T
    return spectra


def sound_of(spectra: Spectra, hop_length: int, length: int | None = None) -> npt.NDArray[np.floating[Any]]:
    """(n_fft // 2 + 1, frames) -> (length,), as many samples as there are frames without it.

    Where they are the spectra of no sound, this one's are as near to them as can be (Griffin and Lim 1984).

    Raises:
        ValueError: Windows do not follow each other in a whole part of their length.
    """
    n_fft = 2 * (len(spectra) - 1)
    if n_fft % hop_length:
        raise ValueError(f"windows of {n_fft} samples are no whole number of hops of {hop_length}")
    hops, frames = n_fft // hop_length, spectra.shape[1]
    window = _window(n_fft)
    pieces = (fft.irfft(spectra.T, axis=1) * window.astype(spectra.real.dtype)).reshape(frames, hops, hop_length)
    weights = (window**2).reshape(hops, hop_length)
    sound = np.zeros((frames + hops - 1, hop_length), pieces.dtype)
    weight = np.zeros((frames + hops - 1, hop_length))
    for hop in range(hops):
        sound[hop : hop + frames] += pieces[:, hop]
        weight[hop : hop + frames] += weights[hop]
    np.divide(sound, weight, out=sound, where=weight > np.finfo(np.float32).tiny, casting="same_kind")
    whole = sound.ravel()[n_fft // 2 :]
    length = (frames - 1) * hop_length if length is None else length
    return np.pad(whole[:length], (0, max(0, length - len(whole))))


@lru_cache(maxsize=4)
def _window(length: int) -> npt.NDArray[np.float64]:
    """(length,): Hann's window, periodic."""
    return np.hanning(length + 1)[:-1]
