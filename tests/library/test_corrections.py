"""Corrections stay apart from what models say, and outlast everything but their being taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.ports.library import CorrectionStore
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import LibraryError
from emotion_player.library.library import Library

A, B, C = (Fingerprint(letter) for letter in "abc")
JOY, REST = Emotion(0.8, 0.6), Emotion(0.25, -0.75)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def test_a_correction_lasts_with_its_time(library: Library) -> None:
    assert library.corrections.change({A: JOY}) == {A: None}

    with Library(library.path) as other:
        store: CorrectionStore = other.corrections
        correction = other.corrections.of(A)
        assert other.corrections.of(B) is None
        assert store.all() == {A: correction}
    assert correction is not None
    assert correction.emotion == JOY
    assert timedelta(0) <= datetime.now(UTC) - correction.corrected_at < timedelta(minutes=1)


def test_corrections_are_changed_and_taken_back_together_and_what_was_before_comes_back(library: Library) -> None:
    library.corrections.change({A: JOY, B: REST})
    first = library.corrections.all()

    before = library.corrections.change({A: REST, B: None, C: JOY})

    assert {sound: each.emotion for sound, each in library.corrections.all().items()} == {A: REST, C: JOY}
    assert before == {**first, C: None}

    library.corrections.restore(before)

    assert library.corrections.all() == first


def test_the_oldest_correction_comes_first(library: Library) -> None:
    day = datetime(2026, 3, 1, tzinfo=UTC)
    library.corrections.restore({B: Correction(JOY, day), A: Correction(JOY, day - timedelta(days=1))})
    library.corrections.change({C: JOY})

    assert list(library.corrections.all()) == [A, B, C]


def test_a_correction_outlasts_a_new_place_a_new_model_and_being_forgotten(library: Library, tmp_path: Path) -> None:
    def scan(name: str, version: str) -> None:
        point = Emotion(-0.5, -0.5)
        library.add_track(Track(FileStamp(tmp_path / name, 1, 1), A, 60.0))
        library.add_prediction(A, ModelKey("student", version), Prediction(point, point, point, EmotionCurve(1.0, ())))
        library.commit()

    scan("old.mp3", "1")
    library.corrections.change({A: JOY})
    correction = library.corrections.of(A)

    scan("new.mp3", "2")
    assert library.corrections.of(A) == correction
    placed = library.predicted_track(tmp_path / "new.mp3", ModelKey("student", "2"))
    assert placed is not None
    assert placed.prediction.emotion == Emotion(-0.5, -0.5)

    library.forget(tmp_path / "new.mp3")
    library.commit()
    assert library.corrections.of(A) == correction


def test_of_several_corrections_all_are_kept_or_none(library: Library) -> None:
    library.corrections.change({A: JOY})
    blocker = sqlite3.connect(library.path)
    blocker.execute(
        "CREATE TRIGGER no_more BEFORE INSERT ON corrections WHEN new.valence < 0 BEGIN "
        "SELECT RAISE(ABORT, 'no more'); END"
    )
    blocker.close()
    before = library.corrections.all()

    with pytest.raises(LibraryError, match="no more"):
        library.corrections.change({A: None, B: JOY, C: Emotion(-1.0, 0.0)})

    assert library.corrections.all() == before


@given(steps=st.lists(st.dictionaries(st.sampled_from([A, B, C]), st.sampled_from([JOY, REST, None]))))
@settings(max_examples=20)
def test_any_changes_are_undone_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[Fingerprint, Emotion | None]]
) -> None:
    with Library(tmp_path_factory.mktemp("undo") / "library.db") as library:
        states, undo = [], []
        for step in steps:
            states.append(library.corrections.all())
            undo.append(library.corrections.change(step))

        while undo:
            library.corrections.restore(undo.pop())
            assert library.corrections.all() == states.pop()
