"""The command line: every command with its options; the window without a command."""

from __future__ import annotations

import argparse
import importlib
import io
import re
import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import emotion_player
from emotion_player.commands.options import add_library_option
from emotion_player.log_file import writing_log

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = {
    "scan": "scan",
    "list": "listing",
    "playlist": "playlist.command",
    "corrections": "corrections",
    "calibrate": "calibrate",
    "analyses": "analyses",
    "tags": "tags",
    "library": "library",
    "models": "models",
    "benchmark": "benchmark.command",
    "doctor": "doctor",
    "train": "train.command",
}
"""Each command and its module, in the order of the help; only that of the command that is run is loaded."""

_NEGATIVE_POINT = re.compile(r"-[.\d][^,]*,[^,]+")
_OPTIONS_WITH_POINTS = {"--near", "--from", "--via", "--to"}


def run_command_line(argv: Sequence[str]) -> int:
    """Run the command that the arguments name, or the window; return the exit status.

    Raises:
        EmotionPlayerError: It could not go on.
    """
    try:
        arguments = _parser(_needed(argv)).parse_args(_with_negative_points(argv))
    except SystemExit:
        sys.stdout.flush()
        raise
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # file names may hold what the terminal cannot show
    with writing_log():
        status: int = arguments.run(arguments)
    sys.stdout.flush()
    return status


def _needed(argv: Sequence[str]) -> Collection[str]:
    """The commands without which the arguments cannot be understood: the first of them, if it is one, or all."""
    return argv[:1] if not argv or argv[0] in COMMANDS else COMMANDS


def _parser(commands: Collection[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="emotion-player",
        description="Places every song of a music library on the valence-arousal plane. "
        "Without a command, the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Emotion Player {emotion_player.__version__}")
    add_library_option(parser)
    parser.set_defaults(run=_run_window)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands:
        importlib.import_module(f"emotion_player.commands.{COMMANDS[command]}").add_parser(subparsers)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says when its help cannot be written, which argparse keeps to itself."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file and file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def _run_window(arguments: argparse.Namespace) -> int:
    from emotion_player.commands import window  # noqa: PLC0415 - commands begin sooner without

    return window.run(arguments)


def _with_negative_points(argv: Sequence[str]) -> list[str]:
    """``--near=-.3,.5`` for ``--near -.3,.5``, a space before others: argparse takes what begins so for an option."""
    joined: list[str] = []
    for argument in argv:
        if joined and joined[-1] in _OPTIONS_WITH_POINTS:
            joined[-1] += f"={argument}"
        elif _NEGATIVE_POINT.fullmatch(argument):
            joined.append(f" {argument}")  # what has a space in it is no option
        else:
            joined.append(argument)
    return joined
