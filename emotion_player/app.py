"""Builds the objects that commands and window work with, and wires the layers; it knows no Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from emotion_player import paths
from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent, DeviceChosen
from emotion_player.analysis.options import AS_USUAL, RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.analysis.workers import Workers
from emotion_player.core.models.device import Device, DeviceUse, device_name
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.patterns import EVERYTHING, FilePatterns
from emotion_player.core.ports.analysis import SongMachine
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import ClusterError, EmotionPlayerError, LibraryError, SettingsError
from emotion_player.inference.registry import ModelRegistry
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.safety.backups import back_up
from emotion_player.library.stored_tracks import StoredTracks
from emotion_player.machine import Machine, open_same_machine

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    from emotion_player.cluster.cluster import Cluster
    from emotion_player.cluster.place import ClusterPlace
    from emotion_player.core.song_table import SongTable
    from emotion_player.diagnosis import Diagnosis
    from emotion_player.library.library import Library
    from emotion_player.library.tagging.mood_tagging import MoodTagging
    from emotion_player.settings import Settings

MODEL_NAMES = ("student", "teacher")
"""The models that a user can choose from, installed or not; the first is shipped."""


def open_library(file: Path) -> Library:
    """Open a library for the calling thread, making or upgrading its file where need be.

    Raises:
        LibraryError: It cannot be opened.
    """
    from emotion_player.library.library import Library  # noqa: PLC0415 - a scan begins sooner without

    return Library(file)


def open_models() -> ModelRegistry:
    """The installed models."""
    return ModelRegistry(paths.models_folder())


def keep_backup(library_file: Path) -> None:
    """Copy what no scan can make again, once a day; a copy that cannot be made is a line in the log."""
    try:
        back_up(library_file, [paths.settings_file()])
    except LibraryError as error:
        logger.warning("No backup was made: %s", error)


def keep_columns(library_file: Path, models: Sequence[ModelKey]) -> None:
    """Keep what is read first of a large library in a file of its own, from which the next start reads it sooner.

    Call it when the library is closed: only then is all of it in its file.
    """
    from emotion_player.core.track_columns import TrackColumns  # noqa: PLC0415 - for the window alone
    from emotion_player.library.kept_columns import KeptColumns  # noqa: PLC0415 - likewise

    kept = KeptColumns(library_file, models)
    state = kept.state()
    if state is None or kept.is_current():
        return
    with suppress(LibraryError):
        with open_library(library_file) as library:
            pages = list(library.track_pages(models, 100_000))
        if pages:
            kept.write(state, TrackColumns.joined(pages))


def models_by_preference(preferred: str) -> list[ModelKey]:
    """The models that a user can choose from, the preferred one first; one that cannot be used has no version.

    Raises:
        ModelError: The preferred model cannot be used.
    """
    models = open_models()
    others = [models.status(name).key or ModelKey(name, "") for name in MODEL_NAMES if name != preferred]
    return [models.card(preferred).key, *others]


def usable_gems(model_name: str) -> list[str]:
    """The emotions of listeners that a model predicts well enough for a column of their own."""
    return [figure.name for figure in open_models().card(model_name).usable_gems]


def whole_song_table(library: Library, preferred: ModelKey) -> SongTable:
    """All songs of a library where they stand, by artist, album and title."""
    from emotion_player.collection.reading import read_collection  # noqa: PLC0415 - a scan begins sooner without
    from emotion_player.collection.song_rows import song_table  # noqa: PLC0415

    models = models_by_preference(preferred.name)
    tracks = read_collection(library, models)
    return song_table(library, tracks, models, tracks.by_name(tracks.present_ids()), usable_gems(preferred.name))


def file_workers() -> Workers:
    """Worker processes that parse untrusted files; a context manager."""
    return Workers(crash_log=paths.crash_log())


@contextmanager
def mood_tagging(library_file: Path) -> Iterator[MoodTagging]:
    """Writes moods into the tags of files, with a journal in a library."""
    from emotion_player.library.tagging.mood_tagging import MoodTagging  # noqa: PLC0415 - likewise

    with file_workers() as workers:
        yield MoodTagging(partial(open_library, library_file), workers.do)


def diagnose(library_file: Path) -> Diagnosis:
    """What there is to work with, for a report of a problem."""
    from emotion_player import diagnosis  # noqa: PLC0415 - likewise

    models = open_models()
    statuses = [models.status(name) for name in MODEL_NAMES]
    usable = next((status.name for status in statuses if status.key), None)
    settings, settings_fault = _usable_settings()
    device = _device_text(models, usable, settings.device) if usable else "nothing"
    return diagnosis.diagnose(library_file, statuses, device, settings_fault)


def _usable_settings() -> tuple[Settings, SettingsError | None]:
    """The settings; the defaults, with the reason, where the file cannot be used."""
    from emotion_player.settings import Settings  # noqa: PLC0415 - likewise

    try:
        return Settings.load(paths.settings_file()), None
    except SettingsError as error:
        return Settings(), error


def _device_text(models: ModelRegistry, model_name: str, device: Device) -> str:
    """What a model runs on, and why not on the device that was chosen."""
    try:
        use = models.load(model_name, device=device).device
    except EmotionPlayerError as error:
        return str(error)
    return f"{device_name(use.device)}{f'. {use.reason}' if use.reason else ''}"


def analyze(
    library_file: Path,
    roots: Sequence[Path],
    model_name: str,
    *,
    patterns: FilePatterns = EVERYTHING,
    pacing: Pacing | None = None,
    options: RunOptions = AS_USUAL,
    cluster: Cluster | None = None,
) -> Generator[AnalysisEvent, None, None]:
    """Bring a library up to date with some folders; a run of ``Analyzer`` with a model and connection of its own.

    With a ``cluster``, that one's model and workers analyse the songs.

    Nothing happens before the first event is asked for. Iterate and close it on one thread. ``DeviceChosen`` comes when
    the model is loaded, and again if it goes on on another device.

    Raises:
        EmotionPlayerError: The model cannot be used, or the library cannot be opened or written.
    """
    pacing = pacing or (cluster.pacing if cluster else Pacing())
    machine: SongMachine = cluster or Machine(model_name, pacing.device)
    told: DeviceUse | None = None
    try:
        with StoredTracks(library_file) as library:
            keep_backup(library_file)
            analyzer = Analyzer(
                AudioFinder(patterns),
                machine.reader,
                machine.predictor,
                library,
                pacing,
                give_up=machine.stop,
            )
            with closing(analyzer.run(roots, options)) as events:
                for event in events:
                    yield event
                    if isinstance(machine, Machine) and (use := machine.predictor.device) not in (None, told):
                        told = use
                        yield DeviceChosen(use)
    finally:
        machine.stop()


@contextmanager
def open_cluster(
    place: ClusterPlace,
    card: ModelCard,
    device: Device = "cpu",
    open_machine: Callable[[], SongMachine] | None = None,
) -> Iterator[Cluster]:
    """Let the workers of a cluster load a model, to ``analyze`` with them.

    Args:
        place: Where the cluster is.
        card: Of the model, as installed here.
        device: What the model is to run on there.
        open_machine: What the workers use instead of the model.

    Raises:
        ClusterError: Dask is not installed, the cluster cannot be reached, or a worker has another model or version.
    """
    try:
        from emotion_player.cluster import cluster  # noqa: PLC0415 - only this needs Dask, which may not be there
    except ModuleNotFoundError as error:
        raise ClusterError(
            "A cluster needs Dask, and {name} is not installed; try: pip install 'emotion-player[cluster]'",
            name=error.name,
        ) from error
    open_machine = open_machine or partial(open_same_machine, card.name, card.sha256, device)
    with cluster.open_cluster(place, card, device, open_machine) as opened:
        yield opened
