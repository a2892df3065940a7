"""Files that are whole or not there at all, and files that are nothing but files."""

from __future__ import annotations

import errno
import os
import platform
import re
import stat
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PREFIX = ".emotion-player-"
"""How the names of copies under way begin, which hides them from scans; the process and the computer follow."""

_COPY = re.compile(rf"{re.escape(PREFIX)}(?P<process>\d+)-(?P<computer>[0-9a-f]{{8}})-")
_STALE_S = 24 * 3600
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """Where to write a file that takes its place once it is whole; an old one stays until then. A link is followed.

    The place is a file beside it, empty at first, whose name is short however long the file's own is.

    Raises:
        OSError: It cannot be put in its place.
    """
    target = followed(file)
    part = new_copy(target.parent)
    try:
        with suppress(OSError):  # file systems without permissions
            part.chmod(_permissions(target))
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def new_copy(folder: Path, suffix: str = "") -> Path:
    """Make an empty file in a folder, under a name that nobody has; copies that others left there go.

    Raises:
        OSError: It cannot be made.
    """
    remove_left_copies(folder)
    handle, name = tempfile.mkstemp(suffix, f"{PREFIX}{os.getpid()}-{_computer()}-", folder)
    os.close(handle)
    return Path(name)


def remove_left_copies(folder: Path) -> None:
    """Remove the copies that programs left in a folder when they were killed."""
    with suppress(OSError):
        for copy in folder.glob(f"{PREFIX}*"):
            if _is_left(copy):
                copy.unlink()


def open_plain(path: Path) -> BinaryIO:
    """Open a file for reading its bytes, but no pipe or device, at which reading may never end.

    Raises:
        OSError: It cannot be opened, or is something else.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # the system itself refuses folders
        raise OSError(errno.EINVAL, "it is not a file")
    file = os.fdopen(os.open(path, os.O_RDONLY | _WITHOUT_WAITING), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # exchanged just now
        file.close()
        raise OSError(errno.EINVAL, "it is not a file")
    return file


def followed(path: Path) -> Path:
    """A path, absolute and with all links followed; what it names need not be there.

    Raises:
        OSError: Its links lead in a circle.
    """
    try:
        return path.resolve()
    except RuntimeError:  # what Python before 3.13 says of a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _is_left(copy: Path) -> bool:
    """Whether nobody works at a copy any more: its process has ended, or, on another computer, a day has passed."""
    import psutil  # noqa: PLC0415 - seldom needed, and not loaded quickly

    name = _COPY.match(copy.name)
    if name is not None and name["computer"] == _computer() and not psutil.pid_exists(int(name["process"])):
        return True
    return copy.stat().st_ctime < time.time() - _STALE_S


def _computer() -> str:
    """Stands for this computer: folders may be shared with others."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _permissions(target: Path) -> int:
    """Those of the file that is there, else those that any new file gets."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
