"""``emotion-player library``: check it, repair it, and look after copies of what cannot be made again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from emotion_player import paths
from emotion_player.commands.options import add_library_option, library_file
from emotion_player.commands.text import counted, one_line
from emotion_player.errors import LibraryError
from emotion_player.library.safety.backups import Backup, back_up, backups, backups_folder
from emotion_player.library.safety.integrity import problems
from emotion_player.library.safety.merging import Restored, restore
from emotion_player.library.safety.repair import repair


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``library`` and its actions."""
    parser = subparsers.add_parser(
        "library",
        help="check, repair, back up and restore the library",
        description="Check the library file, rebuild a damaged one, and look after the backups of what no scan can "
        "make again: corrections, playlists and the history of written tags. A backup is made once a day, before a "
        "scan and when the window opens; the newest three are kept beside the library.",
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    check = actions.add_parser(
        "check", help="look for damage", description="Look for damage; exit with 1 if there is any."
    )
    check.set_defaults(run=run_check)
    repair_ = actions.add_parser(
        "repair",
        help="rebuild a damaged library",
        description="Rebuild the library from what can still be read and from its newest backup. The damaged file is "
        "kept beside it. Close the window first.",
    )
    repair_.set_defaults(run=run_repair)
    backup = actions.add_parser(
        "backup", help="make a backup now", description="Make a backup now, and list all backups."
    )
    backup.set_defaults(run=run_backup)
    restore_ = actions.add_parser(
        "restore",
        help="bring back what a backup holds",
        description="Add what a backup holds and the library lacks. Nothing that is in the library is changed.",
    )
    restore_.add_argument(
        "name", nargs="?", default="", help="the name of a backup, as 'library backup' lists it (the newest)"
    )
    restore_.set_defaults(run=run_restore)
    for action in (check, repair_, backup, restore_):
        add_library_option(action)


def run_check(arguments: argparse.Namespace) -> int:
    """Print what is wrong; 1 if anything is."""
    file = library_file(arguments)
    found = problems(file)
    for line in found:
        print(one_line(line))
    if found:
        print(f"{one_line(str(file))} is damaged; 'emotion-player library repair' rebuilds it.")
        return 1
    print(f"{one_line(str(file))} is sound.")
    return 0


def run_repair(arguments: argparse.Namespace) -> int:
    """Rebuild the library and report what was recovered; an intact library is not changed."""
    file = library_file(arguments)
    if not problems(file):
        print(f"{one_line(str(file))} is sound; there is nothing to repair.")
        return 0
    repaired = repair(file)
    print(
        f"Rebuilt with {counted(repaired.tracks, 'song')}, {counted(repaired.predictions, 'prediction')}, "
        f"{counted(repaired.corrections, 'correction')} and {counted(repaired.playlists, 'playlist')}."
    )
    if repaired.from_copy:
        print(f"Of these, the backup brought back {_amounts(repaired.from_copy)}.")
    print(f"The damaged file is kept as {one_line(str(repaired.set_aside))}.")
    print("The next scan finds what is missing.")
    return 0


def run_backup(arguments: argparse.Namespace) -> int:
    """Make a backup, and list all."""
    file = library_file(arguments)
    if not file.exists():
        raise LibraryError(f"There is no library {file}.")
    made = back_up(file, [paths.settings_file()], reason="by-hand")
    print("Made a backup." if made else "There is nothing new to back up.")
    for backup in backups(file):
        print(f"  {one_line(backup.folder.name):<28} {backup.made_at:%Y-%m-%d %H:%M}")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Restore the content of a backup."""
    file = library_file(arguments)
    restored = restore(file, _named(arguments.name, backups(file), file))
    print(f"Brought back {_amounts(restored)}." if restored else "The library already holds all that is in the backup.")
    return 0


def _named(name: str, found: Sequence[Backup], library: Path) -> Backup:
    wanted = next((backup for backup in found if not name or backup.folder.name == name), None)
    if wanted is None:
        which = f"no backup {name!r}" if found else "no backup"
        raise LibraryError(f"There is {which} in {backups_folder(library)}.")
    return wanted


def _amounts(restored: Restored) -> str:
    amounts = (
        (restored.corrections, "correction"),
        (restored.playlists, "playlist"),
        (restored.written_files, "tag change"),
    )
    return ", ".join(counted(number, thing) for number, thing in amounts if number)
