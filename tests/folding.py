"""A file system that does not mind case, as far as the program looks at it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def fold_case_below(top: Path, patch: pytest.MonkeyPatch) -> None:
    """Let files below a folder be found by names that differ in case alone, as on macOS, Windows and exFAT."""

    def spelt(path: Any) -> Any:  # noqa: ANN401 - what functions of os take
        if isinstance(path, int) or not Path(os.fsdecode(path)).is_relative_to(top):
            return path
        here = top
        for name in Path(os.fsdecode(path)).relative_to(top).parts:
            listed = [each.name for each in real_scandir(here)] if real_isdir(here) else []
            here /= name if name in listed else next((each for each in listed if each.lower() == name.lower()), name)
        return os.fspath(here)

    def folding(real: Callable[..., Any]) -> Callable[..., Any]:
        return lambda path, *rest, **options: real(spelt(path), *rest, **options)

    def real_isdir(path: Path) -> bool:
        try:
            return stat.S_ISDIR(real_stat(path).st_mode)
        except OSError:
            return False

    real_stat, real_scandir = os.stat, os.scandir
    for name in ("stat", "lstat", "readlink", "scandir"):
        patch.setattr(os, name, folding(getattr(os, name)))
