"""Opens SQLite files, those on media that cannot be written too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

_PATIENCE_S = 30.0
_NOT_WRITABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def opened(path: Path) -> sqlite3.Connection:
    """Open a file for writing, or at least for reading; it is made when it is missing.

    Raises:
        sqlite3.Error: It cannot be opened, or is no database.
    """
    return _first_that_reads(path, lambda: sqlite3.connect(path, timeout=_PATIENCE_S))


def opened_read_only(path: Path, *, any_thread: bool = False) -> sqlite3.Connection:
    """Open a file that is there for reading, by this thread or by any, one at a time.

    Raises:
        sqlite3.Error: It cannot be opened, or is no database.
    """
    return _first_that_reads(path, lambda: _by_uri(path, "mode=ro", any_thread=any_thread))


def _first_that_reads(path: Path, connect: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
    """What ``connect`` opens, if it can be read.

    Else one that takes the file for unchanging: on a medium that cannot be written, SQLite cannot make the files that
    it keeps beside a library, by which it sees what others write there, which nobody can.
    """
    connection = connect()
    try:
        _read_tables(connection)
    except sqlite3.Error as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NOT_WRITABLE or not path.is_file():
            raise
        return _by_uri(path, "immutable=1")
    return connection


def _read_tables(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UnicodeDecodeError as error:  # SQLite's reason quotes the damaged description of a table
        damaged = sqlite3.DatabaseError("the description of a table is not text")
        damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damaged from error


def _by_uri(path: Path, options: str, *, any_thread: bool = False) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(uri, timeout=_PATIENCE_S, uri=True, check_same_thread=not any_thread)
