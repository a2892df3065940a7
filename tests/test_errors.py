"""Sentences are written out as templates where they are raised, and outlive being stored."""

from __future__ import annotations

import ast
import builtins
import os
import pickle
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.errors import AlreadyExistsError, LibraryError, Sentence, TrackError, reason_of

PACKAGE = Path(__file__).resolve().parents[1] / "emotion_player"


def raised() -> list[tuple[str, ast.Call]]:
    """Every call of an error of ours or of ``Sentence`` that has values, with its place."""
    texts = ((file, file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py"))
    calls = [
        (f"{file.relative_to(PACKAGE)}:{node.lineno}", node)
        for file, text in texts
        if re.search(r"(Sentence|Error)\s*\(", text)  # most raise none, and need not be parsed
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.keywords
    ]
    return [(place, call) for place, call in calls if _makes_a_sentence(ast.unparse(call.func))]


def _makes_a_sentence(name: str) -> bool:
    return name == "Sentence" or (name.endswith("Error") and not hasattr(builtins, name))


def test_every_sentence_has_the_values_that_its_template_names() -> None:
    calls = raised()

    assert len(calls) > 40
    for place, call in calls:
        template = next((each.value for each in call.args if isinstance(each, ast.Constant)), None)
        if isinstance(template, str):
            named = {name for _, name, _, _ in string.Formatter().parse(template) if name}
            assert named == {each.arg for each in call.keywords}, place


texts = st.text(st.characters(codec=None, categories=["L", "N", "P", "S", "Z", "Cs"]), max_size=20)
sentences = st.recursive(
    st.builds(Sentence, texts), lambda inner: st.builds(lambda t, v: Sentence(t, a=v, b="c"), texts, texts | inner)
)


@given(sentences)
def test_a_stored_sentence_is_the_same_when_it_is_read(sentence: Sentence) -> None:
    if sentence.values:
        assert Sentence.from_text(sentence.to_text()) == sentence


@pytest.mark.parametrize("text", ["", "It is silent.", "[", "[1, {}]", '["a"]', "null", '["a", {"b": 1}]', "[" * 9999])
def test_any_other_text_is_a_sentence_as_it_is(text: str) -> None:
    assert Sentence.from_text(text) == Sentence(text)


def test_an_error_says_its_sentence_and_a_track_its_file_too() -> None:
    full = LibraryError("The library {path} cannot be used: {why}.", path=Path("a"), why=Sentence("the disk is full"))
    bad = TrackError(Path("a.mp3"), "It cannot be read: {why}.", why="x")

    assert str(full) == "The library a cannot be used: the disk is full."
    assert (str(bad), str(bad.reason)) == ("a.mp3: It cannot be read: x.", "It cannot be read: x.")


def test_errors_come_whole_from_another_process() -> None:
    full = LibraryError("The library {path} cannot be used: {why}.", path=Path("a"), why=Sentence("the disk is full"))
    bad = TrackError(Path("a.mp3"), "It cannot be read: {why}.", why="x")

    for error in (full, bad):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy), copy.sentence) == (type(error), str(error), error.sentence)


def test_what_the_system_says_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Is a directory") as folder:
        tmp_path.read_bytes()
    odd = OSError(-7, "Something odd")

    assert str(reason_of(folder.value)) == "it is a folder"
    assert str(reason_of(odd)) == "Something odd"
    assert str(reason_of(OSError("unnumbered"))) == "unnumbered"
    assert str(reason_of(ValueError("embedded null byte"))) == "embedded null byte"
    with pytest.raises(UnicodeDecodeError) as no_text:
        b"\xff".decode("utf-8")
    assert str(reason_of(no_text.value)) == "it is not UTF-8 text"
    assert str(reason_of(AlreadyExistsError("{file} exists already.", file=os.devnull))) == "/dev/null exists already."
