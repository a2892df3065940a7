"""The corrections that the application exports are labels that the training reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from emotion_player.__main__ import main
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Track
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.library import Library
from emotion_player.training.datasets.catalog import load_datasets

SAID = Prediction(Emotion(0.0, 0.0), Emotion(-0.5, -0.5), Emotion(0.5, 0.5), EmotionCurve(1.0, ()))


def correct(library: Library, song: Path, artist: str, emotion: Emotion) -> None:
    sound = fingerprint_file(song)
    library.add_track(Track(FileStamp(song, 1, 1), sound, 2.0, f"The {song.stem}, again", artist))
    library.add_prediction(sound, ModelKey("student", "1"), SAID)
    library.corrections.change({sound: emotion})


@pytest.fixture
def songs(tmp_path: Path) -> list[Path]:
    """Four noises of two seconds."""
    paths = [tmp_path / f"{number:02}.flac" for number in range(4)]
    for number, path in enumerate(paths):
        noise = np.random.default_rng(number).normal(0, 0.1 + number / 20, 32_000)
        soundfile.write(path, noise.astype(np.float32).clip(-1, 1), 16_000)
    return paths


def test_training_learns_from_exported_corrections(
    tiny_data: Path, songs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meant = {song: Emotion(number / 4 - 0.5, 0.5 - number / 4) for number, song in enumerate(songs)}
    with Library(tmp_path / "library.db") as library:
        for song, emotion in meant.items():
            correct(library, song, f"artist of {song.stem}", emotion)
    file = tmp_path / "mine.csv"

    assert main(["corrections", "export", str(file), "--library", str(tmp_path / "library.db")]) == 0

    clips = load_datasets(tiny_data, [f"{file}:-1..1"])
    assert {clip.path: clip.group for clip in clips} == {song: f"artist of {song.stem}" for song in songs}
    for clip in clips:
        assert clip.emotion is not None
        assert clip.emotion.valence == pytest.approx(meant[clip.path].valence, abs=1e-4)
        assert clip.emotion.arousal == pytest.approx(meant[clip.path].arousal, abs=1e-4)

    monkeypatch.setattr("emotion_player.training.experts.FOLDS", 3)  # every song of ten folds would have to be heard
    there = ("--data", str(tiny_data), "--work", str(tmp_path / "work"))
    assert main(["train", "experts", *there, "--datasets", f"{file}:-1..1"]) == 0
