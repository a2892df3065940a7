"""The walk over the folders of a run: what it finds, and what it shows to be missing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from emotion_player.analysis.forgetting import Missing, missing_files
from emotion_player.core.location import Location
from emotion_player.core.patterns import UnmatchedPattern
from emotion_player.core.ports.analysis import FileFinder, TrackStore
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp, LinkedFolder


class Walk:
    """Walks folders a moment at a time.

    Args:
        finder: Finds what is in them.
        roots: The folders, and files that are named themselves.
        apart: Further files, of which those count that none of the roots, nor a link in one, leads to.

    Attributes:
        found: How many files were found so far, those that cannot be read among them.
        is_over: Whether there will be no more.
        unmatched: Patterns that have matched nothing, once it is over.
    """

    def __init__(self, finder: FileFinder, roots: Sequence[Path], apart: Sequence[Path]) -> None:
        self._finder, self._roots, self._wished_apart = finder, roots, apart
        self._apart: list[Path] = []
        self._linked: list[LinkedFolder] = []
        self._seen: set[str] = set()  # texts take a fifth of the memory and time of paths
        self._way = self._all()
        self.found = 0
        self.is_over = False
        self.unmatched: list[UnmatchedPattern] = []

    def go_on(self, seconds: float) -> list[FileStamp | FailedFile]:
        """Walk for a while; return what was found meanwhile."""
        end = time.monotonic() + seconds
        files: list[FileStamp | FailedFile] = []
        for found in self._way:
            if isinstance(found, LinkedFolder):
                self._linked.append(found)
            elif isinstance(found, UnmatchedPattern):
                self.unmatched.append(found)
            else:
                files.append(found)
                if isinstance(found, FileStamp):
                    self._seen.add(str(found.path))
            if time.monotonic() > end:
                break
        else:
            self.is_over = True
        self.found += len(files)
        return files

    def missing(self, store: TrackStore) -> Iterator[Missing | None]:
        """Yield what a store knows and the walk, which is over, has not come by; None now and then, a place to stop."""
        return missing_files(self._finder, store, [*self._roots, *self._apart], self._linked, self._seen)

    def _all(self) -> Iterator[FileStamp | FailedFile | LinkedFolder | UnmatchedPattern]:
        yield from self._finder.find(self._roots)
        tops = [*map(Location.of, self._roots), *(Location(linked.folder) for linked in self._linked)]
        apart = (path for path in self._wished_apart if str(path) not in self._seen)
        self._apart = [path for path in apart if not any(Location(path).is_in(top) for top in tops)]
        yield from self._finder.find(self._apart)
