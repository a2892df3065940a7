"""The errors a user can meet; each says one sentence that names the thing."""

from __future__ import annotations

from pathlib import Path


class EmotionPlayerError(Exception):
    """The whole run cannot go on; its text is one sentence for the user."""


class ModelError(EmotionPlayerError):
    """A model or its card is missing, damaged, or does not fit."""


class LibraryError(EmotionPlayerError):
    """The library file cannot be opened, read or written."""


class LibraryDamagedError(LibraryError):
    """The library file is damaged; it can be rebuilt."""


class SettingsError(EmotionPlayerError):
    """The settings file cannot be understood or written."""


class PlaylistError(EmotionPlayerError):
    """A playlist cannot be read, written or found."""


class ExchangeError(EmotionPlayerError):
    """A file for another program or computer cannot be written, or one from there cannot be read."""


class CorrectionError(EmotionPlayerError):
    """A song cannot be corrected, or there is not enough to learn from."""


class WorkersStoppedError(EmotionPlayerError):
    """Nothing is read any more, as the program is to stop."""


class DatasetError(EmotionPlayerError):
    """A training dataset is missing or malformed: names the file, and the row and column where it can."""


class TrackError(EmotionPlayerError):
    """One track is bad; the run goes on and ``reason`` is stored and shown.

    Attributes:
        path: The file.
        reason: One readable sentence, without the path.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class AudioDecodeError(TrackError):
    """A file holds no sound that can be decoded and judged."""


class TrackReadError(TrackError):
    """A file cannot be read at all: gone, or not permitted."""


class TagWriteError(TrackError):
    """A file's tags cannot be written, and are as they were."""
