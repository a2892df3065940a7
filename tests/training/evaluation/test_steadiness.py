from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from symusic import Note, Score, Track

from emotion_player.audio.decode import read_all
from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.models.figures import Shift
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation.steadiness import (
    CONTROL,
    PARALLEL_MINOR,
    Material,
    find_material,
    measure_shifts,
)
from emotion_player.training.evaluation.transpose import is_clearly_major, to_parallel_minor
from emotion_player.training.features.render import Renderer

RATE = 32_000
C_MAJOR, C_MINOR = (0, 2, 4, 5, 7, 9, 11, 12), (0, 2, 3, 5, 7, 8, 10, 12)


class Ear:
    """Judges by one number: valence is ``of(samples)``, arousal always .1."""

    model = ModelKey("ear", "1")
    decoder = "none"

    def predict(self, path: Path) -> Prediction:
        emotion = Emotion.clipped(self.of(read_all(path, 16_000, 60)), 0.1)
        return Prediction(emotion, emotion, emotion, EmotionCurve(1.0, ()))

    def of(self, samples: np.ndarray) -> float:
        return 0.2


class Peak(Ear):
    """Hears how loud it is."""

    def of(self, samples: np.ndarray) -> float:
        return float(np.abs(samples).max()) / 4


class Length(Ear):
    """Hears how long it lasts."""

    def of(self, samples: np.ndarray) -> float:
        return len(samples) / 160_000


class Third(Ear):
    """Hears whether the major or the minor third of the loudest pitch class is louder."""

    def of(self, samples: np.ndarray) -> float:
        spectrum = np.abs(np.fft.rfft(samples))
        hertz = np.fft.rfftfreq(len(samples), 1 / 16_000)
        heard = (hertz > 220) & (hertz < 600)
        classes = np.round(12 * np.log2(hertz[heard] / 440)).astype(int) % 12
        loud = np.bincount(classes, spectrum[heard] ** 2, 12)
        major, minor = (loud[(loud.argmax() + third) % 12] for third in (4, 3))
        return float((major - minor) / (major + minor))


def write_score(path: Path, scale: tuple[int, ...], tonic: int = 60) -> Path:
    """Up and down a scale, long on the triad."""
    score: Any = Score(480)
    track: Any = Track("piano", 0, False)
    start = 0
    for step in (*scale, *reversed(scale), 0, 0):
        length = 480 if step % 12 in (0, 3, 4, 7) else 120
        track.notes.append(Note(start, length, tonic + step, 90))
        start += length
    score.tracks.append(track)
    score.dump_midi(str(path))
    return path


def _notes(path: Path) -> list[tuple[int, int]]:
    """Start and pitch of every note."""
    score: Any = Score(str(path))
    return [(note.time, note.pitch) for note in score.tracks[0].notes]


@pytest.fixture
def recordings(tmp_path: Path) -> tuple[Path, ...]:
    """Two real enough recordings, four seconds each: one has one channel, one has two."""
    time = np.arange(4 * RATE) / RATE
    paths = []
    for name, pitch, channels in (("one.wav", 220, 1), ("two.wav", 330, 2)):
        tone = 0.4 * np.sin(2 * np.pi * pitch * time) * (1 + np.sin(2 * np.pi * 4 * time)) / 2
        soundfile.write(tmp_path / name, np.stack([tone] * channels, 1).astype(np.float32), RATE)
        paths.append(tmp_path / name)
    return tuple(paths)


def _by_change(shifts: tuple[Shift, ...]) -> dict[str, Shift]:
    return {shift.change: shift for shift in shifts}


def _nothing() -> None:
    """What is done after a song."""


def test_a_model_that_says_always_the_same_does_not_move(recordings: tuple[Path, ...]) -> None:
    heard: list[int] = []
    shifts = measure_shifts(Ear(), Material(recordings, ()), None, lambda: heard.append(1))
    assert len(heard) == 2
    assert all((s.n, s.valence, s.arousal, s.valence_by) == (2, 0, 0, 0) for s in shifts)
    assert {s.invariant for s in shifts} == {True, False}


def test_a_model_that_hears_the_level_moves_with_the_gain_alone(recordings: tuple[Path, ...]) -> None:
    moved = _by_change(measure_shifts(Peak(), Material(recordings, ()), None, _nothing))
    assert moved["gain +12 dB"].valence_by == pytest.approx(0.4 / 4 * 2.98, rel=0.05)
    assert moved["gain -12 dB"].valence_by == pytest.approx(-0.4 / 4 * 0.749, rel=0.05)
    for change in ("MP3, 128 kbit/s", "resampled to 44.1 kHz", "mono to stereo", "the right channel inverted"):
        assert moved[change].valence < 0.01
    assert all(s.arousal == 0 for s in moved.values())


def test_a_model_that_hears_the_length_moves_with_the_tempo(recordings: tuple[Path, ...]) -> None:
    moved = _by_change(measure_shifts(Length(), Material(recordings, ()), None, _nothing))
    assert moved["20 % faster, same pitch"].valence_by == pytest.approx(0.4 / 1.2 - 0.4, abs=0.01)
    assert moved["20 % slower, same pitch"].valence_by == pytest.approx(0.4 / 0.8 - 0.4, abs=0.01)
    assert moved[f"{CONTROL}20 % slower and back"].valence < 0.01
    assert moved["begins 1 s later"].valence_by == pytest.approx(-0.1, abs=0.001)
    assert not moved["20 % faster, same pitch"].invariant
    assert moved["begins 1 s later"].invariant


@pytest.mark.skipif(shutil.which("fluidsynth") is None, reason="FluidSynth is not installed")
def test_a_model_that_hears_the_third_falls_from_major_to_minor(tmp_path: Path) -> None:
    scores = (write_score(tmp_path / "a.mid", C_MAJOR), write_score(tmp_path / "b.mid", C_MAJOR))
    (shift,) = measure_shifts(Third(), Material((), scores), Renderer(), _nothing)
    assert (shift.change, shift.invariant, shift.n) == (PARALLEL_MINOR, False, 2)
    assert shift.valence_by < -0.5
    assert shift.arousal == 0


def test_without_a_renderer_no_score_is_played(tmp_path: Path) -> None:
    assert measure_shifts(Ear(), Material((), (tmp_path / "none.mid",)), None, _nothing) == ()


@pytest.mark.parametrize("tonic", [57, 60, 66])
def test_major_is_told_from_minor_in_every_key(tonic: int, tmp_path: Path) -> None:
    assert is_clearly_major(write_score(tmp_path / "major.mid", C_MAJOR, tonic))
    assert not is_clearly_major(write_score(tmp_path / "minor.mid", C_MINOR, tonic))


def test_parallel_minor_keeps_the_tonic_and_every_time(tmp_path: Path) -> None:
    major = write_score(tmp_path / "major.mid", C_MAJOR, 62)
    to_parallel_minor(major, tmp_path / "made.mid")
    made, wanted = _notes(tmp_path / "made.mid"), _notes(write_score(tmp_path / "minor.mid", C_MINOR, 62))
    assert [pitch for _, pitch in made] == [pitch for _, pitch in wanted]
    assert [start for start, _ in made] == [start for start, _ in _notes(major)]


def test_only_training_music_that_people_played_is_taken(tmp_path: Path) -> None:
    (tmp_path / "songs").mkdir()
    song = tmp_path / "songs" / "song.mp3"
    song.touch()
    major, minor = write_score(tmp_path / "a.mid", C_MAJOR), write_score(tmp_path / "b.mid", C_MINOR)

    def clip(name: str, path: Path | str, split: str = "train", generated: bool = False) -> LabelledClip:
        return LabelledClip("4q", name, Path(path), name, split, quadrant=Quadrant.Q1, generated=generated)

    taken = find_material(
        tmp_path / "songs",
        [
            *(clip(f"r{i}", f"r{i}.opus") for i in range(9)),
            clip("t", "test.opus", "test"),
            clip("g", "drawn.npy", generated=True),
            clip("a", major),
            clip("b", minor),
            clip("c", major, "test"),
        ],
    )
    assert taken.recordings[0] == song
    assert len(taken.recordings) == 5  # four of a quadrant, evenly
    assert {str(path) for path in taken.recordings[1:]} <= {f"r{i}.opus" for i in range(9)}
    assert taken.scores == (major,)
