"""What was written into the tags of files, and what stood there before, so that all of it can be undone."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from emotion_player.core.mood_tags import FieldTexts, FieldValues, MoodField, TagBatch
from emotion_player.core.track import FileStamp, Fingerprint
from emotion_player.library.connection import Connection, Row


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One file that was written, or was about to be when the program ended.

    Attributes:
        number: Names the entry.
        path: Where the file lay.
        sound: What it holds.
        before: The fields that were written, as they were.
        after: The same fields, as they were written.
        kept_times: Whether the file kept its times.
        undone: Whether the fields have been put back.
    """

    number: int
    path: Path
    sound: Fingerprint
    before: FieldTexts
    after: FieldTexts
    kept_times: bool
    undone: bool


class TagJournal:
    """The journal of one library, on the library's own connection.

    Every method raises ``LibraryError`` when the file cannot be read or written.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def begin(self) -> int:
        """Open a batch and return its number; it lasts with its first entry."""
        self._db.rows("PRAGMA synchronous = FULL")  # not even a power cut may lose what a file was before
        self._db.write("INSERT INTO tag_batches (written_at) VALUES (?)", [_now()])
        ((number,),) = self._db.rows("SELECT max(id) FROM tag_batches")  # the write lock keeps others out
        return int(number)

    def add(
        self, batch: int, path: Path, sound: Fingerprint, before: FieldTexts, after: FieldTexts, *, kept_times: bool
    ) -> int:
        """Record what is about to be written into a file, and commit; return the number of the entry."""
        sql = """
            INSERT INTO tag_writes (batch_id, path, sound_id, before, after, kept_times) VALUES (?, ?, ?, ?, ?, ?)
        """
        place = [batch, os.fsencode(path), self._db.sound(sound)]
        self._db.write(sql, [*place, _to_json(before), _to_json(after), int(kept_times)])
        ((number,),) = self._db.rows("SELECT last_insert_rowid()")
        self._db.commit()
        return int(number)

    def drop(self, number: int) -> None:
        """Forget an entry whose file was not written after all."""
        self._db.write("DELETE FROM tag_writes WHERE id = ?", [number])
        self._db.commit()

    def set_undone(self, number: int) -> None:
        """Note that an entry's file is as it was before."""
        self._db.write("UPDATE tag_writes SET undone_at = ? WHERE id = ?", [_now(), number])
        self._db.commit()

    def restamp(self, old: FileStamp, new: FileStamp) -> None:
        """Know a rewritten file as unchanged, since its sound is; unless it had changed since it was last scanned."""
        sql = "UPDATE tracks SET size = ?, mtime_ns = ?, changed_ns = ? WHERE path = ? AND size = ? AND mtime_ns = ?"
        stamp = [new.size, new.mtime_ns, new.changed_ns]
        self._db.write(sql, [*stamp, os.fsencode(old.path), old.size, old.mtime_ns])
        self._db.commit()

    def batches(self) -> list[TagBatch]:
        """Every batch, the newest first."""
        sql = """
            SELECT tag_batches.id, written_at, count(*), count(undone_at)
            FROM tag_batches JOIN tag_writes ON batch_id = tag_batches.id
            GROUP BY tag_batches.id ORDER BY tag_batches.id DESC
        """
        return [TagBatch(n, datetime.fromisoformat(at), files, undone) for n, at, files, undone in self._db.rows(sql)]

    def entries(self, batch: int) -> list[JournalEntry]:
        """The files of a batch, in the order in which they were written."""
        sql = """
            SELECT tag_writes.id, path, fingerprint, before, after, kept_times, undone_at IS NOT NULL
            FROM tag_writes JOIN sounds ON sounds.id = sound_id WHERE batch_id = ? ORDER BY tag_writes.id
        """
        return [_entry(row) for row in self._db.rows(sql, [batch])]


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _to_json(texts: FieldTexts) -> str:
    return json.dumps({field.value: list(values) if values else None for field, values in texts.items()})


def _from_json(text: str) -> dict[MoodField, FieldValues]:
    return {MoodField(name): tuple(values or ()) for name, values in json.loads(text).items()}


def _entry(row: Row) -> JournalEntry:
    number, path, sound, before, after, kept_times, undone = row
    place = Path(os.fsdecode(path))
    return JournalEntry(
        number, place, Fingerprint(sound), _from_json(before), _from_json(after), bool(kept_times), bool(undone)
    )
