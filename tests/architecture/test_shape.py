"""What keeps the window easy to find one's way in: few collaborators and a small frame."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest

import emotion_player
from emotion_player.gui.services import FileAccess, LibraryAccess, Models, Services
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.window.frame import Frame

PACKAGE = Path(emotion_player.__file__).parent
MOST_PARAMETERS = 6
MOST_LINES_OF_THE_WINDOW = 250


def test_nothing_in_the_window_is_built_from_more_than_six_things() -> None:
    too_many = []
    for file in (PACKAGE / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                arguments = node.args
                count = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]) - 1
                if count > MOST_PARAMETERS:
                    too_many.append(f"{file.name}:{node.lineno} takes {count}")
    assert too_many == []


@pytest.mark.parametrize("value", [FileAccess, Frame, LibraryAccess, Models, Services, TracksAndSelection])
def test_what_features_are_built_from_is_small(value: type) -> None:
    assert len(dataclasses.fields(value)) <= MOST_PARAMETERS


def test_the_main_window_is_a_frame_and_no_more() -> None:
    lines = (PACKAGE / "gui" / "main_window.py").read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES_OF_THE_WINDOW
