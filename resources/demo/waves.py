"""What all sounds are made of: waveforms, noise, filters and envelopes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import signal

Samples = npt.NDArray[np.float64]
"""Mono sound, (samples,)."""

Timbre = Callable[[Samples], Samples]
"""The strength of each harmonic, by its number counted from 1."""

SAMPLE_RATE = 44_100

_TABLE = 4096
_HIGHEST_HZ = 15_000.0


def samples_in(seconds: float) -> int:
    """How many samples last that long."""
    return max(1, round(seconds * SAMPLE_RATE))


def saw(number: Samples) -> Samples:
    """Every harmonic: bowed strings, brass, synthesizers."""
    return 1 / number


def square(number: Samples) -> Samples:
    """Odd harmonics only: game consoles, sirens."""
    return (number % 2) / number


def hollow(number: Samples) -> Samples:
    """Mostly odd harmonics that fade quickly, like a clarinet's."""
    return np.asarray(np.where(number % 2 == 1, 1.0, 0.12) / number**1.4)


def flute(number: Samples) -> Samples:
    """Little more than an octave and a fifth above the note."""
    return np.asarray(0.42 ** (number - 1) * (number < 7))


def reed(number: Samples) -> Samples:
    """The nasal free reed of an accordion: strong harmonics up to the eighth."""
    return 1 / (0.6 * number + (number / 7) ** 4)


def oscillator(timbre: Timbre, frequency: float, cutoff: float) -> Samples:
    """One period of a band-limited wave at a pitch, its harmonics above ``cutoff`` hertz falling by 12 dB an octave."""
    harmonics = max(1, int(_HIGHEST_HZ / frequency))
    return _period(timbre, min(harmonics, _TABLE // 2 - 1), round(cutoff / frequency, 1))


def read(period: Samples, phase: Samples) -> Samples:
    """The wave at phases counted in periods."""
    wave: Samples = period[(phase * _TABLE).astype(np.int64) % _TABLE]
    return wave


def steady_phase(frequency: float, length: int, start: float = 0.0) -> Samples:
    """The phase, in periods, of a note that holds its pitch."""
    return np.asarray(start + np.arange(length) * (frequency / SAMPLE_RATE))


def decay(length: int, seconds: float) -> Samples:
    """An exponential that falls to a thousandth (-60 dB) in ``seconds``."""
    envelope: Samples = np.exp(np.arange(length) * (-6.9 / (seconds * SAMPLE_RATE)))
    return envelope


def held(length: int, key_down: int, attack_s: float, release_s: float) -> Samples:
    """The envelope of a note that speaks within ``attack_s`` and dies within ``release_s`` once the key is let go."""
    time = np.arange(length)
    rising = np.minimum(1.0, time / max(1, samples_in(attack_s)))
    falling = np.clip(1 - (time - key_down) / samples_in(release_s), 0.0, 1.0)
    return np.asarray(np.sin(rising * np.pi / 2) ** 2 * falling**2)


def ring(frequency: float, length: int, seconds: float) -> Samples:
    """A damped sine that falls by 60 dB in ``seconds``, as a two-pole resonator answers a tap."""
    turn = 2 * np.pi * frequency / SAMPLE_RATE
    radius = np.exp(-6.9 / (seconds * SAMPLE_RATE))
    tap = np.zeros(length)
    tap[0] = 1.0
    sound: Samples = signal.lfilter([0.0, np.sin(turn)], [1.0, -2 * radius * np.cos(turn), radius**2], tap)
    return sound


def smoothed(curve: Samples, seconds: float) -> Samples:
    """The curve through a one-pole low-pass of this time constant, at rest on its first value."""
    pole = np.exp(-1 / (seconds * SAMPLE_RATE))
    smooth: Samples = signal.lfilter([1 - pole], [1.0, -pole], curve, zi=[pole * curve[0]])[0]
    return smooth


def low_passed(samples: Samples, cutoff: float, order: int = 2) -> Samples:
    """Without what lies above ``cutoff`` hertz."""
    return _filtered(samples, "lowpass", (cutoff,), order)


def high_passed(samples: Samples, cutoff: float, order: int = 2) -> Samples:
    """Without what lies below ``cutoff`` hertz."""
    return _filtered(samples, "highpass", (cutoff,), order)


def band_passed(samples: Samples, low: float, high: float, order: int = 2) -> Samples:
    """Only what lies between two frequencies in hertz."""
    return _filtered(samples, "bandpass", (low, high), order)


def _filtered(samples: Samples, kind: str, edges: tuple[float, ...], order: int) -> Samples:
    filtered: Samples = signal.sosfilt(_sections(kind, edges, order), samples)
    return filtered


@lru_cache(maxsize=64)
def _sections(kind: str, edges: tuple[float, ...], order: int) -> Samples:
    edge = edges if len(edges) > 1 else edges[0]
    sections: Samples = signal.butter(order, edge, kind, fs=SAMPLE_RATE, output="sos")
    return sections


@lru_cache(maxsize=512)
def _period(timbre: Timbre, harmonics: int, cutoff_harmonic: float) -> Samples:
    number = np.arange(1.0, harmonics + 1)
    strength = timbre(number) / np.sqrt(1 + (number / max(0.5, cutoff_harmonic)) ** 4)
    spectrum = np.zeros(_TABLE // 2 + 1, np.complex128)
    spectrum[1 : harmonics + 1] = -0.5j * _TABLE * strength
    return np.fft.irfft(spectrum, _TABLE)
