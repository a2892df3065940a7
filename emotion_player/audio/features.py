"""From samples to what a network sees: fixed loudness, then log-mel."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import fft, sparse

from emotion_player.audio.filters import Biquad, filtered
from emotion_player.audio.samples import Samples
from emotion_player.core.mel import NOTE_BANDS, MelSpec

SILENCE_LUFS = -70.0
"""The absolute gate of ITU-R BS.1770-4; what lies below is silence."""

_BLOCK = 64
_STEPS_AT_ONCE = 16


def loudness_lufs(samples: Samples, sample_rate: int) -> float:
    """Integrated loudness after ITU-R BS.1770-4: K-weighting, 400-ms blocks, both gates; -inf for silence.

    Sound of less than half a second is taken as one block.
    """
    if not len(samples):
        return float("-inf")
    step = round(sample_rate / 10)
    weighted = filtered(samples, sample_rate, _k_weighting(sample_rate), _STEPS_AT_ONCE * step)
    if len(samples) // step <= 4:
        power = np.array([np.mean(next(weighted) ** 2, dtype=np.float64)])
    else:  # a block is four steps long, and one begins at every step
        energy = np.concatenate([_step_energies(piece, step) for piece in weighted])
        power = np.convolve(energy, np.ones(4), "valid") / (4 * step)
    power = power[power > _power(SILENCE_LUFS)]
    if not power.size:
        return float("-inf")
    power = power[power > np.mean(power) * 0.1]  # the relative gate: 10 LU below the mean
    return float(-0.691 + 10 * np.log10(np.mean(power)))


def is_silent(samples: Samples, sample_rate: int) -> bool:
    """Whether no block of the sound reaches the absolute gate of BS.1770."""
    return not _is_plainly_audible(samples, sample_rate) and loudness_lufs(samples, sample_rate) == float("-inf")


def gain_to(level_lufs: float, samples: Samples, sample_rate: int) -> float:
    """The factor that brings sound to a loudness; 1.0 for silence, which no gain makes louder."""
    loudness = loudness_lufs(samples, sample_rate)
    return float(10 ** ((level_lufs - loudness) / 20)) if np.isfinite(loudness) else 1.0


def log_mel(samples: Samples, spec: MelSpec) -> npt.NDArray[np.float32]:
    """(samples,) -> (n_mels, frames): log-mel, as ``spec`` says.

    In single precision, without librosa's seconds of import time.
    """
    if spec.preemphasis:
        samples = samples[1:] - np.float32(spec.preemphasis) * samples[:-1]
    padded = np.pad(samples, spec.n_fft // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, spec.n_fft)[:: spec.hop_length]
    window, bands = _window(spec), mel_bands(spec)
    mel = np.empty((spec.n_mels, len(frames)), np.float32)
    for start in range(0, len(frames), _BLOCK):  # a block fits the processor's cache
        block = slice(start, start + _BLOCK)
        spectrum = fft.rfft(frames[block] * window, axis=1)
        power = spectrum.real**2 + spectrum.imag**2
        mel[:, block] = bands @ power.T
    if spec.style == "kaldi":
        log: npt.NDArray[np.float32] = (np.log(mel + np.float32(1e-5)) + np.float32(4.5)) / np.float32(5)
    elif spec.style == "notes":
        log = 10 * np.log10(mel + np.float32(1e-10))
    else:
        log = 10 * np.log10(np.maximum(mel, np.float32(1e-10)))
    return log


def _step_energies(samples: npt.NDArray[np.float64], step: int) -> npt.NDArray[np.float64]:
    """The energy of each whole step."""
    steps = samples[: len(samples) // step * step].reshape(-1, step)
    energies: npt.NDArray[np.float64] = np.einsum("ij,ij->i", steps, steps)
    return energies


def _is_plainly_audible(samples: Samples, sample_rate: int) -> bool:
    """Whether sound is loud enough without a measurement, which costs as much as its log-mel.

    Half the difference of neighbouring samples is a filter that lets less through than K-weighting does, wherever it
    lets anything through that could be heard. Four times the gate in the mean is more than once in some block.
    """
    step = round(sample_rate / 10)
    steps = samples[: max(1, len(samples) // step) * step]
    differences = steps[1:] - steps[:-1]
    return float(differences @ differences) / 4 > 4 * _power(SILENCE_LUFS) * len(steps)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


@lru_cache(maxsize=8)
def _k_weighting(sample_rate: int) -> tuple[Biquad, ...]:
    """The two K-weighting biquads of BS.1770, re-derived for any sample rate (De Man 2014)."""

    def biquad(frequency: float, q: float, gain_db: float | None) -> Biquad:
        k = math.tan(math.pi * frequency / sample_rate)
        a0 = 1 + k / q + k * k
        a = (1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)
        if gain_db is None:  # high-pass
            return (1.0, -2.0, 1.0, *a)
        vh = 10 ** (gain_db / 20)
        vb = vh**0.4996667741545416
        return ((vh + vb * k / q + k * k) / a0, 2 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0, *a)

    shelf = biquad(1681.9744509555319, 0.7071752369554193, 3.99984385397)
    high_pass = biquad(38.13547087613982, 0.5003270373253953, None)
    return shelf, high_pass


@lru_cache(maxsize=8)
def _window(spec: MelSpec) -> Samples:
    """(n_fft,): Hann's window in the middle, zeros around it."""
    length = spec.win_length or spec.n_fft
    window = np.hanning(length) if spec.style == "kaldi" else np.hanning(length + 1)[:-1]
    before = (spec.n_fft - length) // 2
    padded: Samples = np.pad(window, (before, spec.n_fft - length - before)).astype(np.float32)
    return padded


@lru_cache(maxsize=8)
def mel_bands(spec: MelSpec) -> sparse.csr_array:
    """(n_mels, n_fft // 2 + 1): triangles, evenly spaced on the mel scale 2595 log10(1 + f / 700), or by notes.

    Sparse, for few bins are not zero; and because a dense product would start BLAS threads inside every worker thread.
    """
    bins = np.linspace(0, spec.sample_rate / 2, spec.n_fft // 2 + 1)
    if spec.style == "notes":
        return _note_bands(bins, spec)
    edges = np.linspace(_mel(spec.fmin), _mel(spec.fmax), spec.n_mels + 2)
    if spec.style == "kaldi":
        bins = _mel(bins)
    else:
        edges = 700 * (10 ** (edges / 2595) - 1)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    return sparse.csr_array(np.maximum(0, np.minimum(rising, falling)).astype(np.float32))


def _note_bands(bins: npt.NDArray[np.float64], spec: MelSpec) -> sparse.csr_array:
    centres, third = spec.fmin * 2 ** (np.arange(spec.n_mels) / NOTE_BANDS), 2 ** (1 / NOTE_BANDS)
    below = np.minimum(centres / third, centres - bins[1])[:, None]
    above = np.maximum(centres * third, centres + bins[1])[:, None]
    centres = centres[:, None]
    bands = np.maximum(0, np.minimum((bins - below) / (centres - below), (above - bins) / (above - centres)))
    return sparse.csr_array((bands / bands.sum(1, keepdims=True)).astype(np.float32))


def _mel(hertz: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return 2595 * np.log10(1 + np.asarray(hertz, np.float64) / 700)
