"""What SQLite's errors mean."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from emotion_player.errors import Sentence, reason_of

_LONGEST_NAME = 255 - len("-journal")
"""Bytes of a library's name: SQLite has other files beside it, and file systems take no more than 255."""

_NO_TEXT = "Could not decode to UTF-8"
"""How the reason begins when a text in a library is none."""

_ABOUT_NOW = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's code of an error, without what it adds to it; 0 for none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite finds that a file does not hold together, or Python that a text in it is none."""
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or str(error).startswith(_NO_TEXT)


def is_about_now(error: sqlite3.Error) -> bool:
    """Whether an error tells how things are now, nothing of the file: of the disk, another program, a permission."""
    return _is_full(error) or primary_code(error) in _ABOUT_NOW


def why(error: sqlite3.Error, path: Path) -> Sentence:
    """Why a library at a path cannot be used, as the end of a sentence."""
    if _is_full(error):
        return Sentence("the disk is full")
    reasons = {
        sqlite3.SQLITE_NOTADB: Sentence("it is not a database"),
        sqlite3.SQLITE_READONLY: Sentence("it is read-only"),
        sqlite3.SQLITE_BUSY: Sentence("another program is using it; please try again later"),
        sqlite3.SQLITE_CANTOPEN: _why_it_does_not_open(path),
    }
    damage = Sentence("it is damaged ({error})", error=error) if is_damage(error) else None
    return reasons.get(primary_code(error)) or damage or reason_of(error)


def _is_full(error: sqlite3.Error) -> bool:
    """Also where there is no room for the memory that is shared by those who use a file, the first thing made."""
    is_first = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHMSIZE
    return is_first or primary_code(error) == sqlite3.SQLITE_FULL


def _why_it_does_not_open(path: Path) -> Sentence:
    if path.is_dir():
        return Sentence("it is a folder")
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        return Sentence("its name is too long")
    return Sentence("permission denied")
