"""One connection to a library file: its schema is this program's, and its errors are sentences."""

from __future__ import annotations

import sqlite3
import stat
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from emotion_player.errors import LibraryDamagedError, LibraryError, Sentence, reason_of
from emotion_player.library.changes_by_others import changes_by_others
from emotion_player.library.database_errors import is_damage, primary_code, why
from emotion_player.library.opening import opened
from emotion_player.library.safety.backups import back_up, is_ours
from emotion_player.library.schema import upgrade
from emotion_player.library.write_turns import write_turns

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = Sequence[Any] | dict[str, Any]

_BUSY_TIMEOUT_S = 30.0
_LOOK_AGAIN_S = 0.002
"""How often another program's write lock is tried: often enough to meet the moments between its transactions."""


class Connection:
    """Reads and writes one library file.

    What is written becomes visible to others, and lasts, with ``commit``; until then it holds the file's one write
    lock, which others wait for up to 30 seconds, those of this process in the order of asking. Reading never waits.

    Every method raises ``LibraryError`` when the file cannot be read or written; what was not committed is lost then.
    A file that is deleted or replaced in the meantime is no longer written.

    Attributes:
        path: The library file. It, and the folders above it, are made when they are missing.

    Raises:
        LibraryError: The file cannot be opened, is not a library, or was made by a newer program.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        _refuse_other_things(self.path)
        self._turns = write_turns(self.path)
        self._turn: threading.Event | None = None
        self._others = changes_by_others(self.path)
        self._is_writing = False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            is_file = isinstance(error, FileExistsError)  # where a folder is to be
            why = Sentence("part of its path is not a folder") if is_file else reason_of(error)
            raise LibraryError("The library {path} cannot be created: {why}.", path=path, why=why) from error
        with self._errors_in_words():
            self._database = opened(self.path)
            try:
                upgrade(self._database, self.path, lambda version: back_up(self.path, reason=f"version-{version}"))
                self._database.execute("PRAGMA foreign_keys = ON")
                self._database.execute("PRAGMA synchronous = NORMAL")  # with WAL: a power cut costs the last commits
            except BaseException:
                self._database.close()
                raise
        self._identity = _identity(self.path)

    def close(self) -> None:
        """Close the connection; what was not committed is lost."""
        self._database.close()
        self._end()

    @property
    def is_writing(self) -> bool:
        """Whether there is something that was not committed."""
        return self._is_writing

    def changes_by_others(self) -> int:
        """How often other programs have changed the file since this was asked first, as far as was looked."""
        with self._errors_in_words():
            return self._others.count()

    def _begin(self) -> None:
        """Take the write lock at once, not with the first write: a reader that turns writer would be refused."""
        if _identity(self.path) != self._identity:
            raise LibraryError("The library {path} was deleted or replaced while it was open.", path=self.path)
        self._turn = self._turns.take(_BUSY_TIMEOUT_S)
        end = time.monotonic() + _BUSY_TIMEOUT_S
        self._database.execute("PRAGMA busy_timeout = 0")  # SQLite's own waiting retries less and less often
        try:
            while not self._try_to_begin(last_try=self._turn is None or time.monotonic() > end):
                time.sleep(_LOOK_AGAIN_S)
        finally:
            self._database.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_S * 1_000:.0f}")
        self._others.begin()
        self._is_writing = True

    def _try_to_begin(self, *, last_try: bool) -> bool:
        try:
            self._database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if last_try or primary_code(error) != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _end(self) -> None:
        """After what was written is committed or lost."""
        if self._is_writing:
            self._is_writing = False
            self._others.end()
        if self._turn is not None:
            turn, self._turn = self._turn, None
            self._turns.give_back(turn)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row that a query answers, if any."""
        with self._errors_in_words():
            row: Row | None = self._database.execute(sql, values).fetchone()
            return row

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows that a query answers, at once: writing may go on between them."""
        with self._errors_in_words():
            return self._database.execute(sql, values).fetchall()

    def each_row(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows that a query answers as they are found."""
        with self._errors_in_words():
            # Not "yield from": that would close the cursor of a reader who stops, perhaps after the database.
            for row in self._database.execute(sql, values):  # noqa: UP028
                yield row

    def pages(self, sql: str, size: int) -> Iterator[list[Row]]:
        """Yield the rows that a query answers, ``size`` at a time, as they are found."""
        with self._errors_in_words():
            cursor = self._database.execute(sql)
            while page := cursor.fetchmany(size):
                yield page

    def write(self, sql: str, values: Values = ()) -> None:
        """Change something; it lasts with ``commit``."""
        with self._errors_in_words():
            if not self._database.in_transaction:
                self._begin()
            self._database.execute(sql, values)

    def commit(self) -> None:
        """Make everything so far last."""
        with self._errors_in_words():
            self._database.commit()
            self._end()

    def sound(self, fingerprint: str) -> int:
        """The number of a sound, which it gets when it is new."""
        self.write("INSERT OR IGNORE INTO sounds (fingerprint) VALUES (?)", [fingerprint])
        ((sound,),) = self.rows("SELECT id FROM sounds WHERE fingerprint = ?", [fingerprint])
        return int(sound)

    @contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            with suppress(sqlite3.Error, AttributeError):  # the connection may be what failed
                self._database.rollback()
            self._end()
            kind = LibraryDamagedError if is_damage(error) and is_ours(self.path) else LibraryError
            raise kind(
                "The library {path} cannot be used: {why}.", path=self.path, why=why(error, self.path)
            ) from error


def _refuse_other_things(path: Path) -> None:
    """Say what SQLite would call a disk error: that a path leads to a pipe or a device, or nowhere."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return  # it can be made, or making it says why not
    except OSError as error:
        raise LibraryError("The library {path} cannot be used: {why}.", path=path, why=reason_of(error)) from error
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise LibraryError("The library {path} cannot be used: {why}.", path=path, why=Sentence("it is not a file"))


def _identity(path: Path) -> tuple[int, int] | None:
    """The identity of a file, independent of its name; None where there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
