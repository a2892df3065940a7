"""The Protocols that outer layers implement, so that analysis and the window need not know them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from emotion_player.core.analyses import MergedAnalyses
from emotion_player.core.mel import MelSpec, SegmentMels
from emotion_player.core.model_card import SegmentSpec
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
from emotion_player.core.playlists.playlist import (
    AbsolutePathKept,
    ImportedPlaylist,
    Playlist,
    PlaylistSummary,
)
from emotion_player.core.predictions.calibration import Calibration, CalibrationExample
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack, Prediction
from emotion_player.core.removed_files import RemovedFiles
from emotion_player.core.song_table import WrittenLabels
from emotion_player.core.track import FileStamp, Fingerprint, LinkedFolder, Track
from emotion_player.core.track_columns import TrackColumns
from emotion_player.errors import Sentence

DecodeMels = Callable[[Path, Sequence[MelSpec], SegmentSpec], SegmentMels]
"""Decodes the input of a network from a file, on any thread; raises a ``TrackError`` if there is no audio."""

ReadCover = Callable[[Path], bytes]
"""Reads the cover from a file, as an image in any format, or empty bytes; on any thread."""


class FileFinder(Protocol):
    """Finds the audio files under folders. ``library.files.discover.AudioFinder`` implements it."""

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile | LinkedFolder]:
        """Yield each audio file under ``roots`` once, files and folders that cannot be read, and linked folders."""
        ...

    def takes(self, place: str) -> bool:
        """Whether the user's patterns let ``find`` yield a file at this path relative to a root; ``""`` is the root."""
        ...


class TrackReader(Protocol):
    """Reads the tags and the fingerprint of a file; safe to call from several threads.

    ``library.files.reader.FileReader`` implements it here, ``cluster.cluster.ClusterPredictor`` elsewhere.
    """

    def read(self, file: FileStamp) -> Track:
        """Return the track in a file.

        Raises:
            TrackError: The file cannot be read or contains no audio.
        """
        ...


class EmotionPredictor(Protocol):
    """Predicts the emotion of a file with one model; safe to call from several threads.

    ``inference.predictor.TrackPredictor`` implements it here, ``cluster.cluster.ClusterPredictor`` elsewhere.
    """

    @property
    def model(self) -> ModelKey:
        """The model and its version."""
        ...

    @property
    def decoder(self) -> str:
        """The names and versions of the decoders; files that failed are tried again when this changes."""
        ...

    def predict(self, path: Path) -> Prediction:
        """Return the prediction of the model for the sound in a file.

        Raises:
            TrackError: The file contains no sound that can be analysed.
        """
        ...


class SongMachine(Protocol):
    """What reads songs and predicts their emotions; any thread may ask.

    ``machine.Machine`` implements it on this computer, ``cluster.cluster.Cluster`` on many.
    """

    @property
    def reader(self) -> TrackReader:
        """Reads tags and fingerprints."""
        ...

    @property
    def predictor(self) -> EmotionPredictor:
        """The model."""
        ...

    def stop(self) -> None:
        """End what goes on, and let whatever is asked from now on fail at once."""
        ...


class TrackStore(Protocol):
    """Stores tracks, predictions and failures; belongs to one thread. ``library.library.Library`` implements it."""

    def is_done(self, file: FileStamp, model: ModelKey) -> bool:
        """Whether the file is unchanged and its track and the prediction of ``model`` are stored."""
        ...

    def note_change_time(self, file: FileStamp) -> bool:
        """Store the change time of an unchanged file, if it is unknown; whether anything was written."""
        ...

    def known_failure(self, file: FileStamp, decoder: str) -> Sentence | None:
        """Return why the unchanged file failed with the same decoder, if it did."""
        ...

    def known_track(self, file: FileStamp) -> Track | None:
        """Return the track of the unchanged file, if it was read before."""
        ...

    def known_prediction(self, fingerprint: Fingerprint, model: ModelKey) -> Prediction | None:
        """Return the prediction of ``model`` for this sound, from any file."""
        ...

    def claim(self, sound: Fingerprint, model: ModelKey) -> bool:
        """Claim a sound to analyse with ``model``; False while another process has it."""
        ...

    def release(self, sound: Fingerprint, model: ModelKey) -> None:
        """Release a claim, once what is known of the sound is committed."""
        ...

    def add_track(self, track: Track) -> None:
        """Store a track, replacing any earlier track or failure at its path."""
        ...

    def add_prediction(self, fingerprint: Fingerprint, model: ModelKey, prediction: Prediction) -> None:
        """Store a prediction for a sound."""
        ...

    def add_failure(self, failed: FailedFile, decoder: str) -> None:
        """Store why a file failed."""
        ...

    def predicted_track(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """Return the track at ``path`` with the prediction of ``model``, if both are stored."""
        ...

    def known_paths(self, root: Path) -> Iterator[Path]:
        """Yield ``root`` and every path under it that has a track or a failure; they may be removed meanwhile."""
        ...

    def forget(self, path: Path) -> None:
        """Remove the track and the failure at ``path``, but not the predictions for the sound."""
        ...

    def commit(self) -> None:
        """Commit all changes so far."""
        ...


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
