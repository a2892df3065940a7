"""What makes a library file of one version one of the next; the first makes it from nothing."""

from __future__ import annotations

MIGRATIONS = (
    """
    -- One sound, whatever files hold it. Never deleted: a song that comes back is known again.
    CREATE TABLE sounds (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL UNIQUE
    );
    CREATE TABLE models (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        UNIQUE (name, version)
    );
    -- path: the file system's own bytes, which need not be valid text.
    CREATE TABLE tracks (
        path BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sound_id INTEGER NOT NULL REFERENCES sounds (id),
        duration_s REAL NOT NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        genre TEXT NOT NULL,
        year INTEGER,
        search_text TEXT NOT NULL,  -- title, artist, album, genre and path, folded; one a line
        sort_text TEXT NOT NULL  -- artist, album and title, folded; one a line; those without an artist come last
    );
    CREATE INDEX tracks_by_sound ON tracks (sound_id);
    CREATE INDEX tracks_in_order ON tracks (sort_text, path);
    CREATE TABLE estimates (
        sound_id INTEGER NOT NULL REFERENCES sounds (id),
        model_id INTEGER NOT NULL REFERENCES models (id),
        valence REAL NOT NULL,
        arousal REAL NOT NULL,
        valence_low REAL NOT NULL,
        arousal_low REAL NOT NULL,
        valence_high REAL NOT NULL,
        arousal_high REAL NOT NULL,
        curve TEXT NOT NULL,  -- JSON: [segment_s, [[start_s, valence, arousal], ...]]
        analyzed_at TEXT NOT NULL,  -- ISO 8601, UTC
        PRIMARY KEY (sound_id, model_id)
    );
    CREATE TABLE failures (
        path BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reason TEXT NOT NULL,
        decoder TEXT NOT NULL,
        failed_at TEXT NOT NULL
    );
    """,
    """
    -- What listeners feel: JSON, {emotion: share}. NULL where the model tells nothing of it, as no model did before.
    ALTER TABLE estimates ADD COLUMN gems TEXT;
    """,
    """
    CREATE TABLE playlists (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        saved_at TEXT NOT NULL  -- ISO 8601, UTC
    );
    -- What an entry says of its song stays when the library forgets the song; where it lies now, its sound tells.
    CREATE TABLE playlist_entries (
        playlist_id INTEGER NOT NULL REFERENCES playlists (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        path BLOB NOT NULL,
        sound_id INTEGER REFERENCES sounds (id),  -- NULL: not known when the playlist was saved
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        duration_s REAL,
        PRIMARY KEY (playlist_id, position)
    ) WITHOUT ROWID;
    """,
    """
    -- What searches look at becomes a column a field, each folded, for the index of track_texts, which finds any piece
    -- of three letters or more. It refers to tracks by id: without one of their own, rows may be numbered anew.
    CREATE TABLE tracks_with_id (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sound_id INTEGER NOT NULL REFERENCES sounds (id),
        duration_s REAL NOT NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        genre TEXT NOT NULL,
        year INTEGER,
        folded_title TEXT NOT NULL,
        folded_artist TEXT NOT NULL,
        folded_album TEXT NOT NULL,
        folded_genre TEXT NOT NULL,
        folded_path TEXT NOT NULL,
        sort_text TEXT NOT NULL  -- artist, album and title, folded; one a line; those without an artist come last
    );
    INSERT INTO tracks_with_id (path, size, mtime_ns, sound_id, duration_s, title, artist, album, genre, year,
        folded_title, folded_artist, folded_album, folded_genre, folded_path, sort_text)
        SELECT path, size, mtime_ns, sound_id, duration_s, title, artist, album, genre, year,
            folded(title), folded(artist), folded(album), folded(genre), folded(path), sort_text
        FROM tracks;
    DROP TABLE tracks;
    ALTER TABLE tracks_with_id RENAME TO tracks;
    CREATE INDEX tracks_by_sound ON tracks (sound_id);
    CREATE INDEX tracks_in_order ON tracks (sort_text, path);
    CREATE VIRTUAL TABLE track_texts USING fts5 (
        folded_title, folded_artist, folded_album, folded_genre, folded_path,
        content = 'tracks', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
    );
    INSERT INTO track_texts (track_texts) VALUES ('rebuild');
    CREATE TRIGGER track_texts_added AFTER INSERT ON tracks BEGIN
        INSERT INTO track_texts (rowid, folded_title, folded_artist, folded_album, folded_genre, folded_path)
        VALUES (new.id, new.folded_title, new.folded_artist, new.folded_album, new.folded_genre, new.folded_path);
    END;
    CREATE TRIGGER track_texts_removed AFTER DELETE ON tracks BEGIN
        INSERT INTO track_texts (track_texts, rowid, folded_title, folded_artist, folded_album, folded_genre,
            folded_path)
        VALUES ('delete', old.id, old.folded_title, old.folded_artist, old.folded_album, old.folded_genre,
            old.folded_path);
    END;
    CREATE TRIGGER track_texts_changed AFTER UPDATE ON tracks BEGIN
        INSERT INTO track_texts (track_texts, rowid, folded_title, folded_artist, folded_album, folded_genre,
            folded_path)
        VALUES ('delete', old.id, old.folded_title, old.folded_artist, old.folded_album, old.folded_genre,
            old.folded_path);
        INSERT INTO track_texts (rowid, folded_title, folded_artist, folded_album, folded_genre, folded_path)
        VALUES (new.id, new.folded_title, new.folded_artist, new.folded_album, new.folded_genre, new.folded_path);
    END;
    """,
    """
    -- Where the listener says that a sound belongs: apart from what models say, and kept whatever they say later.
    CREATE TABLE corrections (
        sound_id INTEGER NOT NULL PRIMARY KEY REFERENCES sounds (id),
        valence REAL NOT NULL,
        arousal REAL NOT NULL,
        corrected_at TEXT NOT NULL  -- ISO 8601, UTC
    );
    -- What was learned from corrections about one model; one of them is in force, none when the row is gone.
    CREATE TABLE calibrations (
        model_id INTEGER NOT NULL PRIMARY KEY REFERENCES models (id),
        calibration TEXT NOT NULL,  -- JSON
        learned_at TEXT NOT NULL  -- ISO 8601, UTC
    );
    """,
    """
    -- What was written into the tags of files, together what was asked for at once; each row lasts before its file is
    -- replaced, so that it can be undone whatever happens then.
    CREATE TABLE tag_batches (
        id INTEGER PRIMARY KEY,
        written_at TEXT NOT NULL  -- ISO 8601, UTC
    );
    CREATE TABLE tag_writes (
        id INTEGER PRIMARY KEY,
        batch_id INTEGER NOT NULL REFERENCES tag_batches (id),
        path BLOB NOT NULL,
        sound_id INTEGER NOT NULL REFERENCES sounds (id),  -- by which the file is found when it has moved
        before TEXT NOT NULL,  -- JSON: {field: [text, ...] or null for absent}
        after TEXT NOT NULL,  -- likewise
        kept_times INTEGER NOT NULL,  -- whether the file's times were, and are to be, kept
        undone_at TEXT  -- ISO 8601, UTC; NULL: not undone
    );
    CREATE INDEX tag_writes_by_batch ON tag_writes (batch_id);
    """,
    """
    -- Searches and orders are evaluated in memory, on the command line as in the window: the index of texts, the folded
    -- columns and the order that only SQL read make room. One copy instead of a DROP COLUMN each, which copies too.
    DROP TABLE track_texts;
    CREATE TABLE tracks_without_index (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sound_id INTEGER NOT NULL REFERENCES sounds (id),
        duration_s REAL NOT NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        genre TEXT NOT NULL,
        year INTEGER
    );
    INSERT INTO tracks_without_index
        SELECT id, path, size, mtime_ns, sound_id, duration_s, title, artist, album, genre, year FROM tracks;
    DROP TABLE tracks;
    ALTER TABLE tracks_without_index RENAME TO tracks;
    CREATE INDEX tracks_by_sound ON tracks (sound_id);
    """,
    """
    -- When anything of a file was changed last, which no program can set: 0 where it is not known.
    ALTER TABLE tracks ADD COLUMN changed_ns INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE failures ADD COLUMN changed_ns INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- The place of a song on its album; NULL where its tags tell none, or have not been read since.
    ALTER TABLE tracks ADD COLUMN track_number INTEGER;
    """,
)
"""Number n brings a file from version n to n + 1. Those released are never edited; new ones are added at the end."""
