import itertools
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest

from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import (
    AnalysisEvent,
    FilesFound,
    PauseChanged,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.analysis.reasons import CRASHES, FAILS_UNEXPECTEDLY, NEEDS_TOO_MUCH_MEMORY, TAKES_TOO_LONG
from emotion_player.analysis.run_tally import RunTally
from emotion_player.analysis.workers import Limits, Workers
from emotion_player.core.emotion import Emotion
from emotion_player.core.patterns import FilePatterns
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import AudioDecodeError, LibraryError, ModelError, TrackReadError, reason_of
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.library import Library

CALM = Emotion(0.5, -0.5)
STUDENT = ModelKey("student", "1")


class ContentReader:
    """Takes a file's first line as its sound."""

    def __init__(self) -> None:
        self.read_paths: list[str] = []

    def read(self, file: FileStamp) -> Track:
        self.read_paths.append(file.path.name)
        try:
            sound = file.path.read_text().partition("\n")[0]
        except OSError as error:
            raise TrackReadError(file.path, "It cannot be read: {why}.", why=reason_of(error)) from error
        return Track(file, Fingerprint(sound), 1.0, title=file.path.stem)


@dataclass
class CountingPredictor:
    """Finds everything calm, except what it is told is broken; counts how often it was asked."""

    model: ModelKey = STUDENT
    decoder: str = "decoder 1"
    broken: set[str] = field(default_factory=set)
    before: Callable[[Path], object] = lambda _: None
    heard: Counter[str] = field(default_factory=Counter)
    threads: set[str] = field(default_factory=set)

    def predict(self, path: Path) -> Prediction:
        self.heard[path.name] += 1
        self.threads.add(threading.current_thread().name)
        self.before(path)
        if not path.exists():
            raise TrackReadError(path, "The file is gone.")
        if path.name in self.broken:
            raise AudioDecodeError(path, "It contains no sound.")
        return Prediction(CALM, CALM, CALM, EmotionCurve(3.0, ()))


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.mp3").write_text(f"sound {number}")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def analyzer(library: Library, predictor: CountingPredictor, workers: int = 2) -> Analyzer:
    return Analyzer(AudioFinder(), ContentReader(), predictor, library, Pacing(workers))


def scan(
    library: Library, *roots: Path, predictor: CountingPredictor | None = None, retry_failed: bool = False
) -> list[AnalysisEvent]:
    run = analyzer(library, predictor or CountingPredictor())
    return list(run.run(roots, RunOptions(retry_failed=retry_failed)))


def count(events: Iterable[AnalysisEvent], kind: type) -> int:
    return sum(isinstance(event, kind) for event in events)


def placed(library: Library, model: ModelKey = STUDENT) -> list[str]:
    paths = map(Path, library.track_paths())
    return sorted(path.name for path in paths if library.predicted_track(path, model) is not None)


def failures(events: Iterable[AnalysisEvent]) -> dict[str, tuple[str, bool]]:
    failed = [event for event in events if isinstance(event, TrackFailed)]
    return {event.failed.file.path.name: (str(event.failed.reason), event.again) for event in failed}


def test_every_song_is_placed_and_told(library: Library, music: Path) -> None:
    predictor = CountingPredictor()

    events = scan(library, music, predictor=predictor)

    fresh = [event for event in events if isinstance(event, TrackAnalyzed)]
    assert sorted(event.predicted.track.path.name for event in fresh) == [f"{number:02}.mp3" for number in range(12)]
    assert all(event.predicted.prediction.emotion == CALM and not event.from_cache for event in fresh)
    assert placed(library) == sorted(event.predicted.track.path.name for event in fresh)
    assert {name.partition("_")[0] for name in predictor.threads} == {"analyze"}
    assert len(predictor.threads) <= 2
    found = [event for event in events if isinstance(event, FilesFound)]
    assert found[0] == FilesFound(0, complete=False)
    assert found[-1] == FilesFound(12, complete=True)


def test_a_second_run_does_nothing_again(library: Library, music: Path) -> None:
    scan(library, music)
    predictor = CountingPredictor()
    second = analyzer(library, predictor)

    events = list(second.run([music]))

    assert count(events, TrackUnchanged) == 12
    assert not predictor.heard
    assert isinstance(second.reader, ContentReader)
    assert not second.reader.read_paths


def test_another_model_listens_anew_without_reading_again(library: Library, music: Path) -> None:
    scan(library, music)
    teacher = analyzer(library, CountingPredictor(ModelKey("teacher", "1")))

    events = list(teacher.run([music]))

    assert count(events, TrackAnalyzed) == 12
    assert isinstance(teacher.reader, ContentReader)
    assert not teacher.reader.read_paths
    assert placed(library) == placed(library, ModelKey("teacher", "1"))


def test_moved_and_retagged_songs_are_remembered(library: Library, music: Path) -> None:
    scan(library, music)
    (music / "new").mkdir()
    (music / "00.mp3").rename(music / "new" / "moved.mp3")
    (music / "01.mp3").write_text("sound 1\nand other tags")
    predictor = CountingPredictor()

    events = scan(library, music, predictor=predictor)

    remembered = [event for event in events if isinstance(event, TrackAnalyzed)]
    assert sorted(event.predicted.track.title for event in remembered) == ["01", "moved"]
    assert all(event.from_cache for event in remembered)
    assert not predictor.heard
    assert "00.mp3" not in placed(library)
    assert len(placed(library)) == 12


def test_a_sound_in_many_files_is_listened_to_once(library: Library, music: Path) -> None:
    for number in range(30):
        shutil.copy(music / "00.mp3", music / f"copy {number}.mp3")
    predictor = CountingPredictor()

    events = scan(library, music, predictor=predictor)

    assert sum(predictor.heard.values()) == 12
    assert count(events, TrackAnalyzed) == 42
    assert sum(isinstance(event, TrackAnalyzed) and event.from_cache for event in events) == 30
    assert len(placed(library)) == 42


def test_a_twin_is_listened_to_when_the_first_file_fails(library: Library, music: Path) -> None:
    shutil.copy(music / "00.mp3", music / "zz.mp3")
    shutil.copy(music / "00.mp3", music / "zzz.mp3")
    ready = threading.Event()
    predictor = CountingPredictor(broken={"00.mp3"}, before=lambda path: path.name == "00.mp3" and ready.wait(0.2))

    events = scan(library, music, predictor=predictor)

    assert failures(events) == {"00.mp3": ("It contains no sound.", False)}
    assert len(placed(library)) == 13
    assert predictor.heard["zz.mp3"] + predictor.heard["zzz.mp3"] == 1


def test_a_bad_file_stops_nothing_and_is_not_tried_again(library: Library, music: Path) -> None:
    predictor = CountingPredictor(broken={"03.mp3"})

    first = scan(library, music, predictor=predictor)
    second = scan(library, music, predictor=predictor)

    assert failures(first) == {"03.mp3": ("It contains no sound.", False)}
    assert failures(second) == {"03.mp3": ("It contains no sound.", True)}
    assert predictor.heard["03.mp3"] == 1
    assert count(first, TrackAnalyzed) == 11
    assert [failed.file.path.name for failed in library.failed_files()] == ["03.mp3"]


def test_a_failed_file_is_tried_again_on_request_or_when_it_or_the_decoder_changed(
    library: Library, music: Path
) -> None:
    def run(decoder: str = "decoder 1", *, retry_failed: bool = False) -> int:
        predictor = CountingPredictor(broken={"03.mp3"}, decoder=decoder)
        scan(library, music, predictor=predictor, retry_failed=retry_failed)
        return predictor.heard["03.mp3"]

    assert run() == 1
    assert run() == 0
    assert run(retry_failed=True) == 1
    assert run("decoder 2") == 1
    assert run("decoder 2") == 0
    (music / "03.mp3").write_text("other sound")
    assert run("decoder 2") == 1

    scan(library, music, retry_failed=True)
    assert list(library.failed_files()) == []
    assert len(placed(library)) == 12


def test_a_file_that_could_not_be_read_is_tried_every_time(library: Library, music: Path) -> None:
    class Forbidding(ContentReader):
        def read(self, file: FileStamp) -> Track:
            raise TrackReadError(file.path, "It cannot be read.")

    forbidden = Analyzer(AudioFinder(), Forbidding(), CountingPredictor(), library, Pacing())
    assert set(failures(forbidden.run([music])).values()) == {("It cannot be read.", False)}
    assert len(list(library.failed_files())) == 12

    assert count(scan(library, music), TrackAnalyzed) == 12
    assert list(library.failed_files()) == []


def test_a_file_that_vanishes_during_the_scan_fails_alone(library: Library, music: Path) -> None:
    before_reading = Analyzer(AudioFinder(), ContentReader(), CountingPredictor(), library, Pacing(1))
    run = before_reading.run([music])
    assert next(run) == FilesFound(0, complete=False)
    next(run)  # the folder has been walked
    (music / "11.mp3").unlink()
    assert failures(run) == {"11.mp3": ("It cannot be read: no such file or folder.", False)}

    (music / "12.mp3").write_text("sound 12")
    before_listening = CountingPredictor(before=lambda path: path.unlink())
    events = scan(library, music, predictor=before_listening)

    assert failures(events) == {"12.mp3": ("The file is gone.", False)}
    assert count(events, TrackUnchanged) == 11
    assert [str(failed.reason) for failed in library.failed_files()] == ["The file is gone."]


def test_deleted_files_are_forgotten_but_not_what_was_heard(library: Library, music: Path) -> None:
    scan(library, music)
    (music / "00.mp3").unlink()

    scan(library, music)
    assert len(placed(library)) == 11

    (music / "back.mp3").write_text("sound 0")
    predictor = CountingPredictor()
    scan(library, music, predictor=predictor)
    assert len(placed(library)) == 12
    assert not predictor.heard


def test_an_empty_or_missing_folder_may_be_an_unplugged_disk_and_forgets_nothing(library: Library, music: Path) -> None:
    scan(library, music)
    music.rename(music.with_name("unplugged"))

    missing = scan(library, music)
    music.mkdir()
    scan(library, music)

    assert failures(missing) == {"music": ("There is no such file or folder.", False)}
    assert len(placed(library)) == 12
    assert list(library.failed_files()) == []


def test_missing_folders_and_link_loops_do_not_stop_the_others(library: Library, music: Path) -> None:
    (music / "loop").symlink_to(music)

    events = scan(library, music.with_name("typo"), music)

    assert list(failures(events)) == ["typo"]
    assert count(events, TrackAnalyzed) == 12


def test_what_is_told_to_be_done_was_told_to_be_found_before(library: Library, music: Path) -> None:
    for _ in range(2):
        tally = RunTally()
        for event in Analyzer(AudioFinder(), ContentReader(), CountingPredictor(), library, Pacing(2)).run([music]):
            tally.count([event])
            assert tally.done <= tally.found
    assert tally.unchanged == tally.found == 12


def test_closing_keeps_what_is_done_finishes_what_is_begun_and_begins_no_more(library: Library, music: Path) -> None:
    predictor = CountingPredictor(before=lambda _: time.sleep(0.02))
    run = analyzer(library, predictor).run([music])
    seen: list[AnalysisEvent] = []
    while count(seen, TrackAnalyzed) < 3:
        seen.append(next(run))
    run.close()

    with Library(library.path) as other:
        stored = placed(other)
    assert 3 <= len(stored) <= 3 + 4  # two workers, and what they finished meanwhile
    assert sorted(predictor.heard) == stored

    scan(library, music, predictor=predictor)
    assert set(predictor.heard.values()) == {1}
    assert len(placed(library)) == 12


def test_what_is_done_can_be_seen_by_others_within_a_second_or_so(library: Library, music: Path) -> None:
    stop = threading.Event()
    predictor = CountingPredictor(before=lambda path: path.name > "03.mp3" and stop.wait(10))
    run = analyzer(library, predictor).run([music])
    thread_library_path = library.path

    def watch() -> None:
        with Library(thread_library_path) as other:
            deadline = time.monotonic() + 8
            while len(placed(other)) < 4 and time.monotonic() < deadline:
                time.sleep(0.05)
            seen.append(len(placed(other)))
        stop.set()

    seen: list[int] = []
    watcher = threading.Thread(target=watch)
    watcher.start()
    list(run)
    watcher.join()

    assert seen == [4]


def test_an_error_of_the_library_ends_the_run(library: Library, music: Path) -> None:
    library._db.row("PRAGMA max_page_count = 15")

    for number in range(100):
        (music / f"more {number}.mp3").write_text(f"{number}" * 500)

    with pytest.raises(LibraryError, match="the disk is full"):
        scan(library, music)


def test_whatever_a_song_provokes_is_its_failure_and_a_line_in_the_log(
    library: Library, music: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def provoke(path: Path) -> None:
        if path.name == "03.mp3":
            raise ZeroDivisionError

    events = scan(library, music, predictor=CountingPredictor(before=provoke))

    assert failures(events) == {"03.mp3": (str(FAILS_UNEXPECTEDLY), False)}
    assert count(events, TrackAnalyzed) == 11
    assert "03.mp3" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_a_model_that_fails_ends_the_run(library: Library, music: Path) -> None:
    def fail(_: Path) -> None:
        raise ModelError("The model is broken.")

    with pytest.raises(ModelError, match="The model is broken"):
        scan(library, music, predictor=CountingPredictor(before=fail))


class HostileReader(ContentReader):
    """Does in a worker what the names of the files say."""

    JOBS: ClassVar[dict[str, tuple[Any, ...]]] = {
        "crashes": (os.abort,),
        "hangs": (exec, "while True: pass"),
        "grows": (exec, "import time; much = b'.' * 400_000_000; time.sleep(20)"),
        "surprises": (divmod, 1, 0),
    }

    def __init__(self, workers: Workers) -> None:
        super().__init__()
        self._workers = workers

    def read(self, file: FileStamp) -> Track:
        if job := self.JOBS.get(file.path.stem):
            self._workers.do(file.path, *job)
        return super().read(file)


def test_files_that_crash_hang_grow_or_surprise_fail_alone(
    library: Library, music: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in HostileReader.JOBS:
        (music / f"{name}.mp3").write_text(name)
    with Workers(Limits(seconds=1.0, memory_bytes=250_000_000)) as workers:
        run = Analyzer(AudioFinder(), HostileReader(workers), CountingPredictor(), library, Pacing(2))
        events = list(run.run([music]))

    assert {name: reason for name, (reason, _) in failures(events).items()} == {
        "crashes.mp3": str(CRASHES),
        "hangs.mp3": str(TAKES_TOO_LONG),
        "grows.mp3": str(NEEDS_TOO_MUCH_MEMORY),
        "surprises.mp3": str(FAILS_UNEXPECTEDLY),
    }
    assert len(placed(library)) == 12
    caplog.clear()


def test_a_run_can_be_stopped_at_any_time_although_a_song_takes_for_ever(library: Library, music: Path) -> None:
    (music / "hangs.mp3").write_text("hangs")
    with Workers() as workers:
        reader, predictor = HostileReader(workers), CountingPredictor()
        run = Analyzer(AudioFinder(), reader, predictor, library, Pacing(2), give_up=workers.stop).run([music])
        seen: list[AnalysisEvent] = []
        while count(seen, TrackAnalyzed) < 12:
            seen.append(next(run))
        for _ in range(3):
            began = time.monotonic()
            next(run)
            assert time.monotonic() - began < 5.0  # the song alone would take a minute
        run.close()


def test_closing_does_not_wait_for_a_song_that_takes_for_ever(library: Library, music: Path) -> None:
    (music / "hangs.mp3").write_text("hangs")
    with Workers() as workers:
        reader, predictor = HostileReader(workers), CountingPredictor()
        run = Analyzer(AudioFinder(), reader, predictor, library, Pacing(2), give_up=workers.stop).run([music])
        seen: list[AnalysisEvent] = []
        while count(seen, TrackAnalyzed) < 12:
            seen.append(next(run))
        began = time.monotonic()
        run.close()
        assert time.monotonic() - began < 5.0

    assert len(placed(library)) == 12
    assert list(library.failed_files()) == []


class ManyFiles:
    """100,000 files that are found slowly."""

    def __init__(self) -> None:
        self.found = 0

    def find(self, roots: Iterable[Path]) -> Iterator[FileStamp | FailedFile]:
        for number in range(100_000):
            self.found = number + 1
            yield FileStamp(Path(f"/music/{number}.mp3"), 1, 1)
            if number % 1_000 == 0:
                time.sleep(0.01)

    def takes(self, place: str) -> bool:
        return True


def test_the_walk_runs_ahead_but_songs_come_before_it_ends(library: Library) -> None:
    class Reader:
        def read(self, file: FileStamp) -> Track:
            return Track(file, Fingerprint(file.path.name), 1.0)

    class Predictor(CountingPredictor):
        def predict(self, path: Path) -> Prediction:
            self.heard[path.name] += 1
            return Prediction(CALM, CALM, CALM, EmotionCurve(3.0, ()))

    files, predictor = ManyFiles(), Predictor()
    run = Analyzer(files, Reader(), predictor, library, Pacing(2)).run([Path("/music")])
    events: list[AnalysisEvent] = []
    while count(events, TrackAnalyzed) < 50:
        events.append(next(run))
    walked = files.found
    run.close()

    assert 50 < walked < 100_000
    totals = [event.total for event in events if isinstance(event, FilesFound)]
    assert len(set(totals)) > 1
    assert totals == sorted(totals)
    assert sum(predictor.heard.values()) <= 54  # and no more than were asked for


def test_a_paused_run_begins_nothing_and_goes_on_where_it_was(library: Library, music: Path) -> None:
    pacing, predictor = Pacing(2), CountingPredictor()
    pacing.hold()
    run = Analyzer(AudioFinder(), ContentReader(), predictor, library, pacing).run([music])
    first = list(itertools.islice(run, 8))

    assert PauseChanged(Pause.BY_USER) in first
    assert not predictor.heard
    pacing.urge()
    rest = list(run)

    assert count(rest, TrackAnalyzed) == 12
    assert PauseChanged(None) in rest


def test_a_run_that_pauses_in_the_middle_finishes_and_keeps_what_is_under_way(library: Library, music: Path) -> None:
    pacing, predictor = Pacing(2), CountingPredictor()
    run = Analyzer(AudioFinder(), ContentReader(), predictor, library, pacing).run([music])
    next(event for event in run if isinstance(event, TrackAnalyzed))
    pacing.hold()
    next(event for event in run if isinstance(event, PauseChanged))
    for _ in itertools.islice(run, 20):
        pass
    heard = sum(predictor.heard.values())
    run.close()

    assert heard <= 1 + 4
    assert len(placed(library)) == sum(predictor.heard.values()) == heard


def test_a_gentle_run_works_on_as_many_songs_at_once_as_half_the_cores(
    library: Library, music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    at_once, most, lock = 0, 0, threading.Lock()
    together = threading.Barrier(4, timeout=30)  # twelve songs: three times four

    def listen(_: Path) -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        together.wait()
        with lock:
            at_once -= 1

    predictor = CountingPredictor(before=listen)
    list(Analyzer(AudioFinder(), ContentReader(), predictor, library, Pacing(gentle=True)).run([music]))

    assert sum(predictor.heard.values()) == 12
    assert most == 4


def test_what_the_patterns_leave_out_is_forgotten_but_its_emotion_is_not(library: Library, music: Path) -> None:
    (music / "Podcasts").mkdir()
    (music / "Podcasts" / "talk.mp3").write_text("talk")
    scan(library, music)
    assert "talk.mp3" in placed(library)

    finder = AudioFinder(FilePatterns(exclude=("Podcasts", "03.mp3")))
    list(Analyzer(finder, ContentReader(), CountingPredictor(), library, Pacing(2)).run([music]))
    assert sorted(set(placed(library)) & {"talk.mp3", "03.mp3", "04.mp3"}) == ["04.mp3"]

    again = CountingPredictor()
    scan(library, music, predictor=again)
    assert {"talk.mp3", "03.mp3"} <= set(placed(library))
    assert not again.heard


def test_a_folder_that_is_named_itself_is_taken_although_a_pattern_fits_it(library: Library, music: Path) -> None:
    (music / "Podcasts").mkdir()
    (music / "Podcasts" / "talk.mp3").write_text("talk")
    finder = AudioFinder(FilePatterns(exclude=("Podcasts",)))
    for _ in range(2):
        run = Analyzer(finder, ContentReader(), CountingPredictor(), library, Pacing(2))
        events = list(run.run([music, music / "Podcasts"]))

    assert "talk.mp3" in placed(library)
    assert count(events, TrackUnchanged) == 13


KILLED = """
import sys, time
from pathlib import Path
from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.prediction import Prediction, ModelKey
from emotion_player.core.track import Fingerprint, Track
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.library import Library

class Slow:
    model, decoder = ModelKey("student", "1"), "decoder 1"

    def read(self, file):
        return Track(file, Fingerprint(file.path.read_text()), 1.0)

    def predict(self, path):
        time.sleep(0.05)
        point = Emotion(0.5, -0.5)
        return Prediction(point, point, point, EmotionCurve(3.0, ()))

for event in Analyzer(AudioFinder(), Slow(), Slow(), Library(Path(sys.argv[1])), Pacing(2)).run([Path(sys.argv[2])]):
    pass
"""


def test_a_killed_scan_goes_on_where_it_was(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    for number in range(200):
        (music / f"{number:03}.mp3").write_text(f"sound {number}")
    file = tmp_path / "library.db"
    process = subprocess.Popen([sys.executable, "-c", KILLED, file, music], cwd=Path(__file__).parents[2])
    with Library(file) as library:
        deadline = time.monotonic() + 20
        while len(placed(library)) < 10 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()

        before = placed(library)
        assert 10 <= len(before) < 200
        predictor = CountingPredictor()
        scan(library, music, predictor=predictor)

        assert len(placed(library)) == 200
        assert sorted(predictor.heard) == [f"{n:03}.mp3" for n in range(200) if f"{n:03}.mp3" not in before]
        assert set(predictor.heard.values()) == {1}


def test_a_correction_is_stored_at_once_while_a_scan_places_thousands_of_moved_files(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    for number in range(2_000):
        (old / f"{number}.mp3").write_text(str(number))
    with Library(tmp_path / "library.db") as library:
        scan(library, old)
    old.rename(new)
    waits: list[float] = []
    done = threading.Event()

    def correct() -> None:
        with Library(tmp_path / "library.db") as other:
            while not done.is_set():
                begun = time.monotonic()
                other.corrections.change({Fingerprint("17"): Emotion(0.5, 0.5)})
                waits.append(time.monotonic() - begun)
                time.sleep(0.02)

    thread = threading.Thread(target=correct)
    thread.start()
    try:
        with Library(tmp_path / "library.db") as library:
            events = scan(library, new)
    finally:
        done.set()
        thread.join()

    assert count(events, TrackAnalyzed) == 2_000
    assert waits
    assert sorted(waits)[len(waits) // 2] < 5.0  # a busy computer is slow; whoever starves waits for the whole scan
