"""What the window does with files beside the library: covers, mood tags, import and export."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.mood_tags import (
    MoodField,
    PathsInUse,
    TagBatch,
    TagPreview,
    TagRequest,
    TagsRefused,
    TagsSaved,
    TagWrite,
)
from emotion_player.core.playlists.playlist import AbsolutePathKept, ImportedPlaylist, Playlist
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.song_table import WrittenLabels

ReadCover = Callable[[Path], bytes]
"""Reads the cover from a file, as an image in any format, or empty bytes; on any thread."""


class MoodTagger(Protocol):
    """Writes mood tags to files, and undoes this; usable from any thread, each iterator on one thread.

    ``library.tagging.mood_tagging.MoodTagging`` implements it.
    """

    def preview(self, requests: Sequence[TagRequest]) -> Iterator[TagPreview | TagsRefused]:
        """Yield, file by file, the changes that writing would make, or why it cannot."""
        ...

    def write(
        self, requests: Sequence[TagRequest], fields: Collection[MoodField], *, keep_times: bool, in_use: PathsInUse
    ) -> Iterator[TagsSaved | TagsRefused]:
        """Write some fields as one batch, and yield the result for each file; files in use are refused."""
        ...

    def batches(self) -> list[TagBatch]:
        """List the batches written, the newest first."""
        ...

    def writes(self, batch: int) -> list[TagWrite]:
        """List the files of a batch with their changes."""
        ...

    def undo(
        self, batch: int, *, in_use: PathsInUse, only: Collection[Path] | None = None
    ) -> Iterator[TagsSaved | TagsRefused]:
        """Restore the former tags of the files of a batch (those in ``only``), and yield the result for each."""
        ...


class PlaylistFiles(Protocol):
    """Imports and exports playlist files; may be called from any thread.

    ``library.playlists.playlist_import_export.LibraryPlaylistFiles`` implements it.

    Both methods raise ``EmotionPlayerError`` when they fail.
    """

    def import_file(self, file: Path) -> ImportedPlaylist:
        """Save the playlist in a file under an unused name; its songs are found even if they were moved."""
        ...

    def export_file(self, playlist: Playlist, file: Path, *, absolute: bool) -> tuple[AbsolutePathKept, ...]:
        """Write a playlist, replacing the file; return the songs that could not be given relative paths."""
        ...


class ImportExport(Protocol):
    """Exports the library for other programs and computers, and imports analyses; each call opens the library itself.

    ``library.import_export.import_export.LibraryImportExport`` implements it.

    An existing file is replaced. Iterate and close the returned iterator on one thread; every method may raise
    ``EmotionPlayerError``.
    """

    def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
        """Write the library as CSV or JSON; yield the number of songs written."""
        ...

    def write_labels(self, file: Path) -> Iterator[WrittenLabels]:
        """Write the corrections as training labels; yield the result."""
        ...

    def write_analyses(self, file: Path) -> Iterator[int]:
        """Write all analyses and corrections for another computer; yield the number of sounds written."""
        ...

    def merge_analyses(self, file: Path) -> Iterator[MergedAnalyses]:
        """Merge new analyses from a file; yield the progress."""
        ...
