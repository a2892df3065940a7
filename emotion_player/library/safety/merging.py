"""Brings what a copy of a library holds into a library that lacks it; nothing that is there is changed."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from emotion_player.errors import LibraryError
from emotion_player.library.connection import Connection
from emotion_player.library.safety.backups import Backup


@dataclass(frozen=True, slots=True)
class Restored:
    """How much came back from a copy: only what the library lacked."""

    corrections: int
    playlists: int
    written_files: int

    def __bool__(self) -> bool:
        return bool(self.corrections or self.playlists or self.written_files)


_MERGE = """
    INSERT OR IGNORE INTO sounds (fingerprint) SELECT fingerprint FROM kept.sounds;
    INSERT OR IGNORE INTO models (name, version) SELECT name, version FROM kept.models;
    CREATE TEMP TABLE same_sound AS
        SELECT old.id AS old, new.id AS new FROM kept.sounds AS old JOIN sounds AS new USING (fingerprint);

    INSERT OR IGNORE INTO corrections (sound_id, valence, arousal, corrected_at)
        SELECT new, valence, arousal, corrected_at FROM kept.corrections JOIN same_sound ON old = sound_id;
    INSERT OR IGNORE INTO calibrations (model_id, calibration, learned_at)
        SELECT new.id, calibration, learned_at FROM kept.calibrations
        JOIN kept.models AS old ON old.id = model_id
        JOIN main.models AS new ON new.name = old.name AND new.version = old.version;

    -- Saved at the same moment, a playlist has the same songs: if it has fewer here, the others were damaged.
    DELETE FROM playlist_entries WHERE playlist_id IN (
        SELECT new.id FROM main.playlists AS new JOIN kept.playlists AS old USING (name, saved_at)
        WHERE (SELECT count(*) FROM main.playlist_entries WHERE playlist_id = new.id)
            < (SELECT count(*) FROM kept.playlist_entries WHERE playlist_id = old.id)
    );
    INSERT OR IGNORE INTO playlists (name, saved_at) SELECT name, saved_at FROM kept.playlists;
    INSERT OR IGNORE INTO playlist_entries (playlist_id, position, path, sound_id, title, artist, duration_s)
        SELECT new.id, position, path, same_sound.new, title, artist, duration_s
        FROM kept.playlist_entries JOIN kept.playlists AS old ON old.id = playlist_id
        JOIN main.playlists AS new USING (name, saved_at)
        LEFT JOIN same_sound ON same_sound.old = sound_id;

    INSERT INTO tag_batches (written_at)
        SELECT written_at FROM kept.tag_batches WHERE written_at NOT IN (SELECT written_at FROM main.tag_batches);
    INSERT INTO tag_writes (batch_id, path, sound_id, before, after, kept_times, undone_at)
        SELECT new.id, path, same_sound.new, before, after, kept_times, undone_at
        FROM kept.tag_writes JOIN kept.tag_batches AS old ON old.id = batch_id
        JOIN main.tag_batches AS new USING (written_at)
        JOIN same_sound ON same_sound.old = sound_id
        WHERE NOT EXISTS (
            SELECT 1 FROM main.tag_writes AS here WHERE here.batch_id = new.id AND here.path = tag_writes.path
        )
        ORDER BY tag_writes.id;
"""
_COUNTS = (
    "SELECT (SELECT count(*) FROM corrections), (SELECT count(*) FROM playlists), (SELECT count(*) FROM tag_writes)"
)


def restore(library: Path, backup: Backup) -> Restored:
    """Bring into a library what a copy of it holds and it lacks: corrections, playlists, the journal of tags.

    A song that is corrected, and a playlist that is there under the same name, stay as they are.

    Raises:
        LibraryError: The library or the copy cannot be read or written.
    """
    Connection(library).close()  # makes it, or brings it to this version
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch) / "kept.db"
        shutil.copyfile(backup.library, kept)
        Connection(kept).close()  # the copy stays as it was; an older one is upgraded here
        try:
            with closing(sqlite3.connect(library, timeout=30)) as database:
                database.execute("ATTACH ? AS kept", [str(kept)])
                before = database.execute(_COUNTS).fetchone()
                database.executescript(f"BEGIN IMMEDIATE; {_MERGE} COMMIT;")
                after = database.execute(_COUNTS).fetchone()
        except sqlite3.Error as error:
            raise LibraryError(
                "The backup {folder} cannot be restored: {why}.", folder=backup.folder, why=error
            ) from error
    return Restored(*(new - old for old, new in zip(before, after, strict=True)))
