"""Chords, keys and pulses that are played are heard as what they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
import torch

from emotion_player.audio.features import log_mel
from emotion_player.core.mel import NOTES_SPEC, TAGGER_MEL
from emotion_player.networks.descriptors import COUNT, HARMONY, RHYTHM, Descriptors

RATE = NOTES_SPEC.sample_rate
SECONDS = 10.224
MAJOR, MINOR, CLARITY, CHORD_MAJOR, CHORD_MINOR, CHANGE = 0, 1, 3, 5, 6, 9
LEARNED = (
    0.7014, 0.60041, 0.10099, 0.7014, 1.9242, 0.78506, 0.79413, -0.0090686, 0.848, 0.17872, 0.34413, 0.083993, 0.68221,
    0.22141, 0.28272, 7.0882, 35.171, 0.15522, 0.19881, 0.10804, 0.30194, 0.56898, 0.31319, 0.64343, 0.7682, 0.77804,
    0.73797, 0.88574, 0.60614, 0.19543, 0.15665, 0.41502, 0.48797, 0.4929, 0.091694, 6.8557, 24.248, 0.93933, -0.075149,
    0.91901, 0.20792, 0.93933, 2.0572, 7.153, 25.346, 0.94105, -0.074945, 0.9192, 0.2121, 0.94105, 2.0572, 7.5621,
    26.869, 0.93705, -0.074508, 0.91697, 0.21468, 0.93705, 2.0572, 7.308, 25.907, 0.9399, -0.07485, 0.91921, 0.21305,
    0.9399, 2.0572, -48.551, 26.265, 5.0469, -83.383, -83.249, -83.04, -82.837, -82.631, -82.511, -82.257, -82.138,
    -82.025, -81.834, -81.621, -81.446, 37.881, 38.158, 38.623, 39.068, 39.533, 39.822, 40.368, 40.621, 40.879, 41.346,
    41.786, 42.173,
)  # fmt: skip
"""Of chords and clicks, from the code that the weights of the teacher that ships were trained with."""

PULSE, ONSETS = 3 * 8 + 2, 3 * 8 + 7  # of all bands together


def _tones(notes: Sequence[float], seconds: float = SECONDS) -> npt.NDArray[np.float32]:
    """Notes, as MIDI numbers them, with four overtones each."""
    time = np.arange(round(seconds * RATE)) / RATE
    waves = [
        np.sin(2 * np.pi * 440 * 2 ** ((note - 69) / 12) * part * time) / part for note in notes for part in range(1, 5)
    ]
    sound: npt.NDArray[np.float32] = (0.1 * np.sum(waves, axis=0)).astype(np.float32)
    return sound


def _clicks(a_second: float) -> npt.NDArray[np.float32]:
    """Bursts of noise at equal distances."""
    rng = np.random.default_rng(0)
    samples = np.zeros(round(SECONDS * TAGGER_MEL.sample_rate), np.float32)
    for start in np.arange(0.1, SECONDS - 0.1, 1 / a_second):
        first = round(start * TAGGER_MEL.sample_rate)
        samples[first : first + 800] += rng.standard_normal(800).astype(np.float32) * 0.3
    return samples


def _harmony(samples: npt.NDArray[np.float32]) -> list[float]:
    numbers: list[float] = Descriptors().harmony(torch.from_numpy(log_mel(samples, NOTES_SPEC)[None]))[0].tolist()
    return numbers


def _rhythm(samples: npt.NDArray[np.float32]) -> list[float]:
    mel = torch.from_numpy(log_mel(samples, TAGGER_MEL)[None])
    numbers: list[float] = Descriptors().rhythm_and_level(mel)[0].tolist()
    return numbers


@pytest.mark.parametrize("root", [48, 55, 50.5])
def test_major_and_minor_are_told_apart_in_every_key_and_tuning(root: float) -> None:
    major, minor = (_harmony(_tones([root, root + third, root + 7, root + 12])) for third in (4, 3))
    assert major[MAJOR] > major[MINOR]
    assert minor[MINOR] > minor[MAJOR]
    assert major[CHORD_MAJOR] > major[CHORD_MINOR]
    assert minor[CHORD_MINOR] > minor[CHORD_MAJOR]


def test_transposing_changes_nothing() -> None:
    low, high = (_harmony(_tones([root, root + 4, root + 7])) for root in (50, 53))
    assert low[:15] == pytest.approx(high[:15], abs=0.1)
    assert low[:CLARITY] == pytest.approx(high[:CLARITY], abs=0.05)


def test_a_triad_has_a_clearer_key_than_noise() -> None:
    noise = np.random.default_rng(0).standard_normal(round(SECONDS * RATE)).astype(np.float32) * 0.1
    assert _harmony(_tones([48, 52, 55]))[CLARITY] > _harmony(noise)[CLARITY] + 0.2


def test_chords_that_change_are_told_from_one_that_stays() -> None:
    changing = np.concatenate([_tones([root, root + 4, root + 7], 0.639) for root in (48, 53, 55, 50) * 4])
    assert _harmony(changing)[CHANGE] > _harmony(_tones([48, 52, 55]))[CHANGE] + 0.02


@pytest.mark.parametrize("a_second", [1.0, 2.0, 4.0])
def test_onsets_are_counted(a_second: float) -> None:
    assert _rhythm(_clicks(a_second))[ONSETS] == pytest.approx(a_second, rel=0.15)


def test_a_steady_beat_has_a_clearer_pulse_than_noise() -> None:
    noise = np.random.default_rng(0).standard_normal(round(SECONDS * TAGGER_MEL.sample_rate)).astype(np.float32) * 0.1
    assert _rhythm(_clicks(2.0))[PULSE] > _rhythm(noise)[PULSE] + 0.3


def test_silence_has_numbers_too() -> None:
    silence = np.zeros(round(SECONDS * RATE), np.float32)
    notes = torch.from_numpy(log_mel(silence, NOTES_SPEC)[None])
    mel = torch.from_numpy(log_mel(silence[::2], TAGGER_MEL)[None])
    numbers = Descriptors()(mel, notes)
    assert numbers.shape == (1, COUNT)
    assert torch.isfinite(numbers).all()
    assert HARMONY + RHYTHM < COUNT


def test_the_numbers_are_those_that_networks_learned_from_in_their_order() -> None:
    chords = [
        _tones([root, root + 4 - i % 2, root + 7], 0.639) for i, root in enumerate((48, 53, 55, 50, 45, 52.2) * 3)
    ]
    notes = log_mel(np.concatenate(chords)[: round(SECONDS * RATE)], NOTES_SPEC)
    mel = log_mel(_clicks(2.0), TAGGER_MEL)
    both = [torch.from_numpy(np.stack([each, np.roll(each, 7, 1)])) for each in (mel, notes)]
    numbers = Descriptors()(*both)
    assert numbers[0].tolist() == pytest.approx(LEARNED, rel=1e-3, abs=1e-4)
    assert numbers[1].tolist() != pytest.approx(LEARNED, rel=1e-3, abs=1e-4)
