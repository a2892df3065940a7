"""Names of files and folders in which nobody keeps music: hidden ones, bins, snapshots, indexes of network drives."""

from __future__ import annotations

import re

_ANYWHERE = frozenset(
    (
        *("$recycle.bin", "#recycle", "@recycle", "@recently-snapshot", "#snapshot", "@snapshot", "~snapshot"),
        *("@eadir", "@__thumb", "@tmp", "@sharesnap", "#trash", "system volume information", "__macosx"),
        *("network trash folder", "temporary items", "thevolumesettingsfolder"),
    )
)
_AT_THE_TOP = frozenset(("lost+found", "recycler", "recycled", "found.000", "aquota.user"))
"""Of a drive alone: elsewhere they may be albums."""

_MEANT = re.compile(r"\.[.\d]")
"""``...And Justice for All``, ``.38 Special``: no system hides its files under such names."""


def is_hidden(place: str) -> bool:
    """Whether a file or folder is not to be seen, as the last name of its place says: ``.cache``, ``._song.mp3``."""
    name = place.rpartition("/")[2]
    return name.startswith(".") and not _MEANT.match(name)


def is_of_the_system(name: str, *, is_top: bool) -> bool:
    """Whether a folder is what a system or a network drive keeps for itself; ``is_top``: right below the root."""
    folded = name.casefold()
    return folded in _ANYWHERE or (is_top and folded in _AT_THE_TOP)
