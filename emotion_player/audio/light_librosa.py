"""librosa, loaded without compiling what nothing here calls, which takes 20 s the first time a process loads it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

_LOADING = Lock()


def load_librosa() -> ModuleType:
    """Return librosa, whose generalised ufuncs are compiled when they are called, which nothing here does.

    It declares types, for all of which numba compiles them while librosa is loaded. Plain ufuncs are still compiled
    then: several threads call them at once, and only one may compile.
    """
    with _LOADING:  # a thread that came meanwhile would take what is put in place for numba's own
        return _librosa()


@cache
def _librosa() -> ModuleType:
    numba: Any = import_module("numba")
    guvectorize = numba.guvectorize

    def guvectorize_when_called(_types: object, layout: str, **options: Any) -> Any:  # noqa: ANN401
        return guvectorize(layout, **options)

    numba.guvectorize = guvectorize_when_called
    try:
        for part in ("util.utils", "core.audio", "core.pitch"):  # which hold them
            import_module(f"librosa.{part}")
    finally:
        numba.guvectorize = guvectorize
    return import_module("librosa")
