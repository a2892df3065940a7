"""``emotion-player doctor``: the installation at a glance, for a bug report."""

from __future__ import annotations

import argparse

from emotion_player.app import diagnose
from emotion_player.commands.options import add_library_option, library_file
from emotion_player.commands.window import qt_obstacle
from emotion_player.diagnosis import as_text


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``doctor``."""
    parser = subparsers.add_parser(
        "doctor",
        help="check the installation",
        description="Show the versions of all parts, the models, the library, and whether the window can open.",
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the diagnosis; 1 if scanning is impossible."""
    diagnosis = diagnose(library_file(arguments))
    print(as_text([*diagnosis.rows, ("window", qt_obstacle() or "can open")]))
    return 0 if diagnosis.can_scan else 1
