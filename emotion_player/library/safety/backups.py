"""Copies of what no scan can make again: corrections, playlists, what was learned from corrections, the tag journal."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from emotion_player.errors import LibraryError, reason_of
from emotion_player.library.database_errors import why
from emotion_player.library.opening import opened_read_only
from emotion_player.library.schema import APPLICATION_ID, create

KEPT = 3
"""So many copies are kept; the oldest goes when a new one is written."""

LIBRARY = "library.db"
"""The copy of the library in the folder of a copy; other files lie beside it under their own names."""

_APPLICATION_ID_AT = 68  # in the head of an SQLite file

_REFERRED_TO = {
    "sounds": ("SELECT sound_id FROM {}", ("corrections", "playlist_entries", "tag_writes")),
    "models": ("SELECT model_id FROM {}", ("calibrations",)),
}
_WHOLE = ("playlists", "playlist_entries", "corrections", "calibrations", "tag_batches", "tag_writes")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy.

    Attributes:
        folder: Where it lies; its name begins with the day it was made on.
        made_at: When it was made, in local time.
    """

    folder: Path
    made_at: datetime

    @property
    def library(self) -> Path:
        """The copy of the library: a library file that knows no tracks."""
        return self.folder / LIBRARY


def backups_folder(library: Path) -> Path:
    """Where the copies of a library lie: beside it."""
    return library.with_name(f"{library.stem}-backups")


def backups(library: Path) -> list[Backup]:
    """The copies of a library, the newest first."""
    found = (folder for folder in backups_folder(library).glob("[0-9]*") if (folder / LIBRARY).is_file())
    made = (Backup(folder, datetime.fromtimestamp((folder / LIBRARY).stat().st_mtime)) for folder in found)
    return sorted(made, key=lambda each: (each.made_at, each.folder), reverse=True)


def is_ours(library: Path) -> bool:
    """Whether a file that may be damaged is, or was, a library: by the mark in its head, or by the copies beside it."""
    with suppress(OSError), library.open("rb") as file:
        head = file.read(100)
        mark = head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]
        return mark == APPLICATION_ID.to_bytes(4, "big") or bool(backups(library))
    return False


def not_ours(library: Path) -> LibraryError:
    """The error for a file that is not known to be, or to have been, a library; with the way out if it was one."""
    return LibraryError(
        "{path} is not a library of Emotion Player, or too damaged to tell, and there is no backup in {folder}. "
        "If it was one, move it elsewhere: the next scan makes a new one.",
        path=library,
        folder=backups_folder(library),
    )


def back_up(library: Path, beside: Sequence[Path] = (), *, reason: str = "") -> Backup | None:
    """Copy what cannot be made again, unless that was done today, or nothing has changed since the newest copy.

    The copy appears whole or not at all. Three are kept.

    Args:
        library: The library file.
        beside: Further files to copy, such as the settings; those that are not there are left out.
        reason: A word for the name of the copy's folder; a copy with a reason is made even if there is one of today.

    Returns:
        The new copy; None where none was needed.

    Raises:
        LibraryError: The library cannot be read, or the copy cannot be written.
    """
    name = "-".join(filter(None, [f"{datetime.now():%Y-%m-%d}", reason]))
    folder = backups_folder(library) / name
    if folder.exists() or not library.exists():
        return None
    contents = _contents(library)
    if not contents or contents == _newest_contents(library):
        return None
    try:
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as scratch:
            part = Path(scratch) / name
            part.mkdir()
            _copy(library, part / LIBRARY)
            for file in beside:
                if file.is_file():
                    shutil.copy2(file, part)
            part.rename(folder)
    except OSError as error:
        raise LibraryError(
            "The library {path} cannot be backed up to {folder}: {why}.",
            path=library,
            folder=folder,
            why=reason_of(error),
        ) from error
    for old in backups(library)[KEPT:]:
        shutil.rmtree(old.folder, ignore_errors=True)
    return Backup(folder, datetime.fromtimestamp((folder / LIBRARY).stat().st_mtime))


def _newest_contents(library: Path) -> str:
    with suppress(LibraryError):  # a damaged copy is no reason to make none
        return next((_contents(backup.library) for backup in backups(library)[:1]), "")
    return ""


def _contents(library: Path) -> str:
    """What is to be copied of a library in one word, empty when that is nothing."""
    with _errors_in_words(library), closing(opened_read_only(library)) as database:
        database.execute("BEGIN")  # all tables as of one moment
        return _digest(database)


def _copy(library: Path, target: Path) -> None:
    """Write the copy."""
    with _errors_in_words(library), closing(sqlite3.connect(target, uri=True)) as database:
        with closing(opened_read_only(library)) as source:
            (version,) = source.execute("PRAGMA user_version").fetchone()
            tables = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        create(database, version)
        database.execute("ATTACH ? AS source", [f"{library.absolute().as_uri()}?mode=ro"])
        database.execute("BEGIN")
        for table, (select, by) in _REFERRED_TO.items():
            ids = " UNION ".join(select.format(f"source.{each}") for each in by if each in tables) or "SELECT NULL"
            database.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE id IN ({ids})")
        for table in _WHOLE:
            if table in tables:
                database.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table}")
        database.commit()


def _digest(database: sqlite3.Connection) -> str:
    digest, empty = hashlib.sha256(), True
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in (each for each in _WHOLE if each in tables):
        for row in database.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
            digest.update(repr(row).encode())
            empty = False
        digest.update(table.encode())
    return "" if empty else digest.hexdigest()


@contextmanager
def _errors_in_words(library: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(
            "The library {path} cannot be backed up: {why}.", path=library, why=why(error, library)
        ) from error
