"""Those who write a library take turns: nobody who writes again and again keeps another waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import LibraryError
from emotion_player.library import connection
from emotion_player.library.library import Library
from emotion_player.library.write_turns import WriteTurns

GREEDY = """
import sys, time
from pathlib import Path
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.library.library import Library

with Library(Path(sys.argv[1])) as library:
    print("ready", flush=True)
    number = 0
    while True:
        end = time.monotonic() + 0.01
        while time.monotonic() < end:
            number += 1
            stamp = FileStamp(Path(f"/{number % 500}"), number, 1)
            library.add_track(Track(stamp, Fingerprint(f"{number % 500}"), 1.0))
        library.commit()
        time.sleep(0.001)
"""


@contextmanager
def greedy_thread(file: Path) -> Iterator[None]:
    """A writer of this process that takes the lock again as soon as it has let go of it."""
    stop = threading.Event()

    def work() -> None:
        with Library(file) as library:
            number = 0
            while not stop.is_set():
                for _ in range(20):
                    number += 1
                    stamp = FileStamp(Path(f"/{number % 500}"), number, 1)
                    library.add_track(Track(stamp, Fingerprint(f"{number % 500}"), 1.0))
                library.commit()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def correct_twenty_times(file: Path) -> float:
    """The longest that one of twenty corrections took, in seconds."""
    longest = 0.0
    with Library(file) as library:
        for number in range(20):
            begun = time.monotonic()
            library.corrections.change({Fingerprint("aa"): Emotion(number / 20, 0.0)})
            longest = max(longest, time.monotonic() - begun)
            time.sleep(0.005)
    return longest


def test_a_correction_gets_its_turn_beside_a_thread_that_writes_all_the_time(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with greedy_thread(file):
        assert correct_twenty_times(file) < 5.0  # starved, it waits for 30 s and is refused then


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_a_correction_gets_its_turn_beside_a_process_that_writes_all_the_time(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    command = [sys.executable, "-c", GREEDY, str(file)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as greedy:
        assert greedy.stdout
        greedy.stdout.readline()
        try:
            assert correct_twenty_times(file) < 5.0
        finally:
            os.kill(greedy.pid, signal.SIGKILL)


def test_turns_come_in_the_order_of_asking() -> None:
    turns = WriteTurns()
    first = turns.take(0)
    assert first
    order: list[int] = []

    def wait(number: int) -> None:
        turn = turns.take(30)
        assert turn
        order.append(number)
        turns.give_back(turn)

    threads = []
    for number in range(5):
        threads.append(threading.Thread(target=wait, args=[number]))
        threads[-1].start()
        while len(turns._queue) < number + 2:
            time.sleep(0.001)
    turns.give_back(first)
    for thread in threads:
        thread.join()

    assert order == list(range(5))


def test_whoever_gives_up_waiting_does_not_hold_up_the_others() -> None:
    turns = WriteTurns()
    first = turns.take(0)
    assert first
    assert turns.take(0.01) is None
    turns.give_back(first)

    assert turns.take(0) is not None


def test_a_lock_that_is_never_let_go_of_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_BUSY_TIMEOUT_S", 0.05)
    file = tmp_path / "library.db"
    with Library(file) as one, Library(file) as other:
        one.add_track(Track(FileStamp(Path("/1"), 1, 1), Fingerprint("1"), 1.0))
        with pytest.raises(LibraryError, match="another program is using it"):
            other.corrections.change({Fingerprint("aa"): Emotion(0, 0)})
        one.commit()
        other.corrections.change({Fingerprint("aa"): Emotion(0, 0)})
