"""A Dask cluster whose workers analyse songs for this process, which alone writes the library."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from distributed import Client
from distributed.comm.core import connect
from distributed.security import Security

import emotion_player
from emotion_player.analysis.pacing import Pacing
from emotion_player.analysis.reasons import KILLS_WORKERS
from emotion_player.cluster.dispatcher import Dispatcher, WorkersDiedError
from emotion_player.cluster.local_cluster import local_cluster
from emotion_player.cluster.place import ClusterPlace, TlsFiles
from emotion_player.cluster.songs import SongAnswer, SongJob
from emotion_player.cluster.usage import Usage, usage
from emotion_player.cluster.worker import SongAnalysis, installed_version, prepare
from emotion_player.core.installation import decoder_name
from emotion_player.core.models.device import Device
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.ports.analysis import SongMachine
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import AudioDecodeError, ClusterError, TrackError, reason_of

logger = logging.getLogger(__name__)

_CONNECT_S = 15.0
_WORKERS_APPEAR_S = 15.0
_MOST_IN_FLIGHT = 1_000
"""Each has a thread here that waits for it; one process cannot store more songs than these workers analyse."""

_MOST_KEPT = 4_000
"""So many predictions of songs that turned out to be known are kept before the oldest is dropped."""


@dataclass(frozen=True, slots=True)
class WorkerPace:
    """How much a worker has done.

    Attributes:
        worker: Its address.
        songs: How many it has analysed.
        songs_per_s: The same a second, since the cluster was opened.
    """

    worker: str
    songs: int
    songs_per_s: float


class ClusterPacing(Pacing):
    """Keeps two songs in flight for each thread of a cluster, as workers come and go."""

    def __init__(self, threads: Callable[[], int]) -> None:
        super().__init__()
        self._threads = threads

    @property
    def most_workers(self) -> int:
        """How many songs may ever be in flight."""
        return _MOST_IN_FLIGHT

    @property
    def workers(self) -> int:
        """How many songs may be in flight now."""
        return min(2 * max(1, self._threads()), _MOST_IN_FLIGHT - 1)


class ClusterPredictor:
    """Predicts the emotions of songs on a cluster; implements ``ports.TrackReader`` and ``ports.EmotionPredictor``.

    A worker reads and hears a song at one go, so that the file travels once. The prediction waits here until it is
    asked for, which it is unless the sound turns out to be known.

    Args:
        place: Tells what files are called on the workers.
        dispatcher: Gives songs to the workers.
        model: Whose predictions they are.
    """

    def __init__(self, place: ClusterPlace, dispatcher: Dispatcher, model: ModelKey) -> None:
        self._place, self._dispatcher, self._model = place, dispatcher, model
        self._kept: OrderedDict[Path, SongAnswer] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def model(self) -> ModelKey:
        """The model that answers."""
        return self._model

    @property
    def decoder(self) -> str:
        """Names what decodes, as this computer does."""
        return decoder_name()

    def read(self, file: FileStamp) -> Track:
        """Return the track in a file.

        Raises:
            TrackError: The file cannot be read or contains no audio.
            ClusterError: The worker, or the whole cluster, cannot be used.
        """
        answer = self._ask(file.path, file.size, file.mtime_ns, wants_track=True)
        if answer.tags is None:
            raise _failure(answer, file.path)
        with self._lock:
            self._kept[file.path] = answer
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return Track(file, **answer.tags)

    def predict(self, path: Path) -> Prediction:
        """Return the prediction of the model for the sound in a file.

        Raises:
            TrackError: The file contains no sound that can be analysed.
            ClusterError: The worker, or the whole cluster, cannot be used.
        """
        with self._lock:
            answer = self._kept.pop(path, None)
        answer = answer or self._ask(path, 0, 0, wants_track=False)
        if answer.prediction is None:
            raise _failure(answer, path)
        return answer.prediction

    def _ask(self, path: Path, size: int, mtime_ns: int, *, wants_track: bool) -> SongAnswer:
        there = self._place.on_workers(path)
        try:
            answer = self._dispatcher.ask(SongJob(0, there, size, mtime_ns, wants_track))
        except WorkersDiedError as error:
            logger.info("%s: %s", path, error)
            raise AudioDecodeError(path, KILLS_WORKERS) from error
        if answer.obstacle is not None:
            raise ClusterError(
                "The worker {worker} cannot analyse songs: {why}", worker=answer.worker, why=answer.obstacle
            )
        if answer.is_missing and path.exists():
            raise ClusterError(
                "The worker {worker} does not see {path}, which is here. If the folder has another name there, say so: "
                "--map HERE=THERE.",
                worker=answer.worker,
                path=path,
            )
        return answer


class Cluster:
    """A cluster whose workers are ready to analyse songs with one model; implements ``ports.SongMachine``.

    Attributes:
        reader: Reads tags and fingerprints there.
        predictor: The model.
        pacing: Keeps all workers busy.
    """

    def __init__(self, client: Client, place: ClusterPlace, dispatcher: Dispatcher, model: ModelKey) -> None:
        self.reader = self.predictor = ClusterPredictor(place, dispatcher, model)
        self.pacing = ClusterPacing(lambda: dispatcher.threads)
        self._client, self._dispatcher = client, dispatcher
        self._began = time.monotonic()

    def stop(self) -> None:
        """Let whatever is asked from now on fail at once."""
        self._dispatcher.stop()

    def paces(self) -> list[WorkerPace]:
        """What each worker that has answered did so far, the busiest first."""
        seconds = max(time.monotonic() - self._began, 1e-3)
        songs = self._dispatcher.songs.copy().most_common()
        return [WorkerPace(worker, count, count / seconds) for worker, count in songs]

    def scheduler_usage(self) -> Usage:
        """What the scheduler has used of its computer."""
        used: Usage = self._client.run_on_scheduler(usage)
        return used


@contextmanager
def open_cluster(
    place: ClusterPlace, card: ModelCard, device: Device, open_machine: Callable[[], SongMachine]
) -> Iterator[Cluster]:
    """Connect to a cluster, or start one here, and let each of its workers load a model.

    Args:
        place: Where it is.
        card: Of the model, as installed here.
        device: What the model is to run on there.
        open_machine: Opens what analyses songs on a worker, which gets this function by name; it checks that the model
            there is the same.

    Raises:
        ClusterError: The cluster cannot be reached or has no workers, or a worker cannot be used.
    """
    with ExitStack() as stack:
        stack.enter_context(_dask_logging_with_us())
        address = place.address
        if place.processes_here:
            address = stack.enter_context(local_cluster(place.processes_here, place.threads_here))
        client = stack.enter_context(_connected(address, place.tls))
        name = f"Emotion Player {emotion_player.__version__}, {card.key}, {card.sha256[:16]}, {device}"
        _prepare_workers(client, place, SongAnalysis(name, emotion_player.__version__, open_machine))
        dispatcher = Dispatcher(client, name)
        logger.info("%s analyses with %d threads", address, dispatcher.threads)
        try:
            yield Cluster(client, place, dispatcher, card.key)
        finally:
            dispatcher.stop()
            client.close()
            dispatcher.join(5)


def _connected(address: str, tls: TlsFiles) -> Client:
    given = {"tls_ca_file": tls.authority, "tls_client_cert": tls.certificate, "tls_client_key": tls.key}
    files = {name: file for name, file in given.items() if file}
    for file in files.values():
        if not Path(file).is_file():
            raise ClusterError("There is no file {file}.", file=file)
    security = Security(**files, **({"require_encryption": True} if files else {}))
    try:
        asyncio.run(_try_connection(address, security))
        return Client(address, security=security, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:  # also what TLS refuses, and what is no address
        raise ClusterError(
            "The cluster at {address} cannot be reached: {why}.", address=address, why=reason_of(error)
        ) from error


async def _try_connection(address: str, security: Security) -> None:
    """Connect and hang up again: a ``Client`` that cannot connect would hold the program up for half a minute."""
    comm = await connect(address, timeout=_CONNECT_S, **security.get_connection_args("client"))
    await comm.close()


def _prepare_workers(client: Client, place: ClusterPlace, analysis: SongAnalysis) -> None:
    """Let every worker load the model, now or when it joins.

    Raises:
        ClusterError: There are none, or one cannot be used.
    """
    try:
        client.wait_for_workers(1, timeout=_WORKERS_APPEAR_S)
    except TimeoutError as error:
        raise ClusterError("The cluster at {address} has no workers.", address=place.address) from error
    try:
        client.run_on_scheduler(installed_version)
        client.run(installed_version)
    except Exception as error:  # whatever unpickling a function raises where there is no such module
        raise ClusterError(
            "Emotion Player {version} is to be installed wherever a part of the cluster at {address} runs: {why}.",
            version=emotion_player.__version__,
            address=place.address,
            why=reason_of(error),
        ) from error
    client.register_plugin(analysis, analysis.name)
    for worker, obstacle in client.run(prepare, analysis.name).items():
        if obstacle is not None:
            raise ClusterError("The worker {worker} cannot analyse songs: {why}", worker=worker, why=obstacle)


def _failure(answer: SongAnswer, path: Path) -> TrackError:
    assert answer.failure is not None, "a worker that has no obstacle tells why it has no prediction"
    return answer.failure.kind(path, answer.failure.reason)


@contextmanager
def _dask_logging_with_us() -> Iterator[None]:
    """Let what Dask has to say go to the log with the rest, not to the terminal."""
    dask = logging.getLogger("distributed")
    before = list(dask.handlers)
    dask.handlers[:] = [logging.NullHandler(), *logging.getLogger("emotion_player").handlers]
    try:
        yield
    finally:
        dask.handlers[:] = before
