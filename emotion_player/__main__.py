"""Starts the program, and ends it in order: by Ctrl-C, without an output, or with a reason in one sentence."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from emotion_player.errors import AlreadyExistsError, EmotionPlayerError, LibraryDamagedError, reason_of

_STOPPING_S = 2.0
"""Whoever presses Ctrl-C again within this time asks for the same stop, which is under way."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process by default) and return its exit status.

    0: done. 1: could not go on, said in one sentence. 2: wrong usage. 130: stopped by Ctrl-C.
    """
    _open_missing_streams()
    try:
        with _one_interrupt_at_a_time():
            from emotion_player.commands.command_line import run_command_line  # noqa: PLC0415 - Ctrl-C may come meanwhile

            return run_command_line(sys.argv[1:] if argv is None else argv)
    except AlreadyExistsError as error:
        print(f"emotion-player: {error} Use --force to replace it.", file=sys.stderr)
        return 1
    except EmotionPlayerError as error:
        print(f"emotion-player: {error}", file=sys.stderr)
        if isinstance(error, LibraryDamagedError):
            print(
                "'emotion-player library repair' rebuilds it from what can be read and from its backup.",
                file=sys.stderr,
            )
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as "head", has seen enough
        _discard_output()
        return 0
    except OSError as error:
        if not _output_fails():
            raise
        _discard_output()
        print(f"emotion-player: The output cannot be written: {reason_of(error)}.", file=sys.stderr)
        return 1


def _open_missing_streams() -> None:
    """Open what the program was started without (``>&-``, pythonw) on nothing.

    The next file that is opened, such as the library, would get the number of the missing stream, and with it whatever
    any code prints.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free: this one
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - a number, not a path
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


@contextmanager
def _one_interrupt_at_a_time() -> Iterator[None]:
    """Keep a second Ctrl-C from breaking into the clean-up that the first one began."""
    asked_at = -_STOPPING_S

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked_at
        if time.monotonic() - asked_at >= _STOPPING_S:
            asked_at = time.monotonic()
            raise KeyboardInterrupt

    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not heeded or threading.current_thread() is not threading.main_thread():
        yield  # a shell's background job: Ctrl-C is not meant for it
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        if time.monotonic() - asked_at >= _STOPPING_S:  # else the process ends now, and the second Ctrl-C may yet come
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _output_fails() -> bool:
    """Whether it is the output that fails: then a further line fails as well."""
    try:
        print(flush=True)
    except OSError:
        return True
    return False


def _discard_output() -> None:
    """Let what is still to be printed, at the latest when Python ends, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
