from __future__ import annotations

from pathlib import Path

import pytest

from emotion_player.analysis.events import FilesFound, PauseChanged, TrackFailed, TrackUnchanged
from emotion_player.analysis.run_tally import RunTally
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp
from emotion_player.errors import Sentence

FILE = FileStamp(Path("/music/a.mp3"), 1, 1)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_pace_forgets_what_is_long_ago() -> None:
    clock = Clock()
    tally = RunTally(clock)
    tally.count([FilesFound(10_000, True), *[TrackUnchanged(FILE)] * 1000])
    for _ in range(40):
        clock.now += 1
        tally.count([TrackUnchanged(FILE)] * 2)
    assert tally.songs_per_s == pytest.approx(2.0)
    assert tally.left_s == pytest.approx(4460)


def test_a_rest_says_nothing_about_the_pace() -> None:
    clock = Clock()
    tally = RunTally(clock)
    tally.count([FilesFound(100, True), *[TrackUnchanged(FILE)] * 10])
    clock.now += 1000
    tally.count([PauseChanged(None)])
    clock.now += 2
    tally.count([TrackUnchanged(FILE)] * 10)
    assert tally.songs_per_s == pytest.approx(5.0)


def test_files_that_failed_before_are_no_new_failures() -> None:
    tally = RunTally()
    failed = FailedFile(FILE, Sentence("The file is empty."))
    tally.count([FilesFound(3, True), TrackFailed(failed, again=True), TrackFailed(failed, again=False)])
    assert (tally.failed, tally.failed_before, tally.failures, tally.done) == ([failed], 1, 2, 2)
