"""``emotion-player analyses``: export analyses, and import them on another computer without analysing again."""

from __future__ import annotations

import argparse
from collections import deque

from emotion_player.app import open_library
from emotion_player.commands.options import add_library_option, is_there, library_file, path
from emotion_player.commands.text import counted, one_line
from emotion_player.errors import ImportExportError
from emotion_player.library.import_export.analyses_file import ENDING, merge_analyses, write_analyses


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``analyses`` and its actions."""
    parser = subparsers.add_parser(
        "analyses",
        help="export and import analyses",
        description="Export predictions and corrections to a file, and import them on another computer, which "
        "recognises songs by their sound and need not analyse them again. The file holds no titles and no paths.",
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")

    export = actions.add_parser(
        "export", help="write all analyses to a file", description="Write all predictions and corrections to a file."
    )
    export.add_argument("file", type=path, metavar=f"FILE{ENDING}", help="the file to write")
    export.add_argument("--force", action="store_true", help="overwrite an existing file")
    add_library_option(export)
    export.set_defaults(run=run_export)

    take = actions.add_parser(
        "import",
        help="read analyses from a file",
        description="Add what is new, or newer than what the library holds. Nothing is deleted.",
    )
    take.add_argument("file", type=path, metavar=f"FILE{ENDING}", help="the file to read")
    add_library_option(take)
    take.set_defaults(run=run_import)


def run_export(arguments: argparse.Namespace) -> int:
    """Write all predictions and corrections."""
    file = library_file(arguments)
    if not is_there(file):
        raise ImportExportError(f"There is no library {file}; try: emotion-player scan FOLDER")
    with open_library(file) as library:
        (sounds,) = deque(write_analyses(library.analyses, arguments.file, overwrite=arguments.force), maxlen=1)
    print(f"Exported {counted(sounds, 'sound')} to {one_line(str(arguments.file))}.")
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Import new analyses."""
    with open_library(library_file(arguments)) as library:
        (merged,) = deque(merge_analyses(library.analyses, arguments.file), maxlen=1)
    print(
        f"Read {counted(merged.sounds, 'sound')}; new or newer: {counted(merged.predictions, 'prediction')}, "
        f"{counted(merged.corrections, 'correction')}."
    )
    print("The next scan need not analyse these songs.")
    return 0
