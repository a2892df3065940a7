"""From paper to record: players who are a little human, places on the stage, a room, a master at a fixed loudness."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from drums import KIT
from effects import Effect
from instruments import Instrument, Sound
from scipy import signal
from score import Groove, Note
from waves import SAMPLE_RATE, Samples, band_passed, decay, high_passed, low_passed, samples_in

from emotion_player.audio.loudness import loudness_lufs
from emotion_player.core.emotion import Quadrant

Stereo = npt.NDArray[np.float64]
"""(2, samples): left and right."""

LOUDNESS_LUFS = -16.0
CEILING = 10 ** (-3 / 20)
"""The highest sample before encoding; lossy codecs overshoot by up to 2 dB."""

_PART_LUFS = -24.0
_TAIL_S = 2.2
_FADE_S = 1.3
_LEAD_S = 0.08  # silence before the first beat, for codecs and players that need a moment


@dataclass(frozen=True, slots=True)
class Tempo:
    """Beats a minute and how they breathe.

    ``swing`` delays every second ``swing_step`` by this share of it; ``rubato_s`` is how far the beat wanders over
    eight beats; from ``slowing_from`` on the music slows down for four beats, until a beat lasts ``slowing`` times as
    long.
    """

    bpm: float
    swing: float = 0.0
    swing_step: float = 0.5
    rubato_s: float = 0.0
    slowing_from: float = float("inf")
    slowing: float = 1.6

    def seconds(self, beat: float) -> float:
        """When a beat falls."""
        step, within = divmod(beat, 2 * self.swing_step)
        share = within / (2 * self.swing_step)
        middle = 0.5 + self.swing / 2
        swung = share / 0.5 * middle if share < 0.5 else middle + (share - 0.5) / 0.5 * (1 - middle)
        beat = (step + swung) * 2 * self.swing_step
        late = max(0.0, beat - self.slowing_from)
        gradual = min(late, 4.0)
        stretched = beat + (self.slowing - 1) * (gradual**2 / 8 + late - gradual)
        return stretched * 60 / self.bpm + self.rubato_s * float(np.sin(2 * np.pi * beat / 8))


@dataclass(frozen=True, slots=True)
class Part:
    """What one player plays, on what, and where they stand.

    ``gain_db`` is relative to an equal share of the mix, so instruments need no levels of their own; ``pan`` runs from
    -1 (left) to 1; ``room`` is the share sent to the reverberation; with ``spread`` a second take stands on the other
    side; ``loose_ms`` is how human the timing is.
    """

    instrument: Instrument
    notes: Sequence[Note]
    gain_db: float = 0.0
    pan: float = 0.0
    room: float = 0.2
    spread: float = 0.0
    effects: tuple[Effect, ...] = ()
    loose_ms: float = 7.0

    @property
    def end(self) -> float:
        """The beat at which the last note stops."""
        return max(note.end for note in self.notes)

    def record(self, tempo: Tempo, length: int, rng: np.random.Generator) -> tuple[Stereo, Stereo]:
        """(2, length) twice: the dry sound, and what goes to the room."""
        takes = [(self.pan - self.spread, rng.spawn(1)[0]), (self.pan + self.spread, rng.spawn(1)[0])]
        dry = np.zeros((2, length))
        for pan, player in takes if self.spread else takes[:1]:
            sounds = [_performed(note, tempo, self.loose_ms, player) for note in self.notes]
            take = self.instrument.play(sounds, length, player)
            for effect in self.effects:
                take = effect(take)
            dry += _placed(take, pan)
        dry *= _gain_to(_PART_LUFS + self.gain_db, dry)
        return dry, self.room * dry


@dataclass(frozen=True, slots=True)
class Drums:
    """A whole kit, levelled as one; each drum has its usual place."""

    groove: Groove
    gain_db: float = 0.0
    room: float = 1.0
    effects: tuple[Effect, ...] = ()
    loose_ms: float = 5.0

    @property
    def end(self) -> float:
        """The beat at which the last stroke stops."""
        return max(note.end for notes in self.groove.values() for note in notes)

    def record(self, tempo: Tempo, length: int, rng: np.random.Generator) -> tuple[Stereo, Stereo]:
        """(2, length) twice: the dry sound, and what goes to the room."""
        dry, wet = np.zeros((2, length)), np.zeros((2, length))
        for name, notes in self.groove.items():
            drum = KIT[name]
            player = rng.spawn(1)[0]
            take = drum.instrument.play(
                [_performed(note, tempo, self.loose_ms, player) for note in notes], length, player
            )
            for effect in self.effects:
                take = effect(take)
            placed = 10 ** (drum.gain_db / 20) * _placed(take, drum.pan)
            dry += placed
            wet += self.room * drum.room * placed
        gain = _gain_to(_PART_LUFS + self.gain_db, dry)
        return gain * dry, gain * wet


@dataclass(frozen=True, slots=True)
class Song:
    """One demo song: what its tags say, what it is meant to express, and its music.

    ``room_s`` is how long the room rings (seconds to -60 dB), ``glue`` how hard the master leans on the mix (0 to 1).
    """

    title: str
    artist: str
    genre: str
    year: int
    quadrant: Quadrant
    key: str
    suffix: str
    tempo: Tempo
    parts: tuple[Part | Drums, ...]
    room_s: float = 1.2
    glue: float = 0.3


def render(song: Song) -> Stereo:
    """(2, samples) at ``SAMPLE_RATE``: the finished record, the same at every call."""
    end_s = max(song.tempo.seconds(part.end) for part in song.parts)
    length = samples_in(end_s + _TAIL_S)
    dry, wet = np.zeros((2, length)), np.zeros((2, length))
    for number, part in enumerate(song.parts):
        rng = np.random.default_rng(zlib.crc32(f"{song.title}/{number}".encode()))
        part_dry, part_wet = part.record(song.tempo, length, rng)
        dry += part_dry
        wet += part_wet
    return _mastered(dry + _reverberated(wet, song.room_s), song.glue)


def _performed(note: Note, tempo: Tempo, loose_ms: float, rng: np.random.Generator) -> Sound:
    start = tempo.seconds(note.start)
    late = float(np.clip(rng.normal(0, loose_ms / 1000), -0.03, 0.03))
    velocity = float(np.clip(note.velocity * (1 + rng.normal(0, 0.05)), 0.05, 1.0))
    return Sound(max(0.0, start + late), tempo.seconds(note.end) - start, 440 * 2 ** ((note.pitch - 69) / 12), velocity)


def _placed(samples: Samples, pan: float) -> Stereo:
    angle = (np.clip(pan, -1, 1) + 1) * np.pi / 4
    return np.outer([np.cos(angle), np.sin(angle)], samples)


def _gain_to(lufs: float, sound: Stereo) -> float:
    """The factor that brings the channels' mean power to a loudness; 1.0 for silence."""
    power = np.mean([10 ** (loudness_lufs(channel.astype(np.float32), SAMPLE_RATE) / 10) for channel in sound])
    return float(10 ** (lufs / 20) / np.sqrt(power)) if power else 1.0


def _reverberated(sound: Stereo, seconds: float) -> Stereo:
    wet = [
        signal.oaconvolve(channel, response)[: len(channel)]
        for channel, response in zip(sound, _room(seconds), strict=True)
    ]
    return np.asarray(wet)


@lru_cache(maxsize=4)
def _room(seconds: float) -> Stereo:
    """A room's answer to a clap, as decaying noise: bass rings longer than treble, each ear hears its own echoes."""
    rng, length, before = np.random.default_rng(7), samples_in(1.2 * seconds), samples_in(0.018)
    bands = ((60, 400, 1.1), (400, 2500, 1.0), (2500, 9000, 0.5))
    answers = np.zeros((2, before + length))
    for ear in answers:
        for low, high, share in bands:
            ear[before:] += band_passed(rng.standard_normal(length), low, high) * decay(length, share * seconds)
    answers /= np.sqrt(np.mean(np.sum(answers**2, axis=1)))
    return answers * 1.6


def _mastered(mix: Stereo, glue: float) -> Stereo:
    """Levelled twice, before and after the compressor, by what remains in mono; then limited and faded."""
    mix = high_passed(mix, 28)
    mix *= _gain_to(LOUDNESS_LUFS, mix.mean(axis=0, keepdims=True))
    level = low_passed(np.abs(mix).max(axis=0), 6, 1)
    mix = mix / np.maximum(1, level / 0.18) ** glue
    mix *= _gain_to(LOUDNESS_LUFS, mix.mean(axis=0, keepdims=True))
    mix = _limited(mix)
    fade = samples_in(_FADE_S)
    mix[:, -fade:] *= np.cos(np.linspace(0, np.pi / 2, fade)) ** 2
    return np.pad(mix, ((0, 0), (samples_in(_LEAD_S), 0)))


def _limited(mix: Stereo) -> Stereo:
    """Peaks pressed below the ceiling by a gain that starts to fall some milliseconds before they come."""
    block, reach = 64, 8
    peaks = np.abs(np.pad(mix, ((0, 0), (0, -mix.shape[1] % block)))).max(axis=0).reshape(-1, block).max(axis=1)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(peaks, 2 * reach, mode="edge"), 2 * reach + 1).max(axis=1)
    window = np.hanning(2 * reach + 1)
    gains = np.convolve(np.minimum(1, CEILING / np.maximum(around, 1e-9)), window / window.sum(), mode="valid")
    times = np.arange(len(gains)) * block + block / 2
    gain = np.interp(np.arange(mix.shape[1]), times, gains)
    return np.clip(mix * gain, -CEILING, CEILING)
