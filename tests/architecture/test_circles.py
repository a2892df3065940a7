"""No two modules import each other, not even inside a function or for type checkers alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import emotion_player

ROOT = Path(emotion_player.__file__).parent


def modules() -> dict[str, Path]:
    names = {".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path for path in ROOT.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for name, path in names.items()}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_imports_go_in_no_circle() -> None:
    known = modules()
    packages = {name for name, path in known.items() if path.stem == "__init__"}  # empty: they import nothing
    graph = {name: {each for each in imported(path) if each in known} - packages for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise AssertionError(f"These modules import each other: {circle}") from None
