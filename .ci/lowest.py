"""Prints the lowest versions that pyproject.toml allows of what the library needs, one requirement a line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_UNUSED = {"PySide6", "pyqtgraph", "onnxruntime"}
"""What shows and what predicts: no test of the library loads it, and it is large."""
_TESTS = {"pytest", "pytest-xdist", "hypothesis"}


def main() -> None:
    """Turn every ``name>=version`` into ``name==version``; fail on a requirement without a floor."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [each for each in project["dependencies"] if _name(each) not in _UNUSED]
    needed += [each for each in project["optional-dependencies"]["dev"] if _name(each) in _TESTS]
    for requirement in needed:
        floor = re.match(r"([\w.-]+)>=([\w.]+)", requirement)
        if floor is None:
            raise SystemExit(f"{requirement} has no lowest version")
        print(f"{floor[1]}=={floor[2]}")


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0]


if __name__ == "__main__":
    main()
