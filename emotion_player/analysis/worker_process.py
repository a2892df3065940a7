"""The inside of a worker process: does one job after another, whatever becomes of it.

Jobs come through the standard input and answers leave through the standard output, each a pickle behind its length.
What a job raises is an answer too. The process ends when its input does, so it does not outlive the program.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import IO, Any

from emotion_player.errors import TrackError

if sys.platform != "win32":
    import resource

_PICKLE = 5
_LARGEST = 1 << 30
"""Bytes of an answer; what promises more is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job.

    Attributes:
        result: What it returned.
        failure: That its file is bad.
        surprise: What else it raised: the name of its class.
        details: The traceback of that.
    """

    result: Any = None
    failure: TrackError | None = None
    surprise: str = ""
    details: str = ""


def main() -> None:
    """Work until the standard input ends; the first argument is the most address space in bytes."""
    faulthandler.enable()
    _crash_quietly()
    _limit_address_space(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    jobs: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(jobs,), daemon=True).start()
    send(answers, Answer())  # ready
    while True:
        send(answers, _answer(jobs.get()))


def send(stream: IO[bytes], content: object) -> None:
    """Write a pickle that ``receive`` finds at the other end."""
    data = pickle.dumps(content, _PICKLE)
    stream.write(len(data).to_bytes(8, "little") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """The next pickle; empty, or cut short, when the stream ends."""
    length = int.from_bytes(stream.read(8), "little")
    return stream.read(length) if length <= _LARGEST else b""


def _receive(jobs: SimpleQueue[bytes]) -> None:
    """Take jobs on a thread of its own, which sees the program end even while a job goes on for ever."""
    while job := receive(sys.stdin.buffer):
        jobs.put(job)
    os._exit(0)


def _answer(job: bytes) -> Answer:
    try:
        function: Callable[..., Any]
        function, arguments = pickle.loads(job)
        return Answer(function(*arguments))
    except TrackError as error:
        return Answer(failure=error)
    except Exception as error:  # noqa: BLE001 - whatever a file provokes becomes its failure
        return Answer(surprise=type(error).__name__, details=traceback.format_exc())


def _crash_quietly() -> None:
    """Leave no core file and no dialog behind: a crash is the program's to tell."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
    else:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_address_space(limit: int) -> None:
    """Let what asks for more get a MemoryError, where the system knows such limits."""
    if sys.platform == "linux":
        with suppress(ValueError, OSError):  # a lower one is set already
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
