"""The option ``--search`` of the commands that search."""

from __future__ import annotations

import argparse

from emotion_player.core.search.query import SYNTAX, parse_search

SEARCH_SYNTAX = (
    f"What --search understands: {' '.join(map(str, SYNTAX))} A search that begins with a dash is written "
    "--search=-live."
)
"""The epilogue of a command that searches."""


def search(text: str) -> str:
    """Parse a search; unlike the window, reject what cannot be parsed."""
    if faults := parse_search(text).faults:
        raise argparse.ArgumentTypeError(str(faults[0]))
    return text
