"""What the lower layers raise is known to the window, whatever is filled in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from emotion_player.core.search.query import parse_search
from emotion_player.gui.language import Language
from emotion_player.gui.message_bar import MessageBar
from emotion_player.gui.sentences import is_known, told
from emotion_player.gui.theme import LIGHT

PACKAGE = Path(__file__).resolve().parents[2] / "emotion_player"
LAYERS = ("settings.py", "core", "library", "inference", "audio", "analysis")
BUGS = {"ValueError", "TypeError", "KeyError", "OSError", "StopIteration", "MutagenError"}


@pytest.fixture
def german(english: Language) -> Iterator[None]:
    english.speak("de")
    yield
    english.speak("en")


def raised() -> Iterator[tuple[str, str]]:
    """Every sentence that a lower layer raises, with its place; what is filled in is a question mark."""
    for layer in LAYERS:
        for file in sorted((PACKAGE / layer).rglob("*.py")) or [PACKAGE / layer]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (isinstance(node.func, ast.Name)):
                    name = node.func.id
                    if name == "_failed" or (name.endswith("Error") and name not in BUGS):
                        yield from ((f"{file.name}:{node.lineno}", text) for each in node.args if (text := _text(each)))


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values)
    return ""


def test_every_sentence_that_is_raised_can_be_translated() -> None:
    sentences = list(raised())

    assert len(sentences) > 60
    assert [(place, text) for place, text in sentences if not is_known(text)] == []


def test_in_english_a_sentence_stays_as_it_is() -> None:
    for _, text in raised():
        assert told(text) == text


@pytest.mark.parametrize(
    ("english_text", "german_text"),
    [
        ("The file is empty.", "Die Datei ist leer."),
        (
            "The link leads nowhere: No such file or directory.",
            "Die Verknüpfung führt ins Leere: No such file or directory.",
        ),
        (
            "The library /a/b: c.db cannot grow: the disk is full.",
            "Die Bibliothek /a/b: c.db kann nicht wachsen: Der Datenträger ist voll.",
        ),
        ("“year:x”: nothing follows the colon.", "„year:x“: nach dem Doppelpunkt folgt nichts."),
        ("The file is empty.\nThe file is gone.", "Die Datei ist leer.\nDie Datei ist nicht mehr da."),
        ("Nobody has ever said this.", "Nobody has ever said this."),
    ],
)
def test_a_sentence_is_told_in_german(german: None, english_text: str, german_text: str) -> None:
    assert told(english_text) == german_text


def test_every_fault_of_a_search_is_told_in_german(german: None) -> None:
    typed = "year:x duration:y valence:z arousal:! title: decade:x quadrant:x is:x near:x -near:0,0 foo:x year:5..3"
    for fault in parse_search(typed).faults:
        assert told(fault) != fault
        assert "„" in told(fault)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_filled_in_comes_out_again(file: str, why: str) -> None:
    sentence = f"The playlist {file} cannot be read: {why}."

    assert told(sentence) == sentence


def test_messages_are_told_in_the_language_of_the_window(qtbot: QtBot, german: None) -> None:
    bar = MessageBar(LIGHT)
    qtbot.addWidget(bar)
    bar.warn("The settings /x cannot be read: Is a directory.")

    assert bar.text == "Die Einstellungen /x lassen sich nicht lesen: Is a directory."
