"""Finds out whether a library is damaged, and rebuilds one from what can still be read and from its newest copy."""

from __future__ import annotations

import json
import math
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from emotion_player.core.mood_tags import MoodField
from emotion_player.core.predictions.calibration import Calibration
from emotion_player.errors import LibraryError, reason_of
from emotion_player.library.connection import Connection, is_damage
from emotion_player.library.opening import opened_read_only
from emotion_player.library.prediction_rows import curve_in, gems_in
from emotion_player.library.safety.backups import backups, is_ours
from emotion_player.library.safety.merging import Restored, restore
from emotion_player.library.schema import MIGRATIONS, create

_MAGIC = b"SQLite format 3\0"
_TABLES = (
    *("sounds", "models", "tracks", "estimates", "failures", "playlists", "playlist_entries"),
    *("corrections", "calibrations", "tag_batches", "tag_writes"),
)
"""In an order in which every row comes after those it refers to."""

_PROBES = 256
_STRETCH = 5_000
"""Of a damaged table, so many rows from each of so many places are tried."""

_ON_THE_PLANE = {"valence", "arousal", "valence_low", "arousal_low", "valence_high", "arousal_high"}
_MOST_PROBLEMS = 20
_HEAD = 100
"""Bytes before the first table (https://sqlite.org/fileformat.html)."""
_RUBBISH = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)


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


def problems(library: Path) -> list[str]:
    """What is wrong with a library file, a line each, at most twenty; empty when it is sound.

    Raises:
        LibraryError: The file is not there, or it is something else than a library.
    """
    if not library.is_file():
        raise LibraryError("There is no library {path}.", path=library)
    try:
        with closing(opened_read_only(library)) as database:
            found = [row for (row,) in database.execute(f"PRAGMA quick_check({_MOST_PROBLEMS})") if row != "ok"]
            found += [
                f"A row of {table} refers to one of {other} that is not there."
                for table, _, other, _ in database.execute("PRAGMA foreign_key_check").fetchmany(_MOST_PROBLEMS)
            ]
            found += _unreadable(database)
    except sqlite3.Error as error:
        if not is_ours(library):
            raise LibraryError("{path} is not a library of Emotion Player.", path=library) from error
        found = [str(error)]
    return found[:_MOST_PROBLEMS]


def is_sound(library: Path) -> bool:
    """Whether SQLite finds nothing wrong with a library file; quick, and True where that cannot be told now."""
    try:
        with closing(opened_read_only(library)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error as error:
        return not is_damage(error)


def repair(library: Path) -> Repaired:
    """Set a damaged library aside, and put in its place what can still be read of it and what its newest copy has.

    Raises:
        LibraryError: It is something else than a library, or the new one cannot be written. The old one is where it
            was, then.
    """
    if not is_ours(library):
        raise LibraryError("{path} is not a library of Emotion Player.", path=library)
    try:
        with tempfile.TemporaryDirectory(dir=library.parent, prefix=f".{library.name}.") as scratch:
            damaged, rebuilt = Path(scratch) / "damaged.db", Path(scratch) / "rebuilt.db"
            _copy_for_reading(library, damaged)
            _salvage(damaged, rebuilt)
            newest = next(iter(backups(library)), None)
            from_copy = restore(rebuilt, newest) if newest else None
            counts = _counts(rebuilt)
            set_aside = _put_in_place(rebuilt, library)
    except OSError as error:
        raise LibraryError(
            "The library {path} cannot be repaired: {why}.", path=library, why=reason_of(error)
        ) from error
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
        with closing(sqlite3.connect(file)) as database:
            return bool(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.Error:
        return False


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
    with closing(sqlite3.connect(damaged)) as source, closing(sqlite3.connect(rebuilt)) as target:
        source.text_factory = bytes  # a text that is none ends its row, not the reading
        create(target, _readable_version(source))
        target.execute("BEGIN")
        for table in _TABLES:
            kinds = _columns(target, table)
            if not kinds:  # an older version had none
                continue
            insert = f"INSERT OR IGNORE INTO {table} ({', '.join(kinds)}) VALUES ({', '.join('?' * len(kinds))})"
            for row in _rows(source, table, kinds):
                with suppress(*_RUBBISH, sqlite3.IntegrityError):
                    target.execute(insert, _sensible(row, kinds))
        _drop_orphans(target)
        target.commit()
    Connection(rebuilt).close()  # brings it to this version
    with closing(sqlite3.connect(rebuilt)) as target:  # one file, so that it can be moved
        target.execute("PRAGMA journal_mode = DELETE")


def _drop_orphans(target: sqlite3.Connection) -> None:
    """Let go of rows that refer to rows that could not be read."""
    if _columns(target, "playlist_entries"):  # without row numbers, so that no check tells which of its rows is meant
        target.execute("DELETE FROM playlist_entries WHERE playlist_id NOT IN (SELECT id FROM playlists)")
        target.execute("UPDATE playlist_entries SET sound_id = NULL WHERE sound_id NOT IN (SELECT id FROM sounds)")
    for table, row, *_ in target.execute("PRAGMA foreign_key_check").fetchall():
        target.execute(f"DELETE FROM {table} WHERE rowid = ?", [row])


def _readable_version(source: sqlite3.Connection) -> int:
    """The version that the head of the file tells; this program's where it tells none that there has been."""
    with suppress(sqlite3.Error):
        (version,) = source.execute("PRAGMA user_version").fetchone()
        if 0 < version <= len(MIGRATIONS):
            return int(version)
    return len(MIGRATIONS)


def _columns(database: sqlite3.Connection, table: str) -> dict[str, str]:
    """The names and types of a table's columns; empty where there is no such table."""
    return {_text(name): _text(kind) for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})")}


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
    with suppress(sqlite3.Error):
        ((top,),) = source.execute(f"SELECT max({key}) FROM {table}").fetchall()
        yield from sorted({int(top or 0) * probe // _PROBES for probe in range(_PROBES)})


def _until_damage(source: sqlite3.Connection, sql: str) -> Generator[tuple[Any, ...], None, bool]:
    """Yield rows until one cannot be read; whether there was no such row."""
    try:
        yield from source.execute(sql)
    except sqlite3.Error:
        return False
    return True


def _sensible(row: Sequence[Any], kinds: Mapping[str, str]) -> list[Any]:
    """A row with its texts as text.

    Raises:
        ValueError: It holds what no program of ours has written.
    """
    return [_value(value, name, kind) for value, (name, kind) in zip(row, kinds.items(), strict=True)]


def _value(value: Any, name: str, kind: str) -> Any:  # noqa: ANN401 - whatever a damaged file holds
    if value is None:
        return None
    if kind == "TEXT":
        text = _text(value)
        if name in _UNDERSTAND:
            _UNDERSTAND[name](text)
        elif name.endswith("_at"):
            datetime.fromisoformat(text)
        return text
    if kind == "REAL":
        number = float(value)
        if not math.isfinite(number) or (name in _ON_THE_PLANE and abs(number) > 1):
            raise ValueError(f"{name} is {number}")
        return number
    if not isinstance(value, bytes if kind == "BLOB" else int):
        raise ValueError(f"{name} is {value!r}")
    return value


def _tag_fields(text: str) -> None:
    for name, values in json.loads(text).items():
        MoodField(name)
        if any(not isinstance(value, str) for value in values or ()):
            raise ValueError(f"{name} is {values!r}")


_UNDERSTAND: dict[str, Callable[[str], object]] = {
    "curve": curve_in,
    "gems": gems_in,
    "calibration": Calibration.from_json,
    "before": _tag_fields,
    "after": _tag_fields,
}
"""What reads the columns that hold JSON; each raises ValueError, TypeError, KeyError or AttributeError at rubbish."""


def _text(value: str | bytes) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else value


def _unreadable(database: sqlite3.Connection) -> list[str]:
    """A line for each table with rows that make no sense."""
    database.text_factory = bytes
    found = []
    for table in _TABLES:
        if kinds := _columns(database, table):
            rows = database.execute(f"SELECT {', '.join(kinds)} FROM {table}")
            if bad := sum(not _makes_sense(row, kinds) for row in rows):
                found.append(f"{bad:,} row{'' if bad == 1 else 's'} of {table} cannot be understood.")
    return found


def _makes_sense(row: Sequence[Any], kinds: Mapping[str, str]) -> bool:
    try:
        _sensible(row, kinds)
    except _RUBBISH:
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
    for ending in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copy2(library.with_name(library.name + ending), set_aside.with_name(set_aside.name + ending))
    for ending in ("-wal", "-shm"):  # they belong to the damaged file, and SQLite would apply them to the new one
        library.with_name(library.name + ending).unlink(missing_ok=True)
    rebuilt.replace(library)
    with closing(sqlite3.connect(library)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    return set_aside
