"""From samples to what a network sees: log-mel, and how loud they are by the same spectra."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import fft, sparse

from emotion_player.audio.loudness import STEPS_A_SECOND, Powers, integrated_lufs, k_weighting_power
from emotion_player.audio.samples import Samples
from emotion_player.core.mel import NOTE_BANDS, MelSpec

_BLOCK = 1 << 16
"""So many samples of frames at once fit the processor's cache."""

_NOTES_FFT = 8192
"""The power of notes is that of transforms of so many samples, whatever their sample rate is."""

_LOW_BINS = 6
"""In so many of the lowest bins a spectrum is coarser than K-weighting is steep."""


def log_mel(samples: Samples, spec: MelSpec) -> npt.NDArray[np.float32]:
    """(samples,) -> (n_mels, frames): log-mel, as ``spec`` says.

    In single precision, without librosa's seconds of import time.
    """
    return logarithm(mel_powers(samples, spec), spec)


def mel_powers(samples: Samples, spec: MelSpec) -> npt.NDArray[np.float32]:
    """(samples,) -> (n_mels, frames): the power in each mel band."""
    return _band_powers(samples, spec, mel_bands(spec))


def mel_and_weighted_powers(samples: Samples, spec: MelSpec) -> tuple[npt.NDArray[np.float32], Powers]:
    """(samples,) -> (n_mels, frames), (frames,): the power in each mel band, and the K-weighted power of the sound."""
    powers = _band_powers(samples, spec, _mel_and_loudness_bands(spec))
    return powers[:-1], powers[-1]


def logarithm(powers: npt.NDArray[np.float32], spec: MelSpec) -> npt.NDArray[np.float32]:
    """The logarithm of mel powers of any shape, as ``spec`` says; it takes the place of the powers."""
    if spec.style == "htk":
        np.maximum(powers, np.float32(1e-10), out=powers)
    else:
        powers += np.float32(1e-5 if spec.style == "kaldi" else 1e-10)
    np.log(powers, out=powers)  # NumPy has it for more processors than log10
    if spec.style == "kaldi":
        powers += np.float32(4.5)
        powers /= np.float32(5)
    else:
        powers *= np.float32(10 / np.log(10))
    return powers


def tells_loudness(spec: MelSpec) -> bool:
    """Whether ``spectral_lufs`` holds: steps are whole frames, and windows weigh each moment alike."""
    window = spec.win_length or spec.n_fft
    return spec.sample_rate % (STEPS_A_SECOND * spec.hop_length) == 0 and 5 * spec.hop_length <= 2 * window


def spectral_lufs(weighted: Powers, spec: MelSpec) -> float:
    """(frames,) -> what ``loudness_lufs`` measures, within .1 LU: from the K-weighted powers of frames."""
    frames = spec.sample_rate // (STEPS_A_SECOND * spec.hop_length)
    whole = weighted[: max(1, len(weighted) // frames) * frames]
    return integrated_lufs(whole.reshape(-1, min(frames, len(whole))).mean(axis=1, dtype=np.float64))


def _band_powers(samples: Samples, spec: MelSpec, bands: sparse.csr_array) -> npt.NDArray[np.float32]:
    """(samples,), (bands, n_fft // 2 + 1) -> (bands, frames)."""
    window = _window(spec)
    before = (spec.n_fft - len(window)) // 2
    padded = _padded(samples, spec)[before:]
    views = np.lib.stride_tricks.sliding_window_view(padded, len(window))[:: spec.hop_length]
    views = views[: spec.frames(len(samples))]
    powers = np.empty((bands.shape[0], len(views)), np.float32)
    size = max(1, _BLOCK // spec.n_fft)
    block = np.zeros((size, spec.n_fft), np.float32)
    for start in range(0, len(views), size):
        part = views[start : start + size]
        frames = block[: len(part)]
        np.multiply(part, window, out=frames[:, before : before + len(window)])
        parts = fft.rfft(frames.T, axis=0).view(np.float32)  # real and imaginary in turn: (bins, 2 * frames)
        np.multiply(parts, parts, out=parts)
        powers[:, start : start + size] = bands @ (parts[:, ::2] + parts[:, 1::2])
    return powers


def _padded(samples: Samples, spec: MelSpec) -> Samples:
    """Sound after pre-emphasis, and half a frame of it reflected at both ends."""
    if spec.preemphasis:
        emphasised = samples[:-1] * np.float32(-spec.preemphasis)
        emphasised += samples[1:]
        samples = emphasised
    return np.pad(samples, spec.n_fft // 2, mode="reflect")


@lru_cache(maxsize=8)
def _window(spec: MelSpec) -> Samples:
    """(win_length,): Hann's window."""
    length = spec.win_length or spec.n_fft
    window = np.hanning(length) if spec.style == "kaldi" else np.hanning(length + 1)[:-1]
    return window.astype(np.float32)


@lru_cache(maxsize=8)
def _mel_and_loudness_bands(spec: MelSpec) -> sparse.csr_array:
    """(n_mels + 1, n_fft // 2 + 1): the last one adds up the K-weighted power of a frame (Parseval).

    Where a window's bins are coarser than the weighting is steep, they get what is right for tones of any pitch on the
    average: within .1 dB from 40 Hz on, and too much where hardly anything is heard.
    """
    window, rate = _window(spec).astype(np.float64), spec.sample_rate

    def weighting(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return k_weighting_power(hertz, rate)

    def emphasis(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        power: npt.NDArray[np.float64] = np.abs(1 - spec.preemphasis * np.exp(-2j * np.pi * hertz / rate)) ** 2
        return power

    bins = fft.rfftfreq(spec.n_fft, 1 / rate)
    weights = 2 * weighting(bins) / (emphasis(bins) * spec.n_fft * (window @ window))
    weights[:_LOW_BINS] = 0
    tones = np.arange(0, bins[2 * _LOW_BINS], 2.0)
    waves = np.exp(2j * np.pi * np.outer(tones / rate, np.arange(len(window))))  # of power 1
    spectra = [np.abs(fft.rfft(part * window, spec.n_fft, axis=1)) ** 2 for part in (waves.real, waves.imag)]
    seen = np.add(*spectra) * emphasis(tones)[:, None]
    wanted = weighting(tones)
    matters = np.sqrt(wanted)
    matters[0] = 100  # an offset is no sound
    missing = (wanted - seen @ weights) * matters
    weights[:_LOW_BINS] = np.linalg.lstsq(seen[:, :_LOW_BINS] * matters[:, None], missing, rcond=None)[0]
    return sparse.csr_array(sparse.vstack([mel_bands(spec), weights[None].astype(np.float32)]))


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
    bands *= (_NOTES_FFT / spec.n_fft) ** 2 / bands.sum(1, keepdims=True)
    return sparse.csr_array(bands.astype(np.float32))


def _mel(hertz: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return 2595 * np.log10(1 + np.asarray(hertz, np.float64) / 700)
