"""Sentences of the lower layers are shown in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.search.query import parse_search
from emotion_player.errors import LibraryError, Sentence, SettingsError, TrackReadError
from emotion_player.gui.language import Language
from emotion_player.gui.sentences import translate_error, translate_sentence
from emotion_player.library.failure_reasons import reason_in
from emotion_player.settings import Settings


@pytest.fixture
def german(english: Language) -> Iterator[None]:
    english.install("de")
    yield
    english.install("en")


def test_an_error_is_shown_in_german_with_what_the_system_says(german: None, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load(tmp_path)

    assert str(caught.value) == f"The settings {tmp_path} cannot be read: it is a folder."
    assert translate_error(caught.value) == f"Die Einstellungen {tmp_path} lassen sich nicht lesen: es ist ein Ordner."


def test_a_reason_is_shown_in_german_and_the_path_as_it_is(german: None) -> None:
    error = TrackReadError(Path("/a/It is silent."), "The file is gone.")

    assert translate_sentence(error.reason) == "Die Datei ist nicht mehr da."
    assert translate_error(error) == "/a/It is silent.: Die Datei ist nicht mehr da."


def test_braces_in_a_name_are_no_template(german: None) -> None:
    error = LibraryError("The library {path} cannot be used: {why}.", path="/{why}/{", why=Sentence("the disk is full"))

    assert "/{why}/{" in translate_error(error)
    assert translate_sentence(Sentence("{nothing} to fill in")) == "{nothing} to fill in"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("The file is empty.", "Die Datei ist leer."),
        ("It holds no sound.", "Sie enthält keinen Ton."),
        ("It cannot be read: permission denied.", "Sie lässt sich nicht lesen: keine Berechtigung."),
        ("Nobody has ever said this.", "Nobody has ever said this."),
    ],
)
def test_a_reason_that_an_older_version_stored_is_shown_if_known_in_german(
    german: None, stored: str, shown: str
) -> None:
    assert translate_sentence(reason_in(stored)) == shown


def test_every_fault_of_a_search_is_shown_in_german(german: None) -> None:
    typed = "year:x duration:y valence:z arousal:! title: decade:x quadrant:x is:x near:x -near:0,0 foo:x year:5..3"
    faults = parse_search(typed).faults

    assert len(faults) == 12
    for fault in faults:
        assert translate_sentence(fault) != str(fault)
        assert "„" in translate_sentence(fault)


@given(st.text(max_size=40), st.text(max_size=40))
def test_in_english_a_sentence_is_as_it_was_raised(file: str, why: str) -> None:
    sentence = Sentence("The playlist {file} cannot be read: {why}.", file=file, why=why)

    assert translate_sentence(sentence) == str(sentence) == f"The playlist {file} cannot be read: {why}."
