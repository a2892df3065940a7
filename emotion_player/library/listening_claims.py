"""Which sounds are being listened to, so that two programs with one library share the work.

A claim is the system's lock on one byte of an empty file beside the library: it ends with its program, whatever ends
that, and nothing has to be tidied up.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from weakref import WeakValueDictionary

from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import Fingerprint

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class ListeningClaims:
    """The claims of this program beside one library, the same for all its connections; any thread may use it."""

    def __init__(self, library: Path) -> None:
        self._file = library.with_name(f"{library.name}-listening")
        self._lock = threading.Lock()
        self._handle: int | None = None

    def __del__(self) -> None:
        if self._handle is not None:
            os.close(self._handle)

    def take(self, sound: Fingerprint, model: ModelKey) -> bool:
        """Claim a sound for a model; False while another program has it.

        Where the system or the disk knows no locks, everybody gets it.
        """
        try:
            file = self._open()
        except OSError:
            return True
        try:
            _lock(file, _place(sound, model))
        except OSError as error:
            return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
        return True

    def give_back(self, sound: Fingerprint, model: ModelKey) -> None:
        """Let others listen to a sound."""
        with suppress(OSError):
            _unlock(self._open(), _place(sound, model))

    def _open(self) -> int:
        """The file, which stays open: to close it anywhere in a program gives all claims of the program back."""
        with self._lock:
            if self._handle is None:
                self._handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o666)
            return self._handle


_claims: WeakValueDictionary[Path, ListeningClaims] = WeakValueDictionary()
_claims_lock = threading.Lock()


def listening_claims(library: Path) -> ListeningClaims:
    """The claims beside one library."""
    with _claims_lock:
        file = library.resolve()
        return _claims.setdefault(file, ListeningClaims(file))


def _place(sound: Fingerprint, model: ModelKey) -> int:
    """The byte that stands for a sound and a model."""
    name = f"{sound} {model.name} {model.version}".encode()
    return int.from_bytes(hashlib.blake2b(name, digest_size=7).digest(), "big")


if sys.platform == "win32":

    def _lock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:

    def _lock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)

    def _unlock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)
