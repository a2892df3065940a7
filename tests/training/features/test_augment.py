from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.training.features.augment import LATEST_S, SPEED, twin_of, vary

RATE = 16_000


@settings(max_examples=20)
@given(st.integers(RATE // 4, 4 * RATE), st.integers(0, 2**31))
def test_any_clip_becomes_as_long_as_asked_for(length: int, seed: int) -> None:
    samples = np.random.default_rng(0).standard_normal(length).astype(np.float32)
    varied = vary(samples, RATE, 2.0, np.random.default_rng(seed))
    assert varied.shape == (2 * RATE,)
    assert varied.dtype == np.float32
    assert np.isfinite(varied).all()


def test_speed_stays_within_its_range_and_takes_pitch_along() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(8 * RATE) / RATE).astype(np.float32)
    pitches = []
    for seed in range(12):
        varied = vary(tone, RATE, 4.0, np.random.default_rng(seed))
        pitches.append(np.argmax(np.abs(np.fft.rfft(varied))) / 4.0)
    assert min(pitches) >= 1000 * (1 - SPEED - 0.006)
    assert max(pitches) <= 1000 * (1 + SPEED + 0.006)
    assert max(pitches) - min(pitches) > 20


def test_the_same_draw_gives_the_same_view() -> None:
    samples = np.random.default_rng(0).standard_normal(RATE * 3).astype(np.float32)
    views = [vary(samples, RATE, 2.0, np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert np.array_equal(views[0], views[1])
    assert not np.array_equal(views[0], views[2])


def test_a_twin_is_the_same_sound_later_or_through_mp3_or_with_fewer_samples() -> None:
    """What it holds up to 9 kHz hardly differs; a sample rate of 22.05 kHz takes what lies above 11 kHz away."""
    rate, length = 32_000, 32_000
    rng = np.random.default_rng(0)
    sound = (0.1 * rng.standard_normal(length + round(LATEST_S * rate))).astype(np.float32)
    later = lower = 0
    for seed in range(12):
        twin = twin_of(sound, rate, 1.0, np.random.default_rng(seed))
        assert twin.shape == (length,)
        ours, theirs = (np.abs(np.fft.rfft(x)) ** 2 for x in (sound[:length], twin))
        assert theirs[:9_000].sum() == pytest.approx(ours[:9_000].sum(), rel=0.1)
        later += any(np.array_equal(twin, sound[at : at + length]) for at in np.flatnonzero(sound == twin[0]))
        lower += theirs[11_500:].sum() < 0.01 * ours[11_500:].sum()
    assert min(later, lower, 12 - later - lower) >= 1
