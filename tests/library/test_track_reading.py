from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.core.track_columns import NO_YEAR, TrackColumns
from emotion_player.library import track_reading
from emotion_player.library.library import Library

OLD, NEW, TEACHER = ModelKey("student", "1"), ModelKey("student", "2"), ModelKey("teacher", "1")


def at(valence: float) -> Prediction:
    return Prediction(Emotion(valence, 0.5), Emotion(valence, 0.25), Emotion(valence, 0.75), EmotionCurve(10.0, ()))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


def add(library: Library, name: str, year: int | None = None, **predicted: tuple[ModelKey, float]) -> None:
    track = Track(FileStamp(Path(f"/music/{name}"), 7, 9), Fingerprint(name), 61.5, name, "Ada", year=year)
    library.add_track(track)
    for model, valence in predicted.values():
        library.add_prediction(track.fingerprint, model, at(valence))
    library.commit()


def read(library: Library, *models: ModelKey, size: int = 100) -> list[TrackColumns]:
    return list(library.track_pages(models, size))


def test_every_song_comes_once_with_the_prediction_of_each_model(library: Library) -> None:
    add(library, "both", 1999, a=(NEW, 0.1), b=(TEACHER, 0.9))
    add(library, "one", a=(NEW, 0.2))
    (page,) = read(library, NEW, TEACHER)
    assert list(page.titles) == ["both", "one"]
    assert page.paths == [str(Path("/music/both")), str(Path("/music/one"))]
    assert page.years.tolist() == [1999, NO_YEAR]
    assert page.predictions["student"].points.tolist() == [[0.1, 0.5], [0.2, 0.5]]
    assert page.predictions["teacher"].points[0].tolist() == [0.9, 0.5]
    assert np.isnan(page.predictions["teacher"].points[1]).all()
    assert page.predictions["student"].low[:, 1].tolist() == [0.25, 0.25]
    assert page.predictions["student"].high[:, 1].tolist() == [0.75, 0.75]


def test_an_older_version_stands_in_as_outdated_until_the_new_one_has_analysed_the_track(library: Library) -> None:
    add(library, "old", a=(OLD, 0.1))
    add(library, "new", a=(OLD, 0.1), b=(NEW, 0.3))
    (page,) = read(library, NEW)
    assert page.predictions["student"].points[:, 0].tolist() == [0.1, 0.3]
    assert page.predictions["student"].outdated.tolist() == [True, False]


def test_songs_that_no_model_in_use_has_analysed_are_left_out(library: Library) -> None:
    add(library, "foreign", a=(ModelKey("other", "1"), 0.1))
    assert read(library, NEW, TEACHER) == []
    assert read(library) == []


def test_the_paths_are_those_of_all_tracks(library: Library) -> None:
    add(library, "one", a=(NEW, 0.1))
    add(library, "two", a=(ModelKey("other", "1"), 0.1))
    assert library.track_paths() == {str(Path("/music/one")), str(Path("/music/two"))}


def test_pages_hold_no_more_songs_than_asked_for(library: Library) -> None:
    for number in range(7):
        add(library, f"{number}", a=(NEW, 0.0))
    assert [len(page) for page in read(library, NEW, size=3)] == [3, 3, 1]


@pytest.mark.parametrize(("size", "sizes"), [(1, [1] * 6), (3, [2, 2, 2]), (4, [4, 2]), (5, [4, 2]), (100, [6])])
def test_a_page_is_read_in_parts_and_loses_no_song(
    library: Library, monkeypatch: pytest.MonkeyPatch, size: int, sizes: list[int]
) -> None:
    monkeypatch.setattr(track_reading, "_AT_ONCE", 2)
    for number in range(6):
        predicted = {"a": (NEW, 0.1 * number), **({"b": (TEACHER, -0.1 * number)} if number % 2 else {})}
        add(library, f"song {number}", 1990 + number, **predicted)
    pages = read(library, NEW, TEACHER, size=size)
    assert [len(page) for page in pages] == sizes
    assert [title for page in pages for title in page.titles] == [f"song {number}" for number in range(6)]
    assert np.concatenate([page.years for page in pages]).tolist() == list(range(1990, 1996))
    valences = {
        name: np.concatenate([page.predictions[name].points[:, 0] for page in pages]) for name in ("student", "teacher")
    }
    assert valences["student"] == pytest.approx([0.1 * number for number in range(6)])
    expected = [-0.1 * number if number % 2 else np.nan for number in range(6)]
    assert valences["teacher"] == pytest.approx(expected, nan_ok=True)


def test_songs_that_come_while_others_are_read_disturb_nothing(library: Library) -> None:
    for number in range(3):
        add(library, f"{number}", a=(NEW, 0.0))
    pages = library.track_pages([NEW], 1)
    titles = [*next(pages).titles]
    with Library(library.path) as another:
        add(another, "late", a=(NEW, 0.5))
    for page in pages:
        titles += page.titles
    assert titles == ["0", "1", "2"]
    assert [title for page in read(library, NEW) for title in page.titles] == [*titles, "late"]


def test_the_time_of_listening_is_kept_to_the_second(library: Library) -> None:
    add(library, "now", a=(NEW, 0.0))
    (page,) = read(library, NEW)
    predicted = library.predicted_track(Path("/music/now"), NEW)
    assert predicted is not None
    assert abs(page.predictions["student"].analyzed_at[0] - predicted.analyzed_at.timestamp()) <= 1


def test_the_newest_version_tells_the_curve_of_a_song(library: Library) -> None:
    add(library, "old", a=(OLD, 0.1))
    predicted = library.latest_prediction(Path("/music/old"), NEW)
    assert predicted is not None
    assert predicted.model == OLD
    add(library, "old", a=(NEW, 0.3))
    predicted = library.latest_prediction(Path("/music/old"), NEW)
    assert predicted is not None
    assert predicted.prediction.emotion.valence == 0.3
    assert library.latest_prediction(Path("/music/old"), TEACHER) is None
