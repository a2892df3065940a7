from __future__ import annotations

import numpy as np
import pytest

from emotion_player.audio.descriptors import count_onsets, describe
from emotion_player.audio.samples import Samples

RATE = 16_000


def _chord(semitones: tuple[int, ...], duration_s: float = 4.0) -> Samples:
    time = np.arange(int(duration_s * RATE)) / RATE
    tones = [np.sin(2 * np.pi * 261.63 * 2 ** (s / 12) * time) for s in semitones]
    chord: Samples = (0.2 * np.sum(tones, axis=0)).astype(np.float32)
    return chord


def _clicks(per_second: int) -> Samples:
    samples = np.zeros(6 * RATE, np.float32)
    rng = np.random.default_rng(0)
    for start in range(RATE // 2, len(samples) - 400, RATE // per_second):
        samples[start : start + 400] = 0.5 * rng.standard_normal(400) * np.linspace(1, 0, 400)
    return samples


def test_any_sound_has_the_same_69_finite_descriptors() -> None:
    for samples in (_chord((0, 4, 7)), _clicks(3), np.zeros(2 * RATE, np.float32), _chord((0,), 0.5)):
        described = describe(samples, RATE)
        assert described.shape == (69,)
        assert described.dtype == np.float32
        assert np.isfinite(described).all()


def test_a_major_scale_is_more_major_than_a_minor_one() -> None:
    major = np.concatenate([_chord(c, 1.0) for c in ((0, 4, 7), (5, 9, 12), (7, 11, 14), (0, 4, 7))])
    minor = np.concatenate([_chord(c, 1.0) for c in ((0, 3, 7), (5, 8, 12), (7, 11, 14), (0, 3, 7))])
    assert describe(major, RATE)[-2] > 0 > describe(minor, RATE)[-2]


@pytest.mark.parametrize(("slow", "fast"), [(1, 4), (2, 5)])
def test_more_clicks_are_more_onsets(slow: int, fast: int) -> None:
    onsets = 38 + 1  # after 19 means and 19 spreads, and the tempo
    assert describe(_clicks(fast), RATE)[onsets] > 1.5 * describe(_clicks(slow), RATE)[onsets]


def test_onsets_are_the_peaks_that_stand_out_and_lie_apart() -> None:
    rate = 100.0  # 3 frames before a peak must not be larger, 10 on both sides are compared with
    strength = np.zeros(100)
    strength[[5, 40, 42, 70]] = 1.0, 0.5, 0.9, 0.05
    assert count_onsets(strength, rate) == 2  # the third is too near the second, the last too faint
    assert count_onsets(np.zeros(100), rate) == 0
    assert count_onsets(np.full(100, np.nan), rate) == 0
