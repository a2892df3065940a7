"""Which songs and which of their folders are not there now: their drive may not be connected."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache
from pathlib import Path

from emotion_player.core.missing_folders import MissingFolders


class Presence(Enum):
    """Whether a file is there."""

    THERE = auto()
    FILE_GONE = auto()
    FOLDER_GONE = auto()


def presences(files: Iterable[Path]) -> dict[Path, Presence]:
    """Look whether files are there; each folder is looked at once, as one in a network that is gone takes long."""
    is_folder_there = cache(_is_there)

    def presence(file: Path) -> Presence:
        if not is_folder_there(file.parent):
            return Presence.FOLDER_GONE
        return Presence.THERE if _is_there(file) else Presence.FILE_GONE

    return {file: presence(file) for file in files}


def missing_folders(songs: Iterable[str], roots: Sequence[str]) -> tuple[str, ...]:
    """Find the folders of some songs that are not there or are empty, as a folder is where no drive is mounted.

    Only the roots and the folders right in them are looked at: a drive is seldom mounted deeper, and looking at every
    folder takes long where these lie in a network. Songs under no root are taken together by the first folder of their
    path, as ``/media`` or ``/home``: what they have in common is a root as well.

    Args:
        songs: Paths of songs.
        roots: Folders of music.

    Returns:
        The missing folders, none of which lies in another.
    """
    folders = {os.path.dirname(song) for song in songs}  # noqa: PTH120 - text, by the ten thousand
    tops: set[str] = set()
    outside: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for folder in folders:
        root = next((root for root in roots if _is_under(folder, root)), None)
        if root is None:
            outside[Path(folder).parts[:2]].append(folder)
        else:
            tops |= _first_two(folder, root)
    for together in outside.values():
        common = os.path.commonpath(together)
        tops.update(*(_first_two(folder, common) for folder in together))
    missing = MissingFolders(gone := [top for top in tops if _is_missing(top)])
    return tuple(sorted(top for top in gone if not missing.hold(top)))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:  # its name is too long
        return False


def _first_two(folder: str, root: str) -> set[str]:
    """A root and the folder right in it on the way to a folder."""
    first = folder[len(root) :].strip(os.sep).partition(os.sep)[0]
    return {root, os.path.join(root, first)} if first else {root}  # noqa: PTH118 - text, by the ten thousand


def _is_under(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_missing(folder: str) -> bool:
    try:
        with os.scandir(folder) as listing:
            return next(listing, None) is None
    except PermissionError:
        return False
    except OSError:
        return True
