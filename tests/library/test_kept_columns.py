"""The columns that are kept beside a large library."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from emotion_player.app import keep_columns
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.core.track_columns import TrackColumns
from emotion_player.library import kept_columns
from emotion_player.library.library import Library
from emotion_player.library.track_reading import TrackReading

STUDENT, TEACHER = ModelKey("student", "1"), ModelKey("teacher", "1")
MODELS = (STUDENT, TEACHER)
TITLES = ("Anthem", "Battle", "Chanson d'automne", "נעמה")


@pytest.fixture(autouse=True)
def every_library_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_columns, "_WORTH_BYTES", 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library that is closed, and not of this moment."""
    file = tmp_path / "library.db"
    with Library(file) as library:
        for title in TITLES:
            add(library, title)
    return aged(file)


def add(library: Library, title: str) -> None:
    path = Path(os.fsdecode(f"/music/{title}/".encode() + b"\xff.mp3"))
    track = Track(FileStamp(path, 7, 9), Fingerprint(title), 61.5, title, "Ada", "First", year=1999)
    library.add_track(track)
    place = Emotion(len(title) / 20, 0.5)
    models = MODELS if title == "Battle" else MODELS[:1]
    for model in models:
        library.add_prediction(track.fingerprint, model, Prediction(place, place, place, EmotionCurve(10.0, ())))
    library.commit()


def aged(file: Path, at_s: int = 1_700_000_000) -> Path:
    """A library that changed in the last moment is not kept: it might change again at the same time."""
    os.utime(file, (at_s, at_s))
    return file


def read(file: Path, *models: ModelKey, size: int = 100) -> list[TrackColumns]:
    with Library(file) as library:
        return list(library.track_pages(models or MODELS, size))


@pytest.fixture
def from_the_library(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Notes each time that the library itself is read."""
    times: list[int] = []
    pages = TrackReading.pages

    def noted(reading: TrackReading, size: int) -> Iterator[TrackColumns]:
        times.append(size)
        return pages(reading, size)

    monkeypatch.setattr(TrackReading, "pages", noted)
    return times


def test_what_is_kept_is_what_was_read(file: Path, from_the_library: list[int]) -> None:
    (before,) = read(file)
    keep_columns(file, MODELS)
    from_the_library.clear()
    (after,) = read(file)
    assert from_the_library == []
    for name in ("paths", "fingerprints", "titles", "artists", "albums", "genres"):
        assert list(getattr(after, name)) == list(getattr(before, name))
    for name in ("sizes", "mtimes_ns", "durations_s", "years", "track_numbers"):
        assert getattr(after, name).dtype == getattr(before, name).dtype
        assert getattr(after, name).tolist() == getattr(before, name).tolist()
    assert after.predictions.keys() == before.predictions.keys()
    for model, predictions in after.predictions.items():
        for name in ("points", "low", "high", "analyzed_at", "outdated"):
            np.testing.assert_array_equal(getattr(predictions, name), getattr(before.predictions[model], name))


def test_it_comes_in_pages_as_well(file: Path, from_the_library: list[int]) -> None:
    keep_columns(file, MODELS)
    from_the_library.clear()
    pages = read(file, size=3)
    assert from_the_library == []
    assert [list(page.titles) for page in pages] == [list(TITLES[:3]), list(TITLES[3:])]


def test_a_library_that_has_changed_is_read_anew_and_kept_anew(file: Path, from_the_library: list[int]) -> None:
    keep_columns(file, MODELS)
    with Library(file) as library:
        add(library, "New")
        assert [list(page.titles) for page in library.track_pages(MODELS, 10)] == [[*TITLES, "New"]]
    (page,) = read(file)
    assert page.titles[-1] == "New"
    keep_columns(aged(file, 1_700_000_060), MODELS)
    from_the_library.clear()
    (page,) = read(file)
    assert from_the_library == []
    assert page.titles[-1] == "New"


def test_what_is_not_yet_committed_is_read(file: Path) -> None:
    keep_columns(file, MODELS)
    with Library(file) as library:
        library.add_track(Track(FileStamp(Path("/music/x"), 7, 9), Fingerprint("Anthem"), 61.5, "Again"))
        (page,) = library.track_pages(MODELS, 10)
    assert page.titles[-1] == "Again"


def test_other_models_are_read_from_the_library(file: Path) -> None:
    keep_columns(file, MODELS)
    (page,) = read(file, TEACHER)
    assert list(page.titles) == ["Battle"]
    (page,) = read(file, ModelKey("student", "2"))
    assert page.predictions["student"].outdated.all()


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 and nothing", None])
def test_a_kept_file_that_is_damaged_does_not_matter(
    file: Path, damage: bytes | None, from_the_library: list[int]
) -> None:
    keep_columns(file, MODELS)
    kept = file.with_name("library.db-columns")
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    from_the_library.clear()
    (page,) = read(file)
    assert len(from_the_library) == 1
    assert tuple(page.titles) == TITLES
    keep_columns(file, MODELS)
    assert kept.read_bytes() == whole


def test_a_library_of_this_very_moment_is_not_kept(file: Path) -> None:
    os.utime(file, ns=(2**62, 2**62))
    keep_columns(file, MODELS)
    assert not file.with_name("library.db-columns").exists()


def test_a_small_library_and_one_in_use_keep_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(file) as library:
        add(library, "New")
        keep_columns(file, MODELS)
    monkeypatch.setattr(kept_columns, "_WORTH_BYTES", 16 << 20)
    keep_columns(aged(file), MODELS)
    assert not file.with_name("library.db-columns").exists()
