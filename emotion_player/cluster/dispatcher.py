"""Sends songs to a cluster in bundles and takes the answers, whatever becomes of the workers."""

from __future__ import annotations

import dataclasses
import itertools
import logging
import threading
import time
import uuid
from collections import Counter, deque
from concurrent.futures import CancelledError, Future
from functools import partial
from queue import SimpleQueue

from distributed import Client, KilledWorker, as_completed

from emotion_player.cluster.songs import SongAnswer, SongJob
from emotion_player.cluster.worker import analyse
from emotion_player.errors import ClusterError, EmotionPlayerError, Sentence, WorkersStoppedError

logger = logging.getLogger(__name__)

_TICK_S = 0.02
"""What is asked within this time travels together: a message costs the scheduler as much as several songs."""

_COUNT_THREADS_EVERY_S = 2.0

_STOPPING = Sentence("The program is about to stop.")
_GONE = Sentence("The cluster has gone. The same command goes on from here once it is back.")


class WorkersDiedError(Exception):
    """Worker after worker died while it analysed a song."""


class _Asked:
    """A job that somebody waits for.

    Attributes:
        job: What is to be done.
        answer: What will come of it.
        is_suspect: Whether workers have died at it.
    """

    def __init__(self, job: SongJob) -> None:
        self.job = job
        self.answer: Future[SongAnswer] = Future()
        self.is_suspect = False


class Dispatcher:
    """Gives songs to the workers of a cluster; a thread of its own (``cluster``) talks to Dask.

    Dask gives a song whose worker died to another one, and gives it up after some deaths. That blames whatever else
    those workers had at hand. So songs that were given up are tried again, one at a time: the one at which workers die
    now is guilty.

    Args:
        client: Connected to the scheduler.
        name: Of the ``SongAnalysis`` on the workers.

    Attributes:
        threads: How many songs the cluster could analyse at once, a moment ago.
        songs: How many songs each worker has answered.
    """

    def __init__(self, client: Client, name: str) -> None:
        self.threads = 0
        self.songs: Counter[str] = Counter()
        self._client = client
        self._analyse = partial(analyse, name)
        self._run = f"song-{uuid.uuid4().hex[:12]}"
        self._numbers = itertools.count()
        self._new: SimpleQueue[_Asked | None] = SimpleQueue()
        self._asked: dict[int, _Asked] = {}  # whoever takes one out answers it
        self._sent = as_completed(loop=client.loop)
        self._suspects: deque[_Asked] = deque()
        self._tries_suspect = False
        self._counted_at = 0.0
        self._end: EmotionPlayerError | None = None
        self._count_threads()
        self._thread = threading.Thread(target=self._work, name="cluster", daemon=True)
        self._thread.start()

    def ask(self, job: SongJob) -> SongAnswer:
        """Let a song be analysed, and wait for the answer; any thread may call.

        Raises:
            WorkersDiedError: Workers die of this song.
            ClusterError: The cluster has gone.
            WorkersStoppedError: ``stop`` has been called.
        """
        asked = _Asked(job)
        self._new.put(asked)
        if self._end is not None:
            self._answer_all(self._end)
        return asked.answer.result()

    def stop(self) -> None:
        """Let every ``ask`` fail at once from now on. Workers finish what they have begun, for nobody."""
        self._end = self._end or WorkersStoppedError(_STOPPING)
        self._answer_all(self._end)
        self._new.put(None)

    def join(self, timeout_s: float) -> None:
        """Wait for the thread, once it has been stopped and the client is closed."""
        self._thread.join(timeout_s)

    def _work(self) -> None:
        try:
            while self._end is None:
                self._send(self._take_new())
                self._receive()
                self._count_threads()
        except (CancelledError, OSError, RuntimeError) as error:  # what Dask raises without a scheduler
            if self._end is None:
                logger.warning("The cluster has gone: %r", error)
                self._end = ClusterError(_GONE)
        finally:
            self._end = self._end or WorkersStoppedError(_STOPPING)
            self._answer_all(self._end)

    def _take_new(self) -> list[_Asked]:
        """What was asked meanwhile; waits for it if nothing else is under way."""
        taken = []
        if self._asked or self._suspects:
            time.sleep(_TICK_S)
        else:
            taken.append(self._new.get())
        while not self._new.empty():
            taken.append(self._new.get())
        return [asked for asked in taken if asked is not None]

    def _send(self, new: list[_Asked]) -> None:
        if self._suspects and not self._tries_suspect:
            new.append(self._suspects.popleft())
            self._tries_suspect = True
        if not new:
            return
        numbers = [next(self._numbers) for _ in new]
        self._asked.update(zip(numbers, new, strict=True))
        jobs = [dataclasses.replace(asked.job, number=number) for number, asked in zip(numbers, new, strict=True)]
        keys = [(self._run, number) for number in numbers]
        self._sent.update(self._client.map(self._analyse, jobs, key=keys, pure=False))

    def _receive(self) -> None:
        done = self._sent.next_batch(block=False)
        finished = [future for future in done if future.status == "finished"]
        for answer in self._client.gather(finished, errors="skip"):
            self.songs[answer.worker] += 1
            if asked := self._settled(answer.number):
                asked.answer.set_result(answer)
        for future in done:
            if future.key[1] not in self._asked:
                continue
            match future.status:
                case "error":
                    self._fail(future.key[1], future.exception())
                case "cancelled":
                    raise CancelledError
                case _:  # its worker died before the answer was fetched: it is made anew
                    self._sent.update([future])

    def _fail(self, number: int, error: BaseException | None) -> None:
        """Settle a job that Dask has given up."""
        asked = self._settled(number)
        if asked is None:
            return
        if not isinstance(error, KilledWorker):
            asked.answer.set_exception(error)
        elif asked.is_suspect:
            asked.answer.set_exception(WorkersDiedError(str(error)))
        else:
            asked.is_suspect = True
            self._suspects.append(asked)

    def _settled(self, number: int) -> _Asked | None:
        """Take a job off the list; None if ``stop`` has."""
        asked = self._asked.pop(number, None)
        if asked is not None and asked.is_suspect:
            self._tries_suspect = False
        return asked

    def _answer_all(self, error: EmotionPlayerError) -> None:
        """Fail whatever somebody waits for."""
        while not self._new.empty():
            if asked := self._new.get():
                asked.answer.set_exception(error)
        while self._suspects:
            self._suspects.pop().answer.set_exception(error)
        while self._asked:
            self._asked.popitem()[1].answer.set_exception(error)

    def _count_threads(self) -> None:
        if (now := time.monotonic()) - self._counted_at > _COUNT_THREADS_EVERY_S:
            self.threads = sum(self._client.nthreads().values())
            self._counted_at = now
