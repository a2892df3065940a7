"""Classic descriptors of music: loudness, brightness, rhythm, harmony."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import fft

from emotion_player.audio.samples import Samples
from emotion_player.audio.spectra import spectra_of

MAJOR_PROFILE = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR_PROFILE = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])

_N_FFT, _HOP = 1024, 512
_BANDS, _CEPSTRA = 64, 13
_LEAST = 1e-10
_RANGE_DB = 80.0
_ROLLED_OFF = 0.85
_ONSETS_LATER = 3
"""Frames: the rise that leads to one, and the two of the window in which it is seen."""

_TEMPO_S = 8.0
_USUAL_BPM, _FASTEST_BPM = 120.0, 320.0

Values = npt.NDArray[np.floating[Any]]


def describe(samples: Samples, sample_rate: int) -> npt.NDArray[np.float32]:
    """(samples,) -> (69,): means and spreads of timbre, onsets, energy and harmony, as librosa 0.11 defines them.

    The last two are mode (best major less best minor key correlation with the profiles of Krumhansl and Kessler 1982)
    and key clarity (the best correlation).
    """
    power = np.abs(spectra_of(samples, _N_FFT, _HOP)) ** 2
    magnitude, hertz = np.sqrt(power), fft.rfftfreq(_N_FFT, 1 / sample_rate)[:, None]
    decibels = 10 * np.log10(np.maximum(_LEAST, _mel_bands(sample_rate) @ power))
    decibels = np.maximum(decibels, decibels.max() - _RANGE_DB)
    onsets = _onset_strength(decibels)
    rms = np.sqrt(2 * (power.sum(0) - (power[0] + power[-1]) / 2)) / _N_FFT
    chroma = _divided(_chroma_bands(sample_rate) @ power, np.max)
    shares = _divided(magnitude, np.sum)
    centroid = (hertz * shares).sum(0)
    summed = magnitude.cumsum(0)
    heard = np.maximum(_LEAST, power)
    series = [
        fft.dct(decibels, axis=0, norm="ortho")[:_CEPSTRA],
        centroid[None],
        np.sqrt((shares * (hertz - centroid) ** 2).sum(0))[None],
        hertz[(summed >= _ROLLED_OFF * summed[-1]).argmax(0)].T,
        np.exp(np.log(heard).mean(0) - np.log(heard.mean(0)))[None],
        np.log(rms + 1e-6)[None],
        onsets[None],
    ]
    profile = chroma.mean(1)
    level = np.percentile(rms, [10, 50, 90])
    scalars = [
        _tempo(onsets, sample_rate / _HOP),
        count_onsets(onsets, sample_rate / _HOP) / (len(samples) / sample_rate),
        float(np.log((level[2] + 1e-6) / (level[0] + 1e-6))),
        float(np.abs(np.diff(magnitude, axis=1)).mean() / (magnitude.mean() + 1e-6)),
        float(np.mean(np.abs(np.diff(np.signbit(samples))))),
    ]
    means = [part.mean(1) for part in series]
    spreads = [part.std(1) for part in series]
    harmony = [np.sort(profile)[::-1], chroma.std(1), np.array(_mode_and_clarity(profile))]
    return np.concatenate([*means, *spreads, scalars, *harmony]).astype(np.float32)


def count_onsets(strength: npt.NDArray[np.floating[Any]], rate: float) -> int:
    """How many peaks (frames,) of onset strength have, at ``rate`` frames a second (Boeck et al. 2012).

    As ``librosa.onset.onset_detect`` counts them.
    """
    span, size = np.ptp(strength), len(strength)
    if not span > 0:  # also true for NaN
        return 0
    scaled = (strength - strength.min()) / span
    short, long = int(0.03 * rate), int(0.1 * rate)
    count = frame = 0
    while frame < size:
        is_largest = scaled[frame] == scaled[max(0, frame - short) : frame + 1].max()
        around = scaled[max(0, frame - long) : frame + long + 1]
        is_peak = is_largest and scaled[frame] >= around.mean() + 0.07
        count += is_peak
        frame += 1 + short * is_peak
    return int(count)


def _mode_and_clarity(profile: npt.NDArray[np.floating[Any]]) -> tuple[float, float]:
    """Of a chroma profile (12,): how much more major than minor it is, and how well any key fits."""
    if np.ptp(profile) == 0:
        return 0.0, 0.0
    fits = [
        [float(np.corrcoef(np.roll(key, shift), profile)[0, 1]) for shift in range(12)]
        for key in (MAJOR_PROFILE, MINOR_PROFILE)
    ]
    major, minor = max(fits[0]), max(fits[1])
    return major - minor, max(major, minor)


def _onset_strength(decibels: Values) -> Values:
    """(bands, frames) -> (frames,): how much the bands rise in the mean, when they are heard to."""
    rise = np.maximum(0, np.diff(decibels, axis=1)).mean(0)
    return np.pad(rise, (_ONSETS_LATER, 0))[: decibels.shape[1]]


def _tempo(onsets: Values, rate: float) -> float:
    """Of (frames,) of onset strength at ``rate`` frames a second: beats a minute, the likelier the nearer to 120.

    The best lag of the mean autocorrelation of eight seconds around each frame.
    """
    size = int(_TEMPO_S * rate)
    ramped = np.pad(onsets, size // 2, mode="linear_ramp")
    pieces = np.lib.stride_tricks.sliding_window_view(ramped, size)[: len(onsets)] * np.hanning(size + 1)[:-1]
    length = fft.next_fast_len(2 * size - 1, real=True)
    repeated = fft.irfft(np.abs(fft.rfft(pieces, length, axis=1)) ** 2, length, axis=1)[:, :size]
    lags = np.arange(1, size)
    tempos = 60 * rate / lags
    likely = -0.5 * np.log2(tempos / _USUAL_BPM) ** 2
    fits = np.log1p(1e6 * _divided(repeated.T, np.max).mean(1)[1:]) + likely
    return float(tempos[np.where(tempos < _FASTEST_BPM, fits, -np.inf).argmax()])


def _divided(values: Values, measure: Callable[..., Any]) -> Values:
    """Each column of non-negative values by its ``measure``, unless that is nothing."""
    size = measure(np.abs(values), axis=0)
    divided: Values = values / np.where(size < np.finfo(values.dtype).tiny, 1, size)
    return divided


@lru_cache(maxsize=2)
def _mel_bands(sample_rate: int) -> npt.NDArray[np.float32]:
    """(64, 513): triangles of one area on the mel scale of Slaney (1998), even to 1 kHz and logarithmic above."""
    bins = fft.rfftfreq(_N_FFT, 1 / sample_rate)
    step = np.log(6.4) / 27
    highest = 15 + np.log(sample_rate / 2_000) / step
    mels = np.linspace(0, highest, _BANDS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1_000 * np.exp(step * (mels - 15)))
    widths = np.diff(edges)[:, None]
    from_edges = bins - edges[:, None]
    bands = np.maximum(0, np.minimum(from_edges[:-2] / widths[:-1], -from_edges[2:] / widths[1:]))
    scaled: npt.NDArray[np.float32] = (bands * 2 / (edges[2:] - edges[:-2])[:, None]).astype(np.float32)
    return scaled


@lru_cache(maxsize=2)
def _chroma_bands(sample_rate: int) -> npt.NDArray[np.float32]:
    """(12, 513): how much each bin is of each note from C on, less far from the middle octaves (Ellis 2007)."""
    notes = 12 * np.log2(np.arange(1, _N_FFT // 2 + 2) * sample_rate / _N_FFT / 27.5)  # above A0
    notes = np.concatenate([[notes[0] - 18], notes])
    widths, notes = np.maximum(np.diff(notes), 1), notes[:-1]
    away = (notes - np.arange(12)[:, None] + 6) % 12 - 6
    bands = np.exp(-2 * (away / widths) ** 2)
    bands *= np.exp(-0.5 * ((notes / 12 - 5) / 2) ** 2) / np.sqrt((bands**2).sum(0))
    return np.roll(bands, -3, axis=0).astype(np.float32)
