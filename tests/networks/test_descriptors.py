"""Chords, keys and pulses that are played are heard as what they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
import torch

from emotion_player.audio.features import log_mel
from emotion_player.core.mel import NOTES_SPEC, TAGGER_MEL
from emotion_player.networks.descriptors import COUNT, HARMONY, RHYTHM, Descriptors, rhythm

RATE = NOTES_SPEC.sample_rate
SECONDS = 10.224
MAJOR, MINOR, CLARITY, CHORD_MAJOR, CHORD_MINOR, CHANGE = 0, 1, 3, 5, 6, 9
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
    numbers: list[float] = rhythm(torch.from_numpy(log_mel(samples, TAGGER_MEL)[None]))[0].tolist()
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
