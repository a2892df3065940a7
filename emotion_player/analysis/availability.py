"""Which folders of songs are not there now: their drive may not be connected."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence


def missing_folders(songs: Iterable[str], roots: Sequence[str]) -> tuple[str, ...]:
    """Find the folders of some songs that are not there or are empty, as a folder is where no drive is mounted.

    Only the roots, the folders right in them, and the folders of songs under no root are looked at: a drive is seldom
    mounted deeper, and looking at every folder takes long where these lie in a network.

    Args:
        songs: Paths of songs.
        roots: Folders of music.

    Returns:
        The missing folders, none of which lies in another.
    """
    tops: set[str] = set()
    for folder in {os.path.dirname(song) for song in songs}:  # noqa: PTH120 - text, by the ten thousand
        root = next((root for root in roots if is_under(folder, root)), None)
        if root is None:
            tops.add(folder)
        else:
            tops.add(root)
            first = folder[len(root) :].strip(os.sep).partition(os.sep)[0]
            tops.add(os.path.join(root, first) if first else root)  # noqa: PTH118 - likewise
    missing: list[str] = []
    for top in sorted(tops, key=len):
        if not any(is_under(top, other) for other in missing) and _is_missing(top):
            missing.append(top)
    return tuple(missing)


def is_under(path: str, folder: str) -> bool:
    """Whether a path is a folder's or lies under it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_missing(folder: str) -> bool:
    try:
        with os.scandir(folder) as listing:
            return next(listing, None) is None
    except PermissionError:
        return False
    except OSError:
        return True
