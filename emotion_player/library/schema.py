"""Makes the tables of a library file, and brings a file of an older version to this one."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from emotion_player.core.search.folding import folded_line
from emotion_player.errors import LibraryError
from emotion_player.library.migrations import MIGRATIONS

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x456D6F50
"""``EmoP``: marks the file as a library (``PRAGMA application_id``)."""

_COMPACTED = 7
"""The version that takes up much less room than those before, once what it dropped is given back to the disk."""


def create(database: sqlite3.Connection, version: int) -> None:
    """Make the tables that libraries of a version have, in an empty file; all of them or none.

    Raises:
        sqlite3.Error: The file is not empty, or cannot be written.
    """
    database.create_function("folded", 1, _folded, deterministic=True)
    try:
        database.executescript(
            f"BEGIN IMMEDIATE; {''.join(MIGRATIONS[:version])}"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version}; COMMIT"
        )
    except BaseException:
        database.rollback()
        raise


def upgrade(connection: sqlite3.Connection, path: Path, before_migration: Callable[[int], object]) -> None:
    """Bring an open library file, new or old, to this version; all of it or nothing.

    A file that has become much smaller is compacted then, if nobody else is writing and the disk has room.

    Args:
        connection: The open file.
        path: Where it is.
        before_migration: Called with the version of a library that is about to be migrated.

    Raises:
        LibraryError: Another program's database, or a newer version of this one.
        sqlite3.Error: The file cannot be read or written.
    """
    version = version_of(connection, path)
    if version == len(MIGRATIONS):
        return
    if version:
        before_migration(version)
    from sqlite_utils import Database  # noqa: PLC0415 - takes a third of a short command's time to load, with numpy

    _enable_wal(connection)
    database = Database(connection, execute_plugins=False)
    database.register_function(_folded, name="folded", deterministic=True)
    database.execute("BEGIN IMMEDIATE")
    try:
        before = version_of(connection, path)  # asked again: another process may have been faster
        for script in MIGRATIONS[before:]:
            for statement in _statements(script):
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        database.commit()
    except BaseException:
        database.rollback()
        raise
    if 0 < before < _COMPACTED:
        _compact(database)


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; each ends a line, while ``executescript`` looks for an end at every letter."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _compact(database: Database) -> None:
    """Give unused room in the file back to the disk; a library that cannot be compacted now is as good as one that is.

    Outside of any transaction, as SQLite demands. Whoever reads meanwhile is not waited for: the file shrinks when they
    are done.
    """
    patience_ms = _patience_ms(database.conn)
    with suppress(sqlite3.OperationalError):  # the disk is full, or another process writes
        database.execute("VACUUM")
        database.execute("PRAGMA busy_timeout = 0")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    database.execute(f"PRAGMA busy_timeout = {patience_ms}")


def _patience_ms(database: sqlite3.Connection) -> int:
    """How long all waits for others who hold the file."""
    (patience_ms,) = database.execute("PRAGMA busy_timeout").fetchone()
    return int(patience_ms)


def _enable_wal(connection: sqlite3.Connection) -> None:
    """Let readers read while others write; waits, as long as all else does, for others who hold the file."""
    end = time.monotonic() + _patience_ms(connection) / 1_000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:  # SQLite itself does not wait when the journal is to change
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _folded(value: str | bytes) -> str:
    return folded_line(os.fsdecode(value))


def version_of(database: sqlite3.Connection, path: Path) -> int:
    """The version of a library's tables; 0 for a file in which there is nothing yet.

    Raises:
        LibraryError: It is the database of another program, or of a newer version of this one.
    """
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise LibraryError("{path} is a database of another program, not a library of Emotion Player.", path=path)
    if version > len(MIGRATIONS):
        raise LibraryError(
            "The library {path} was made by a newer Emotion Player (its tables have version "
            "{version}, this program knows {known}): please update.",
            path=path,
            version=version,
            known=len(MIGRATIONS),
        )
    return int(version)
