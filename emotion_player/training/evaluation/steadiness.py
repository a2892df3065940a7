"""How far a model's answers move when the same music sounds otherwise, or is played otherwise.

Some changes are none to a listener (level, file format, where the file begins): answers should stay. Some are: faster
music is more excited (Gabrielsson and Lindström 2010), and the same piece in minor is sadder (Hevner 1935). The test
recordings are not needed for either, and are not used.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from emotion_player.audio.decode import AudioFile, read_all
from emotion_player.audio.encode import Sound, write_mp3, write_wav
from emotion_player.audio.resynthesis import stretch
from emotion_player.audio.samples import Samples
from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.models.figures import Shift
from emotion_player.core.ports.analysis import EmotionPredictor
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation.transpose import is_clearly_major, to_parallel_minor
from emotion_player.training.features.render import Renderer

CONTROL = "control: "
"""Begins the name of a change that shows what the tool of another one does by itself."""

PARALLEL_MINOR = "major to parallel minor"

DATASETS = ("4q", "emopia", "vgmidi")
"""Where training recordings and scores are taken from."""

RECORDINGS = 16
"""So many training recordings are used beside the whole songs."""

PIECES = 24
"""So many scores are played in major and in minor."""

_LONGEST_S = 240.0
_STRETCH_RATE = 22_050
_CHANGES = (  # in the order of the table: what is done, whether answers should stay, and what it is compared with
    ("gain +12 dB", True, "as it is"),
    ("gain -12 dB", True, "as it is"),
    ("MP3, 128 kbit/s", True, "as it is"),
    ("MP3, 64 kbit/s", True, "as it is"),
    ("resampled to 44.1 kHz", True, "as it is"),
    ("resampled to 22.05 kHz", True, "as it is"),
    ("the file as a mono WAV", True, "the file"),
    ("mono to stereo", True, "as it is"),
    ("the right channel inverted", True, "as it is"),
    ("begins 1 s later", True, "as it is"),
    (f"{CONTROL}20 % slower and back", True, "stretched by nothing"),
    ("20 % faster, same pitch", False, "stretched by nothing"),
    ("20 % slower, same pitch", False, "stretched by nothing"),
)


@dataclass(frozen=True, slots=True)
class Material:
    """What is analysed.

    Attributes:
        recordings: Real sound files.
        scores: MIDI files clearly in major; none where they cannot be played.
    """

    recordings: tuple[Path, ...]
    scores: tuple[Path, ...]


def find_material(songs: Path, clips: Sequence[LabelledClip]) -> Material:
    """Always the same music of the same data: whole songs, some training recordings of 4q, some scores in major.

    Args:
        songs: A folder of whole songs, MP3; it may be missing.
        clips: Of any dataset; only training clips that people played are taken.
    """
    usable = sorted(
        (clip for clip in clips if clip.split == "train" and not clip.generated),
        key=lambda clip: (clip.dataset, clip.id),
    )
    heard = sorted(songs.glob("*.mp3"))
    recordings = [clip for clip in usable if clip.dataset == "4q" and not clip.is_midi]
    for quadrant in Quadrant:
        of_quadrant = [clip.path for clip in recordings if clip.quadrant is quadrant]
        heard += _spread(of_quadrant, RECORDINGS // len(Quadrant))
    scores = [clip.path for clip in usable if clip.is_midi and is_clearly_major(clip.path)]
    return Material(tuple(heard), tuple(_spread(scores, PIECES)))


def measure_shifts(
    predictor: EmotionPredictor, material: Material, renderer: Renderer | None, on_song: Callable[[], None]
) -> tuple[Shift, ...]:
    """Let the model hear everything as it is and changed; without a renderer no scores are played.

    Raises:
        TrackError: A recording cannot be decoded, or the model has no answer to it.
        DatasetError: A score cannot be played.
    """

    def of_recording(path: Path) -> dict[str, tuple[Emotion, Emotion]]:
        with tempfile.TemporaryDirectory() as folder:
            answers = {name: predictor.predict(file).emotion for name, file in _recordings(path, Path(folder))}
        on_song()
        answers["the file as a mono WAV"] = answers["as it is"]
        return {name: (answers[base], answers[name]) for name, _, base in _CHANGES}

    def of_score(path: Path) -> dict[str, tuple[Emotion, Emotion]]:
        assert renderer is not None
        with tempfile.TemporaryDirectory() as folder:
            major, minor = (predictor.predict(f).emotion for f in _renditions(path, renderer, Path(folder)))
        on_song()
        return {PARALLEL_MINOR: (major, minor)}

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        recordings = list(pool.map(of_recording, material.recordings))
        scores = list(pool.map(of_score, material.scores if renderer else ()))
    shifts = [_shift(name, invariant, [song[name] for song in recordings]) for name, invariant, _ in _CHANGES]
    minor = _shift(PARALLEL_MINOR, False, [song[PARALLEL_MINOR] for song in scores])
    return tuple(shift for shift in (*shifts, minor) if shift.n)


def _shift(change: str, invariant: bool, answers: Sequence[tuple[Emotion, Emotion]]) -> Shift:
    """From (before, after) of every song."""
    moved = np.array([(b.valence - a.valence, b.arousal - a.arousal) for a, b in answers] or np.zeros((1, 2)))
    far, signed = np.abs(moved).mean(0), moved.mean(0)
    valence, arousal, valence_by, arousal_by = (round(float(value), 4) for value in (*far, *signed))
    return Shift(change, invariant, len(answers), valence, arousal, valence_by, arousal_by)


def _recordings(path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every form of a recording by its name in ``_CHANGES``, written into ``folder`` one after the other."""
    yield "the file", path
    with AudioFile(path) as file:
        rate = min(file.info.sample_rate, 48_000)  # MP3 knows no more
    samples = read_all(path, rate, _LONGEST_S)
    wav, mp3 = folder / "song.wav", folder / "song.mp3"

    def written(sound: Sound, sample_rate: int = rate) -> Path:
        write_wav(wav, sound, sample_rate)
        return wav

    def compressed(bit_rate: int) -> Path:
        write_mp3(mp3, samples, rate, bit_rate)
        return mp3

    yield "as it is", written(samples)
    yield "gain +12 dB", written(samples * np.float32(10 ** (12 / 20)))
    yield "gain -12 dB", written(samples * np.float32(10 ** (-12 / 20)))
    yield "MP3, 128 kbit/s", compressed(128_000)
    yield "MP3, 64 kbit/s", compressed(64_000)
    yield "resampled to 44.1 kHz", written(read_all(path, 44_100, _LONGEST_S), 44_100)
    low = read_all(path, _STRETCH_RATE, _LONGEST_S)
    yield "resampled to 22.05 kHz", written(low, _STRETCH_RATE)
    yield "mono to stereo", written(np.stack([samples, samples], axis=1))
    yield "the right channel inverted", written(np.stack([samples, -samples], axis=1))
    yield "begins 1 s later", written(samples[rate:])
    # Compared at one sample rate and after the same transform, so that only the tempo differs.
    yield "stretched by nothing", written(stretch(low, 1.0), _STRETCH_RATE)
    yield "20 % faster, same pitch", written(stretch(low, 1.2), _STRETCH_RATE)
    slower = stretch(low, 0.8)
    yield "20 % slower, same pitch", written(slower, _STRETCH_RATE)
    yield f"{CONTROL}20 % slower and back", written(stretch(slower, 1.25), _STRETCH_RATE)


def _renditions(path: Path, renderer: Renderer, folder: Path) -> Iterator[Path]:
    """Yield a score played in major, then in its parallel minor, in the same timbre and place."""
    minor = folder / "minor.mid"
    to_parallel_minor(path, minor)
    for name, score in (("major.wav", path), ("minor.wav", minor)):
        samples: Samples = renderer.render(score, _STRETCH_RATE, _LONGEST_S, np.random.default_rng(0))
        write_wav(folder / name, samples, _STRETCH_RATE)
        yield folder / name


def _spread(paths: Sequence[Path], count: int) -> list[Path]:
    """At most ``count`` of them, evenly."""
    if len(paths) <= count:
        return list(paths)
    return [paths[int(index)] for index in np.linspace(0, len(paths) - 1, count).round()]
