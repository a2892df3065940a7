"""The inside of a worker process: does one job after another, whatever becomes of it.

Jobs come through the standard input and answers leave through the standard output, each a pickle and the arrays that
it refers to, which need not be copied then. What a job raises is an answer too. The process ends when its input does,
so it does not outlive the program.
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
from typing import IO, Any, TypeAlias, cast

from emotion_player.errors import TrackError

if sys.platform != "win32":
    import resource

_PICKLE = 5
_LARGEST = 1 << 30
"""Bytes of an answer; what promises more is none."""
_MOST_PARTS = 1_000

Message: TypeAlias = list[bytes]
"""What came through a stream: a pickle, then the buffers that it refers to; empty when the stream has ended."""


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
    jobs: SimpleQueue[Message] = SimpleQueue()
    threading.Thread(target=_receive, args=(jobs,), daemon=True).start()
    send(answers, Answer())  # ready
    while True:
        send(answers, _answer(jobs.get()))


def send(stream: IO[bytes], content: object) -> None:
    """Write something that ``receive`` and ``opened`` find at the other end."""
    buffers: list[pickle.PickleBuffer] = []
    data = pickle.dumps(content, _PICKLE, buffer_callback=buffers.append)
    parts: list[bytes | memoryview] = [data, *(buffer.raw() for buffer in buffers)]
    lengths = [len(parts), *(len(part) for part in parts)]
    stream.write(b"".join(length.to_bytes(8, "little") for length in lengths))
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> Message:
    """The next message, whole; empty when the stream ends, also where it ends within one."""
    count = _number(stream)
    lengths = [_number(stream) for _ in range(count)] if count <= _MOST_PARTS else []
    if sum(lengths) > _LARGEST:
        return []
    message = [stream.read(length) for length in lengths]
    return message if lengths == list(map(len, message)) else []


def opened(message: Message) -> object:
    """What was sent; arrays in it can be read only.

    Raises:
        Exception: Whatever, for what is no message.
    """
    return pickle.loads(message[0], buffers=message[1:])


def _number(stream: IO[bytes]) -> int:
    return int.from_bytes(stream.read(8), "little")


def _receive(jobs: SimpleQueue[Message]) -> None:
    """Take jobs on a thread of its own, which sees the program end even while a job goes on for ever."""
    while job := receive(sys.stdin.buffer):
        jobs.put(job)
    os._exit(0)


def _answer(job: Message) -> Answer:
    try:
        function, arguments = cast("tuple[Callable[..., Any], tuple[Any, ...]]", opened(job))
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
