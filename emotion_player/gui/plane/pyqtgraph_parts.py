"""The parts of pyqtgraph that the plane is made of, which is loaded here in half its time."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any

_MIRRORED = ("QtCore", "QtGui", "QtWidgets")
"""The modules of Qt of which pyqtgraph keeps a copy."""


@contextmanager
def _mirrored_when_used() -> Iterator[None]:
    """Let pyqtgraph find the classes of Qt when it uses them.

    It copies every name into modules of its own. PySide makes a class when it is first asked for, and would make all
    thousand of them, of which the window uses a tenth.
    """
    modules = [importlib.import_module(f"PySide6.{name}") for name in _MIRRORED]
    ways = [vars(module).get("__dir__") for module in modules]
    for module in modules:
        vars(module)["__dir__"] = partial(_names, module)
    try:
        yield
    finally:
        for module, way in zip(modules, ways, strict=True):
            del vars(module)["__dir__"]
            if way is not None:
                vars(module)["__dir__"] = way


def _names(module: ModuleType) -> list[str]:
    """What pyqtgraph is told when it asks a module of Qt for all names: none. Its copy looks each up from now on."""
    copy = sys.modules[f"pyqtgraph.Qt.{module.__name__.rpartition('.')[2]}"]

    def find(name: str) -> Any:  # noqa: ANN401 - whatever Qt has under this name
        value = getattr(module, name)
        setattr(copy, name, value)
        return value

    vars(copy)["__getattr__"] = find
    return []


with _mirrored_when_used():
    from pyqtgraph import GraphicsObject, GraphicsView, ViewBox

__all__ = ["GraphicsObject", "GraphicsView", "ViewBox"]
