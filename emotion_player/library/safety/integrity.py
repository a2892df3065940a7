"""Whether a library file is sound, and what is wrong with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from emotion_player.errors import LibraryError
from emotion_player.library.database_errors import is_about_now, is_damage, why
from emotion_player.library.opening import opened_read_only
from emotion_player.library.safety.backups import is_ours, not_ours
from emotion_player.library.safety.sensible_rows import TABLES, columns_of, makes_sense
from emotion_player.library.schema import version_of

_MOST_PROBLEMS = 20


def problems(library: Path) -> list[str]:
    """What is wrong with a library file, a line each, at most twenty; empty when it is sound.

    Raises:
        LibraryError: The file is not there, it is something else than a library, or one of a newer program.
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
            if not found:
                version_of(database, library)
    except sqlite3.Error as error:
        if is_about_now(error):
            raise LibraryError(
                "The library {path} cannot be used: {why}.", path=library, why=why(error, library)
            ) from error
        if not is_ours(library):
            raise not_ours(library) from error
        found = [str(error)]
    return found[:_MOST_PROBLEMS]


def is_sound(library: Path) -> bool:
    """Whether SQLite finds nothing wrong with a library file; quick, and True where that cannot be told now."""
    try:
        with closing(opened_read_only(library)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error as error:
        return not is_damage(error)


def _unreadable(database: sqlite3.Connection) -> list[str]:
    """A line for each table with rows that make no sense."""
    database.text_factory = bytes
    found = []
    for table in TABLES:
        if kinds := columns_of(database, table):
            rows = database.execute(f"SELECT {', '.join(kinds)} FROM {table}")
            if bad := sum(not makes_sense(row, kinds) for row in rows):
                found.append(f"{bad:,} row{'' if bad == 1 else 's'} of {table} cannot be understood.")
    return found
