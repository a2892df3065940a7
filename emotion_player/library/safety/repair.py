"""Rebuilds a damaged library from what can still be read of it and from its newest copy."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from emotion_player.errors import LibraryError, reason_of
from emotion_player.library.connection import Connection
from emotion_player.library.database_errors import why
from emotion_player.library.migrations import MIGRATIONS
from emotion_player.library.safety.backups import backups, is_ours, not_ours
from emotion_player.library.safety.integrity import is_sound
from emotion_player.library.safety.merging import Restored, restore
from emotion_player.library.safety.sensible_rows import RUBBISH, TABLES, columns_of, sensible
from emotion_player.library.schema import create

_MAGIC = b"SQLite format 3\0"
_PROBES = 256
_STRETCH = 5_000
"""Of a damaged table, so many rows from each of so many places are tried."""

_DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite makes of a damaged file; the second where its reason quotes what is no text any more."""

_HEAD = 100
"""Bytes before the first table (https://sqlite.org/fileformat.html)."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair.

    Attributes:
        set_aside: Where the damaged file lies now.
        tracks: How many tracks could still be read; a scan finds the others again.
        predictions: How many predictions could still be read.
        corrections: How many corrections there are now, those from the copy included.
        playlists: How many playlists there are now, likewise.
        from_copy: What only the newest copy had; None where there was no copy.
    """

    set_aside: Path
    tracks: int
    predictions: int
    corrections: int
    playlists: int
    from_copy: Restored | None


def repair(library: Path) -> Repaired:
    """Set a damaged library aside, and put in its place what can still be read of it and what its newest copy has.

    Raises:
        LibraryError: It is something else than a library, or the new one cannot be written. The old one is where it
            was, then.
    """
    if not is_ours(library):
        raise not_ours(library)
    try:
        with tempfile.TemporaryDirectory(dir=library.parent, prefix=f".{library.name}.") as scratch:
            damaged, rebuilt = Path(scratch) / "damaged.db", Path(scratch) / "rebuilt.db"
            _copy_for_reading(library, damaged)
            _salvage(damaged, rebuilt)
            newest = next((backup for backup in backups(library) if is_sound(backup.library)), None)
            from_copy = restore(rebuilt, newest) if newest else None
            counts = _counts(rebuilt)
            set_aside = _put_in_place(rebuilt, library)
    except (OSError, sqlite3.Error) as error:  # of what is written: what cannot be read is left out
        reason = why(error, library) if isinstance(error, sqlite3.Error) else reason_of(error)
        raise LibraryError("The library {path} cannot be repaired: {why}.", path=library, why=reason) from error
    return Repaired(set_aside, *counts, from_copy)


def _copy_for_reading(library: Path, damaged: Path) -> None:
    """A copy that SQLite opens if anything in it can be read: its first bytes may be what is damaged."""
    shutil.copyfile(library, damaged)
    with suppress(FileNotFoundError):  # what was committed last may lie there alone
        shutil.copyfile(library.with_name(f"{library.name}-wal"), damaged.with_name(f"{damaged.name}-wal"))
    with damaged.open("r+b") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            file.seek(0)
            file.write(_MAGIC)
    if not _tells_its_tables(damaged):
        with damaged.open("r+b") as file:
            file.write(_new_head(library.stat().st_size))


def _tells_its_tables(file: Path) -> bool:
    try:
        with closing(_connected(file)) as database:
            return bool(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except _DAMAGE:
        return False


def _connected(damaged: Path) -> sqlite3.Connection:
    """A connection to a damaged file; a table whose description is damaged hides no other."""
    connection = sqlite3.connect(damaged)
    connection.execute("PRAGMA writable_schema = ON")
    return connection


def _new_head(size: int) -> bytes:
    """The first bytes of a library of this version, with as many pages as a file of ``size`` bytes has."""
    with closing(sqlite3.connect(":memory:")) as new:
        create(new, len(MIGRATIONS))
        head = bytearray(new.serialize()[:_HEAD])
    page_size = int.from_bytes(head[16:18], "big")
    head[18:20] = b"\2\2"  # what was committed last may lie in the file beside it
    head[28:32] = (size // page_size).to_bytes(4, "big")
    head[92:96] = head[24:28]  # so that the number of pages counts
    return bytes(head)


def _salvage(damaged: Path, rebuilt: Path) -> None:
    """Make a library of the rows that can be read and make sense."""
    with closing(_connected(damaged)) as source, closing(sqlite3.connect(rebuilt)) as target:
        source.text_factory = bytes  # a text that is none ends its row, not the reading
        create(target, _readable_version(source))
        target.execute("BEGIN")
        for table in TABLES:
            kinds = columns_of(target, table)
            if not kinds:  # an older version had none
                continue
            insert = f"INSERT OR IGNORE INTO {table} ({', '.join(kinds)}) VALUES ({', '.join('?' * len(kinds))})"
            for row in _rows(source, table, kinds):
                with suppress(*RUBBISH, sqlite3.IntegrityError):
                    target.execute(insert, sensible(row, kinds))
        _drop_orphans(target)
        target.commit()
    Connection(rebuilt).close()  # brings it to this version
    with closing(sqlite3.connect(rebuilt)) as target:  # one file, so that it can be moved
        target.execute("PRAGMA journal_mode = DELETE")


def _drop_orphans(target: sqlite3.Connection) -> None:
    """Delete rows that refer to rows that could not be read."""
    if columns_of(target, "playlist_entries"):  # without row numbers, so that no check tells which of its rows is meant
        target.execute("DELETE FROM playlist_entries WHERE playlist_id NOT IN (SELECT id FROM playlists)")
        target.execute("UPDATE playlist_entries SET sound_id = NULL WHERE sound_id NOT IN (SELECT id FROM sounds)")
    for table, row, *_ in target.execute("PRAGMA foreign_key_check").fetchall():
        target.execute(f"DELETE FROM {table} WHERE rowid = ?", [row])


def _readable_version(source: sqlite3.Connection) -> int:
    """The version that the head of the file tells; this program's where it tells none that there has been."""
    with suppress(*_DAMAGE):
        (version,) = source.execute("PRAGMA user_version").fetchone()
        if 0 < version <= len(MIGRATIONS):
            return int(version)
    return len(MIGRATIONS)


def _rows(source: sqlite3.Connection, table: str, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that can be read, some twice: from the beginning, from the end, and from places in between."""
    select = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"
    keys = ("playlist_id", "position") if table == "playlist_entries" else ("rowid",)
    whole = yield from _until_damage(source, f"{select} ORDER BY {', '.join(keys)}")
    if whole:
        return
    yield from _until_damage(source, f"{select} ORDER BY {', '.join(f'{key} DESC' for key in keys)}")
    for start in _probes(source, table, keys[0]):
        yield from _until_damage(source, f"{select} WHERE {keys[0]} >= {start} ORDER BY {keys[0]} LIMIT {_STRETCH}")


def _probes(source: sqlite3.Connection, table: str, key: str) -> Iterator[int]:
    """Places to begin at, evenly over a table."""
    with suppress(*_DAMAGE):
        ((top,),) = source.execute(f"SELECT max({key}) FROM {table}").fetchall()
        yield from sorted({int(top or 0) * probe // _PROBES for probe in range(_PROBES)})


def _until_damage(source: sqlite3.Connection, sql: str) -> Generator[tuple[Any, ...], None, bool]:
    """Yield rows until one cannot be read; whether there was no such row."""
    try:
        yield from source.execute(sql)
    except _DAMAGE:
        return False
    return True


def _counts(library: Path) -> tuple[int, int, int, int]:
    """Tracks, predictions, corrections, playlists."""
    tables = ("tracks", "estimates", "corrections", "playlists")
    with closing(sqlite3.connect(library)) as database:
        tracks, predictions, corrections, playlists = (
            int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables
        )
    return tracks, predictions, corrections, playlists


def _put_in_place(rebuilt: Path, library: Path) -> Path:
    """Put the new library where the damaged one is, and return where that lies now: at no moment is there none."""
    set_aside = library.with_name(f"{library.stem}-damaged-{datetime.now():%Y-%m-%d-%H%M%S}{library.suffix}")
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copy2(library.with_name(library.name + ending), set_aside.with_name(set_aside.name + ending))
    except OSError:  # half of it would take the room that was missing
        set_aside.unlink(missing_ok=True)
        raise
    for ending in ("-wal", "-shm"):  # they belong to the damaged file, and SQLite would apply them to the new one
        library.with_name(library.name + ending).unlink(missing_ok=True)
    rebuilt.replace(library)
    with closing(sqlite3.connect(library)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    return set_aside
