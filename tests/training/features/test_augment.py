from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.training.features.augment import SPEED, vary

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
