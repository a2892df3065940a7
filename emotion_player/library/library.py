"""The persisted collection: tracks, what models predict for them, and which files failed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack
from emotion_player.core.search.folding import name_key
from emotion_player.core.track import FileStamp, Track
from emotion_player.core.track_columns import TrackColumns
from emotion_player.library.calibrations import Calibrations
from emotion_player.library.connection import Row
from emotion_player.library.corrections import Corrections
from emotion_player.library.failure_reasons import reason_in
from emotion_player.library.import_export.analyses import Analyses
from emotion_player.library.kept_columns import KeptColumns
from emotion_player.library.playlists.playlists import Playlists
from emotion_player.library.removals import Removals
from emotion_player.library.stored_tracks import PREDICTED, StoredTracks, predicted_in
from emotion_player.library.tagging.tag_journal import TagJournal
from emotion_player.library.track_reading import TrackReading
from emotion_player.library.track_rows import TRACK, TRACK_WIDTH, track_in


class Library(StoredTracks):
    """One connection to a library file, as window and commands use it; implements ``ports.OpenedLibrary``.

    What it takes to store tracks alone, which is enough for a scan, is in ``StoredTracks``, with what holds for all.

    Attributes:
        playlists: The playlists kept in it.
        corrections: What the listener corrected.
        calibrations: What was learned from that.
        removals: What the listener takes out, and puts back.
        tag_journal: What was written into the tags of files.
        analyses: All that is known of sounds, for another computer.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.playlists = Playlists(self._db)
        self.corrections = Corrections(self._db)
        self.calibrations = Calibrations(self._db)
        self.removals = Removals(self._db)
        self.tag_journal = TagJournal(self._db)
        self.analyses = Analyses(self._db)

    def changes_by_others(self) -> int:
        """How often other programs have changed the library since this was asked first."""
        return self._db.changes_by_others()

    def track_pages(self, models: Sequence[ModelKey], size: int) -> Iterator[TrackColumns]:
        """Yield every track that one of the models has analysed, in order of arrival, ``size`` at a time."""
        kept = None if self._db.is_writing else KeptColumns(self.path, models).read()
        yield from TrackReading(self._db, models).pages(size) if kept is None else kept.pages(size)

    def track_paths(self) -> set[str]:
        """Where all tracks lie, as text (``os.fsdecode``)."""
        return {os.fsdecode(path) for (path,) in self._db.rows("SELECT path FROM tracks")}

    def latest_prediction(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """The track at ``path`` with the prediction of ``model``, else of the newest other version of it."""
        sql = f"{PREDICTED} WHERE models.name = ? AND path = ? ORDER BY models.version = ? DESC, models.id DESC LIMIT 1"
        row = self._db.row(sql, [model.name, os.fsencode(path), model.version])
        return predicted_in(row) if row else None

    def corrected_tracks(self) -> list[tuple[Track, Correction]]:
        """Every track that its listener has corrected, by artist, album and title."""
        sql = f"""
            SELECT {TRACK}, corrections.valence, corrections.arousal, corrected_at
            FROM corrections
            JOIN sounds ON sounds.id = corrections.sound_id
            JOIN tracks ON tracks.sound_id = corrections.sound_id
            ORDER BY path
        """
        tracks = [(track_in(row[:TRACK_WIDTH]), _correction(row[TRACK_WIDTH:])) for row in self._db.rows(sql)]
        return sorted(tracks, key=lambda each: name_key(each[0].artist, each[0].album, each[0].title))

    def failed_files(self) -> Iterator[FailedFile]:
        """Yield every file that failed, in order of path."""
        sql = "SELECT path, size, mtime_ns, reason FROM failures ORDER BY path"
        for path, size, mtime_ns, reason in self._db.each_row(sql):
            yield FailedFile(FileStamp(Path(os.fsdecode(path)), size, mtime_ns), reason_in(reason))

    def song_counts(self) -> dict[ModelKey, int]:
        """How many tracks each model, in each of its versions, has analysed."""
        sql = """
            SELECT name, version, count(*) FROM tracks
            JOIN estimates ON estimates.sound_id = tracks.sound_id
            JOIN models ON models.id = estimates.model_id
            GROUP BY models.id ORDER BY models.id
        """
        return {ModelKey(name, version): count for name, version, count in self._db.rows(sql)}


def _correction(row: Row) -> Correction:
    valence, arousal, corrected_at = row
    return Correction(Emotion(valence, arousal), datetime.fromisoformat(corrected_at))
