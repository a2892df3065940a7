"""The index of texts follows the tracks through everything that happens to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, Prediction
from emotion_player.core.search.selection import TrackQuery
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.library.library import Library

STUDENT = ModelKey("student", "1")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library
        library.commit()
    database = sqlite3.connect(tmp_path / "library.db")
    database.execute("INSERT INTO track_texts (track_texts, rank) VALUES ('integrity-check', 1)")  # raises if it is not
    database.close()


def add(
    library: Library,
    path: str,
    title: str = "",
    artist: str = "",
    *,
    size: int = 1,
    duration_s: float = 187.0,
    year: int | None = None,
    valence: float = 0.0,
) -> FileStamp:
    emotion = Emotion(valence, 0.0)
    track = Track(FileStamp(Path(path), size, 1), Fingerprint(path), duration_s, title, artist, year=year)
    library.add_track(track)
    library.add_prediction(track.fingerprint, STUDENT, Prediction(emotion, emotion, emotion, EmotionCurve(1.0, ())))
    return track.file


def found(library: Library, search: str) -> list[str]:
    return [str(placed.track.path) for placed in library.predicted_tracks(STUDENT, TrackQuery(search))]


def test_a_song_with_new_tags_is_found_by_these_and_no_longer_by_the_old(library: Library) -> None:
    add(library, "/m/1", "Old title", "Ada")
    add(library, "/m/1", "New title", "Bo")

    assert found(library, "old") == found(library, "artist:ada") == []
    assert found(library, "title:new artist:bo") == ["/m/1"]


def test_a_song_that_is_forgotten_or_has_become_rubbish_is_no_longer_found(library: Library) -> None:
    add(library, "/m/1", "Anthem")
    file = add(library, "/m/2", "Anthem")
    assert found(library, "anthem") == ["/m/1", "/m/2"]

    library.forget(Path("/m/1"))
    library.add_failure(FailedFile(FileStamp(file.path, 99, 2), "It is damaged."), "av 1")

    assert found(library, "anthem") == []


def test_what_was_not_committed_is_not_in_the_index_either(library: Library) -> None:
    add(library, "/m/1", "Anthem")
    with Library(library.path) as other:
        assert found(other, "anthem") == []
        library.commit()
        assert found(other, "anthem") == ["/m/1"]


def test_a_piece_of_a_word_is_enough_wherever_it_stands_and_however_short(library: Library) -> None:
    add(library, "/m/1", "夜の雨の歌", "Offenbach")

    assert found(library, "title:の雨") == found(library, "title:雨の歌") == found(library, "artist:bach") == ["/m/1"]
    assert found(library, "title:bach") == found(library, "artist:雨") == []


def test_what_the_teacher_has_placed_too_is_found_among_what_the_student_has(library: Library) -> None:
    add(library, "/m/1")
    add(library, "/m/2")
    point = Emotion(0.0, 0.0)
    judged = Prediction(point, point, point, EmotionCurve(1.0, ()))
    for version in ("1", "2"):
        library.add_prediction(Fingerprint("/m/2"), ModelKey("teacher", version), judged)

    assert found(library, "model:teacher") == ["/m/2"]
    assert found(library, "-model:teacher") == ["/m/1"]
    assert found(library, "model:student") == ["/m/1", "/m/2"]
    assert [each.heard_by for each in library.predicted_tracks(STUDENT, TrackQuery())] == [
        ("student",),
        ("student", "teacher"),
    ]


def test_numbers_quadrants_and_what_must_not_be(library: Library) -> None:
    add(library, "/m/1", "Air", "Bach", year=1723, duration_s=300.0, valence=0.31)
    add(library, "/m/2", "Air on tour", "Moby", year=1995, duration_s=150.0, valence=-0.5)
    add(library, "/m/3", "Air", "Nobody")

    assert found(library, "air year:1990..1999") == ["/m/2"]
    assert found(library, "artist:bach valence:>.3") == ["/m/1"]
    assert found(library, "-year:>1900") == ["/m/1", "/m/3"]
    assert found(library, "not artist:bach -tour") == ["/m/3"]
    assert found(library, "duration:3..5") == ["/m/1", "/m/3"]
    assert found(library, "quadrant:tense") == ["/m/2"]
