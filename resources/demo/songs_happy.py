"""Four happy, energetic songs: house, pop-punk, funk and samba."""

from __future__ import annotations

from effects import cabinet, chorus, darkened, echo, overdrive, pumping, thinned, wooden_body
from instruments import BELL, Ensemble, Piano, Plucked, Solo
from mixing import Drums, Part, Song, Tempo
from score import (
    Key,
    arpeggio,
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
from waves import flute, reed, saw, square

from emotion_player.core.emotion import Quadrant


def sunrise_avenue() -> Song:
    """Piano house: four bars of build-up, eight of chorus over I-V-vi-IV, one last chord."""
    key, bpm = Key("F"), 126.0
    progression = chords("F C Dm Bb " * 3 + "F")
    voicings = voice_lead(progression, 55)
    hook = melody(key, "5 . 3 5 . 6 5 . | 5 . 2 5 . 6 5 . | 6 . 3 6 . 1' 6 . | 6 . 4 6 . 7 1' 2'!", octave=5)
    chorus_tune = melody(
        key,
        "3' - 2' 1' - 5 - 6 | 5 - - . 5 6 7 2' | 1' - 6 1' - 3' - 2' | 1' - 6 - 5 6 1' 2' |"
        "3' - 2' 1' - 5' - 3' | 2' - - . 5 7 2' 3' | 4'! - 3' 1' - 6 - 1' | 2' - 1' - 6 7 1' 2' | 1'! - - - . . . .",
        velocity=0.78,
    )
    drums = together(
        groove({"club kick": "x...", "hat": "..x.", "shaker": "xoxo"}, 14),
        groove({"snare": "xxxxXXXX"}, 2, 14),
        groove({"club kick": "X...", "clap": "....X...", "open hat": "..X.", "shaker": "xoxo", "hat": "x.ox"}, 32, 16),
        groove({"crash": "X" + 63 * "."}, 33, 16),
        groove({"club kick": "X...", "crash": "X..."}, 1, 48),
    )
    return Song(
        "Sunrise Avenue",
        "Nine Volt Orchard",
        "House",
        2021,
        Quadrant.Q1,
        str(key),
        ".mp3",
        Tempo(bpm),
        (
            Drums(drums, 1.5),
            Part(Piano(), comp(voicings, "X..x..x...x.x...", velocity=0.95), 0.0, -0.1, 0.15, effects=(thinned(140),)),
            Part(
                Ensemble(voices=3, dark=200, bright=1400, sweep_s=0.4),
                bass_line(progression, ". 1 . 1 . 1 . 8", low=29),
                -1.0,
                room=0.02,
            ),
            Part(
                Ensemble(detune_cents=14, dark=1500, bright=7000, attack_s=0.02),
                section(sustain(voicings), 16),
                -5.0,
                spread=0.7,
                effects=(pumping(bpm),),
            ),
            Part(
                Ensemble(square, 2, bright=6000, sweep_s=0.25, fade_s=0.5),
                section(arpeggio(voicings, "0 2 1 3 2 4 1 3", 0.25, 0.25), 16),
                -6.0,
                0.35,
                0.3,
                effects=(echo(0.357),),
            ),
            Part(BELL, hook, -5.0, 0.2, 0.35),
            Part(
                Solo(saw, 6500, vibrato=12, breath=0.0),
                shifted(chorus_tune, 16),
                0.5,
                0.0,
                0.25,
                effects=(chorus(0.6), echo(0.357, mix=0.22)),
            ),
        ),
        room_s=1.1,
        glue=0.35,
    )


def skateboard_letter() -> Song:
    """Pop-punk: a palm-muted verse, a wide-open chorus, everybody on the last chord."""
    key, bpm = Key("D"), 178.0
    verse, refrain = chords("D A Bm G " * 2), chords("D A Bm G " * 2 + "D")
    muted = Plucked(0.8, 0.9, 0.1, 0.5, 0.03)
    opened = Plucked(3.5, 0.95, 0.12, 0.25, 0.08)
    loud = (overdrive(4), cabinet(6000))
    tune = melody(
        key,
        "1 1 3 . 5 - 3 . | 5 5 3 . 2 - - . | 1 1 3 . 5 - 6 . | 5 - 4 3 4 - 2 . |"
        "1 1 3 . 5 - 3 . | 5 5 6 . 5 - - . | 1' 7 6 5 6 - 5 . | 4 - 4 5 6 7! 1' 2' |",
        octave=4,
        velocity=0.7,
    )
    shout = melody(
        key,
        "3'! - 3' 2' 1' - 5 6 | 5 - 5 6 7 - 2' - | 1' - 1' 7 6 - 5 6 | 1' - 1' 2' 3' - 2' 1' |"
        "3'! - 3' 4' 5' - 3' 1' | 2' - 2' 3' 2' - 5 - | 6 - 1' - 3' - 2' 1' | 2' - 2' 1' 7 - 2' - | 1'! - - - - - - -",
        octave=4,
        velocity=0.8,
    )
    drums = together(
        groove({"tight kick": "x..x.x..", "snare": "..X...X.", "hat": "x"}, 30, step=0.5),
        groove({"snare": "xxXX", "high tom": "xx..", "tom": "..xX"}, 2, 30),
        groove({"tight kick": "X..xx.x.", "snare": "..X...X.", "open hat": "X", "ride": "X"}, 32, 32, 0.5),
        groove({"crash": "X" + 15 * "."}, 33, 32, 1.0),
        groove({"tambourine": "x.X."}, 64),
        groove({"tight kick": "X.......", "snare": "X......."}, 4, 64, 0.5),
    )
    return Song(
        "Skateboard Letter",
        "Tin Lantern",
        "Pop-Punk",
        2004,
        Quadrant.Q1,
        str(key),
        ".m4a",
        Tempo(bpm),
        (
            Drums(drums, 1.5),
            Part(
                muted, staccato(comp(power_chords(verse), "X.x.x.x.", velocity=0.9), 0.8), -1.0, 0.0, 0.08, 0.75, loud
            ),
            Part(opened, shifted(comp(power_chords(refrain), "X-x-x-X-", velocity=0.9), 32), -0.5, 0.0, 0.1, 0.8, loud),
            Part(
                opened,
                shifted(comp(voice_lead(refrain, 55), "X---x---", 0.5), 32),
                -4.0,
                0.0,
                0.15,
                0.4,
                (overdrive(2.5), cabinet(6000)),
            ),
            Part(
                Plucked(3.0, 0.8, 0.12, 0.35),
                bass_line(verse, "1") + shifted(bass_line(refrain, "1 1 1 5"), 32),
                -1.0,
                room=0.03,
                effects=(overdrive(1.5),),
            ),
            Part(Solo(reed, 4500, 0.03, breath=0.06), tune, 0.0, 0.0, 0.15, effects=(chorus(0.4),)),
            Part(
                Solo(saw, 5000, 0.03, breath=0.04),
                shifted(shout, 32),
                0.5,
                -0.1,
                0.2,
                effects=(overdrive(2), chorus(0.5)),
            ),
            Part(Solo(saw, 5000, 0.03, breath=0.04), shifted(shout, 32, 12), -5.0, 0.3, 0.25, effects=(chorus(0.5),)),
        ),
        room_s=0.9,
        glue=0.45,
    )


def pocket_change() -> Song:
    """Funk on two chords: slapped bass, a clavinet that never rests, brass that answers the saxophone."""
    key, bpm = Key("Bb", "mixolydian"), 112.0
    progression = chords("Bb9 Eb9 " * 2 + "Bb9 Eb9 Gm7 F9 Bb9 Eb9 Bb6:1")
    voicings = voice_lead(progression, 58)
    sax = melody(
        key,
        ". . 5 6 1' . 6 5 6 . 3 . 5 . . . | . . . . . . 1' 2' 3' . 2' 1' 6 . 5 . |"
        ". . 5 6 1' . 6 5 6 . 3' . 2' . 1' . | . . . . 4' - 3' 2' 1' . 6 . 1' . . . |"
        "5' - - 3' 2' . 1' . 3' - 2' 1' 6 . 5 . | 6 . 1' . 2' . b3' 3' 1' . 6 . 5 . . . |"
        "1' . 1' 2' 3' . 2' 1' 6 . 5 . 6 . 1' . | 2' . 2' 3' 4' . 3' 2' 1' . 6 . 2' . . . |"
        "3' - - 5' 3' . 2' . 1' . 6 . 1' . 2' . | b3' 3' 1' . 6 . 5 . 6 . 1' . 3'! . . .",
        0.25,
        velocity=0.75,
    )
    beat = {
        "tight kick": "X..x..x...x..x..",
        "snare": "....X..o.o..X..o",
        "hat": "xoXoxoXoxoXoxo.x",
        "open hat": "..............X.",
    }
    drums = together(
        groove(beat, 39),
        groove({"snare": "xxXX"}, 1, 39),
        groove({"tambourine": "..X...X."}, 40),
        groove({"crash": "X" + 79 * "."}, 41),
        groove({"tight kick": "X..."}, 1, 40),
    )
    return Song(
        "Pocket Change",
        "The Brass Umbrellas",
        "Funk",
        1978,
        Quadrant.Q1,
        str(key),
        ".ogg",
        Tempo(bpm, swing=0.14, swing_step=0.25),
        (
            Drums(drums, 2.0),
            Part(
                Plucked(1.6, 1.0, 0.08, 0.2, 0.04),
                bass_line(progression, "1 . . 1 . . 8 . 7 . 8 . 5 . 7 a", 0.25, 34, 0.85),
                0.0,
                0.0,
                0.03,
                effects=(overdrive(1.2),),
            ),
            Part(
                Plucked(0.9, 1.0, 0.07, 0.15, 0.02), staccato(comp(voicings, "x.ox.xo.x.xo.xox"), 0.6), -3.5, -0.5, 0.08
            ),
            Part(
                Plucked(1.0, 0.9, 0.2, 0.25, 0.03),
                staccato(comp(voice_lead(progression, 63), "..x...x...x..xx."), 0.4),
                -5.0,
                0.55,
                0.1,
                effects=(thinned(300),),
            ),
            Part(
                Ensemble(detune_cents=7, attack_s=0.03, release_s=0.06, dark=1500, bright=6000, sweep_s=0.8),
                comp(voicings[:10], "." * 16 + "......X.X...X-x.") + sustain(voicings[10:], 0.95),
                -1.0,
                0.15,
                0.2,
                0.3,
            ),
            Part(Solo(reed, 4200, 0.025, 0.02, 22, breath=0.08), sax, 0.5, 0.1, 0.2),
        ),
        room_s=0.8,
    )


def feira_de_domingo() -> Song:
    """A Sunday market samba: nylon guitar, flute and accordion over surdo, tamborim and agogo."""
    key, bpm = Key("C"), 108.0
    progression = chords("Cmaj7 A7 Dm7 G7 Em7:2 A7:2 Dm7:2 G7:2 C6 C7 Fmaj7 G7 C6:2")
    voicings = voice_lead(progression, 55)
    tune = melody(
        key,
        "5 . 6 5 . 3 5 . 1' - 7 . 6 5 . 3 | #1 . 3 5 . 6 b7 . 6 - 5 . 3 . 5 6 | 4 . 6 1' . 2' 1' . 6 - 4 . 6 . 4 . |"
        "7, . 2 4 . 6 5 . 4 - 3 . 2 . 5 6 | 7 . 5 3 . 5 7 . 6! - 5 . #1' . 3' . | 2' . 1' 6 . 4 6 . 7 - 5 . 2' . 7 . |"
        "1' - - . 5 . 6 1' . 3' - 2' 1' . 6 5 |"
        "b7 . 5 3 . 5 b7 . 1' - b7 . 5 . 1' 2' | 3' . 1' 6 . 4 6 . 1' - 2' . 3' . 4' 3' |"
        "2' . 7 5 . 7 2' . 4' - 3' 2' . 7 . . | 1'! - - . 5' . . .",
        0.25,
        velocity=0.75,
    )
    drums = together(
        groove({"muted surdo": "x.......", "surdo": "....X..x"}, 42),
        groove(
            {"shaker": "xoox", "tamborim": "x.x.xx.x.x.x.xx.", "agogo": "x.x..xx.x.x.x.x.", "tambourine": "x.oxx.ox"},
            42,
        ),
        groove({"rim": "x..x..x...x.x..."}, 24, 16),
        groove({"surdo": "X...", "crash": "X..."}, 1, 42),
    )
    return Song(
        "Feira de Domingo",
        "The Brass Umbrellas",
        "Samba",
        1998,
        Quadrant.Q1,
        str(key),
        ".opus",
        Tempo(bpm, swing=0.08, swing_step=0.25),
        (
            Drums(drums, 1.5),
            Part(
                Plucked(2.5, 0.5, 0.25, 0.45, 0.06),
                comp(voicings, "X.xx.x.xX.x.xx.x", roll=0.015),
                0.5,
                -0.35,
                0.15,
                effects=(wooden_body(),),
            ),
            Part(Plucked(2.0, 0.5, 0.3, 0.5), bass_line(progression, "1 . . 5 5 . . 8", 0.5, 36), -2.0, 0.0, 0.05),
            Part(
                Ensemble(reed, 2, 6, 0.03, 0.08, 2500, 6000),
                swelling(comp(voice_lead(progression, 60), "..x-..x-.x-..x-."), 0.7, 1.0),
                -4.0,
                0.4,
                0.2,
            ),
            Part(Solo(flute, 6000, 0.015, 0.015, 20, breath=0.12), tune, 1.0, 0.1, 0.3),
            Part(
                Solo(flute, 6000, 0.015, 0.02, 20, breath=0.12),
                shifted(section(tune, 24), semitones=-12),
                -4.0,
                -0.2,
                0.3,
                effects=(darkened(5000),),
            ),
        ),
        room_s=1.0,
    )
