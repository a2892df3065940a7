"""``emotion-player analyses``: take what was heard to another computer, which need not listen again."""

from __future__ import annotations

import argparse
from collections import deque

from emotion_player.app import open_library
from emotion_player.commands.options import add_library_option, is_there, library_file, path
from emotion_player.commands.text import counted, one_line
from emotion_player.errors import ExchangeError
from emotion_player.library.analyses_file import ENDING, merge_analyses, write_analyses


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``analyses`` and its actions."""
    parser = subparsers.add_parser(
        "analyses",
        help="take analyses to another computer",
        description="Take what the models said of songs, and your corrections, to another computer: it knows the songs "
        "by their sound, and its scan places them without listening. The file tells nothing of titles or places.",
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")

    export = actions.add_parser(
        "export", help="write all analyses to a file", description="Write all analyses and corrections to a file."
    )
    export.add_argument("file", type=path, metavar=f"FILE{ENDING}", help="where to")
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    add_library_option(export)
    export.set_defaults(run=run_export)

    take = actions.add_parser(
        "import",
        help="take the analyses in a file",
        description="Take from a file what is new, or newer than what the library knows; nothing is deleted.",
    )
    take.add_argument("file", type=path, metavar=f"FILE{ENDING}", help="from where")
    add_library_option(take)
    take.set_defaults(run=run_import)


def run_export(arguments: argparse.Namespace) -> int:
    """Write everything that is known of sounds."""
    file = library_file(arguments)
    if not is_there(file):
        raise ExchangeError(f"There is no library {file}; try: emotion-player scan FOLDER")
    with open_library(file) as library:
        (sounds,) = deque(write_analyses(library.analyses, arguments.file, overwrite=arguments.force), maxlen=1)
    print(f"Written to {one_line(str(arguments.file))}: what is known of {counted(sounds, 'sound')}.")
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Take what is new."""
    with open_library(library_file(arguments)) as library:
        (merged,) = deque(merge_analyses(library.analyses, arguments.file), maxlen=1)
    print(
        f"Read what is known of {counted(merged.sounds, 'sound')}; new or newer: "
        f"{counted(merged.answers, 'answer')} of models, "
        f"{counted(merged.corrections, 'correction')}."
    )
    print("A scan now places these songs without listening.")
    return 0
