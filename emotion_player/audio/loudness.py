"""How loud sound is, after ITU-R BS.1770-4, from its samples or from spectra that are made of it anyway."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from emotion_player.audio.filters import Biquad, filtered
from emotion_player.audio.samples import Samples

SILENCE_LUFS = -70.0
"""The absolute gate of BS.1770; what lies below is silence."""

STEPS_A_SECOND = 10
"""A block lasts four steps, and one begins at every step."""

_EDGE_S = 0.01
"""What resampling rings with where a piece is cut out of sound that does not lie around 0."""

_STEPS_AT_ONCE = 16
_OFFSET_LU = -0.691

Powers = npt.NDArray[np.floating[Any]]


def loudness_lufs(samples: Samples, sample_rate: int) -> float:
    """Integrated loudness: K-weighting, 400-ms blocks, both gates; -inf for silence.

    Sound of less than half a second is taken as one block.
    """
    if not len(samples):
        return float("-inf")
    step = round(sample_rate / STEPS_A_SECOND)
    weighted = filtered(samples, sample_rate, _k_weighting(sample_rate), _STEPS_AT_ONCE * step)
    if len(samples) // step <= 4:
        return integrated_lufs(np.array([np.mean(next(weighted) ** 2, dtype=np.float64)]))
    return integrated_lufs(np.concatenate([_step_powers(piece, step) for piece in weighted]))


def integrated_lufs(powers: Powers) -> float:
    """(steps,) -> integrated loudness: the mean K-weighted power of each step of 100 ms, through both gates.

    Four steps or fewer are taken as one block.
    """
    blocks = np.convolve(powers, np.full(4, 0.25), "valid") if len(powers) > 4 else np.mean(powers, keepdims=True)
    blocks = blocks[blocks > _power(SILENCE_LUFS)]
    if not blocks.size:
        return float("-inf")
    blocks = blocks[blocks > np.mean(blocks) * 0.1]  # the relative gate: 10 LU below the mean
    return float(_OFFSET_LU + 10 * np.log10(np.mean(blocks)))


def is_silent(samples: Samples, sample_rate: int) -> bool:
    """Whether no block of the sound reaches the absolute gate of BS.1770.

    An offset is no sound, nor is its sudden beginning where a piece was cut out: cheap sound cards record silence so.
    """
    edge = round(_EDGE_S * sample_rate)
    inner = samples[edge:-edge] if len(samples) > 4 * edge else samples
    if not len(inner) or _is_plainly_audible(inner, sample_rate):
        return not len(inner)
    return loudness_lufs(inner - np.mean(inner[:edge]), sample_rate) == float("-inf")


def gain_between(from_lufs: float, to_lufs: float) -> float:
    """The factor that brings sound from one loudness to another; 1.0 for silence, which no gain makes louder."""
    return float(10 ** ((to_lufs - from_lufs) / 20)) if np.isfinite(from_lufs) else 1.0


def k_weighting_power(hertz: npt.ArrayLike, sample_rate: int) -> npt.NDArray[np.float64]:
    """How much of the power at a frequency K-weighting lets through."""
    delay = np.exp(-2j * np.pi * np.asarray(hertz) / sample_rate)
    stages = _k_weighting(sample_rate)
    response = math.prod(
        np.polyval((b2, b1, b0), delay) / np.polyval((a2, a1, a0), delay) for b0, b1, b2, a0, a1, a2 in stages
    )
    power: npt.NDArray[np.float64] = np.abs(response) ** 2
    return power


def _step_powers(samples: npt.NDArray[np.float64], step: int) -> npt.NDArray[np.float64]:
    """The mean power of each whole step."""
    steps = samples[: len(samples) // step * step].reshape(-1, step)
    powers: npt.NDArray[np.float64] = np.einsum("ij,ij->i", steps, steps) / step
    return powers


def _is_plainly_audible(samples: Samples, sample_rate: int) -> bool:
    """Whether sound is loud enough without a measurement, which costs as much as its log-mel.

    Half the difference of neighbouring samples is a filter that lets less through than K-weighting does, wherever it
    lets anything through that could be heard. Four times the gate in the mean is more than once in some block.
    """
    step = round(sample_rate / STEPS_A_SECOND)
    steps = samples[: max(1, len(samples) // step) * step]
    differences = steps[1:] - steps[:-1]
    return float(differences @ differences) / 4 > 4 * _power(SILENCE_LUFS) * len(steps)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_LU) / 10))


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
