"""Finds the audio files under folders."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from emotion_player.core.location import Location
from emotion_player.core.patterns import EVERYTHING, FilePatterns, PatternUse, UnmatchedPattern
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp, LinkedFolder
from emotion_player.errors import Sentence, reason_of
from emotion_player.files import PREFIX, remove_left_copies
from emotion_player.library.files.format_registry import audio_suffixes
from emotion_player.library.files.system_folders import is_hidden, is_of_the_system


class AudioFinder:
    """Walks folders for audio files; implements ``ports.FileFinder``.

    Each real file comes once, however many links, overlapping folders or loops lead to it, and under its real name
    rather than a link's where both are found. Hidden files and folders, and those that systems keep for themselves
    (bins, snapshots, indexes), are left out. A file that is named itself is taken whatever its ending, its name and the
    patterns. The order is the same every time: by name, a folder's files before its folders, links last.

    Args:
        patterns: What of a folder is taken and left out; a link goes by its own name.
    """

    def __init__(self, patterns: FilePatterns = EVERYTHING) -> None:
        self._patterns = patterns

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile | LinkedFolder | UnmatchedPattern]:
        """Yield each audio file under ``roots`` as it is found, or what could not be looked into and why.

        A folder elsewhere that a link leads to is told before what is in it, patterns that fit nothing at the end.
        """
        walk = _Walk(self._patterns)
        for root in roots:
            yield from walk.root(root)
        yield from walk.linked()
        yield from walk.use.unmatched()

    def takes(self, place: str) -> bool:
        """Whether a walk may take a file that is there at a place below a root; ``""`` is the root itself."""
        if not place:
            return True
        folders = place.split("/")[:-1]
        inner = ("/".join(folders[: depth + 1]) for depth in range(len(folders)))
        return not is_hidden(place) and not any(map(_is_passed_over, inner)) and self._patterns.takes(place)


class _Walk:
    """One walk: what has been seen, and the links that wait until everything real has been seen.

    Each path comes with its place: its name below the root, as the patterns want it.
    """

    def __init__(self, patterns: FilePatterns) -> None:
        self._patterns = patterns
        self.use = PatternUse(patterns)
        self._seen: set[tuple[object, ...]] = set()
        self._links: deque[tuple[Path, str]] = deque()

    def root(self, root: Path) -> Iterator[FileStamp | FailedFile | LinkedFolder]:
        try:
            status = root.stat()
        except FileNotFoundError:
            yield _failed(root.absolute(), Sentence("There is no such file or folder."))
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            yield _failed(root.absolute(), Sentence("It cannot be read: {why}.", why=reason_of(error)))
        else:
            if stat.S_ISDIR(status.st_mode):
                yield from self._folder(Location.of(root).path, "")
            elif stat.S_ISREG(status.st_mode):
                if (file := self._stamp(Location.of(root.parent).path / root.name, status)) is not None:
                    yield file
            else:
                yield _failed(root.absolute(), Sentence("This is neither a file nor a folder."))

    def linked(self) -> Iterator[FileStamp | FailedFile | LinkedFolder]:
        """What the links lead to; they may lead to further links."""
        while self._links:
            path, place = self._links.popleft()
            try:
                status = path.stat()
            except OSError as error:
                if self._is_wanted(place):
                    yield _failed(path, Sentence("The link is broken: {why}.", why=reason_of(error)))
                continue
            if stat.S_ISDIR(status.st_mode):
                if not _is_passed_over(place) and not self._is_excluded(place):
                    folder = Location.of(path).path
                    yield LinkedFolder(folder, place)
                    yield from self._folder(folder, f"{place}/")
            elif (
                stat.S_ISREG(status.st_mode)
                and self._is_wanted(place)
                and (file := self._stamp(path, status)) is not None
            ):
                yield file

    def _folder(self, top: Path, place: str) -> Iterator[FileStamp | FailedFile | LinkedFolder]:
        """All that is in a folder; its place ends in a slash, unless it is the root."""
        waiting = [(top, place)]
        while waiting:
            folder, place = waiting.pop()
            try:
                if not self._is_new(folder, folder.stat()):
                    continue
                with os.scandir(folder) as listing:
                    everything = sorted(listing, key=lambda entry: entry.name)
            except OSError as error:
                yield _failed(folder, Sentence("The folder cannot be read: {why}.", why=reason_of(error)))
                continue
            if any(entry.name.startswith(PREFIX) for entry in everything):
                remove_left_copies(folder)  # of songs whose tags were being written when the program was killed
            folders = []
            for entry in everything:
                if is_hidden(entry.name):
                    continue
                inner = place + entry.name
                if entry.is_symlink():
                    self._links.append((folder / entry.name, inner))
                elif entry.is_dir(follow_symlinks=False):
                    if not _is_passed_over(inner) and not self._is_excluded(inner):
                        folders.append((folder / entry.name, f"{inner}/"))
                elif self._is_wanted(inner) and (found := self._found(folder / entry.name)) is not None:
                    yield found
            waiting.extend(reversed(folders))

    def _found(self, path: Path) -> FileStamp | FailedFile | None:
        """The file at a path, if it is one and new."""
        try:
            status = path.stat()  # the listing's own status knows no inode on Windows
        except OSError as error:
            return _failed(path, Sentence("It cannot be read: {why}.", why=reason_of(error)))
        return self._stamp(path, status) if stat.S_ISREG(status.st_mode) else None

    def _stamp(self, path: Path, status: os.stat_result) -> FileStamp | None:
        return FileStamp.of(path, status) if self._is_new(path, status) else None

    def _is_wanted(self, place: str) -> bool:
        ending = place[place.rfind(".") :].lower()
        if ending not in audio_suffixes():
            return False
        self.use.note_song(place)
        return self._patterns.takes(place)

    def _is_excluded(self, folder: str) -> bool:
        self.use.note_folder(folder)
        return self._patterns.excludes_folder(folder)

    def _is_new(self, path: Path, status: os.stat_result) -> bool:
        """Some file systems give all files the number 0, or the same to several: those differ in size or time."""
        identity: tuple[object, ...] = (status.st_dev, status.st_ino)
        if not status.st_ino:
            identity = (os.path.realpath(path),)
        elif stat.S_ISREG(status.st_mode):
            identity = (*identity, status.st_size, status.st_mtime_ns)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        return True


def _is_passed_over(folder: str) -> bool:
    """Whether a folder at a place below the root is hidden, or its system's own."""
    name = folder.rpartition("/")[2]
    return is_hidden(name) or is_of_the_system(name, is_top="/" not in folder)


def _failed(path: Path, reason: Sentence) -> FailedFile:
    return FailedFile(FileStamp(path, 0, 0), reason)
