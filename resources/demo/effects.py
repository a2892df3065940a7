"""Pedals and boxes: what a part goes through on its way to the desk; each answers a function."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import signal
from waves import SAMPLE_RATE, Samples, band_passed, high_passed, low_passed, samples_in

Effect = Callable[[Samples], Samples]


def overdrive(drive: float, asymmetry: float = 0.15) -> Effect:
    """A valve asked for ``drive`` times too much; run at twice the rate, so that its new harmonics do not fold back."""

    def effect(samples: Samples) -> Samples:
        pushed = drive * samples / (np.percentile(np.abs(samples), 99.5) + 1e-9)
        bent = np.tanh(signal.resample_poly(pushed, 2, 1) + asymmetry) - np.tanh(asymmetry)
        return np.asarray(signal.resample_poly(bent, 1, 2))[: len(samples)]

    return effect


def cabinet(top: float = 4600.0, presence: float = 0.7) -> Effect:
    """The loudspeaker of a guitar amplifier: no deep bass, little above ``top`` hertz, ``presence`` at 2.5 kHz."""

    def effect(samples: Samples) -> Samples:
        spoken = low_passed(high_passed(samples, 85), top, 4)
        return spoken + presence * band_passed(spoken, 1700, 3400)

    return effect


def wooden_body() -> Effect:
    """The air and the top of an acoustic guitar or a cello, which lend the string its warmth."""

    def effect(samples: Samples) -> Samples:
        return (
            samples
            + 0.9 * band_passed(samples, 92, 125)
            + 0.7 * band_passed(samples, 185, 240)
            + 0.3 * band_passed(samples, 380, 480)
        )

    return effect


def darkened(cutoff: float) -> Effect:
    """Without what lies above ``cutoff`` hertz."""
    return lambda samples: low_passed(samples, cutoff)


def thinned(cutoff: float) -> Effect:
    """Without what lies below ``cutoff`` hertz."""
    return lambda samples: high_passed(samples, cutoff)


def tremolo(hertz: float, depth: float) -> Effect:
    """The loudness sways."""

    def effect(samples: Samples) -> Samples:
        sway = 0.5 - 0.5 * np.cos(2 * np.pi * hertz * np.arange(len(samples)) / SAMPLE_RATE)
        return samples * (1 - depth * sway)

    return effect


def chorus(mix: float = 0.5, depth_ms: float = 1.6, hertz: float = 0.7) -> Effect:
    """A second player whose delay, and so whose pitch, wanders."""

    def effect(samples: Samples) -> Samples:
        index = np.arange(len(samples), dtype=np.float64)
        delay = 0.001 * SAMPLE_RATE * (9 + depth_ms * np.sin(2 * np.pi * hertz * index / SAMPLE_RATE))
        return np.asarray((samples + mix * np.interp(index - delay, index, samples)) / (1 + mix / 2))

    return effect


def echo(seconds: float, feedback: float = 0.35, mix: float = 0.3) -> Effect:
    """Repeats that get darker each time."""

    def effect(samples: Samples) -> Samples:
        delay, sound, repeat = samples_in(seconds), samples.copy(), mix * samples
        for _ in range(5):
            repeat = low_passed(np.concatenate([np.zeros(delay), repeat[:-delay]]), 3500, 1)
            sound += repeat
            repeat = feedback * repeat
        return sound

    return effect


def pumping(bpm: float, depth: float = 0.6) -> Effect:
    """Makes way for a kick drum on every beat, as dance records do."""

    def effect(samples: Samples) -> Samples:
        phase = np.arange(len(samples)) * (bpm / 60 / SAMPLE_RATE) % 1
        return np.asarray(samples * (1 - depth * np.cos(np.pi / 2 * np.minimum(1, phase / 0.6)) ** 2))

    return effect
