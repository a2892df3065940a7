"""A library with songs, and with what no scan can make again."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import MoodField
from emotion_player.core.playlists.playlist import Playlist, PlaylistEntry
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import Sentence
from emotion_player.library.library import Library

STUDENT = ModelKey("student", "1.0")
SONGS = 200
CORRECTED = 25
AT = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    file = folder / "library.db"
    with Library(file) as library:
        for number in range(SONGS):
            path = folder / "music" / f"{number:03}.mp3"
            sound = Fingerprint(f"{number:040x}")
            stamp = FileStamp(path, 1_000 + number, 10**18 + number)
            library.add_track(
                Track(stamp, sound, 180.0, f"Title {number}", f"Artist {number % 7}", "Album", "Pop", 1999)
            )
            here = Emotion(number / SONGS, -number / SONGS)
            curve = EmotionCurve(10.0, tuple(CurvePoint(10.0 * i, here) for i in range(6)))
            library.add_prediction(sound, STUDENT, Prediction(here, here, here, curve))
        library.add_failure(FailedFile(FileStamp(folder / "bad.mp3", 5, 6), Sentence("No sound.")), "decoder 1")
        library.commit()
        library.corrections.restore(
            {Fingerprint(f"{number:040x}"): Correction(Emotion(0.5, number / 100), AT) for number in range(CORRECTED)}
        )
        for name in ("Evening", "Morning"):
            songs = [PlaylistEntry(folder / f"{n}.mp3", f"T{n}", "A", 60.0, Fingerprint(f"{n:040x}")) for n in range(9)]
            library.playlists.save(Playlist(name, tuple(songs)))
        batch = library.tag_journal.begin()
        before, after = {MoodField.WORD: ()}, {MoodField.WORD: ("calm",)}
        library.tag_journal.add(batch, folder / "0.mp3", Fingerprint(f"{0:040x}"), before, after, kept_times=True)
    return file


@pytest.fixture
def library_file(made_library: Path, tmp_path: Path) -> Path:
    """A copy for every test."""
    return Path(shutil.copy(made_library, tmp_path))
