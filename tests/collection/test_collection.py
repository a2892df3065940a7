from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.columns import Column
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import AxisReport, Calibration, CalibrationReport, Line
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.search.query import parse_search
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import TrackColumns
from tests.gui.conftest import TEACHER, four_songs, place

HALVED = Calibration(Line(0.5, 0.0), Line(0.5, 0.0), CalibrationReport(15, *[AxisReport(0.4, 0.2, helps=True)] * 2))


def songs() -> TrackCollection:
    songs = TrackCollection(["student", "teacher"])
    songs.put(TrackColumns.of(four_songs()))
    songs.look_for("")
    return songs


def titles(songs: TrackCollection) -> list[str]:
    return [songs.titles[song] for song in songs.shown]


def test_every_word_must_be_found_whatever_its_case() -> None:
    found = songs()
    found.look_for("aDA an")
    assert titles(found) == ["Anthem"]


def test_words_are_found_in_the_path_too() -> None:
    found = songs()
    found.look_for("music/dirge.mp3")
    assert titles(found) == ["Dirge"]


def test_songs_without_a_value_come_last_in_both_directions() -> None:
    ordered = songs()
    ordered.order_by(Column.YEAR, descending=False)
    assert titles(ordered) == ["Dirge", "Anthem", "Battle", "Cradle"]
    ordered.order_by(Column.YEAR, descending=True)
    assert titles(ordered) == ["Battle", "Anthem", "Dirge", "Cradle"]


def test_an_accented_artist_stands_beside_the_plain_letter() -> None:
    ordered = songs()
    ordered.put(TrackColumns.of([place("Finale", artist="Zoe")]))
    ordered.look_for("")
    ordered.order_by(Column.ARTIST, descending=False)
    assert titles(ordered)[-2:] == ["Dirge", "Finale"]


def test_a_track_at_a_known_path_takes_the_place_of_the_old_one() -> None:
    known = songs()
    known.look_for("nthem")
    renamed = dataclasses.replace(place("Anthem", -1.0, -1.0).track, title="Hymn")
    added, replaced = known.put(TrackColumns.of([dataclasses.replace(place("Anthem", -1.0, -1.0), track=renamed)]))
    assert (list(added), replaced) == ([], [0])
    assert known.points()[0].tolist() == [-1.0, -1.0]
    assert len(known) == 4
    known.look_for("hymn")
    assert titles(known) == ["Hymn"]


def test_the_teachers_prediction_for_a_known_track_stands_beside_the_students() -> None:
    known = songs()
    known.put(TrackColumns.of([place("Battle", 0.9, 0.9, model=TEACHER)]))
    assert known.shown_track(1).emotion == Emotion(-0.6, 0.7)
    known.placements.shown = "teacher"
    known.placements_changed()
    assert [known.shown_track(song).status for song in range(2)] == [
        PlacementStatus.OTHER_MODEL,
        PlacementStatus.CURRENT,
    ]
    assert known.shown_track(1).emotion == Emotion(0.9, 0.9)
    assert known.shown_track(0).model == "student"
    assert known.placements.statuses().tolist() == [2, 0, 2, 2]
    known.look_for("model:teacher")
    assert titles(known) == ["Battle"]


def test_songs_can_be_ordered_by_how_far_the_models_are_apart() -> None:
    known = songs()
    known.put(TrackColumns.of([place("Battle", -0.6, 0.6, model=TEACHER), place("Dirge", 0.7, -0.5, model=TEACHER)]))
    known.order_by(Column.DISAGREEMENT, descending=True)
    assert titles(known) == ["Dirge", "Battle", "Anthem", "Cradle"]
    assert known.placements.disagreement_of(3) == pytest.approx(1.4)
    assert np.isnan(known.placements.disagreement_of(0))


def test_another_sound_at_the_same_path_is_not_taken_for_the_old_one() -> None:
    known = songs()
    known.put(TrackColumns.of([place("Battle", 0.9, 0.9, model=TEACHER)]))
    known.correct({Fingerprint("Battle"): Emotion(0.1, 0.1)})
    other = place("Battle", 0.2, 0.3)
    other = dataclasses.replace(other, track=dataclasses.replace(other.track, fingerprint=Fingerprint("another")))
    known.put(TrackColumns.of([other]))
    assert known.shown_track(1).emotion == Emotion(0.2, 0.3)
    assert not known.placements.has_prediction("teacher").any()


def test_an_older_version_of_the_shown_model_is_outdated_but_shown() -> None:
    columns = TrackColumns.of([place("Old", 0.4, 0.4)])
    old = dataclasses.replace(columns.predictions["student"], outdated=np.array([True]))
    known = TrackCollection(["student", "teacher"])
    known.put(dataclasses.replace(columns, predictions={"student": old}))
    assert known.shown_track(0).status == PlacementStatus.OUTDATED
    assert known.placements.outdated("student").tolist() == [True]
    assert known.shown_track(0).emotion == Emotion(0.4, 0.4)
    known.put(TrackColumns.of([place("Old", 0.5, 0.5)]))
    assert known.shown_track(0).status == PlacementStatus.CURRENT


def test_a_correction_wins_over_every_model_also_for_songs_that_come_later() -> None:
    known = songs()
    known.correct({Fingerprint("Anthem"): Emotion(-0.5, 0.5), Fingerprint("Later"): Emotion(0.25, 0.25)})
    known.put(TrackColumns.of([place("Later", -1.0, -1.0)]))
    assert known.points()[[0, 4]].tolist() == [[-0.5, 0.5], [0.25, 0.25]]
    assert known.shown_track(4).status == PlacementStatus.CORRECTED
    known.correct({Fingerprint("Anthem"): None})
    assert known.shown_track(0).emotion == Emotion(0.7, 0.8)


def test_a_calibration_moves_predictions_of_its_model_and_no_correction() -> None:
    known = songs()
    known.correct({Fingerprint("Anthem"): Emotion(-0.5, 0.5)})
    known.placements.calibrate("student", HALVED)
    known.placements_changed()
    assert known.points()[:2].tolist() == [[-0.5, 0.5], [-0.3, 0.35]]
    known.placements.calibrate("student", None)
    known.placements_changed()
    assert known.points()[1].tolist() == [-0.6, 0.7]


def test_a_calibration_leaves_predictions_of_an_older_version() -> None:
    columns = TrackColumns.of(four_songs())
    columns.predictions["student"].outdated[1] = True
    known = TrackCollection(["student"])
    known.put(columns)
    known.placements.calibrate("student", HALVED)
    known.placements_changed()
    assert known.points()[:2].tolist() == [[0.35, 0.4], [-0.6, 0.7]]


def test_the_points_of_many_songs_are_kept_in_order_of_arrival() -> None:
    many = TrackCollection(["student"])
    for start in range(0, 5000, 700):
        ends = range(start, min(start + 700, 5000))
        many.put(TrackColumns.of([place(str(i), i / 5000 - 1, model=ModelKey("student", "1")) for i in ends]))
    assert many.points().shape == (5000, 2)
    assert many.points()[4999, 0] == 4999 / 5000 - 1


def test_songs_that_went_are_found_no_more_and_come_back_as_the_same_songs() -> None:
    left = songs()
    assert left.keep({left.paths[0], left.paths[2]}) == [1, 3]
    left.look_for("")
    assert (titles(left), left.total, left.id_at(left.path(1))) == (["Anthem", "Cradle"], 2, None)
    assert left.track(1).title == "Battle"
    left.put(TrackColumns.of(four_songs()))
    left.search_again()
    assert (titles(left), left.total) == (["Anthem", "Battle", "Cradle", "Dirge"], 4)
    assert left.id_at(left.path(1)) == 1


def test_songs_of_a_drive_that_is_gone_are_marked_also_those_that_come_later() -> None:
    marked = songs()
    marked.mark_missing(["/music"])
    assert marked.available() is not None
    marked.put(TrackColumns.of([place("Finale"), place("Encore", path=Path("/elsewhere/e.mp3"))]))
    available = marked.available()
    assert available is not None
    assert available.tolist() == [False] * 5 + [True]
    marked.mark_missing(["/elsewhere"])
    available = marked.available()
    assert available is not None
    assert available.tolist() == [True] * 5 + [False]
    marked.mark_missing([])
    assert marked.available() is None


def test_a_song_is_found_by_the_mood_that_a_correction_gives_it() -> None:
    found = songs()
    before = [track_id for track_id in range(4) if track_id in found.found_by(parse_search("mood:lonely"))]
    lonely = Emotion((1.844 - 5) / 4, (3.625 - 5) / 4)
    found.correct({found.fingerprints[0]: lonely})
    assert found.found_by(parse_search("mood:lonely")) == sorted({*before, 0})
    found.correct({found.fingerprints[0]: None})
    assert found.found_by(parse_search("mood:lonely")) == before
    assert 0 not in before


@given(
    st.lists(st.tuples(st.text("ab ", max_size=4), st.one_of(st.none(), st.integers(1950, 1955))), max_size=30),
    st.text("abAB ", max_size=4),
    st.booleans(),
    st.sampled_from([Column.YEAR, Column.ARTIST, Column.VALENCE]),
)
def test_what_comes_later_falls_into_the_same_place_as_if_it_had_been_there(
    tags: list[tuple[str, int | None]], search: str, descending: bool, column: Column
) -> None:
    placed = [place(f"t{i}", i % 7 / 7, artist=artist, year=year) for i, (artist, year) in enumerate(tags)]
    at_once, bit_by_bit = TrackCollection(["student"]), TrackCollection(["student"])
    if placed:
        at_once.put(TrackColumns.of(placed))
    at_once.look_for(search)
    at_once.order_by(column, descending=descending)
    bit_by_bit.order_by(column, descending=descending)
    bit_by_bit.look_for(search)
    for each in placed:
        added, _ = bit_by_bit.put(TrackColumns.of([each]))
        bit_by_bit.shown.extend(bit_by_bit.matching(added))
        bit_by_bit.order_again()
    assert bit_by_bit.shown == at_once.shown
