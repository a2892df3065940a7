"""What an analysis needs: files, what reads and predicts them, and where the results are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from emotion_player.core.mel import MelSpec, SegmentMels
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.patterns import UnmatchedPattern
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, PredictedTrack, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, LinkedFolder, Track
from emotion_player.errors import Sentence

DecodeMels = Callable[[Path, Sequence[MelSpec], SegmentSpec], SegmentMels]
"""Decodes the input of a network from a file, on any thread; raises a ``TrackError`` if there is no audio."""


class FileFinder(Protocol):
    """Finds the audio files under folders. ``library.files.discover.AudioFinder`` implements it."""

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile | LinkedFolder | UnmatchedPattern]:
        """Yield each audio file under ``roots`` once, files and folders that cannot be read, and linked folders.

        At the end come the user's patterns that matched nothing.
        """
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
        """Stop at once; every later call fails."""
        ...


class TrackStore(Protocol):
    """Stores tracks, predictions and failures; belongs to one thread.

    ``library.stored_tracks.StoredTracks`` implements it.
    """

    def is_done(self, file: FileStamp, model: ModelKey) -> bool:
        """Whether the file is unchanged and its track and the prediction of ``model`` are stored."""
        ...

    def are_done(self, files: Sequence[FileStamp], model: ModelKey) -> list[bool]:
        """The same of each of many files, which takes a fraction of the time that asking one after another takes."""
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

    def known_paths(self, root: Path) -> Iterator[str]:
        """Yield ``root`` and every path under it that has a track or a failure, as text (``os.fsdecode``).

        They may be removed meanwhile.
        """
        ...

    def forget(self, path: Path) -> None:
        """Remove the track and the failure at ``path``, but not the predictions for the sound."""
        ...

    def commit(self) -> None:
        """Commit all changes so far."""
        ...
