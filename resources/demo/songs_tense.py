"""Four tense, angry songs: metal, drum and bass, an orchestral chase and hardcore punk."""

from __future__ import annotations

from effects import cabinet, chorus, darkened, echo, overdrive, thinned, tremolo
from instruments import BELL, Ensemble, Plucked, Solo
from mixing import Drums, Part, Song, Tempo
from score import (
    Key,
    Line,
    bass_line,
    chords,
    comp,
    groove,
    melody,
    power_chords,
    section,
    shifted,
    staccato,
    sustain,
    swelling,
    together,
    voice_lead,
)
from waves import saw, square

from emotion_player.core.emotion import Quadrant


def _fifths(riff: Line) -> Line:
    """A riff as power chords."""
    return [*riff, *shifted(riff, semitones=7), *shifted(riff, semitones=12)]


def iron_weather() -> Song:
    """Thrash in E phrygian: a galloping riff, a half-time breakdown on the tritone, the gallop again under a solo."""
    key, bpm = Key("E", "phrygian"), 172.0
    gallop = (
        "1 . 1 1 1 . 1 1 1 . 1 1 2! - - . | 1 . 1 1 1 . 1 1 b5! - - - 4 - 2 - |"
        "1 . 1 1 1 . 1 1 1 . 1 1 2! - - . | 6 - - - 5 - - - 3 - - - 2! - - - |"
    )
    breakdown = (
        "1! - - - - - 1 1 . . b5 - - - . . | 1! - - - - - 1 1 . . 2 - - - . . |"
        "1! - - - - - 1 1 . . b5 - - - 4 - | 3 - - - 2 - - - 7, - - - 2 - - - |"
    )
    riff = melody(key, gallop * 2 + breakdown + gallop + "1!" + 15 * " -", 0.25, 2, 0.85)
    solo = melody(
        key,
        "5 - 6 5 4 5 2 3 | 1 - - 2 b5 - 4 2 |"
        "1' - 7 6 5 6 b5 4 | 6 5 4 3 2 - 7 2' | 5' - - - 4' b5' 4' 2' | 1' 2' 1' 7 6 7 6 5 |"
        "b5 4 2 1 2 4 b5 6 | 7 1' 2' 4' b5'! - 2'! - | 1'! - - - - - - -",
        0.25,
        4,
        0.85,
    )
    blast = {"tight kick": "xxxx", "snare": "....X...", "ride": "x.", "crash": "X" + 63 * "."}
    drums = together(
        groove(blast, 30),
        groove({"snare": "XxXx", "high tom": "xx......", "low tom": "....xxXX"}, 2, 30),
        groove(
            {
                "tight kick": "X.....xx..x.....",
                "fat snare": "........X.......",
                "open hat": "x...",
                "crash": "X" + 31 * ".",
            },
            16,
            32,
        ),
        groove({**blast, "crash": "X" + 15 * "."}, 16, 48),
        groove({"tight kick": "X", "crash": "X", "fat snare": "X"}, 0.25, 64),
    )
    high_gain = (thinned(110), overdrive(28), cabinet(5000, 1.0))
    return Song(
        "Iron Weather",
        "Gravel Parliament",
        "Metal",
        1991,
        Quadrant.Q2,
        str(key),
        ".mp3",
        Tempo(bpm),
        (
            Drums(drums, 1.0),
            Part(Plucked(2.5, 1.0, 0.08, 0.3, 0.025), _fifths(staccato(riff, 0.9)), 2.0, 0.0, 0.06, 0.9, high_gain),
            Part(
                Plucked(2.0, 0.9, 0.1, 0.35, 0.04),
                shifted(riff, semitones=-12),
                -2.0,
                room=0.02,
                effects=(overdrive(4), cabinet(3500)),
            ),
            Part(
                Solo(saw, 6000, 0.03, 0.01, 35, 6.2, 0.0),
                shifted(solo, 48),
                0.0,
                0.15,
                0.25,
                effects=(overdrive(12), cabinet(5200), echo(0.26)),
            ),
            Part(
                Ensemble(detune_cents=20, attack_s=0.3, dark=1200, bright=3000),
                sustain(voice_lead(chords("Ecluster:16 Fcluster:16"), 52)),
                -9.0,
                spread=0.8,
            ),
        ),
        room_s=0.9,
        glue=0.5,
    )


def glass_siren() -> Song:
    """Industrial drum and bass in F sharp locrian: a snarling bass, broken drums, an alarm that never resolves."""
    key, bpm = Key("F#", "locrian"), 174.0
    growl = melody(
        key,
        "1! - - - - 1 . 2 | - - 1 - . 5 - 4 | 1! - - - - 1 . 5 | - - 4 - 2 - - - |" * 3
        + "1! - 1 - 5 - 4 - | 2! - 2 - 1 - 5 - | 1! - - - - - - - |",
        octave=1,
        velocity=0.85,
    )
    siren = melody(key, "1 - - - 5 - - - | 1 - - - 5 - - - | 2 - - - 6 - - - | 1' - - - 5! - 2 - |" * 2, octave=5)
    stabs = comp(
        voice_lead(chords("F#cluster:16 Gcluster:16 F#cluster:16 Ccluster:12"), 60), "X.....x......x..X.........x.x.x."
    )
    broken = {
        "tight kick": "X.x.......x.....X.x......x..x...",
        "fat snare": "....X..o.o..X..o....X..o.o..X.xX",
        "hat": "x.xxx.x.x.xxx.xx",
        "ride": "x...",
    }
    drums = together(
        groove({"tight kick": "X.......", "hat": "xoxo", "anvil": "......x......x.."}, 14),
        groove({"snare": "xxxxxXXX"}, 2, 14),
        groove({**broken, "anvil": "......x......x..", "crash": "X" + 63 * "."}, 42, 16),
        groove({"tight kick": "X", "crash": "X", "anvil": "X"}, 0.25, 58),
    )
    return Song(
        "Glass Siren",
        "Nine Volt Orchard",
        "Drum & Bass",
        2013,
        Quadrant.Q2,
        str(key),
        ".opus",
        Tempo(bpm),
        (
            Drums(drums, 2.5, effects=(overdrive(1.6),)),
            Part(
                Ensemble(saw, 3, 28, 0.004, 0.05, 500, 3500, 0.5),
                [*growl, *shifted(growl, semitones=7)],
                2.0,
                0.0,
                0.05,
                0.4,
                (overdrive(9), chorus(0.7, 3.0, 0.4)),
            ),
            Part(Ensemble(square, 1, 0, 0.004, 0.05, 200, 400), growl, 0.0, room=0.0),
            Part(
                Solo(square, 4500, 0.09, 0.05, 40, 7.0, 0.0),
                shifted(siren, 16),
                -1.5,
                0.0,
                0.35,
                0.5,
                (overdrive(4), echo(0.517, 0.4)),
            ),
            Part(
                Ensemble(saw, 5, 30, 0.002, 0.06, 2500, 9000, 0.3),
                stabs,
                -1.0,
                0.0,
                0.3,
                0.7,
                (overdrive(6), thinned(250)),
            ),
            Part(BELL, melody(key, "1 . . 2 . . 5 . | . 1' . . 2' . . . |" * 7, octave=5), -6.0, 0.4, 0.5),
        ),
        room_s=1.6,
        glue=0.5,
    )


def the_pursuit() -> Song:
    """A chase for strings, brass and timpani: one figure, no rest, harmonies that slip by semitones."""
    key, bpm = Key("D", "harmonic minor"), 156.0
    progression = chords("Dm Dm Bb Dm Ebm Ebm Dcluster Adim Dm Bb Gm Ebcluster Dm Adim7 Dcluster:4")
    low_strings = Ensemble(saw, 5, 10, 0.012, 0.06, 1500, 5500, 0.4)
    high_strings = Ensemble(saw, 5, 9, 0.06, 0.15, 3500, 7000, 4.0, vibrato=18)
    brass = Ensemble(saw, 4, 6, 0.04, 0.12, 1200, 6500, 0.9)
    figure = bass_line(progression, "1 8 1 3 1 8 5 3 1 8 1 3 5 8 3 a", 0.25, 50, 0.75)
    theme = melody(
        key,
        "1 - - - 2 3 - - | 5 - - - #4 5 - - | 6 - - 5 3 - 1 - | 5 - - - 4 - 3 - |"
        "b2 - - - b4 - - - | b6 - - - 5 - - - |"
        "b6! - - - - - 5 - | #4 - - - b6 - - - | 1' - - - 7 1' - - |"
        "3' - - 2' 1' - 6 - | 5' - 4' - 3' - 2' - | b2'! - - - - - - - |"
        "1' - 2' - 3' - 5' - | b5' - 3' - 1' - 6 - |",
        octave=5,
        velocity=0.8,
    )
    drums = together(
        groove({"timpani": "X...x...x..xx...", "low tom": "x..xx..xx..xx.xx"}, 32),
        groove(
            {
                "timpani": "X.xx..X.X.xx.XXX",
                "low tom": "X.xxX.xxX.xxXxXx",
                "fat snare": "o.o.x.oox.o.xxXx",
                "crash": "X" + 15 * ".",
            },
            24,
            32,
        ),
        groove({"timpani": "XXXX", "crash": "X...", "low tom": "X"}, 1, 56),
    )
    return Song(
        "The Pursuit",
        "Ada Quill Ensemble",
        "Soundtrack",
        2016,
        Quadrant.Q2,
        str(key),
        ".ogg",
        Tempo(bpm),
        (
            Drums(drums, 1.0, 1.4),
            Part(low_strings, staccato(swelling(figure, 0.9, 1.15), 0.7), 1.5, -0.3, 0.2, 0.35),
            Part(low_strings, staccato(shifted(figure, 0, 12), 0.6), -3.0, 0.4, 0.25, 0.2),
            Part(
                Ensemble(saw, 4, 8, 0.02, 0.1, 700, 2500),
                bass_line(progression, "1 - - 1 - - 1 -", 0.5, 26),
                -2.0,
                0.1,
                0.15,
            ),
            Part(high_strings, theme, 0.0, -0.2, 0.35, 0.4),
            Part(high_strings, shifted(section(theme, 32), semitones=12), -4.0, -0.3, 0.35, 0.3),
            Part(
                brass,
                comp(power_chords(progression, 43), "X--.....x-..X-..", velocity=1.0),
                -0.5,
                0.35,
                0.3,
                0.2,
                (overdrive(5), cabinet(7000)),
            ),
            Part(
                brass,
                section(comp(voice_lead(progression, 57), "X--...x-X--.X-x-"), 32),
                0.0,
                0.3,
                0.3,
                0.3,
                (overdrive(3.5), cabinet(8000)),
            ),
        ),
        room_s=1.7,
        glue=0.4,
    )


def no_exit_boulevard() -> Song:
    """Hardcore punk on semitones and tritones, too fast and too loud, with a guitar that screams instead of singing."""
    key, bpm = Key("C", "locrian"), 196.0
    progression = chords("C5 Db5 C5 Gb5 C5 Eb5 Db5 B5 " * 2 + "C5:4")
    scream = melody(
        key,
        ". . . . . . . . | . . . . . . . . | . . . . . . . . | . . . . 5! - - - |"
        "1' - b1' - 1' - 2' - | 3' - 2' - 1' - 2' - | 5! - - - 6 - 5 - | 4 - - - 2 - - - |"
        "1' - - - - - 2' - | 2' - - - - - 1' - | 5' - - - 4' - 2' - | 5'! - - - - - - - |"
        "1' b1' 1' 2' 3' 2' 1' 2' | 5' 4' 3' 2' 1' 2' 3' 4' |"
        "5' - 5' - 4' - 4' - | 2' - 2' - #1' - 2' - | 1'! - - - - - - - |",
        octave=5,
        velocity=0.85,
    )
    drums = together(
        groove({"tight kick": "X.x...x.", "snare": "..X...X.", "crash": "X..."}, 32, step=0.5),
        groove({"tight kick": "x.x.", "snare": ".X.X", "open hat": "X", "crash": "X......."}, 30, 32, 0.5),
        groove({"snare": "XXXX", "low tom": "xXxX"}, 2, 62),
        groove({"tight kick": "X", "crash": "X", "fat snare": "X"}, 0.25, 64),
    )
    filth = (thinned(120), overdrive(30, 0.4), cabinet(5600, 1.2))
    return Song(
        "No Exit Boulevard",
        "Gravel Parliament",
        "Hardcore Punk",
        1983,
        Quadrant.Q2,
        str(key),
        ".m4a",
        Tempo(bpm),
        (
            Drums(drums, 1.5, effects=(overdrive(1.4),)),
            Part(
                Plucked(3.0, 1.0, 0.09, 0.2, 0.04),
                comp(power_chords(progression, 36), "X-x-"),
                2.0,
                0.0,
                0.08,
                0.85,
                filth,
            ),
            Part(
                Plucked(2.0, 1.0, 0.08, 0.25),
                bass_line(progression, "1", 0.5, 24),
                0.0,
                room=0.02,
                effects=(overdrive(9), cabinet(4000)),
            ),
            Part(
                Solo(saw, 7000, 0.05, 0.02, 60, 6.8, 0.1),
                scream,
                -0.5,
                0.1,
                0.25,
                effects=(overdrive(18), cabinet(5600), echo(0.153)),
            ),
            Part(
                Solo(square, 5000, 0.3, 0.4, 30, 5.0, 0.3),
                melody(key, ("5 " + "- " * 31 + "2 " + "- " * 31) * 2, octave=6),
                -8.0,
                -0.5,
                0.3,
                effects=(tremolo(9, 0.6), darkened(6000)),
            ),
        ),
        room_s=0.7,
        glue=0.6,
    )
