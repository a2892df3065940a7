"""What keeps the house easy to find one's way in: no import circles, few collaborators, a small frame."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import emotion_player
from emotion_player.gui.frame import Frame
from emotion_player.gui.services import CoverReader, LibraryAccess, Models, Services
from emotion_player.gui.songs.songs_in_hand import SongsInHand

PACKAGE = Path(emotion_player.__file__).parent
MOST_PARAMETERS = 6
MOST_LINES_OF_THE_WINDOW = 250


def modules() -> dict[str, Path]:
    """Every module of the package by its full name."""
    files = {file: file.relative_to(PACKAGE.parent).with_suffix("").parts for file in PACKAGE.rglob("*.py")}
    return {".".join(parts[:-1] if parts[-1] == "__init__" else parts): file for file, parts in files.items()}


def imports(file: Path, known: dict[str, Path]) -> Iterator[str]:
    """What a module imports of the package: at its top, in functions, and for type checking alone."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in known or node.module in known:
                    yield whole if whole in known else str(node.module)


def test_no_module_imports_itself_by_way_of_others() -> None:
    known = modules()
    graph = {name: set(imports(file, known)) - {name} for name, file in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"These import each other: {' <- '.join(error.args[1])}")


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


@pytest.mark.parametrize("value", [CoverReader, Frame, LibraryAccess, Models, Services, SongsInHand])
def test_what_features_are_built_from_is_small(value: type) -> None:
    assert len(dataclasses.fields(value)) <= MOST_PARAMETERS


def test_the_main_window_is_a_frame_and_no_more() -> None:
    lines = (PACKAGE / "gui" / "main_window.py").read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES_OF_THE_WINDOW
