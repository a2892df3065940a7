from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.core.search.search_terms import (
    ChoiceTerm,
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    MoodTerm,
    QuadrantTerm,
    State,
    StateTerm,
    TextField,
)
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.filters.facets import Facet, choice_text, choices, facet_of
from tests.gui.conftest import TEACHER, place


def tagged(title: str, genre: str, folder: str, year: int | None = None, artist: str = "Ada") -> PredictedTrack:
    placed = place(title, path=Path(folder) / f"{title}.mp3", year=year, artist=artist)
    return dataclasses.replace(placed, track=dataclasses.replace(placed.track, genre=genre))


@pytest.fixture
def songs() -> TrackCollection:
    songs = TrackCollection(["student", "teacher"])
    placed = [
        tagged("One", "Jazz", "/music/a/b", 1989),
        tagged("Two", "jazz", "/music/a", 1990, artist="Émile"),
        tagged("Three", "Jazz", "/music/c", 1999, artist="emile"),
        tagged("Four", "Blues", "/music/c"),
        tagged("Five", "", "/music/c", 12, artist=""),
    ]
    songs.put(TrackColumns.of(placed))
    songs.put(TrackColumns.of([dataclasses.replace(placed[0], model=TEACHER)]))
    songs.correct({Fingerprint("Two"): Emotion(0.1, 0.1)})
    songs.look_for("")
    return songs


def offered(songs: TrackCollection, facet: Facet) -> list[tuple[str, int]]:
    return [(choice.label, choice.count) for choice in choices(songs, facet, range(len(songs)))]


def test_spellings_that_searches_take_for_the_same_are_one_choice(songs: TrackCollection) -> None:
    assert offered(songs, Facet.GENRE) == [("Blues", 1), ("Jazz", 3), ("No genre", 1)]
    assert offered(songs, Facet.ARTIST) == [("Ada", 2), ("Émile", 2), ("No artist", 1)]


def test_decades_come_latest_first_and_a_year_that_cannot_be_is_left_out(songs: TrackCollection) -> None:
    assert offered(songs, Facet.DECADE) == [("1990s", 2), ("1980s", 1), ("No year", 1)]


def test_a_folder_counts_what_lies_in_it_however_deep(songs: TrackCollection) -> None:
    assert offered(songs, Facet.FOLDER) == [("music", 5), ("music/a", 2), ("music/a/b", 1), ("music/c", 3)]
    assert choices(songs, Facet.FOLDER, []) == []


def test_moods_are_counted_by_their_word(songs: TrackCollection) -> None:
    songs.correct({Fingerprint("Two"): Emotion(0.6, -0.3)})
    assert offered(songs, Facet.MOOD) == [("calm", 1), ("neutral", 4)]


def test_models_and_states_are_counted(songs: TrackCollection) -> None:
    assert offered(songs, Facet.MODEL) == [("Analysed by: Student", 5), ("Analysed by: Teacher", 1)]
    assert [count for _, count in offered(songs, Facet.STATE)] == [1, 0, 0]
    songs.placements.shown = "teacher"
    assert [count for _, count in offered(songs, Facet.STATE)] == [1, 0, 4]


@pytest.mark.parametrize("facet", Facet)
def test_every_choice_finds_as_many_songs_as_it_counts(songs: TrackCollection, facet: Facet) -> None:
    for choice in choices(songs, facet, range(len(songs))):
        assert len(songs.fitting(choice.term, range(len(songs)))) == choice.count
        assert facet_of(choice.term) is facet
        assert facet.title


@pytest.mark.parametrize(
    ("term", "text", "facet"),
    [
        (ExactTerm("Kind  of\nBlue", TextField.ALBUM), "Kind of Blue", None),
        (ExactTerm("", TextField.GENRE), "No genre", Facet.GENRE),
        (DecadeTerm(None), "No year", Facet.DECADE),
        (FolderTerm("/music/jazz"), "jazz", Facet.FOLDER),
        (FolderTerm("/"), "/", Facet.FOLDER),
        (MoodTerm("calm"), "calm", Facet.MOOD),
        (ModelTerm("teacher"), "Analysed by: Teacher", Facet.MODEL),
        (StateTerm(State.STALE), "Analysed by an older version", Facet.STATE),
        (QuadrantTerm(Quadrant.Q4), "calm", None),
    ],
)
def test_a_choice_has_a_name(term: ChoiceTerm, text: str, facet: Facet | None) -> None:
    assert choice_text(term) == text
    assert facet_of(term) is facet
