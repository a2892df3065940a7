from __future__ import annotations

import numpy as np
import pytest

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.columns import Column
from emotion_player.collection.rescore_queue import RescoreQueue, RescoreRequest, Scope, without_prediction
from emotion_player.core.predictions.prediction import ModelKey, PredictedTrack
from emotion_player.core.track_columns import NO_NUMBER, NO_YEAR, PredictionColumns, TrackColumns
from tests.gui.conftest import TEACHER, four_songs, place

ALL = RescoreRequest("teacher", Scope.ALL)


@pytest.fixture
def songs() -> TrackCollection:
    """Anthem, Battle, Cradle and Dirge, as the student has analysed them."""
    songs = TrackCollection(["student", "teacher"])
    songs.put(TrackColumns.of(four_songs()))
    songs.search_again()
    return songs


def hear(songs: TrackCollection, *titles: str, model: ModelKey = TEACHER) -> None:
    predicted: list[PredictedTrack] = [place(title, 0.1, 0.1, model=model) for title in titles]
    songs.put(TrackColumns.of(predicted))


def heard_before(songs: TrackCollection, title: str, at: float) -> None:
    """An older version of the teacher has analysed a track."""
    song = songs.titles.index(title)
    point = np.zeros((1, 2))
    predictions = PredictionColumns(point, point, point, np.array([at]), np.array([True]))
    track = TrackColumns(
        [songs.paths[song]],
        np.array([1]),
        np.array([1]),
        [songs.fingerprints[song]],
        np.array([1.0]),
        [title],
        [""],
        [""],
        [""],
        np.array([NO_YEAR], np.int16),
        np.array([NO_NUMBER], np.int16),
        {"teacher": predictions},
    )
    songs.put(track)


def titles(songs: TrackCollection, request: RescoreRequest) -> list[str]:
    return [songs.titles[song] for song in request.remaining(songs).tolist()]


def test_tracks_that_are_no_longer_there_are_not_to_be_analysed(songs: TrackCollection) -> None:
    songs.keep({songs.paths[0], songs.paths[3]})
    songs.search_again()
    assert titles(songs, ALL) == ["Anthem", "Dirge"]


def test_of_the_whole_library_what_is_shown_comes_first_in_its_order(songs: TrackCollection) -> None:
    hear(songs, "Anthem")
    songs.look_for("a -cradle")
    songs.order_by(Column.TITLE, descending=True)
    assert [songs.titles[song] for song in songs.shown] == ["Battle", "Anthem"]
    assert titles(songs, ALL) == ["Battle", "Cradle", "Dirge"]


def test_what_an_older_version_analysed_comes_from_the_latest_to_the_first(songs: TrackCollection) -> None:
    hear(songs, "Anthem")
    for title, at in (("Battle", 20.0), ("Dirge", 30.0), ("Cradle", 10.0)):
        heard_before(songs, title, at)
    assert titles(songs, RescoreRequest("teacher", Scope.OUTDATED)) == ["Dirge", "Battle", "Cradle"]
    assert without_prediction(songs, "teacher").tolist() == [False, True, True, True]


def test_chosen_songs_come_as_they_were_chosen(songs: TrackCollection) -> None:
    hear(songs, "Battle")
    assert titles(songs, RescoreRequest("teacher", Scope.CHOSEN, (3, 1, 0))) == ["Dirge", "Anthem"]


def test_what_was_chosen_goes_before_what_is_outdated_and_that_before_the_rest(songs: TrackCollection) -> None:
    heard_before(songs, "Battle", 1.0)
    wishes = RescoreQueue(songs)
    asked = [ALL, RescoreRequest("teacher", Scope.OUTDATED), RescoreRequest("teacher", Scope.CHOSEN, (0,))]
    assert all(wishes.add(request) for request in asked)
    assert list(wishes) == asked[::-1]
    assert wishes.count() == 4
    hear(songs, "Anthem")
    assert wishes.next() == asked[1]
    assert wishes.count() == 3


def test_a_track_that_cannot_be_analysed_is_not_tried_again_until_it_is_requested_anew(songs: TrackCollection) -> None:
    wishes = RescoreQueue(songs)
    wishes.add(ALL)
    hear(songs, "Anthem", "Battle", "Cradle")
    wishes.tried("teacher", np.arange(4))
    assert wishes.next() is None
    assert wishes.add(RescoreRequest("teacher", Scope.CHOSEN, (3,)))
    assert wishes.count() == 1


def test_what_is_analysed_already_is_no_request(songs: TrackCollection) -> None:
    hear(songs, "Anthem")
    wishes = RescoreQueue(songs)
    assert not wishes.add(RescoreRequest("teacher", Scope.CHOSEN, (0,)))
    assert not wishes
