"""The library as the window uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from emotion_player.core.playlists.playlist import Playlist, PlaylistSummary
from emotion_player.core.predictions.calibration import Calibration, CalibrationExample
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack
from emotion_player.core.removed_files import RemovedFiles
from emotion_player.core.track import Fingerprint
from emotion_player.core.track_columns import TrackColumns


class TrackCatalog(Protocol):
    """Reads the library for display; belongs to one thread. ``library.library.Library`` implements it."""

    def track_pages(self, models: Sequence[ModelKey], size: int) -> Iterator[TrackColumns]:
        """Yield every track that one of the models has analysed, in whatever version, ``size`` at a time."""
        ...

    def track_paths(self) -> set[str]:
        """Return the paths of all tracks, as text (``os.fsdecode``)."""
        ...

    def latest_prediction(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """Return the track at ``path`` with the prediction of ``model``, else of the newest other version of it."""
        ...

    def failed_files(self) -> Iterator[FailedFile]:
        """Yield every file that failed, in order of path."""
        ...


class PlaylistStore(Protocol):
    """Stores playlists; belongs to one thread. ``library.playlists.playlists.Playlists`` implements it."""

    def summaries(self) -> list[PlaylistSummary]:
        """List every playlist, in order of name."""
        ...

    def playlist(self, name: str) -> Playlist | None:
        """Return the playlist with this name, with the present paths of its songs."""
        ...

    def save(self, playlist: Playlist) -> None:
        """Save a playlist, replacing one with the same name, and commit."""
        ...

    def delete(self, name: str) -> bool:
        """Delete a playlist, and commit; whether there was one."""
        ...


class CorrectionStore(Protocol):
    """Stores the user's corrections; belongs to one thread. ``library.corrections.Corrections`` implements it."""

    def all(self) -> dict[Fingerprint, Correction]:
        """Return every correction, the oldest first."""
        ...

    def restore(self, corrections: Mapping[Fingerprint, Correction | None]) -> None:
        """Set the corrections of some sounds, each with its own time (None removes one), and commit."""
        ...


class CalibrationStore(Protocol):
    """Stores the calibrations of models to corrections; belongs to one thread.

    ``library.calibrations.Calibrations`` implements it.
    """

    def of(self, model: ModelKey) -> Calibration | None:
        """Return the calibration applied to a model, if any."""
        ...

    def examples(self, model: ModelKey) -> list[CalibrationExample]:
        """Return every corrected sound that a model has analysed, to fit a calibration to."""
        ...

    def keep(self, model: ModelKey, calibration: Calibration) -> None:
        """Apply a calibration, replacing an earlier one, and commit."""
        ...

    def remove(self, model: ModelKey) -> bool:
        """Remove the calibration of a model, and commit; whether there was one."""
        ...


class RemovalStore(Protocol):
    """Removes files from the library and restores them; belongs to one thread.

    ``library.removals.Removals`` implements it.
    """

    def remove(self, paths: Iterable[Path]) -> RemovedFiles:
        """Remove the tracks and failures at some paths, and commit; return them so that they can be restored."""
        ...

    def restore(self, removed: RemovedFiles) -> None:
        """Restore what was removed, and commit."""
        ...


class OpenedLibrary(TrackCatalog, Protocol):
    """A library as the window uses it: open for one thread. ``library.library.Library`` implements it."""

    def changes_by_others(self) -> int:
        """Return how often other processes have changed the library since the first call."""
        ...

    @property
    def playlists(self) -> PlaylistStore:
        """Its playlists."""
        ...

    @property
    def corrections(self) -> CorrectionStore:
        """The user's corrections."""
        ...

    @property
    def calibrations(self) -> CalibrationStore:
        """The calibrations of the models to them."""
        ...

    @property
    def removals(self) -> RemovalStore:
        """The removal of files."""
        ...


OpenLibrary = Callable[[], AbstractContextManager[OpenedLibrary]]
"""Opens the library for the calling thread."""
