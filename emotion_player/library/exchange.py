"""What a library gives to, and takes from, other programs and computers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.song_table import WrittenLabels
from emotion_player.library.analyses_file import merge_analyses, write_analyses
from emotion_player.library.library import Library
from emotion_player.library.song_files import write_labels, write_songs


class LibraryExchange:
    """Implements ``ports.Exchange`` for one library file.

    Args:
        library_file: The library.
        felt: The emotions that listeners may feel and that a model tells well enough for a column.
    """

    def __init__(self, library_file: Path, felt: Callable[[ModelKey], Sequence[str]]) -> None:
        self._library_file = library_file
        self._felt = felt

    def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
        """Write the library as CSV or JSON; yield how many songs are written."""
        with Library(self._library_file) as library:
            yield from write_songs(library.heard_tracks(preferred), self._felt(preferred), file, overwrite=True)

    def write_labels(self, file: Path) -> Iterator[WrittenLabels]:
        """Write the corrections as labels to train on; yield what came of it."""
        with Library(self._library_file) as library:
            yield write_labels(library.heard_tracks(_NO_MODEL, corrected=True), file, overwrite=True)

    def write_analyses(self, file: Path) -> Iterator[int]:
        """Write all analyses and corrections for another computer; yield how many sounds are written."""
        with Library(self._library_file) as library:
            yield from write_analyses(library.analyses, file, overwrite=True)

    def merge_analyses(self, file: Path) -> Iterator[MergedAnalyses]:
        """Take what is new from a file of analyses; yield how far that has come."""
        with Library(self._library_file) as library:
            yield from merge_analyses(library.analyses, file)


_NO_MODEL = ModelKey("", "")
