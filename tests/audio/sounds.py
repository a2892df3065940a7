"""Sounds whose every sample is given by a formula or by a random generator that never changes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]
Stored = Mapping[str, npt.NDArray[np.float32]]


def gliding_chord(duration_s: float, rate: int) -> Sound:
    """Four tones that rise and fade."""
    time = np.arange(round(duration_s * rate)) / rate
    tones = sum(
        np.sin(2 * np.pi * f * time * (1 + 0.1 * time)) / (k + 2) for k, f in enumerate((110, 277.2, 659.3, 3000))
    )
    return np.asarray(0.3 * tones * np.exp(-time), np.float32)


def noise(length: int) -> Sound:
    """White noise with a spread of .1."""
    return np.random.RandomState(0).normal(0, 0.1, length).astype(np.float32)


def clicks(a_second: int, rate: int) -> Sound:
    """Six seconds with short bursts of noise."""
    samples = np.zeros(6 * rate, np.float32)
    burst = noise(400) * np.linspace(5, 0, 400, dtype=np.float32)
    for start in range(rate // 2, len(samples) - 400, rate // a_second):
        samples[start : start + 400] = burst
    return samples
