"""Processes that read strangers' files, each replaced when a file makes it crash, hang or want too much memory."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar, TypeVarTuple, cast

from emotion_player.analysis.reasons import CRASHES, FAILS_UNEXPECTEDLY, NEEDS_TOO_MUCH_MEMORY, TAKES_TOO_LONG
from emotion_player.analysis.worker_process import Answer, Message, opened, receive, send
from emotion_player.errors import (
    AudioDecodeError,
    EmotionPlayerError,
    Sentence,
    TrackError,
    TrackReadError,
    WorkersStoppedError,
    reason_of,
)

if TYPE_CHECKING:
    import psutil

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")

_STOPPING = Sentence("The program is about to stop.")
_MISSING_PARTS = ("ImportError", "ModuleNotFoundError")

_LOOK_EVERY_S = 0.05
_START = "import sys; sys.path[:] = {path!r}; from emotion_player.analysis.worker_process import main; main()"
WORKER_ENVIRONMENT = {
    # The files are what is read in parallel; further threads would cost memory.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # glibc keeps so much for the next song instead of asking the system anew, which takes an eighth of the time.
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
}
"""What a worker finds set beside the environment of the program."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use for one file.

    Attributes:
        seconds: Of the processor, for a small file.
        seconds_a_megabyte: The same for each megabyte of a large one.
        most_seconds: The same for the largest: a hollow file may be of any size.
        patience: How many times as long it may take by the clock: disks and computers are busy now and then.
        memory_bytes: In use at once.
        address_space_bytes: Asked for at once; stops what grows between two looks at its memory, on Linux.
    """

    seconds: float = 10.0
    seconds_a_megabyte: float = 0.5
    most_seconds: float = 300.0
    patience: float = 4.0
    memory_bytes: int = 500_000_000
    address_space_bytes: int = 2_000_000_000

    def seconds_for(self, path: Path) -> float:
        """Seconds of the processor for a file."""
        try:
            return min(self.seconds + self.seconds_a_megabyte * path.stat().st_size / 1e6, self.most_seconds)
        except OSError:  # the job will tell
            return self.seconds


_LIMITS = Limits()


class Workers:
    """Does jobs on files in processes of their own, which are started when needed and kept for the next job.

    There are as many as threads call ``do`` at once; each loads only what its jobs need. Use it as a context manager,
    or ``stop`` it.

    Args:
        limits: What one may use for one file.
        crash_log: Where a crash leaves its traceback, if its folder is there; the file grows.
    """

    def __init__(self, limits: Limits = _LIMITS, crash_log: Path | None = None) -> None:
        self._limits = limits
        self._crash_log = crash_log
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def do(self, path: Path, job: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """Return ``job(*arguments)``, which reads the file at ``path``, done by a worker. Any thread may call.

        Jobs are functions of modules; what they take and return is pickled.

        Raises:
            TrackError: The job says so, or the file makes the worker crash, hang or want too much memory.
            WorkersStoppedError: ``stop`` has been called.
            EmotionPlayerError: No worker can be started.
        """
        if self._stopped.is_set():
            raise WorkersStoppedError(_STOPPING)
        worker = self._take()
        try:
            answer = worker.do((job, arguments), path)
        finally:
            self._put_back(worker)
        if answer.failure is not None:
            raise answer.failure
        if answer.surprise:
            raise _surprise(path, answer)
        return cast("Result", answer.result)

    def stop(self) -> None:
        """End all workers, whatever they do, and let every ``do`` fail at once from now on."""
        self._stopped.set()
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.kill()

    def _take(self) -> _Worker:
        with self._lock:
            while self._idle:
                if (worker := self._idle.pop()).is_fit:
                    return worker
                worker.kill()
        return _Worker(self._limits, self._stopped, self._crash_log)

    def _put_back(self, worker: _Worker) -> None:
        with self._lock:
            if worker.is_fit and not self._stopped.is_set():
                self._idle.append(worker)
                return
        worker.kill()


class _Worker:
    """One process, for one job at a time.

    A thread listens to it, so that nobody else must: a process that not even a signal ends, as it waits for a disk that
    is gone, keeps nobody.
    """

    def __init__(self, limits: Limits, stopped: threading.Event, crash_log: Path | None) -> None:
        self._limits, self._stopped = limits, stopped
        self._process = _start(limits.address_space_bytes, crash_log)
        assert self._process.stdin is not None
        self._jobs = self._process.stdin
        self._answers: SimpleQueue[Message] = SimpleQueue()
        self._has_begun = self._is_dead = False
        self._found: psutil.Process | None = None
        threading.Thread(target=self._listen, name="worker-answers", daemon=True).start()

    @property
    def is_fit(self) -> bool:
        """Whether it lives and has not grown so much that its next file would be blamed for it."""
        return not self._is_dead and 0 < self._memory_bytes() < self._limits.memory_bytes / 2

    def do(self, job: object, path: Path) -> Answer:
        """Hand a job over and wait for its answer; it is dead when this raises.

        Raises:
            AudioDecodeError: The file makes it crash, hang or want too much memory.
            TrackReadError: The file cannot be read in time, although that is no work.
            WorkersStoppedError: All are to stop.
            EmotionPlayerError: The process does not start.
        """
        try:
            with suppress(OSError):  # it has died, as will show
                send(self._jobs, job)
            return self._wait(path)
        except BaseException:
            self.kill()
            raise

    def kill(self) -> None:
        """End it now."""
        self._is_dead = True
        self._process.kill()
        with suppress(OSError):
            self._jobs.close()

    def _wait(self, path: Path) -> Answer:
        """The answer to the job on a file, as long as the file keeps within its limits."""
        allowed_s = self._limits.seconds_for(path)
        worked_s, began = self._worked_s(), time.monotonic()
        while True:
            with suppress(Empty):
                answer = self._understood(self._answers.get(timeout=_LOOK_EVERY_S), path)
                if self._has_begun:
                    return answer
                self._has_begun = True
            if self._stopped.is_set():
                raise WorkersStoppedError(_STOPPING)
            if self._memory_bytes() > self._limits.memory_bytes:
                raise AudioDecodeError(path, NEEDS_TOO_MUCH_MEMORY)
            if self._worked_s() - worked_s > allowed_s:
                raise AudioDecodeError(path, TAKES_TOO_LONG)
            if time.monotonic() - began > self._limits.patience * allowed_s:
                raise TrackReadError(path, TAKES_TOO_LONG)

    def _understood(self, message: Message, path: Path) -> Answer:
        try:
            answer = opened(message)
        except Exception as error:  # nothing, or what a process leaves that writes where it should not
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
            logger.info("A worker ended with status %s at %s", self._process.returncode, path)
            if not self._has_begun:
                raise EmotionPlayerError("Songs cannot be read: the process that reads them does not start.") from error
            raise AudioDecodeError(path, CRASHES) from error
        return cast("Answer", answer)

    def _listen(self) -> None:
        """Take its answers until it ends, and see it off."""
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            while answer := receive(answers):
                self._answers.put(answer)
        self._answers.put([])
        self._process.wait()

    def _memory_bytes(self) -> float:
        """How much memory it uses; 0 when it has died."""
        return self._told(lambda process: process.memory_info().rss)

    def _worked_s(self) -> float:
        """How long it has kept a processor busy; 0 when it has died."""
        return self._told(lambda process: sum(process.cpu_times()[:2]))

    def _told(self, question: Callable[[psutil.Process], float]) -> float:
        """What the system tells of it, which is found once: that takes three times as long as to ask."""
        import psutil  # noqa: PLC0415 - not at once: the window opens sooner without it

        try:
            self._found = self._found or psutil.Process(self._process.pid)
            return question(self._found)
        except psutil.Error:
            return 0.0


def _start(address_space_bytes: int, crash_log: Path | None) -> subprocess.Popen[bytes]:
    """A new worker, away from the terminal: what Ctrl-C means is for the program to say."""
    utf8 = f"utf8={sys.flags.utf8_mode}"  # so that both take the same bytes for the same name
    command = [sys.executable, "-X", utf8, "-c", _START.format(path=sys.path), str(address_space_bytes)]
    with ExitStack() as files:
        errors: int | BinaryIO = subprocess.DEVNULL
        if crash_log is not None:
            with suppress(OSError):
                errors = files.enter_context(crash_log.open("ab"))
        try:
            return subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=os.environ | WORKER_ENVIRONMENT,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            why = reason_of(error)
            raise EmotionPlayerError("Songs cannot be read: no process can be started ({why}).", why=why) from error


def _surprise(path: Path, answer: Answer) -> TrackError:
    """What a job raised that nobody foresaw, as a failure of its file."""
    if answer.surprise == MemoryError.__name__:
        return AudioDecodeError(path, NEEDS_TOO_MUCH_MEMORY)
    if answer.surprise in _MISSING_PARTS:
        raise EmotionPlayerError("Songs cannot be read: {why}.", why=answer.details.splitlines()[-1])
    logger.warning("%s: %s", path, answer.details)
    return AudioDecodeError(path, FAILS_UNEXPECTEDLY)
