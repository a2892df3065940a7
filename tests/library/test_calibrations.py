"""What was learned from corrections is kept for each version of each model, and moves its songs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.collection.placements import PlacementStatus
from emotion_player.collection.reading import read_collection
from emotion_player.collection.track_arrays import ShownTrack
from emotion_player.core.emotion import Emotion
from emotion_player.core.ports.library import CalibrationStore
from emotion_player.core.predictions.calibration import (
    AxisReport,
    Calibration,
    CalibrationExample,
    CalibrationReport,
    Line,
)
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.search.query import parse_search
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import LibraryError
from emotion_player.library.library import Library

STUDENT, NEWER, TEACHER = ModelKey("student", "1"), ModelKey("student", "2"), ModelKey("teacher", "1")
HAPPIER = Calibration(
    Line(0.5, 0.25), Line(), CalibrationReport(15, AxisReport(0.4, 0.2, helps=True), AxisReport(0.1, 0.2, helps=False))
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Songs a, b and c from sad to happy, as the student says; the listener has put c elsewhere."""
    with Library(tmp_path / "library.db") as library:
        for sound, valence in (("a", -0.9), ("b", -0.25), ("c", 0.9)):
            add(library, sound, Emotion(valence, 0.5))
        library.corrections.change({Fingerprint("c"): Emotion(-0.5, -0.5)})
        yield library


def add(library: Library, sound: str, emotion: Emotion, model: ModelKey = STUDENT) -> None:
    library.add_track(Track(FileStamp(Path(f"/m/{sound}.mp3"), 1, 1), Fingerprint(sound), 60.0, title=sound))
    low, high = (Emotion.clipped(emotion.valence + by, emotion.arousal + by) for by in (-0.2, 0.2))
    library.add_prediction(Fingerprint(sound), model, Prediction(emotion, low, high, EmotionCurve(1.0, ())))
    library.commit()


def found(library: Library, search: str) -> str:
    tracks = read_collection(library, [STUDENT])
    return "".join(tracks.titles[track_id] for track_id in tracks.found_by(parse_search(search)))


def placed(library: Library, sound: str, model: ModelKey = STUDENT) -> ShownTrack:
    tracks = read_collection(library, [model])
    track_id = tracks.id_at(Path(f"/m/{sound}.mp3"))
    assert track_id is not None
    return tracks.shown_track(track_id)


def test_a_calibration_lasts_and_is_taken_back(library: Library) -> None:
    store: CalibrationStore = library.calibrations
    assert store.of(STUDENT) is None
    store.keep(STUDENT, HAPPIER)
    store.keep(TEACHER, HAPPIER)

    with Library(library.path) as other:
        assert other.calibrations.of(STUDENT) == other.calibrations.of(TEACHER) == HAPPIER
        assert other.calibrations.remove(STUDENT)
        assert not other.calibrations.remove(STUDENT)
    assert store.of(STUDENT) is None
    assert store.of(TEACHER) == HAPPIER


def test_a_new_version_of_a_model_must_learn_again(library: Library) -> None:
    library.calibrations.keep(STUDENT, HAPPIER)
    add(library, "a", Emotion(-0.9, 0.5), NEWER)

    assert library.calibrations.of(NEWER) is None
    assert placed(library, "a", NEWER).emotion == Emotion(-0.9, 0.5)
    assert placed(library, "a", STUDENT).emotion == HAPPIER.emotion(Emotion(-0.9, 0.5))


def test_there_is_an_example_for_each_corrected_song_that_a_model_has_analysed(library: Library) -> None:
    library.corrections.change({Fingerprint("never heard"): Emotion(1.0, 1.0), Fingerprint("a"): Emotion(0.0, 0.0)})
    library.forget(Path("/m/a.mp3"))
    library.commit()

    lessons = library.calibrations.examples(STUDENT)

    assert len(lessons) == 2
    assert CalibrationExample(Emotion(0.9, 0.5), Emotion(-0.5, -0.5)) in lessons
    assert CalibrationExample(Emotion(-0.9, 0.5), Emotion(0.0, 0.0)) in lessons
    assert library.calibrations.examples(TEACHER) == []


def test_a_song_lies_where_its_listener_or_else_its_calibration_puts_it(library: Library) -> None:
    assert placed(library, "b").emotion == Emotion(-0.25, 0.5)
    library.calibrations.keep(STUDENT, HAPPIER)

    learned, corrected = placed(library, "b"), placed(library, "c")

    assert (learned.emotion, learned.status) == (Emotion(0.125, 0.5), PlacementStatus.CURRENT)
    assert learned.low.valence < learned.emotion.valence < learned.high.valence
    assert (corrected.emotion, corrected.status) == (Emotion(-0.5, -0.5), PlacementStatus.CORRECTED)
    predicted = library.predicted_track(Path("/m/b.mp3"), STUDENT)
    assert predicted is not None
    assert predicted.prediction.emotion == Emotion(-0.25, 0.5)


def test_songs_are_looked_for_where_they_lie(library: Library) -> None:
    assert found(library, "valence:<0") == "abc"
    assert found(library, "quadrant:sad") == "c"
    assert found(library, "near:-.6,-.5") == "cab"

    library.calibrations.keep(STUDENT, HAPPIER)

    assert found(library, "valence:<0") == "ac"
    assert found(library, "valence:.12...13 arousal:.5") == "b"
    assert found(library, "quadrant:q1") == "b"
    assert found(library, "near:1,1") == "bac"


def test_what_lies_in_the_library_as_a_calibration_and_is_none_is_told_in_a_sentence(library: Library) -> None:
    library.calibrations.keep(STUDENT, HAPPIER)
    database = sqlite3.connect(library.path)
    database.execute("UPDATE calibrations SET calibration = '{}'")
    database.commit()
    database.close()

    for look in (lambda: library.calibrations.of(STUDENT), lambda: placed(library, "a")):
        with pytest.raises(LibraryError, match="The library is damaged: a calibration in it cannot be read \\(no"):
            look()
