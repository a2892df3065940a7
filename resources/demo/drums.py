"""The drum kit and small percussion: swept sines for skins, filtered noise for wires, metal and hands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from instruments import Polyphonic, Sound
from waves import SAMPLE_RATE, Samples, band_passed, decay, high_passed, low_passed, ring, samples_in


@dataclass(frozen=True, slots=True)
class Skin(Polyphonic):
    """A drum head whose pitch falls from ``snap`` times its ``tune`` hertz as it settles, and the beater's click."""

    tune: float
    seconds: float
    snap: float = 3.0
    click: float = 0.3

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """A sine on a falling pitch."""
        length = samples_in(self.seconds)
        frequency = self.tune * (1 + (self.snap - 1) * decay(length, 0.18))
        skin = np.sin(2 * np.pi * np.cumsum(frequency) / SAMPLE_RATE) * _struck(length, self.seconds)
        click = low_passed(rng.standard_normal(length), 5000) * decay(length, 0.012)
        return sound.level * (skin + self.click * sound.velocity * click)


@dataclass(frozen=True, slots=True)
class Snare(Polyphonic):
    """Two modes of a head and the rattle of the wires; ``wires_s`` is how long they rattle."""

    tune: float = 190.0
    wires_s: float = 0.22
    wires: float = 0.8

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """Head and wires together."""
        length = samples_in(self.wires_s + 0.1)
        head = ring(self.tune, length, 0.18) + 0.6 * ring(self.tune * 1.78, length, 0.12)
        rattle = high_passed(rng.standard_normal(length), 1200) * decay(length, self.wires_s)
        snap = band_passed(rng.standard_normal(length), 2500, 9000) * decay(length, 0.03)
        return sound.level * (0.6 * head + self.wires * (0.4 * rattle + 0.7 * snap)) * _tail(length)


@dataclass(frozen=True, slots=True)
class Metal(Polyphonic):
    """Hi-hats and cymbals: noise and a cloud of inharmonic modes above ``lowest`` hertz."""

    seconds: float
    lowest: float = 6500.0
    tone: float = 0.4
    attack_s: float = 0.0005

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """The cloud's modes are the same at every stroke, its noise is not."""
        length = samples_in(self.seconds)
        time = np.arange(length) / SAMPLE_RATE
        modes = sum(np.sign(np.sin(2 * np.pi * hertz * time)) for hertz in (317.0, 465.0, 541.0, 711.0, 803.0, 1139.0))
        cloud = high_passed(rng.standard_normal(length) + self.tone * modes, self.lowest, 3)
        bloom = np.minimum(1, time / self.attack_s)
        body = 0.65 * decay(length, self.seconds) + 0.35 * decay(length, self.seconds / 4)
        return 0.5 * sound.level * cloud * bloom * body * _tail(length)


@dataclass(frozen=True, slots=True)
class Noise(Polyphonic):
    """Claps, shakers, brushes: one or more bursts of noise between two frequencies in hertz."""

    low: float
    high: float
    seconds: float
    attack_s: float = 0.001
    bursts: tuple[float, ...] = (0.0,)

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """The bursts lie their number of seconds after the beat."""
        length = samples_in(self.seconds + self.bursts[-1])
        time = np.arange(length) / SAMPLE_RATE
        envelope = np.zeros(length)
        for begin in self.bursts:
            since = time - begin
            seconds = self.seconds if begin == self.bursts[-1] else 0.05
            strike = np.minimum(1, since / self.attack_s) * np.exp(-6.9 * since / seconds)
            envelope = np.maximum(envelope, np.where(since >= 0, strike, 0.0))
        return (
            1.2 * sound.level * band_passed(rng.standard_normal(length), self.low, self.high) * envelope * _tail(length)
        )


@dataclass(frozen=True, slots=True)
class Knock(Polyphonic):
    """Wood, rims, bells and sticks: a few short modes in hertz."""

    modes: tuple[float, ...]
    seconds: float

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """The notes' own pitch bends the modes: 60 leaves them as they are."""
        length = samples_in(self.seconds)
        bend = sound.frequency / 261.6256 * 2 ** (rng.normal(0, 3) / 1200)
        modes = [ring(hertz * bend, length, self.seconds) / (1 + 0.6 * order) for order, hertz in enumerate(self.modes)]
        return np.asarray(0.7 * sound.level * np.sum(modes, axis=0) * _tail(length))


def _struck(length: int, seconds: float) -> Samples:
    return decay(length, seconds) * _tail(length)


def _tail(length: int) -> Samples:
    """A short fade at the very end, so that no stroke ends in a click."""
    return np.minimum(1, np.arange(length, 0, -1) / samples_in(0.01))


@dataclass(frozen=True, slots=True)
class Drum:
    """A drum and its usual place: level in decibels, pan from -1 (left) to 1, share sent to the room."""

    instrument: Polyphonic
    gain_db: float
    pan: float = 0.0
    room: float = 0.12


KIT = {
    "tight kick": Drum(Skin(58, 0.2, snap=4, click=0.9), 0.0, room=0.03),
    "soft kick": Drum(Skin(55, 0.3, snap=2, click=0.05), -3.0, room=0.05),
    "club kick": Drum(Skin(48, 0.42, snap=4.5, click=0.5), 1.0, room=0.02),
    "snare": Drum(Snare(), -2.0, 0.03, room=0.18),
    "fat snare": Drum(Snare(165, 0.32, 1.0), -1.0, 0.03, room=0.25),
    "rim": Drum(Knock((1720, 2690), 0.07), -9.0, 0.15),
    "clap": Drum(Noise(900, 4500, 0.2, bursts=(0.0, 0.011, 0.023)), -4.0, -0.05, room=0.25),
    "hat": Drum(Metal(0.09), -10.0, 0.3, room=0.04),
    "open hat": Drum(Metal(0.4), -11.0, 0.3, room=0.06),
    "crash": Drum(Metal(2.4, 3000, 0.25), -7.0, -0.35, room=0.2),
    "ride": Drum(Metal(0.9, 4500, 0.9), -13.0, -0.3, room=0.1),
    "soft cymbal": Drum(Metal(3.0, 3500, 0.1, attack_s=0.5), -14.0, -0.2, room=0.3),
    "high tom": Drum(Skin(165, 0.4, snap=1.6, click=0.15), -3.0, 0.35, room=0.2),
    "tom": Drum(Skin(110, 0.5, snap=1.6, click=0.15), -2.0, 0.0, room=0.2),
    "low tom": Drum(Skin(78, 0.6, snap=1.6, click=0.15), -1.0, -0.35, room=0.2),
    "timpani": Drum(Skin(73.4, 1.6, snap=1.15, click=0.1), -1.0, -0.2, room=0.4),
    "surdo": Drum(Skin(64, 0.6, snap=1.4, click=0.08), 0.0, -0.1, room=0.12),
    "muted surdo": Drum(Skin(84, 0.16, snap=1.3, click=0.1), -4.0, 0.1, room=0.1),
    "shaker": Drum(Noise(4500, 11000, 0.09, attack_s=0.02), -11.0, -0.4, room=0.08),
    "tambourine": Drum(Noise(6000, 14000, 0.16, attack_s=0.004, bursts=(0.0, 0.014)), -9.0, 0.4, room=0.1),
    "tamborim": Drum(Knock((620, 1340, 2100), 0.08), -7.0, 0.45, room=0.12),
    "agogo": Drum(Knock((880, 2390, 4100), 0.28), -11.0, -0.45, room=0.15),
    "brush": Drum(Noise(1500, 8000, 0.22, attack_s=0.03), -13.0, 0.1, room=0.15),
    "anvil": Drum(Knock((1105, 1710, 2533, 3977, 5210), 0.5), -8.0, 0.5, room=0.35),
}
