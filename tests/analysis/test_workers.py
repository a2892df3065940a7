import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from emotion_player import paths, reading
from emotion_player.analysis import workers as module
from emotion_player.analysis.reasons import CRASHES, FAILS_UNEXPECTEDLY, NEEDS_TOO_MUCH_MEMORY, TAKES_TOO_LONG
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.core.mel import MelSpec
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.track import FileStamp
from emotion_player.errors import AudioDecodeError, EmotionPlayerError, TrackError, TrackReadError, WorkersStoppedError
from emotion_player.library.tagging.cover_art import cover_art

SONG = Path("/music/song.mp3")
SHORT = Limits(seconds=0.5, patience=40.0, memory_bytes=200_000_000)


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(SHORT) as workers:
        yield workers


def is_well(workers: Workers) -> bool:
    return workers.do(SONG, pow, 2, 10) == 1024


def test_a_worker_does_one_job_after_another(workers: Workers) -> None:
    first = workers.do(SONG, os.getpid)
    assert first != os.getpid()
    assert workers.do(SONG, os.getpid) == first
    assert is_well(workers)


def test_threads_have_a_worker_each(workers: Workers) -> None:
    seen: list[int] = []
    job = "[__import__('time').sleep(0.5), __import__('os').getpid()][1]"
    together = [threading.Thread(target=lambda: seen.append(workers.do(SONG, eval, job))) for _ in range(3)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert len(set(seen)) == 3


def test_a_crash_is_the_failure_of_its_file_alone(workers: Workers) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        workers.do(SONG, os.abort)
    assert (caught.value.path, caught.value.reason) == (SONG, CRASHES)
    assert is_well(workers)


def test_a_worker_that_somebody_kills_while_it_is_idle_is_replaced(workers: Workers) -> None:
    os.kill(workers.do(SONG, os.getpid), signal.SIGKILL)
    time.sleep(0.2)
    assert is_well(workers)


def test_work_that_does_not_end_is_ended(workers: Workers) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        workers.do(SONG, exec, "while True: pass")
    assert caught.value.reason == TAKES_TOO_LONG
    assert is_well(workers)


def test_a_disk_that_does_not_answer_says_nothing_of_the_song() -> None:
    with Workers(Limits(seconds=0.5, patience=8.0)) as workers:
        with pytest.raises(TrackReadError) as caught:
            workers.do(SONG, time.sleep, 60)
        assert caught.value.reason == TAKES_TOO_LONG
        assert is_well(workers)


def test_a_large_file_may_take_longer(tmp_path: Path) -> None:
    large = tmp_path / "large.wav"
    large.touch()
    os.truncate(large, 100_000_000)
    limits = Limits(seconds=10.0, seconds_a_megabyte=0.5)
    assert limits.seconds_for(large) == 60.0
    assert limits.seconds_for(tmp_path / "gone.wav") == 10.0


def test_a_file_that_claims_to_hold_a_terabyte_is_given_up_in_time(tmp_path: Path) -> None:
    hollow = tmp_path / "hollow.flac"
    hollow.touch()
    os.truncate(hollow, 1 << 40)
    assert Limits().seconds_for(hollow) == 300.0


def test_a_worker_that_grows_too_large_is_ended(workers: Workers) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        workers.do(SONG, exec, "import time; much = b'.' * 300_000_000; time.sleep(20)")
    assert caught.value.reason == NEEDS_TOO_MUCH_MEMORY
    assert is_well(workers)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such limit")
def test_what_asks_for_very_much_at_once_does_not_get_it(workers: Workers) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        workers.do(SONG, bytearray, 8_000_000_000)
    assert caught.value.reason == NEEDS_TOO_MUCH_MEMORY
    assert is_well(workers)


def test_a_worker_that_has_grown_is_not_given_the_next_file(workers: Workers) -> None:
    first = workers.do(SONG, os.getpid)
    workers.do(SONG, exec, "import sys; sys.kept = b'.' * 120_000_000")
    assert workers.do(SONG, os.getpid) != first


def test_what_nobody_foresaw_is_the_failure_of_its_file_and_a_line_in_the_log(
    workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        workers.do(SONG, divmod, 1, 0)
    assert caught.value.reason == FAILS_UNEXPECTEDLY
    assert "ZeroDivisionError" in caplog.text
    assert str(SONG) in caplog.text
    caplog.clear()
    assert is_well(workers)


def test_a_bad_file_says_why_as_it_would_here(workers: Workers, tmp_path: Path) -> None:
    gone = tmp_path / "gone.mp3"
    with pytest.raises(TrackReadError) as caught:
        workers.do(gone, reading.read_track, FileStamp(gone, 1, 1))
    assert (caught.value.path, str(caught.value.reason)) == (gone, "The file is gone.")
    assert str(caught.value) == f"{gone}: The file is gone."


def test_what_a_library_prints_disturbs_nobody(workers: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    workers.do(SONG, exec, "import os, sys; print('hello', flush=True); os.write(1, b'x'); os.write(2, b'y')")
    assert is_well(workers)
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_understood_is_taken_for_a_crash(workers: Workers) -> None:
    with pytest.raises(AudioDecodeError) as caught:
        workers.do(
            SONG, exec, "import os\nfor fd in range(3, 20):\n  try: os.write(fd, b'\\xff' * 8)\n  except OSError: pass"
        )
    assert caught.value.reason == CRASHES
    assert is_well(workers)


def test_stopping_takes_no_time_whatever_a_file_does(workers: Workers) -> None:
    outcome: list[BaseException] = []

    def hang() -> None:
        try:
            workers.do(SONG, time.sleep, 60)
        except WorkersStoppedError as stopped:
            outcome.append(stopped)

    thread = threading.Thread(target=hang)
    thread.start()
    time.sleep(0.3)
    before = time.monotonic()
    workers.stop()
    thread.join()
    assert time.monotonic() - before < 10.0  # the job alone would take a minute
    assert len(outcome) == 1
    with pytest.raises(WorkersStoppedError):
        workers.do(SONG, os.getpid)


def test_no_process_is_left_behind(workers: Workers) -> None:
    mine = psutil.Process()
    process = psutil.Process(workers.do(SONG, os.getpid))
    assert process in mine.children()
    workers.stop()
    process.wait(5)
    assert process not in mine.children()


HANGS = """
import threading, time
from pathlib import Path
from emotion_player.analysis.workers import Workers
workers = Workers()
print(workers.do(Path("x"), __import__("os").getpid), flush=True)
workers.do(Path("x"), exec, "while True: pass")
"""


def test_workers_end_with_the_program_although_it_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", HANGS], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert program.stdout is not None
    worker = psutil.Process(int(program.stdout.readline()))
    program.kill()
    program.wait()
    program.stdout.close()
    worker.wait(10)
    assert not worker.is_running()


def test_a_crash_leaves_where_it_was(tmp_path: Path) -> None:
    crash_log = tmp_path / "crashes.txt"
    with Workers(SHORT, crash_log) as workers, pytest.raises(AudioDecodeError):
        workers.do(SONG, os.abort)
    assert "Fatal Python error: Aborted" in crash_log.read_text()


def test_workers_that_do_not_start_are_no_fault_of_the_songs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_START", "raise SystemExit(3)")
    with Workers(SHORT) as workers, pytest.raises(EmotionPlayerError) as caught:
        workers.do(SONG, os.getpid)
    assert not isinstance(caught.value, TrackError)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Workers(SHORT) as workers, pytest.raises(EmotionPlayerError, match="no process can be started"):
        workers.do(SONG, os.getpid)


def test_a_part_that_is_missing_is_no_fault_of_the_songs(workers: Workers) -> None:
    with pytest.raises(EmotionPlayerError, match=r"Songs cannot be read: .*nowhere") as caught:
        workers.do(SONG, exec, "import nowhere")
    assert not isinstance(caught.value, TrackError)


def test_workers_load_only_what_reading_needs() -> None:
    song = paths.demo_folder() / "Iron Weather.mp3"
    status = song.stat()
    with Workers() as workers:
        track = workers.do(song, reading.read_track, FileStamp(song, status.st_size, status.st_mtime_ns))
        heard = workers.do(song, reading.decode_mels, song, (MelSpec(),), SegmentSpec(10.0, 3, -24.0, 0.0))
        loaded = set(workers.do(song, eval, "list(__import__('sys').modules)"))
    assert track.title == "Iron Weather"
    assert heard.mels[0].shape == (3, 96, 626)
    assert not loaded & {"PySide6", "onnxruntime", "torch", "scipy.signal", "sqlite3", "emotion_player.app"}
    assert not loaded & {"numpy.f2py", "numpy.ma", "numpy.testing"}


def test_a_worker_that_reads_covers_loads_no_decoder() -> None:
    song = paths.demo_folder() / "Iron Weather.mp3"
    with Workers() as workers:
        picture = workers.do(song, cover_art, song)
        loaded = set(workers.do(song, eval, "list(__import__('sys').modules)"))
    assert picture.startswith((b"\xff\xd8", b"\x89PNG"))
    assert not loaded & {"av", "numpy", "scipy"}
