from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import (
    AnalysisEvent,
    FilesFound,
    PatternsUnmatched,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.analysis.pacing import Pacing, Pause
from emotion_player.analysis.run_tally import RunTally
from emotion_player.core.patterns import UnmatchedPattern
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp
from emotion_player.errors import LibraryError, Sentence
from emotion_player.gui.scanning.scan import ScanRequest, ScanRunner
from emotion_player.gui.scanning.scan_texts import progress_text, summary_text
from emotion_player.gui.tasks import Tasks
from tests.gui.conftest import ScriptedAnalysis, four_songs

FILE = FileStamp(Path("/music/a.mp3"), 1, 1)
REQUEST = ScanRequest((Path("/music"),), "student")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def counted(*events: AnalysisEvent) -> RunTally:
    tally = RunTally()
    tally.count(events)
    return tally


def test_before_anything_is_found_it_looks_for_music() -> None:
    assert progress_text(RunTally()) == "Looking for music…"


def test_pace_and_time_left_are_told_once_they_are_known() -> None:
    clock = Clock()
    tally = RunTally(clock)
    tally.count([FilesFound(100, False), TrackUnchanged(FILE)])
    assert progress_text(tally) == "Analysing 1 of 100 so far"
    clock.now += 10
    tally.count([FilesFound(120, True), *[TrackUnchanged(FILE)] * 19])
    assert progress_text(tally) == "Analysing 20 of 120  ·  2.0 songs a second  ·  about 50 seconds left"


def test_the_summary_counts_every_kind() -> None:
    tally = counted(
        FilesFound(4, True),
        TrackAnalyzed(four_songs()[0], False),
        TrackUnchanged(FILE),
        TrackUnchanged(FILE),
        TrackFailed(FailedFile(FILE, Sentence("It is empty.")), False),
    )
    assert summary_text(tally, cancelled=False) == (
        "Scan finished: 1 song analysed, 2 unchanged, 1 could not be analysed."
    )


def test_the_summary_of_a_stopped_scan_says_what_is_left() -> None:
    tally = counted(FilesFound(3, True), TrackUnchanged(FILE))
    assert summary_text(tally, cancelled=True) == "Scan stopped: 0 songs analysed, 1 unchanged, 2 still to do."


def test_a_folder_without_music_is_said_to_hold_none() -> None:
    assert summary_text(counted(FilesFound(0, True)), cancelled=False) == "No music was found there."


def test_patterns_of_files_to_include_that_match_none_are_told() -> None:
    patterns = (UnmatchedPattern("*.fla", is_include=True), UnmatchedPattern("Podcasts", is_include=False))
    unmatched = PatternsUnmatched(patterns)

    assert summary_text(counted(FilesFound(0, True), unmatched), cancelled=False) == (
        "No music was found there. No song there matches *.fla in Settings → Music folders."
    )
    assert summary_text(counted(FilesFound(1, True), unmatched, TrackUnchanged(FILE)), cancelled=False) == (
        "Scan finished: 0 songs analysed, 1 unchanged. No song there matches *.fla in Settings → Music folders."
    )


def test_a_second_scan_waits_for_the_first(qtbot: QtBot, tasks: Tasks) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    runner = ScanRunner(analysis, Pacing(), tasks)
    runner.scan(REQUEST)
    runner.scan(ScanRequest((Path("/other"),), "student"))
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    analysis.step(10)
    qtbot.waitUntil(lambda: not runner.is_running)
    assert [call[0] for call in analysis.calls] == [(Path("/music"),), (Path("/other"),)]


def test_cancelling_forgets_the_scans_that_wait(qtbot: QtBot, tasks: Tasks) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    runner = ScanRunner(analysis, Pacing(), tasks)
    runner.scan(REQUEST)
    runner.scan(ScanRequest((Path("/other"),), "student"))
    with qtbot.waitSignal(runner.ended) as signal:
        runner.cancel()
    assert signal.args is not None
    assert signal.args[1] is True
    assert not runner.is_running


def test_a_stopped_scan_is_resumed_with_those_that_waited(qtbot: QtBot, tasks: Tasks) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    runner = ScanRunner(analysis, Pacing(), tasks)
    runner.scan(REQUEST)
    runner.scan(ScanRequest((Path("/other"),), "student"))
    qtbot.waitUntil(lambda: len(analysis.calls) == 1)
    with qtbot.waitSignal(runner.ended):
        runner.cancel()
    analysis.step(10)
    runner.resume()
    qtbot.waitUntil(lambda: not runner.is_running)
    assert [call[0] for call in analysis.calls] == [(Path("/music"),), (Path("/music"),), (Path("/other"),)]


def test_after_a_refusal_the_next_scan_still_runs(qtbot: QtBot, tasks: Tasks) -> None:
    analysis = ScriptedAnalysis()
    analysis.error = LibraryError("The disk is full.")
    runner = ScanRunner(analysis, Pacing(), tasks)
    with qtbot.waitSignal(runner.failed):
        runner.scan(REQUEST)
    analysis.error = None
    with qtbot.waitSignal(runner.ended):
        runner.scan(REQUEST)


def test_the_user_lets_a_scan_wait_and_go_on(qtbot: QtBot, tasks: Tasks) -> None:
    analysis = ScriptedAnalysis.placing(*four_songs())
    analysis.hold()
    runner = ScanRunner(analysis, Pacing(), tasks)
    runner.scan(REQUEST)
    with qtbot.waitSignal(runner.pause_changed) as waits:
        runner.toggle_pause()
    assert waits.args == [Pause.BY_USER]
    analysis.step(10)
    with qtbot.waitSignals([runner.pause_changed, runner.ended]):
        runner.toggle_pause()


def test_what_waits_for_the_battery_goes_on_when_the_user_wishes_so(qtbot: QtBot, tasks: Tasks) -> None:
    runner = ScanRunner(
        ScriptedAnalysis.placing(*four_songs()), Pacing(pauses_on_battery=True, on_battery=lambda: True), tasks
    )
    with qtbot.waitSignal(runner.pause_changed) as waits:
        runner.scan(REQUEST)
    assert waits.args == [Pause.ON_BATTERY]
    with qtbot.waitSignal(runner.ended) as ended:
        runner.toggle_pause()
    assert ended.args is not None
    assert ended.args[0].analyzed == 4


def test_a_scan_that_waits_can_be_cancelled(qtbot: QtBot, tasks: Tasks) -> None:
    pacing = Pacing()
    runner = ScanRunner(ScriptedAnalysis.placing(*four_songs()), pacing, tasks)
    runner.scan(REQUEST)
    pacing.hold()
    with qtbot.waitSignal(runner.ended):
        runner.cancel()
