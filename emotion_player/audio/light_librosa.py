"""librosa, loaded without compiling what nothing here calls, which takes 20 s the first time a process loads it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

_LOADING = Lock()


def load_librosa() -> ModuleType:
    """Return librosa, whose ufuncs are compiled when they are called, for the types that they are called with.

    It declares types, for all of which numba compiles them while librosa is loaded.
    """
    with _LOADING:  # a thread that came meanwhile would take what is put in place for numba's own
        return _librosa()


@cache
def _librosa() -> ModuleType:
    numba: Any = import_module("numba")
    vectorize, guvectorize = numba.vectorize, numba.guvectorize

    def vectorize_when_called(_types: object, **options: Any) -> Any:  # noqa: ANN401
        return vectorize(**options)

    def guvectorize_when_called(_types: object, layout: str, **options: Any) -> Any:  # noqa: ANN401
        return guvectorize(layout, **options)

    numba.vectorize, numba.guvectorize = vectorize_when_called, guvectorize_when_called
    try:
        for part in ("util.utils", "core.audio", "core.pitch"):  # which hold ufuncs
            import_module(f"librosa.{part}")
    finally:
        numba.vectorize, numba.guvectorize = vectorize, guvectorize
    return import_module("librosa")
