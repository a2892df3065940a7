"""Makes other recordings of the same music: a little faster or slower, another tone, another place in the song."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from scipy import fft

from emotion_player.audio.decode import read_all
from emotion_player.audio.encode import write_mp3
from emotion_player.audio.samples import Samples
from emotion_player.audio.stream import resampled

SPEED = 0.05
"""Largest change of speed, up or down (a fast transform rounds it by up to half a per cent).

Pitch goes with it, by less than a semitone; the label stays.
"""

TONE_DB = 5.0
"""Spread of the tone control, in decibels, at each of six frequencies an octave and a half apart."""

LATEST_S = 1.5
"""So much later a twin may begin."""

_FILE_RATE = 44_100
_LOW_RATE = 22_050
_BIT_RATES = (48_000, 64_000, 96_000, 128_000)


def vary(samples: Samples, sample_rate: int, duration_s: float, rng: np.random.Generator) -> Samples:
    """Return ``duration_s`` seconds from anywhere in the clip, at another speed and with another tone.

    A clip that is too short is repeated. Speed and tone are one pass through the spectrum: fewer or more bins back are
    another speed, their gains another tone.
    """
    length = round(duration_s * sample_rate)
    speed = 1 + rng.uniform(-SPEED, SPEED)
    wanted = fft.next_fast_len(round(length * speed), real=True)
    looped = np.resize(samples, max(wanted, len(samples)))
    start = int(rng.integers(0, len(looped) - wanted + 1))
    spectrum = fft.rfft(looped[start : start + wanted])
    frequencies = np.maximum(fft.rfftfreq(wanted, 1 / sample_rate), 20.0)
    knots = np.geomspace(60, 8_000, 6)
    gain_db = np.interp(np.log(frequencies), np.log(knots), rng.normal(0, TONE_DB / 2, len(knots)))
    if rng.random() < 0.3:  # a narrow recording: an old record, a small speaker, a strong codec
        highest = np.exp(rng.uniform(np.log(3_500), np.log(15_000)))
        gain_db = np.where(frequencies > highest, -40.0, gain_db)
    spectrum *= (10 ** (gain_db / 20)).astype(np.float32)
    varied = fft.irfft(spectrum, length) * np.float32(length / wanted)
    noise = rng.standard_normal(length, dtype=np.float32) * np.float32(10 ** rng.uniform(-5, -3) * np.std(varied))
    result: Samples = (varied + noise).astype(np.float32)
    return result


def twin_of(samples: Samples, sample_rate: int, duration_s: float, rng: np.random.Generator) -> Samples:
    """Return the first ``duration_s`` seconds as a listener would not mind to hear them instead.

    They went through MP3, or through a low sample rate, or they begin a little later.

    Args:
        samples: ``LATEST_S`` longer than that.
        sample_rate: Of them.
        duration_s: Of the twin.
        rng: Draws what is done.
    """
    length = round(duration_s * sample_rate)
    kind = rng.integers(3)
    if kind == 0:
        start = int(rng.uniform(0.3, LATEST_S) * sample_rate)
        return samples[start : start + length]
    if kind == 1:
        low = resampled(samples[:length], sample_rate, _LOW_RATE)
        return np.resize(resampled(low, _LOW_RATE, sample_rate), length)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "twin.mp3"
        write_mp3(file, resampled(samples[:length], sample_rate, _FILE_RATE), _FILE_RATE, int(rng.choice(_BIT_RATES)))
        return np.resize(read_all(file, sample_rate, duration_s), length)
