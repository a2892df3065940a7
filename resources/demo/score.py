"""The little language the demo songs are written in: keys, chords, melodies and patterns as plain text.

Time is counted in beats and pitch in MIDI numbers (69 is the A of 440 Hz); nothing here knows how anything sounds.
A **grid** is a text with one cell per step: ``x`` plays, ``X`` accents, ``o`` is a ghost note, ``-`` holds the note
before, ``.`` rests, and ``|`` or a space only guides the eye. Patterns repeat until the music they are laid on ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import TypeVar

Line = list["Note"]
Groove = dict[str, Line]
"""Drum notes by the name of the drum."""

_PITCH_CLASSES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
}
_QUALITIES = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "5": (0, 7),
    "6": (0, 4, 7, 9),
    "m6": (0, 3, 7, 9),
    "7": (0, 4, 7, 10),
    "9": (0, 4, 7, 10, 14),
    "maj7": (0, 4, 7, 11),
    "maj9": (0, 4, 7, 11, 14),
    "m7": (0, 3, 7, 10),
    "m9": (0, 3, 7, 10, 14),
    "add9": (0, 4, 7, 14),
    "dim": (0, 3, 6),
    "dim7": (0, 3, 6, 9),
    "cluster": (0, 1, 6, 7),
}
_CHORD = re.compile(r"(?P<root>[A-G][#b]?)(?P<quality>[a-z0-9]*)(/(?P<bass>[A-G][#b]?))?(:(?P<beats>[0-9.]+))?")
_DEGREE = re.compile(r"(?P<shift>[#b]*)(?P<degree>[1-7])(?P<octaves>[',]*)(?P<accent>!?)")
_CHORD_TONE = re.compile(r"(?P<tone>[13578])(?P<octaves>[',]*)")
_HITS = {"x": 0.72, "X": 0.95, "o": 0.4}


@dataclass(frozen=True, slots=True)
class Note:
    """A note on paper: ``start`` and ``length`` in beats, ``pitch`` as a MIDI number, ``velocity`` in 0..1."""

    start: float
    length: float
    pitch: float
    velocity: float = 0.75

    @property
    def end(self) -> float:
        """The beat at which it stops."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Key:
    """A tonic and its scale, such as ``Key("Eb", "mixolydian")``."""

    tonic: str
    mode: str = "major"

    def pitch(self, degree: int, octave: int) -> int:
        """The MIDI number of a scale degree, 1 to 7, above the tonic in an octave (middle C starts the fourth)."""
        return 12 * (octave + 1) + pitch_class(self.tonic) + _SCALES[self.mode][degree - 1]

    def __str__(self) -> str:
        return f"{self.tonic} {self.mode}"


@dataclass(frozen=True, slots=True)
class Chord:
    """Pitches that sound for a while: ``root`` and ``bass`` are pitch classes, ``intervals`` semitones."""

    start: float
    length: float
    root: int
    intervals: tuple[int, ...]
    bass: int

    def tone(self, number: int) -> int:
        """Semitones above the root of the chord's own 1, 3, 5, 7 or 8, so that a minor chord answers a minor third."""
        wanted = {1: 0, 3: 4, 5: 7, 7: 10, 8: 12}[number]
        return 12 if number == 8 else min(self.intervals, key=lambda interval: abs(interval - wanted))


@dataclass(frozen=True, slots=True)
class Voicing:
    """A chord laid out on an instrument: MIDI pitches from low to high."""

    start: float
    length: float
    pitches: tuple[int, ...]


_Timed = TypeVar("_Timed", Chord, Voicing)


def pitch_class(name: str) -> int:
    """0 for C to 11 for B."""
    return (_PITCH_CLASSES[name[0]] + name.count("#") - name[1:].count("b")) % 12


def melody(key: Key, grid: str, step: float = 0.5, octave: int = 5, velocity: float = 0.7) -> Line:
    """A melody by scale degrees, one cell per ``step`` beats: ``"3 - 5 1'! | b7 . 6, -"``.

    ``'`` and ``,`` lift or lower a degree by an octave, ``#`` and ``b`` by a semitone, ``!`` accents it. The voice
    leans on the beat and grows a little towards high notes, as singers do.
    """
    notes: Line = []
    for index, cell in enumerate(_cells(grid)):
        start = index * step
        if cell == "-":
            notes[-1] = replace(notes[-1], length=notes[-1].length + step)
        elif cell != ".":
            found = _fullmatch(_DEGREE, cell)
            pitch = key.pitch(int(found["degree"]), octave) + found["shift"].count("#") - found["shift"].count("b")
            pitch += _octaves(found["octaves"])
            lean = 0.05 * (start % 1 == 0) + 0.15 * bool(found["accent"]) + 0.005 * (pitch - 12 * (octave + 1))
            notes.append(Note(start, step, pitch, min(1.0, velocity + lean)))
    return notes


def chords(text: str, beats: float = 4) -> list[Chord]:
    """Chords by name, one after another: ``"Dm7 G7/B Cmaj7:8"``; each lasts ``beats`` unless it says otherwise."""
    found: list[Chord] = []
    start = 0.0
    for name in text.replace("|", " ").split():
        part = _fullmatch(_CHORD, name)
        length = float(part["beats"] or beats)
        root = pitch_class(part["root"])
        found.append(Chord(start, length, root, _QUALITIES[part["quality"]], pitch_class(part["bass"] or part["root"])))
        start += length
    return found


def voice_lead(progression: Iterable[Chord], low: int = 53) -> list[Voicing]:
    """Close positions from ``low`` upwards in which every chord moves as little as it can from the one before."""
    voicings: list[Voicing] = []
    for chord in progression:
        classes = sorted({(chord.root + interval) % 12 for interval in chord.intervals})
        choices = [
            tuple(_stack(classes[turn:] + classes[:turn], base))
            for turn in range(len(classes))
            for base in (low, low + 5)
        ]
        before = voicings[-1].pitches if voicings else tuple(_stack(classes, low + 2))
        best = min(choices, key=lambda pitches, before=before: _motion(before, pitches))  # type: ignore[misc]
        voicings.append(Voicing(chord.start, chord.length, best))
    return voicings


def power_chords(progression: Iterable[Chord], low: int = 40) -> list[Voicing]:
    """Root, fifth and octave, as on the low strings of an electric guitar; a diminished chord keeps its tritone."""
    voicings = []
    for chord in progression:
        root = low + (chord.root - low) % 12
        voicings.append(Voicing(chord.start, chord.length, (root, root + chord.tone(5), root + 12)))
    return voicings


def comp(voicings: Sequence[Voicing], grid: str, step: float = 0.25, roll: float = 0.0, velocity: float = 1.0) -> Line:
    """Play whole chords in a rhythm; ``roll`` beats lie between neighbouring strings, down on the beat, up off it."""
    notes: Line = []
    for hit in _hits(grid, step, voicings[-1].start + voicings[-1].length):
        pitches = _at(voicings, hit.start).pitches
        downwards = (hit.start / step) % 2 == 0
        for order, pitch in enumerate(pitches if downwards else reversed(pitches)):
            start = hit.start + order * roll
            notes.append(Note(start, max(step / 4, hit.end - start), pitch, hit.velocity * velocity))
    return notes


def sustain(voicings: Iterable[Voicing], velocity: float = 0.6, roll: float = 0.0) -> Line:
    """Let every chord ring for as long as it lasts."""
    return [
        Note(voicing.start + order * roll, voicing.length - order * roll, pitch, velocity)
        for voicing in voicings
        for order, pitch in enumerate(voicing.pitches)
    ]


def arpeggio(
    voicings: Sequence[Voicing], order: str, step: float = 0.5, ring: float = 2.0, velocity: float = 0.6
) -> Line:
    """Break chords: ``order`` lists the strings from 0, the lowest; past the top goes up an octave, ``.`` rests."""
    notes: Line = []
    end = voicings[-1].start + voicings[-1].length
    for index, cell in zip(range(round(end / step)), cycle(order.split())):
        if cell == ".":
            continue
        start = index * step
        voicing = _at(voicings, start)
        octave, string = divmod(int(cell), len(voicing.pitches))
        lean = 0.08 * (start % 1 == 0)
        length = min(ring, voicing.start + voicing.length - start)
        notes.append(Note(start, length, voicing.pitches[string] + 12 * octave, velocity + lean))
    return notes


def bass_line(progression: Sequence[Chord], grid: str, step: float = 0.5, low: int = 33, velocity: float = 0.8) -> Line:
    """Chord tones in a rhythm: ``"1 . 5 8 | 1 3 5 a"``; ``a`` leads by a semitone into the next chord's bass."""
    notes: Line = []
    end = progression[-1].start + progression[-1].length
    for index, cell in zip(range(round(end / step)), cycle(_cells(grid))):
        start = index * step
        if cell == "-":
            notes[-1] = replace(notes[-1], length=notes[-1].length + step)
        elif cell == "a":
            coming = _at(progression, min(start + step, end - step))
            notes.append(Note(start, step, low + (coming.bass - 1 - low) % 12, velocity - 0.1))
        elif cell != ".":
            chord, found = _at(progression, start), _fullmatch(_CHORD_TONE, cell)
            number = int(found["tone"])
            above = chord.bass if number == 1 else chord.root + chord.tone(number) % 12
            pitch = low + (above - low) % 12 + 12 * (number == 8) + _octaves(found["octaves"])
            notes.append(Note(start, step, pitch, velocity + 0.08 * (start % 2 == 0)))
    return notes


def groove(lanes: Mapping[str, str], beats: float, start: float = 0.0, step: float = 0.25) -> Groove:
    """Drum grids by drum name, repeated for ``beats`` from ``start`` on."""
    return {drum: shifted(_hits(grid, step, beats), start) for drum, grid in lanes.items()}


def together(*grooves: Groove) -> Groove:
    """One groove of several, one after another or on top of each other."""
    drums = sorted({drum for part in grooves for drum in part})
    return {drum: [note for part in grooves for note in part.get(drum, [])] for drum in drums}


def shifted(notes: Iterable[Note], beats: float = 0.0, semitones: float = 0.0) -> Line:
    """The same notes later and higher."""
    return [replace(note, start=note.start + beats, pitch=note.pitch + semitones) for note in notes]


def section(notes: Iterable[Note], start: float, end: float = float("inf")) -> Line:
    """The notes that begin within these beats."""
    return [note for note in notes if start <= note.start < end]


def swelling(notes: Sequence[Note], first: float, last: float) -> Line:
    """Scale the velocities evenly from ``first`` at the beginning to ``last`` at the end."""
    begin, end = notes[0].start, max(note.start for note in notes)
    slope = (last - first) / max(1e-9, end - begin)
    return [replace(note, velocity=min(1.0, note.velocity * (first + slope * (note.start - begin)))) for note in notes]


def staccato(notes: Iterable[Note], share: float = 0.5) -> Line:
    """Cut every note to a share of its length."""
    return [replace(note, length=note.length * share) for note in notes]


def _cells(grid: str) -> list[str]:
    return grid.replace("|", " ").split()


def _hits(grid: str, step: float, beats: float) -> Line:
    notes: Line = []
    cells = grid.replace("|", "").replace(" ", "")
    for index, cell in zip(range(round(beats / step)), cycle(cells)):
        if cell == "-":
            notes[-1] = replace(notes[-1], length=notes[-1].length + step)
        elif cell != ".":
            notes.append(Note(index * step, step, 60, _HITS[cell]))
    return notes


def _at(timed: Sequence[_Timed], beat: float) -> _Timed:
    return next(item for item in reversed(timed) if item.start <= beat + 1e-6)


def _stack(classes: Sequence[int], base: int) -> Iterator[int]:
    for pitch in classes:
        base += (pitch - base) % 12
        yield base


def _motion(before: Sequence[int], after: Sequence[int]) -> float:
    mean = abs(sum(before) / len(before) - sum(after) / len(after))
    return mean * len(after) + abs(before[-1] - after[-1]) + 0.5 * abs(before[0] - after[0])


def _octaves(marks: str) -> int:
    return 12 * (marks.count("'") - marks.count(","))


def _fullmatch(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(f"'{text}' is not in the score language")
    return found
