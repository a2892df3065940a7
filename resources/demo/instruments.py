"""The tuned instruments of the band: plucked, struck, bowed and blown, each a few lines of physics."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from waves import (
    SAMPLE_RATE,
    Samples,
    Timbre,
    band_passed,
    decay,
    flute,
    held,
    oscillator,
    read,
    ring,
    samples_in,
    saw,
    smoothed,
    steady_phase,
)


@dataclass(frozen=True, slots=True)
class Sound:
    """A note in the air: times in seconds, frequency in hertz, velocity in 0..1."""

    start_s: float
    length_s: float
    frequency: float
    velocity: float

    @property
    def level(self) -> float:
        """Amplitude: the ear's answer to velocity is steeper than the hand's."""
        return float(self.velocity**1.6)


class Instrument(Protocol):
    """Whatever turns the sounds of one part into samples."""

    def play(self, sounds: Sequence[Sound], length: int, rng: np.random.Generator) -> Samples:
        """(length,): the whole part, about 1.0 high at full velocity."""


class Polyphonic(ABC):
    """An instrument whose notes sound independently of one another."""

    def play(self, sounds: Sequence[Sound], length: int, rng: np.random.Generator) -> Samples:
        """(length,): the sum of all notes."""
        part = np.zeros(length)
        for sound in sounds:
            begin = max(0, round(sound.start_s * SAMPLE_RATE))
            note = self.note(sound, rng)[: max(0, length - begin)]
            part[begin : begin + len(note)] += note
        return part

    @abstractmethod
    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """One note from its attack until it has died away."""


@dataclass(frozen=True, slots=True)
class Plucked(Polyphonic):
    """A string after Karplus and Strong (1983): a burst of noise runs round a delay line and loses its highs.

    ``ring_s`` is how long the open string rings, ``brightness`` (0..1) how hard the pick is, ``position`` where
    it plucks (share of the string), ``softness`` (0..0.5) how fast highs are lost, ``release_s`` how quickly the hand
    stops it.
    """

    ring_s: float = 4.0
    brightness: float = 0.6
    position: float = 0.18
    softness: float = 0.4
    release_s: float = 0.12

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """The loop is a whole number of samples long; reading it a little faster or slower tunes the string."""
        length = samples_in(sound.length_s + self.release_s)
        period = SAMPLE_RATE / sound.frequency
        loop = int(period)
        speed = (loop + self.softness) / period
        string = np.zeros(int(length * speed) + 2 * loop + 2)
        string[1 : loop + 1] = self._pick(loop, sound.velocity, rng)
        loss = 10 ** (-3 / (sound.frequency * self.ring_s))
        kept, spread = loss * (1 - self.softness), loss * self.softness
        for begin in range(loop + 1, len(string), loop):
            end = min(begin + loop, len(string))
            string[begin:end] = (
                kept * string[begin - loop : end - loop] + spread * string[begin - loop - 1 : end - loop - 1]
            )
        tuned = np.interp(np.arange(length) * speed, np.arange(len(string) - 1), string[1:])
        return np.asarray(sound.level * tuned * held(length, samples_in(sound.length_s), 0.0005, self.release_s))

    def _pick(self, loop: int, velocity: float, rng: np.random.Generator) -> Samples:
        noise = np.tile(rng.uniform(-1, 1, loop), 3)
        hardness = max(0.05, self.brightness * (0.5 + 0.6 * velocity))
        soft = smoothed(noise, (1.02 - min(1.0, hardness)) * 6e-4)[loop : 2 * loop]
        burst = soft - np.roll(soft, max(1, int(self.position * loop)))
        burst -= burst.mean()
        return np.asarray(0.5 * burst / (np.sqrt(np.mean(burst**2)) + 1e-9))


@dataclass(frozen=True, slots=True)
class Piano(Polyphonic):
    """Two slightly unequal strings a note, stretched partials, a felt hammer that brightens with force."""

    ring_s: float = 9.0
    brightness: float = 1.0

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """Partials ring down on their own; the damper falls when the key is let go."""
        length = samples_in(sound.length_s + 0.25)
        stiffness = 2.5e-4 * (sound.frequency / 261.6) ** 1.3
        wood = band_passed(rng.standard_normal(length) * decay(length, 0.06), 80, 900)
        note = 0.12 * sound.velocity * wood
        dullness = (1.25 - 0.75 * sound.velocity) / self.brightness * (sound.frequency / 440) ** 0.35
        for number in range(1, min(20, int(9000 / sound.frequency)) + 1):
            pitch = number * sound.frequency * np.sqrt(1 + stiffness * number**2)
            strength = abs(np.sin(np.pi * number / 7.3)) * number**-0.7 * np.exp(-0.3 * dullness * number)
            seconds = self.ring_s * (220 / sound.frequency) ** 0.55 / (1 + 0.28 * number)
            for cents, share in ((0.6, 0.6), (-0.7, 0.4)):
                note += share * strength * ring(pitch * 2 ** (cents / 1200), length, seconds * (0.6 + share))
        return np.asarray(sound.level * note * held(length, samples_in(sound.length_s), 0.001, 0.22))


@dataclass(frozen=True, slots=True)
class Mallets(Polyphonic):
    """Bars, tines and bells: ``modes`` are (frequency ratio, strength, seconds to -60 dB) at middle C."""

    modes: tuple[tuple[float, float, float], ...]
    damped: bool = False

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """High bars ring shorter; the stick's tap is a blink of noise."""
        shrink = (261.6 / sound.frequency) ** 0.4
        rest = max(seconds for _, _, seconds in self.modes) * shrink
        length = samples_in(min(rest, sound.length_s + 0.3) if self.damped else rest)
        note = 0.05 * sound.velocity * rng.standard_normal(length) * decay(length, 0.02)
        for ratio, strength, seconds in self.modes:
            if ratio * sound.frequency < 14_000:
                force = strength * sound.velocity ** (0.5 * max(0.0, ratio - 1) ** 0.5)
                note += force * ring(ratio * sound.frequency, length, seconds * shrink)
        key_down = samples_in(sound.length_s) if self.damped else length - samples_in(0.05)
        return sound.level * note * held(length, key_down, 0.001, 0.3 if self.damped else 0.05)


CELESTA = Mallets(((1.0, 1.0, 2.2), (2.0, 0.12, 1.4), (3.98, 0.3, 0.9), (9.1, 0.06, 0.3)))
VIBRAPHONE = Mallets(((1.0, 1.0, 4.0), (4.0, 0.22, 1.6), (10.2, 0.05, 0.4)), damped=True)
BELL = Mallets(
    ((0.5, 0.3, 6.0), (1.0, 1.0, 5.0), (1.19, 0.5, 4.0), (2.0, 0.6, 3.0), (2.74, 0.3, 2.0), (5.4, 0.15, 1.0))
)


@dataclass(frozen=True, slots=True)
class ElectricPiano(Polyphonic):
    """Two operators of frequency modulation for the tone, two more for the tine's bell."""

    bite: float = 1.2

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """The harder the key is struck, the more the tone barks."""
        length = samples_in(sound.length_s + 0.2)
        turn = 2 * np.pi * steady_phase(sound.frequency, length, rng.uniform())
        index = self.bite * sound.velocity**1.5 * (0.25 + 0.75 * decay(length, 1.8))
        tone = np.sin(turn + index * np.sin(turn)) * decay(length, 5.0 * (261.6 / sound.frequency) ** 0.3)
        tine = np.sin(turn + 0.6 * np.sin(14 * turn) * decay(length, 0.3)) * decay(length, 1.2)
        return np.asarray(
            sound.level * (0.75 * tone + 0.35 * tine) * held(length, samples_in(sound.length_s), 0.002, 0.2)
        )


@dataclass(frozen=True, slots=True)
class Ensemble(Polyphonic):
    """Several players of one waveform, a little out of tune: pads, string sections, brass, organs and synthesizers.

    The tone opens to ``bright`` hertz with the attack and closes to ``dark`` hertz within ``sweep_s``; ``vibrato``
    is in cents; a held note fades by 60 dB in ``fade_s``.
    """

    timbre: Timbre = saw
    voices: int = 5
    detune_cents: float = 8.0
    attack_s: float = 0.01
    release_s: float = 0.15
    dark: float = 900.0
    bright: float = 4000.0
    sweep_s: float = 0.6
    vibrato: float = 0.0
    fade_s: float = 60.0

    def note(self, sound: Sound, rng: np.random.Generator) -> Samples:
        """Two fixed waves, a dark and a bright one, are cross-faded in place of a moving filter."""
        length = samples_in(sound.length_s + self.release_s)
        openness = held(length, length, self.attack_s, 1) * decay(length, self.sweep_s) * (0.4 + 0.6 * sound.velocity)
        dark = oscillator(self.timbre, sound.frequency, self.dark)
        bright = oscillator(self.timbre, sound.frequency, self.bright)
        note = np.zeros(length)
        for offset in np.linspace(-1, 1, self.voices) if self.voices > 1 else (0.0,):
            phase = steady_phase(sound.frequency * 2 ** (offset * self.detune_cents / 1200), length, rng.uniform())
            if self.vibrato:
                phase += _vibrato(sound.frequency, self.vibrato, length, rng)
            low = read(dark, phase)
            note += low + openness * (read(bright, phase) - low)
        envelope = held(length, samples_in(sound.length_s), self.attack_s, self.release_s) * decay(length, self.fade_s)
        return np.asarray(sound.level / np.sqrt(self.voices) * note * envelope)


@dataclass(frozen=True, slots=True)
class Solo:
    """One singing voice: a wave that glides from note to note, with vibrato on what it holds, and some breath."""

    timbre: Timbre = flute
    cutoff: float = 4000.0
    glide_s: float = 0.02
    attack_s: float = 0.03
    vibrato: float = 18.0
    vibrato_hz: float = 5.4
    breath: float = 0.03

    def play(self, sounds: Sequence[Sound], length: int, rng: np.random.Generator) -> Samples:
        """(length,): the line; of notes that overlap, the later one is heard."""
        pitch, level, depth = np.full(length, np.log2(sounds[0].frequency)), np.zeros(length), np.zeros(length)
        for sound in sorted(sounds, key=lambda sound: sound.start_s):
            begin = max(0, round(sound.start_s * SAMPLE_RATE))
            end = min(length, begin + samples_in(max(0.03, sound.length_s - 0.03)))  # the tongue, or the bow's turn
            pitch[begin:] = np.log2(sound.frequency)
            level[begin:end], level[end:], depth[end:] = sound.level, 0.0, 0.0
            depth[begin:end] = np.clip((np.arange(end - begin) / SAMPLE_RATE - 0.18) / 0.35, 0, 1)
        time = np.arange(length) / SAMPLE_RATE
        wobble = np.sin(2 * np.pi * self.vibrato_hz * (time + 0.04 * np.sin(2 * np.pi * 0.7 * time)))
        frequency = 2 ** (smoothed(pitch, self.glide_s) + self.vibrato / 1200 * smoothed(depth, 0.05) * wobble)
        wave = read(oscillator(self.timbre, float(frequency.max()), self.cutoff), np.cumsum(frequency) / SAMPLE_RATE)
        air = band_passed(rng.standard_normal(length), 1500, 6000)
        loudness = smoothed(smoothed(level, self.attack_s), self.attack_s / 2) * (
            1 + 0.08 * smoothed(depth, 0.05) * wobble
        )
        return loudness * (wave + self.breath * air)


def _vibrato(frequency: float, cents: float, length: int, rng: np.random.Generator) -> Samples:
    """Phase, in periods, that a slow wobble of its own speed adds to a player's note once it is held."""
    speed = rng.uniform(4.8, 5.8)
    depth = frequency * (2 ** (cents / 1200) - 1) / (2 * np.pi * speed)
    delayed = np.clip((np.arange(length) / SAMPLE_RATE - 0.15) / 0.5, 0, 1)
    return depth * delayed * np.sin(2 * np.pi * steady_phase(speed, length, rng.uniform()))
