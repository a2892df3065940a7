"""Four calm, contented songs: finger-picked folk, an ambient tide, a waltz and a bossa nova."""

from __future__ import annotations

from effects import chorus, darkened, echo, tremolo, wooden_body
from instruments import CELESTA, VIBRAPHONE, ElectricPiano, Ensemble, Piano, Plucked, Solo
from mixing import Drums, Part, Song, Tempo
from score import (
    Key,
    arpeggio,
    bass_line,
    chords,
    comp,
    groove,
    melody,
    section,
    sustain,
    together,
    voice_lead,
)
from waves import flute, hollow, saw

from emotion_player.core.emotion import Quadrant


def porch_light() -> Song:
    """Two acoustic guitars on a warm evening: one picks, one sings."""
    key = Key("G")
    progression = chords("G Cadd9 G/B D Em7 Cadd9 D G:4")
    tune = melody(
        key,
        "5 - - 6 5 - 3 - | 2 - 3 - 5 - - - | 3 - - 2 1 - 2 3 |"
        "2 - - - . . 5, 6, | 1 - - 2 3 - 5 - | 6 - 5 - 3 - 2 1 | 2 - 3 - 2 - 7, - | 1 - - - - - - -",
        octave=4,
        velocity=0.55,
    )
    picking = arpeggio(voice_lead(progression, 50), "0 2 1 3 0 2 1 2", 0.5, 3.0, 0.5)
    return Song(
        "Porch Light",
        "Marlo Finch",
        "Folk",
        2006,
        Quadrant.Q4,
        str(key),
        ".m4a",
        Tempo(84, swing=0.06, slowing_from=28, slowing=1.5),
        (
            Part(
                Plucked(4.0, 0.55, 0.2, 0.42, 0.25), section(picking, 0, 28), 0.0, -0.35, 0.2, effects=(wooden_body(),)
            ),
            Part(
                Plucked(4.0, 0.5, 0.22, 0.42, 0.3),
                section(sustain(voice_lead(progression, 43), 0.5, 0.06), 28),
                -2.0,
                -0.3,
                0.2,
                effects=(wooden_body(),),
            ),
            Part(Plucked(4.5, 0.5, 0.3, 0.45, 0.25), tune, 1.0, 0.35, 0.25, effects=(wooden_body(),)),
            Part(
                Plucked(4.0, 0.3, 0.35, 0.5, 0.2),
                bass_line(progression, "1 - - - 5 - - -", low=33, velocity=0.55),
                -4.0,
                0.0,
                0.08,
            ),
            Part(
                Ensemble(saw, 5, 8, 0.8, 0.9, 500, 1100, 8.0, vibrato=6),
                section(sustain(voice_lead(progression, 55), 0.4), 16),
                -10.0,
                0.0,
                0.4,
                0.6,
            ),
        ),
        room_s=1.3,
        glue=0.1,
    )


def slow_tide() -> Song:
    """Ambient: two major ninths that come and go, a few drops of bell on top."""
    key = Key("D")
    progression = chords("Dmaj9:8 Gmaj9:8 Dmaj9:8")
    drops = melody(
        key,
        "5 . . . 3 . . . | . . 2 . . . . . | 6 . . . 5 . . . | . . 3 . . . 2 . | 3 . . . 5 . . . | . . 1' . . . . .",
        octave=5,
        velocity=0.45,
    )
    echoes = melody(
        key,
        ". . . . . . 1' . | . . . . . . . . | . . . . . . 3 . | . . . . . . . 5 | . . . . . . 2 .",
        octave=6,
        velocity=0.4,
    )
    return Song(
        "Slow Tide",
        "Halden & Wren",
        "Ambient",
        2019,
        Quadrant.Q4,
        str(key),
        ".opus",
        Tempo(60),
        (
            Part(
                Ensemble(saw, 7, 9, 1.8, 2.2, 420, 1500, 5.0),
                sustain(voice_lead(progression, 50), 0.5),
                0.0,
                0.0,
                0.5,
                0.8,
                (chorus(0.5),),
                30,
            ),
            Part(
                Ensemble(flute, 3, 5, 2.0, 2.0, 800, 1200, 6.0, vibrato=5),
                sustain(voice_lead(progression, 62), 0.45),
                -4.0,
                0.0,
                0.6,
                0.5,
                (tremolo(0.25, 0.4),),
                30,
            ),
            Part(VIBRAPHONE, drops, -3.0, 0.25, 0.6, effects=(echo(0.75, 0.5, 0.4),), loose_ms=15),
            Part(CELESTA, echoes, -9.0, -0.4, 0.7, effects=(echo(1.0, 0.5, 0.4),), loose_ms=20),
            Part(
                Ensemble(flute, 2, 3, 1.0, 1.5, 300, 400),
                bass_line(progression, "1 - - - - - - - - - - - - - - -", low=26, velocity=0.5),
                -5.0,
                0.0,
                0.1,
            ),
        ),
        room_s=3.6,
        glue=0.0,
    )


def lamplight_waltz() -> Song:
    """A waltz for clarinet and piano, danced slowly in a kitchen."""
    key = Key("F")
    progression = chords("F F/A Bb C7 Am7 Dm7 Gm7 C7 F Bbmaj7 C7 F:3", 3)
    tune = melody(
        key,
        "5 - 3 - 5 - | 1' - - - 7 6 | 6 - 4 - 2 - |"
        "5 - - - . . | 3 - 5 - 1' - | 7 - 6 - 5 4 | 4 - 2 - 6 - | 5 - - - 4 - |"
        "3 - 5 - 1' - | 2' - 1' - 6 - | 5 - 7, - 2 - | 1 - - - - -",
        octave=4,
        velocity=0.55,
    )
    return Song(
        "Lamplight Waltz",
        "Halden & Wren",
        "Waltz",
        1962,
        Quadrant.Q4,
        str(key),
        ".flac",
        Tempo(100, rubato_s=0.05, slowing_from=32, slowing=1.5),
        (
            Part(Solo(hollow, 2600, 0.02, 0.05, 9, 5.0, 0.02), tune, 0.5, 0.0, 0.3, loose_ms=12),
            Part(
                Piano(6, 0.5),
                section(comp(voice_lead(progression, 57), "..x-x-", 0.5, velocity=0.6), 0, 33),
                -3.0,
                -0.1,
                0.3,
            ),
            Part(Piano(9, 0.45), bass_line(progression, "1 - - - - -", low=36, velocity=0.5), -4.0, -0.1, 0.25),
            Part(Piano(9, 0.5), section(sustain(voice_lead(progression, 57), 0.45, 0.07), 33), -8.0, 0.0, 0.3),
            Part(
                Ensemble(saw, 6, 7, 0.5, 0.6, 600, 1300, 5.0, vibrato=9),
                section(sustain(voice_lead(progression, 55), 0.45), 12),
                -8.0,
                0.1,
                0.4,
            ),
        ),
        room_s=1.5,
        glue=0.0,
    )


def sunday_kettle() -> Song:
    """A bossa nova for electric piano and vibraphone while the water boils."""
    key = Key("C")
    progression = chords("Cmaj9 Am9 Dm9 G9 Cmaj9 Am9 Dm9:2 G9:2 Cmaj9:4")
    voicings = voice_lead(progression, 55)
    tune = melody(
        key,
        ". . 5 - 7 - 6 5 | 3 - - - . . 1 2 | 4 - - 3 2 - 6 - |"
        "5 - - - . . . . | . . 5 - 1' - 7 6 | 7 - - 5 3 - 2 - | 4 - 6 - 5 - 2 3 | 3 - - - - - - -",
        octave=5,
        velocity=0.5,
    )
    drums = together(
        groove({"soft kick": "x..x", "shaker": "oo"}, 28, step=0.5),
        groove({"rim": "x..x..x...x..x..", "brush": "....x..."}, 28),
        groove({"soft cymbal": "x"}, 0.25, 28),
    )
    return Song(
        "Sunday Kettle",
        "Halden & Wren",
        "Bossa Nova",
        2015,
        Quadrant.Q4,
        str(key),
        ".ogg",
        Tempo(84, swing=0.05, slowing_from=28, slowing=1.3),
        (
            Drums(drums, -7.0),
            Part(
                ElectricPiano(0.9),
                section(comp(voicings, "x---..x---..x-..", velocity=0.7), 0, 28),
                -2.0,
                -0.2,
                0.25,
                0.15,
                (tremolo(4.5, 0.25), chorus(0.4)),
            ),
            Part(
                ElectricPiano(0.8),
                section(sustain(voicings, 0.55, 0.05), 28),
                -4.0,
                -0.1,
                0.3,
                0.15,
                (tremolo(4.5, 0.25),),
            ),
            Part(
                Plucked(3.0, 0.4, 0.3, 0.48, 0.1),
                comp(voice_lead(progression, 52), "x..x..x.x..x.x..", roll=0.02, velocity=0.7),
                -5.0,
                0.4,
                0.15,
                effects=(wooden_body(),),
            ),
            Part(
                Plucked(3.0, 0.35, 0.35, 0.5, 0.12),
                bass_line(progression, "1 - - 5 5 - - 1", low=31, velocity=0.6),
                -2.0,
                0.0,
                0.05,
                effects=(darkened(1800),),
            ),
            Part(VIBRAPHONE, tune, 0.0, 0.25, 0.35, effects=(tremolo(5.0, 0.2),)),
        ),
        room_s=1.2,
        glue=0.1,
    )
