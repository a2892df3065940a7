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
"""Reads what a network sees of the song in a file, on any thread; raises a ``TrackError`` where there is nothing."""

ReadCover = Callable[[Path], bytes]
"""Reads the cover of the song in a file: a picture in whatever format, or nothing; on any thread."""


class FileFinder(Protocol):
    """Finds the audio files under folders. ``library.files.discover.AudioFinder`` implements it."""

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile | LinkedFolder]:
        """Yield each audio file under ``roots`` once, what could not be looked into, and folders that links lead to."""
        ...

    def takes(self, place: str) -> bool:
        """Whether ``find`` may take a file at a place below a root, as the user chose; ``""`` is the root itself."""
        ...


class TrackReader(Protocol):
    """Reads what a file says of itself; safe to call from several threads.

    ``library.files.reader.FileReader`` does it.
    """

    def read(self, file: FileStamp) -> Track:
        """Return the track in a file.

        Raises:
            TrackError: The file cannot be read or holds no audio.
        """
        ...


class EmotionPredictor(Protocol):
    """Listens to a file with one model; safe to call from several threads.

    ``inference.predictor.TrackPredictor`` implements it.
    """

    @property
    def model(self) -> ModelKey:
        """The model that predicts."""
        ...

    @property
    def decoder(self) -> str:
        """Names the decoders and their versions; a file that failed is tried again when this changes."""
        ...

    def predict(self, path: Path) -> Prediction:
        """Return the prediction of the model for the sound in a file.

        Raises:
            TrackError: The file holds no sound that can be judged.
        """
        ...


class TrackStore(Protocol):
    """Remembers tracks, predictions and failures; belongs to one thread. ``library.library.Library`` implements it."""

    def is_done(self, file: FileStamp, model: ModelKey) -> bool:
        """Whether the unchanged file already has its track and the prediction of ``model``."""
        ...

    def note_change_time(self, file: FileStamp) -> bool:
        """Remember when an unchanged file was changed last, if that is not known; whether anything was written."""
        ...

    def known_failure(self, file: FileStamp, decoder: str) -> Sentence | None:
        """The reason why the unchanged file failed with the same decoder, if it did."""
        ...

    def known_track(self, file: FileStamp) -> Track | None:
        """The track in the unchanged file, if it was read before."""
        ...

    def known_prediction(self, fingerprint: Fingerprint, model: ModelKey) -> Prediction | None:
        """The prediction of ``model`` for this sound, whatever file it was in."""
        ...

    def add_track(self, track: Track) -> None:
        """Remember a track, in place of what was known of its path; an earlier failure is forgotten."""
        ...

    def add_prediction(self, fingerprint: Fingerprint, model: ModelKey, prediction: Prediction) -> None:
        """Remember a prediction for a sound."""
        ...

    def add_failure(self, failed: FailedFile, decoder: str) -> None:
        """Remember why a file failed."""
        ...

    def predicted_track(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """The track at ``path`` with the prediction of ``model``."""
        ...

    def known_paths(self, root: Path) -> Iterator[Path]:
        """Yield ``root`` and every path under it that has a track or a failure; they may be forgotten meanwhile."""
        ...

    def forget(self, path: Path) -> None:
        """Forget the track and the failure at ``path``, but not what is known of the sound."""
        ...

    def commit(self) -> None:
        """Make everything so far last."""
        ...


class TrackCatalog(Protocol):
    """Reads the library for showing; belongs to one thread. ``library.library.Library`` implements it."""

    def track_pages(self, models: Sequence[ModelKey], size: int) -> Iterator[TrackColumns]:
        """Yield every track that one of the models has analysed, in whatever version, ``size`` at a time."""
        ...

    def track_paths(self) -> set[str]:
        """Where all tracks lie, as text (``os.fsdecode``)."""
        ...

    def latest_prediction(self, path: Path, model: ModelKey) -> PredictedTrack | None:
        """The track at ``path`` with the prediction of ``model``, else of the newest other version of it."""
        ...

    def failed_files(self) -> Iterator[FailedFile]:
        """Yield every file that failed, in order of path."""
        ...


class PlaylistStore(Protocol):
    """Keeps playlists; belongs to one thread. ``library.playlists.playlists.Playlists`` implements it."""

    def summaries(self) -> list[PlaylistSummary]:
        """Every playlist, in order of name."""
        ...

    def playlist(self, name: str) -> Playlist | None:
        """The playlist with this name, its songs where they lie now."""
        ...

    def save(self, playlist: Playlist) -> None:
        """Keep a playlist, in place of one with the same name; it lasts."""
        ...

    def rename(self, name: str, new: str) -> None:
        """Give a playlist another name, which none has yet; it lasts."""
        ...

    def delete(self, name: str) -> bool:
        """Forget a playlist, for good; whether there was one."""
        ...


class PlaylistFiles(Protocol):
    """Playlists as files of any program; called on any thread.

    ``library.playlists.playlist_import_export.LibraryPlaylistFiles`` implements it.

    Both methods raise ``EmotionPlayerError`` when they cannot do what they are to do.
    """

    def import_file(self, file: Path) -> ImportedPlaylist:
        """Keep the playlist in a file under a name that none has yet; its songs are found wherever they are now."""
        ...

    def export_file(self, playlist: Playlist, file: Path, *, absolute: bool) -> tuple[AbsolutePathKept, ...]:
        """Write a playlist in place of what is there; the songs that could not be named by relative paths."""
        ...


class CorrectionStore(Protocol):
    """Keeps what the listener corrected; belongs to one thread. ``library.corrections.Corrections`` implements it."""

    def all(self) -> dict[Fingerprint, Correction]:
        """Every correction, the oldest first."""
        ...

    def restore(self, corrections: Mapping[Fingerprint, Correction | None]) -> None:
        """Make sounds have exactly these corrections, each with its own time; None for none. It lasts."""
        ...


class CalibrationStore(Protocol):
    """Keeps what models learned from corrections; belongs to one thread.

    ``library.calibrations.Calibrations`` implements it.
    """

    def of(self, model: ModelKey) -> Calibration | None:
        """The calibration in force for a model, if there is one."""
        ...

    def examples(self, model: ModelKey) -> list[CalibrationExample]:
        """Every corrected sound that a model has analysed, to fit a calibration to."""
        ...

    def keep(self, model: ModelKey, calibration: Calibration) -> None:
        """Put a calibration in force, in place of an earlier one; it lasts."""
        ...

    def remove(self, model: ModelKey) -> bool:
        """Take a calibration out of force; whether there was one."""
        ...


class RemovalStore(Protocol):
    """Takes files out of the library and puts them back; belongs to one thread.

    ``library.removals.Removals`` implements it.
    """

    def remove(self, paths: Iterable[Path]) -> RemovedFiles:
        """Forget the tracks and failures at some paths, lastingly; what is needed to put them back."""
        ...

    def put_back(self, removed: RemovedFiles) -> None:
        """Know again what was removed, lastingly."""
        ...


class OpenedLibrary(TrackCatalog, Protocol):
    """A library as the window uses it: open for one thread. ``library.library.Library`` implements it."""

    @property
    def playlists(self) -> PlaylistStore:
        """Its playlists."""
        ...

    @property
    def corrections(self) -> CorrectionStore:
        """What the listener corrected."""
        ...

    @property
    def calibrations(self) -> CalibrationStore:
        """What models learned from that."""
        ...

    @property
    def removals(self) -> RemovalStore:
        """What the listener takes out."""
        ...


OpenLibrary = Callable[[], AbstractContextManager[OpenedLibrary]]
"""Opens the library for the calling thread."""


class MoodTagger(Protocol):
    """Writes mood tags into files, and undoes it; any thread may use it, each iterator on one thread.

    ``library.tagging.mood_tagging.MoodTagging`` implements it.
    """

    def preview(self, requests: Sequence[TagRequest]) -> Iterator[TagPreview | TagsRefused]:
        """Yield, file by file, what writing would do, or why it cannot be done."""
        ...

    def write(
        self, requests: Sequence[TagRequest], fields: Collection[MoodField], *, keep_times: bool, in_use: PathsInUse
    ) -> Iterator[TagsSaved | TagsRefused]:
        """Write some fields as one batch, and yield what came of each file; those in use are refused."""
        ...

    def batches(self) -> list[TagBatch]:
        """What was written, the newest first."""
        ...

    def writes(self, batch: int) -> list[TagWrite]:
        """The files of a batch, and what was changed in them."""
        ...

    def undo(
        self, batch: int, *, in_use: PathsInUse, only: Collection[Path] | None = None
    ) -> Iterator[TagsSaved | TagsRefused]:
        """Put back what stood in the files of a batch (those in ``only``), and yield what came of each."""
        ...


class ImportExport(Protocol):
    """Takes the library to other programs and computers, and brings analyses in; each call opens the library itself.

    ``library.import_export.import_export.LibraryImportExport`` implements it.

    A file that is there is replaced. Iterate and close what is returned on one thread; every method may raise
    ``EmotionPlayerError``.
    """

    def write_songs(self, file: Path, preferred: ModelKey) -> Iterator[int]:
        """Write the library as CSV or JSON; yield how many songs are written."""
        ...

    def write_labels(self, file: Path) -> Iterator[WrittenLabels]:
        """Write the corrections as labels to train on; yield what came of it."""
        ...

    def write_analyses(self, file: Path) -> Iterator[int]:
        """Write all analyses and corrections for another computer; yield how many sounds are written."""
        ...

    def merge_analyses(self, file: Path) -> Iterator[MergedAnalyses]:
        """Take what is new from a file of analyses; yield how far that has come."""
        ...
