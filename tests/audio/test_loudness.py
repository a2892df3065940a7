from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from emotion_player.audio.loudness import gain_between, is_silent, loudness_lufs


def chord(duration_s: float, rate: int) -> npt.NDArray[np.float32]:
    """A sound whose every sample is given by a formula, so that it never depends on a random generator."""
    time = np.arange(round(duration_s * rate)) / rate
    tones = sum(
        np.sin(2 * np.pi * f * time * (1 + 0.1 * time)) / (k + 2) for k, f in enumerate((110, 277.2, 659.3, 3000))
    )
    return np.asarray(0.3 * tones * np.exp(-time), np.float32)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_a_full_scale_sine_of_997_hz_has_minus_3_lufs(rate: int) -> None:
    sine = np.sin(2 * np.pi * 997 * np.arange(5 * rate) / rate).astype(np.float32)
    assert loudness_lufs(sine, rate) == pytest.approx(-3.01, abs=0.05)


def test_loudness_follows_the_tests_of_ebu_tech_3341() -> None:
    """Cases 1 to 4, mono: a stereo sine of -23 dBFS has -23 LUFS, hence a mono one 3.01 less."""

    def sine(*parts: tuple[float, float]) -> npt.NDArray[np.float32]:
        level = np.concatenate([np.full(int(48_000 * s), 10 ** (dbfs / 20)) for dbfs, s in parts])
        return (level * np.sin(2 * np.pi * 1000 * np.arange(len(level)) / 48_000)).astype(np.float32)

    expected: dict[int, list[tuple[tuple[float, float], ...]]] = {
        -23: [((-23, 20),), ((-36, 10), (-23, 60), (-36, 10)), ((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10))],
        -33: [((-33, 20),)],
    }
    for lufs, cases in expected.items():
        for parts in cases:
            assert loudness_lufs(sine(*parts), 48_000) == pytest.approx(lufs - 3.01, abs=0.1)


@given(decibels=st.floats(-12, 12))
@settings(max_examples=20)
def test_gain_moves_loudness_by_as_much(decibels: float) -> None:
    samples = chord(2.0, 16_000)
    louder = (samples * 10 ** (decibels / 20)).astype(np.float32)
    assert loudness_lufs(louder, 16_000) - loudness_lufs(samples, 16_000) == pytest.approx(decibels, abs=0.01)
    brought = louder * gain_between(loudness_lufs(louder, 16_000), -24.0)
    assert loudness_lufs(brought, 16_000) == pytest.approx(-24, abs=0.01)


@pytest.mark.parametrize("length", [0, 1, 100, 1600, 8000, 16_000])
def test_silence_of_any_length_has_no_loudness_and_no_gain(length: int) -> None:
    for level in (0.0, 1e-5):
        silence = np.full(length, level, np.float32)
        assert is_silent(silence, 16_000)
        assert gain_between(loudness_lufs(silence, 16_000), -24.0) == 1.0


def test_one_audible_moment_is_enough_not_to_be_silent() -> None:
    samples = np.zeros(160_000, np.float32)
    assert is_silent(samples, 16_000)
    samples[80_000:88_000] = chord(0.5, 16_000) * 0.05
    assert not is_silent(samples, 16_000)


@given(
    hertz=st.floats(0.01, 7_999),
    level=st.floats(-90, 0),
    offset=st.floats(-1, 1),
    begins=st.floats(0, 1),
    lasts=st.floats(0.001, 1),
    length=st.integers(0, 40_000),
)
@example(hertz=0.1, level=0.0, offset=0.0, begins=0.0, lasts=1.0, length=40_000)
@example(hertz=50.0, level=-60.0, offset=1.0, begins=0.0, lasts=1.0, length=40_000)
def test_sound_is_silent_exactly_when_it_has_no_loudness_beside_its_offset(
    hertz: float, level: float, offset: float, begins: float, lasts: float, length: int
) -> None:
    tone = 10 ** (level / 20) * np.sin(2 * np.pi * hertz * np.arange(length) / 16_000)
    tone[: int(begins * length)] = 0
    tone[int((begins + lasts) * length) :] = 0
    samples = (tone + offset * 0.5).astype(np.float32)
    inner = samples[160:-160] if length > 640 else samples
    offset_free = inner - np.mean(inner[:160]) if length else inner
    assert is_silent(samples, 16_000) == (loudness_lufs(offset_free, 16_000) == -np.inf)


def test_a_sound_shorter_than_a_block_has_a_loudness() -> None:
    assert -40 < loudness_lufs(chord(0.1, 16_000), 16_000) < 0
