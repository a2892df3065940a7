from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.language import Language
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.search.suggestions import Suggestions
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.theme import Look
from tests.gui.conftest import four_songs, place


@pytest.fixture
def tracks(look: Look) -> TrackTableModel:
    tracks = TrackTableModel(TrackCollection(["student"], mood_text), look.theme)
    tracks.put(TrackColumns.of(four_songs()))
    miles = place("So What", 0.5, -0.3, artist="Miles Davis")
    track = dataclasses.replace(miles.track, album="Kind of Blue")
    tracks.put(TrackColumns.of([dataclasses.replace(miles, track=track)]))
    return tracks


@pytest.fixture
def suggestions(tracks: TrackTableModel) -> Suggestions:
    return Suggestions(tracks, QApplication.instance() or QObject())


def texts(suggestions: Suggestions, typed: str) -> list[str]:
    return [each.text for each in suggestions.for_word(typed)]


def test_a_mood_is_offered_for_its_bare_word(suggestions: Suggestions) -> None:
    (calm,) = suggestions.for_word("cal")
    assert (calm.text, calm.label, calm.note) == ("mood:calm", "calm", "Mood, 1 song")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("art", ["artist:"]),
        ("ar", ["artist:", "arousal:"]),
        ("davis", ['artist:="Miles Davis"']),
        ("mil", ['artist:="Miles Davis"']),
        ("BLUE", ['album:="Kind of Blue"']),
        ("artist:", ['artist:="Ada"', 'artist:="Bo"', 'artist:="Émile"', 'artist:="Miles Davis"']),
        ("artist:e", ['artist:="Émile"', 'artist:="Miles Davis"']),
        ('artist:="mil', ['artist:="Miles Davis"', 'artist:="Émile"']),
        ("-mood:ca", ["-mood:calm"]),
        ("quadrant:t", ["quadrant:tense"]),
        ("is:cor", ["is:corrected"]),
        ("decade:19", ["decade:1990s", "decade:1980s"]),
        ("mood:calm", []),
        ("year:19", []),
        ("zzz", []),
        ("", []),
        ("-", []),
    ],
)
def test_fields_and_values_are_offered_as_one_types(suggestions: Suggestions, typed: str, offered: list[str]) -> None:
    assert texts(suggestions, typed) == offered


def test_songs_that_come_are_suggested_too(tracks: TrackTableModel, suggestions: Suggestions) -> None:
    assert texts(suggestions, "zoe") == []
    tracks.put(TrackColumns.of([place("Hymn", artist="Zoë")]))
    assert texts(suggestions, "zoe") == ['artist:="Zoë"']


def test_moods_and_fields_have_the_words_of_the_language(tracks: TrackTableModel, english: Language) -> None:
    english.install("de")
    try:
        german = TrackTableModel(TrackCollection(["student"], mood_text), tracks._theme)
        german.put(TrackColumns.of(four_songs()))
        suggestions = Suggestions(german, german)
        assert texts(suggestions, "besch") == ["mood:beschaulich"]
        assert texts(suggestions, "interp") == ["artist:"]
        german.look_for("mood:beschaulich")
        assert german.collection.shown == [2]
    finally:
        english.install("en")
