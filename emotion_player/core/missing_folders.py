"""Folders that are not there, and which paths lie in them."""

from __future__ import annotations

import os
from collections.abc import Iterable


class MissingFolders:
    """Tells of any path whether it lies in a missing folder; looks each folder up once, however many are missing."""

    def __init__(self, folders: Iterable[str] = ()) -> None:
        self._is_missing = {folder.rstrip(os.sep): True for folder in folders}
        self._any = bool(self._is_missing)

    def __bool__(self) -> bool:
        return self._any

    def hold(self, path: str) -> bool:
        """Whether a path lies in one of them, or in a folder of one."""
        climbed = []
        while (folder := os.path.dirname(path)) not in self._is_missing:  # noqa: PTH120 - text, by the ten thousand
            climbed.append(folder)
            if folder == path:
                break
            path = folder
        is_missing = self._is_missing.get(folder, False)
        self._is_missing.update(dict.fromkeys(climbed, is_missing))
        return is_missing
