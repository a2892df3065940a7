"""Finds the audio files under folders."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp
from emotion_player.library.format_registry import AUDIO_SUFFIXES


class AudioFinder:
    """Walks folders for audio files; implements ``ports.FileFinder``.

    Each real file comes once, however many links, overlapping folders or loops lead to it, and under its real name
    rather than a link's where both are found. Hidden files and folders (a leading dot, so ``._song.mp3`` too) are left
    out. A file that is named itself is taken whatever its ending and the patterns. The order is the same every time: by
    name, a folder's files before its folders, links last.

    Args:
        patterns: What of a folder is taken and left out; a link goes by its own name.
    """

    def __init__(self, patterns: FilePatterns = EVERYTHING) -> None:
        self._patterns = patterns

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile]:
        """Yield each audio file under ``roots`` as it is found, or what could not be looked into and why."""
        walk = _Walk(self._patterns)
        for root in roots:
            yield from walk.root(root)
        yield from walk.linked()

    def takes(self, root: Path, path: Path) -> bool:
        """Whether the patterns let a walk of ``root`` take a file that is there, or under it."""
        return path == root or self._patterns.takes(path.relative_to(root).as_posix())


class _Walk:
    """One walk: what has been seen, and the links that wait until everything real has been seen.

    Each path comes with its place: its name below the root, as the patterns want it.
    """

    def __init__(self, patterns: FilePatterns) -> None:
        self._patterns = patterns
        self._seen: set[tuple[int, int]] = set()
        self._links: deque[tuple[Path, str]] = deque()

    def root(self, root: Path) -> Iterator[FileStamp | FailedFile]:
        try:
            status = root.stat()
        except FileNotFoundError:
            yield _failed(root.absolute(), "There is no such file or folder.")
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            yield _failed(root.absolute(), _why(error))
        else:
            if stat.S_ISDIR(status.st_mode):
                yield from self._folder(root.resolve(), "")
            elif stat.S_ISREG(status.st_mode):
                yield from self._file(root.parent.resolve() / root.name, status)
            else:
                yield _failed(root.absolute(), "This is neither a file nor a folder.")

    def linked(self) -> Iterator[FileStamp | FailedFile]:
        """What the links lead to; they may lead to further links."""
        while self._links:
            path, place = self._links.popleft()
            try:
                status = path.stat()
            except OSError as error:
                if self._is_wanted(place):
                    yield _failed(path, f"The link leads nowhere: {_why(error)}")
                continue
            if stat.S_ISDIR(status.st_mode):
                if not self._patterns.leaves_out(place):
                    yield from self._folder(path.resolve(), f"{place}/")
            elif stat.S_ISREG(status.st_mode) and self._is_wanted(place):
                yield from self._file(path, status)

    def _folder(self, top: Path, place: str) -> Iterator[FileStamp | FailedFile]:
        """All that is in a folder; its place ends in a slash, unless it is the root."""
        waiting = [(top, place)]
        while waiting:
            folder, place = waiting.pop()
            try:
                if not self._is_new(folder.stat()):
                    continue
                with os.scandir(folder) as listing:
                    entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
            except OSError as error:
                yield _failed(folder, f"The folder cannot be read: {_why(error)}")
                continue
            folders = []
            for entry in entries:
                path, inner = folder / entry.name, place + entry.name
                if entry.is_symlink():
                    self._links.append((path, inner))
                elif entry.is_dir(follow_symlinks=False):
                    if not self._patterns.leaves_out(inner):
                        folders.append((path, f"{inner}/"))
                elif self._is_wanted(inner):
                    yield from self._found(path)
            waiting.extend(reversed(folders))

    def _found(self, path: Path) -> Iterator[FileStamp | FailedFile]:
        try:
            status = path.stat()  # the listing's own status knows no inode on Windows
        except OSError as error:
            yield _failed(path, _why(error))
            return
        if stat.S_ISREG(status.st_mode):
            yield from self._file(path, status)

    def _file(self, path: Path, status: os.stat_result) -> Iterator[FileStamp]:
        if self._is_new(status):
            yield FileStamp(path, status.st_size, status.st_mtime_ns)

    def _is_wanted(self, place: str) -> bool:
        return Path(place).suffix.lower() in AUDIO_SUFFIXES and self._patterns.takes(place)

    def _is_new(self, status: os.stat_result) -> bool:
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        return True


def _failed(path: Path, reason: str) -> FailedFile:
    return FailedFile(FileStamp(path, 0, 0), reason)


def _why(error: OSError | ValueError) -> str:
    return f"{(error.strerror if isinstance(error, OSError) else None) or error}."
