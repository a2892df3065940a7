"""Reads what a file says of itself: which sound it holds, and its tags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from emotion_player.core.track import FileStamp, Track
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.tagging.tags import read_tags


class FileReader:
    """Reads tracks from files; implements ``ports.TrackReader`` and holds no state, so any thread may use it.

    Attributes:
        measure_duration: Tells the length in seconds of the sound in a file whose headers do not tell it; a
            ``TrackError`` of its own means that the file holds no sound.
    """

    def __init__(self, measure_duration: Callable[[Path], float]) -> None:
        self.measure_duration = measure_duration

    def read(self, file: FileStamp) -> Track:
        """Return the track in a file.

        Raises:
            TrackError: The file is gone, may not be read, or holds no audio.
        """
        fingerprint = fingerprint_file(file.path)
        tags = read_tags(file.path)
        return Track(
            file=file,
            fingerprint=fingerprint,
            duration_s=self.measure_duration(file.path),
            title=tags.title,
            artist=tags.artist,
            album=tags.album,
            genre=tags.genre,
            year=tags.year,
            track_number=tags.track_number,
        )
