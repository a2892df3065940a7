"""The library as files for other programs and computers, and analyses that come from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.song_table import SongTable, WrittenLabels
from emotion_player.library.import_export.analyses_file import merge_analyses, write_analyses
from emotion_player.library.import_export.song_files import write_labels, write_songs
from emotion_player.library.library import Library


class LibraryImportExport:
    """Implements ``ports.ImportExport`` for one library file.

    Args:
        library_file: The library.
        song_table: All songs of a library where they stand, a model preferred.
    """

    def __init__(self, library_file: Path, song_table: Callable[[Library, ModelKey], SongTable]) -> None:
        self._library_file = library_file
        self._song_table = song_table

    def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
        """Write the library as CSV or JSON; yield how many songs are written."""
        with Library(self._library_file) as library:
            yield from write_songs(self._song_table(library, preferred), file, overwrite=True)

    def write_labels(self, file: Path) -> Iterator[WrittenLabels]:
        """Write the corrections as labels to train on; yield what came of it."""
        with Library(self._library_file) as library:
            yield write_labels(library.corrected_tracks(), file, overwrite=True)

    def write_analyses(self, file: Path) -> Iterator[int]:
        """Write all analyses and corrections for another computer; yield how many sounds are written."""
        with Library(self._library_file) as library:
            yield from write_analyses(library.analyses, file, overwrite=True)

    def merge_analyses(self, file: Path) -> Iterator[MergedAnalyses]:
        """Take what is new from a file of analyses; yield how far that has come."""
        with Library(self._library_file) as library:
            yield from merge_analyses(library.analyses, file)
