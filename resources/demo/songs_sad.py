"""Four sad songs: solo piano, strings, a lonely guitar, and a music box with a cello."""

from __future__ import annotations

from effects import chorus, echo, tremolo, wooden_body
from instruments import CELESTA, Ensemble, Piano, Plucked, Solo
from mixing import Part, Song, Tempo
from score import Key, arpeggio, bass_line, chords, melody, section, sustain, swelling, voice_lead
from waves import saw

from emotion_player.core.emotion import Quadrant


def letter_never_sent() -> Song:
    """A piano alone: two phrases that reach up and fall back, the second one from higher."""
    key = Key("A", "minor")
    progression = chords("Am F C/E E7/G# Am Dm6:2 E7:2 Am:4")
    tune = melody(
        key,
        "5 - - 3 4 - 3 - | 3 - - 1 2 - 1 - | 1 - 5, - 3 - 2 1 |"
        "2 - - - #7, - - . | 1' - - 7 5 - 3 - | 6 - 4 - 3 - #7, - | 1 - - - - - - -",
        octave=5,
        velocity=0.5,
    )
    broken = arpeggio(voice_lead(progression, 50), "0 1 2 1 3 2 1 2", 0.5, 3.0, 0.3)
    return Song(
        "Letter Never Sent",
        "Marlo Finch",
        "Classical",
        2009,
        Quadrant.Q3,
        str(key),
        ".flac",
        Tempo(72, rubato_s=0.1, slowing_from=22, slowing=1.5),
        (
            Part(Piano(10, 1.0), tune, 0.0, 0.05, 0.35, loose_ms=14),
            Part(Piano(10, 0.8), swelling(section(broken, 0, 24), 1.0, 0.8), -6.0, -0.15, 0.35, loose_ms=14),
            Part(
                Piano(12, 0.7),
                bass_line(progression, "1 - - - - - - -", low=33, velocity=0.42),
                -6.0,
                -0.2,
                0.3,
                loose_ms=14,
            ),
        ),
        room_s=2.4,
        glue=0.0,
    )


def rain_on_platform_nine() -> Song:
    """Strings over the old lament bass that walks down from the tonic to the dominant."""
    key = Key("D", "minor")
    progression = chords("Dm Am/C Gm/Bb A7 Dm/A:2 Gm6:2 A7:2 Dm:4")
    violin = melody(
        key,
        "5 - - - 6 - 5 - | 5 - 3 - 1 - - - | 4 - - 3 2 - 1 - |"
        "#7, - - - 2 - - - | 1 - 3 - 2 - 4 - | 3 - #7, - 1 - - - | - - - -",
        octave=5,
        velocity=0.55,
    )
    section_sound = Ensemble(saw, 6, 7, 0.3, 0.5, 1800, 4500, 6.0, vibrato=14)
    return Song(
        "Rain on Platform Nine",
        "Ada Quill Ensemble",
        "Chamber Music",
        2011,
        Quadrant.Q3,
        str(key),
        ".ogg",
        Tempo(66, rubato_s=0.1, slowing_from=22, slowing=1.4),
        (
            Part(
                Solo(saw, 3800, 0.05, 0.09, 20, 5.0, 0.1),
                violin,
                0.0,
                -0.2,
                0.45,
                effects=(wooden_body(), chorus(0.25)),
                loose_ms=15,
            ),
            Part(section_sound, sustain(voice_lead(progression, 50), 0.5), -3.5, 0.1, 0.4, 0.5, loose_ms=20),
            Part(
                Solo(saw, 2200, 0.06, 0.12, 14, 4.8, 0.06),
                bass_line(progression, "1 - - - - - - -", low=39, velocity=0.5),
                -3.0,
                0.35,
                0.35,
                effects=(wooden_body(),),
            ),
        ),
        room_s=2.8,
        glue=0.0,
    )


def after_the_fair() -> Song:
    """A clean electric guitar in an empty hall; a second one answers, and the answers get shorter."""
    key = Key("E", "minor")
    progression = chords("Em Cmaj7 Am7 B7 Em Am7:2 B7:2 Em:4")
    tune = melody(
        key,
        "1' - - 7 5 - - - | . . 5 - 3 - 2 - | 1 - - 3 4 - 3 - |"
        "2 - - - #7, - . . | 5 - - 4 3 - 1 - | 4 - 3 - 2 - #7, - | 1 - - - - - - -",
        octave=4,
        velocity=0.55,
    )
    picked = arpeggio(voice_lead(progression, 45), "0 1 2 3 2 1 2 1", 0.5, 3.5, 0.4)
    return Song(
        "After the Fair",
        "Marlo Finch",
        "Slowcore",
        1994,
        Quadrant.Q3,
        str(key),
        ".mp3",
        Tempo(68, rubato_s=0.06, slowing_from=22, slowing=1.5),
        (
            Part(
                Plucked(5.0, 0.75, 0.15, 0.4, 0.3),
                section(picked, 0, 24),
                -2.0,
                -0.25,
                0.4,
                effects=(tremolo(4.2, 0.25),),
            ),
            Part(
                Plucked(6.0, 0.8, 0.15, 0.4, 0.25),
                tune,
                0.5,
                0.25,
                0.5,
                effects=(echo(0.72, 0.35, 0.25),),
            ),
            Part(
                Plucked(5.0, 0.3, 0.35, 0.5, 0.3),
                bass_line(progression, "1 - - - - - - -", low=28, velocity=0.5),
                -5.0,
                0.0,
                0.15,
            ),
        ),
        room_s=2.6,
        glue=0.0,
    )


def winter_harbour() -> Song:
    """A music box that runs down while a cello remembers the tune."""
    key = Key("C", "minor")
    progression = chords("Cm Ab Fm:2 G7:2 Cm:4")
    cello = melody(
        key, "5 - - - 3 - 2 - | 1 - - - 3 - 1 - | 4 - 3 - 2 - #7, - | 1 - - - - - . .", octave=3, velocity=0.6
    )
    box = arpeggio(voice_lead(progression, 72), "2 1 0 1", 0.5, 0.5, 0.4)
    return Song(
        "Winter Harbour",
        "Ada Quill Ensemble",
        "Ambient Classical",
        2018,
        Quadrant.Q3,
        str(key),
        ".wav",
        Tempo(64, rubato_s=0.05, slowing_from=12, slowing=1.3),
        (
            Part(CELESTA, swelling(section(box, 0, 13), 1.0, 0.6), -5.0, 0.0, 0.5),
            Part(
                Solo(saw, 3000, 0.06, 0.1, 18, 4.9, 0.08), cello, 0.5, 0.0, 0.4, effects=(wooden_body(),), loose_ms=15
            ),
            Part(
                Ensemble(saw, 6, 8, 0.5, 0.6, 1500, 3000, 9.0, vibrato=10),
                sustain(voice_lead(progression, 50), 0.4),
                -6.0,
                0.0,
                0.45,
            ),
            Part(Piano(11, 0.4), bass_line(progression, "1 - - - - - - -", low=36, velocity=0.35), -8.0, 0.0, 0.4),
        ),
        room_s=2.8,
        glue=0.0,
    )
