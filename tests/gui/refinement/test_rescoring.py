"""The teacher hears songs in the background: asked for in the menus, seen on the line and on the points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import AnalysisEvent, FilesFound, TrackAnalyzed, TrackFailed, TrackUnchanged
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.core.patterns import FilePatterns
from emotion_player.core.predictions.prediction import FailedFile, PredictedTrack
from emotion_player.core.track import FileStamp
from emotion_player.errors import LibraryError, Sentence
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.refinement import status_line
from emotion_player.library.library import Library
from emotion_player.settings import Settings
from tests.gui.acting import part, pick, press, words
from tests.gui.conftest import BOTH, TEACHER, OpenWindow, ScriptedAnalysis, four_songs, place, remember

LEFT = Qt.MouseButton.LeftButton
ALL = "Refine all songs with the teacher"


class Teaching(ScriptedAnalysis):
    """Hears whatever it is told to hear; ``broken`` names the songs that it cannot."""

    def __init__(self, *, broken: Sequence[str] = ()) -> None:
        super().__init__()
        self.broken = broken

    def __call__(
        self, roots: Sequence[Path], model_name: str, *, patterns: FilePatterns, pacing: Pacing, options: RunOptions
    ) -> Iterator[AnalysisEvent]:
        self.events = [FilesFound(len(roots), True), *map(self._event, roots)]
        return super().__call__(roots, model_name, patterns=patterns, pacing=pacing, options=options)

    def _event(self, path: Path) -> AnalysisEvent:
        if path.stem in self.broken:
            return TrackFailed(FailedFile(FileStamp(path, 0, 0), Sentence("The file is gone.")), again=False)
        return TrackAnalyzed(place(path.stem, 0.9, 0.9, model=TEACHER), from_cache=False)

    def asked(self) -> list[list[str]]:
        """The titles of the songs of each run."""
        return [[path.stem for path in roots] for roots, _model, _retry in self.calls]


@pytest.fixture
def analysis() -> Teaching:
    return Teaching()


@pytest.fixture
def window(open_window: OpenWindow, analysis: Teaching) -> MainWindow:
    return open_window(four_songs(), analysis, BOTH)


def do(window: MainWindow, text: str) -> None:
    """Choose something from a menu."""
    action = next(each for each in window.findChildren(QAction) if each.text() == text)
    assert action.isEnabled()
    action.trigger()


def heard(window: MainWindow) -> list[str]:
    songs = window.tracks.collection
    return [
        title
        for title, is_heard in zip(songs.titles, songs.placements.has_prediction("teacher"), strict=True)
        if is_heard
    ]


def wait_for_the_end(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.library.refinement.refining.is_running)


def test_the_selected_songs_are_refined(qtbot: QtBot, window: MainWindow, analysis: Teaching) -> None:
    window.selection.select([2, 0])
    do(window, "Refine 2 songs with the teacher")
    assert part(window, "Refining").isVisible()
    wait_for_the_end(qtbot, window)
    assert analysis.calls[0][1] == "teacher"
    assert analysis.asked() == [["Cradle", "Anthem"]]
    assert heard(window) == ["Anthem", "Cradle"]
    assert not part(window, "Refining").isVisible()
    assert "2 song" in words(window.message, "Message")


def test_the_library_is_refined_with_what_is_shown_first(qtbot: QtBot, window: MainWindow, analysis: Teaching) -> None:
    window.tracks.look_for("-ada")
    do(window, ALL)
    wait_for_the_end(qtbot, window)
    assert analysis.asked() == [["Battle", "Dirge", "Anthem", "Cradle"]]
    assert len(heard(window)) == 4


def test_the_line_tells_how_far_it_is_and_stop_keeps_what_was_heard(
    qtbot: QtBot, window: MainWindow, analysis: Teaching
) -> None:
    analysis.hold()
    do(window, ALL)
    analysis.step(3)
    line = "State of the refining"
    qtbot.waitUntil(lambda: words(window, line).startswith("Refining 2 of 4 with the teacher"))
    press(window, "Refining 50%")
    press(window, "Stop refining")
    wait_for_the_end(qtbot, window)
    assert analysis.closed.is_set()
    assert heard(window) == ["Anthem", "Battle"]
    assert words(window.message, "Message").startswith("Refining stopped: 2 song")


def test_a_scan_goes_first_and_refining_goes_on_after_it(qtbot: QtBot, window: MainWindow, analysis: Teaching) -> None:
    analysis.hold()
    do(window, ALL)
    analysis.step(2)
    qtbot.waitUntil(lambda: "1 of 4" in words(window, "State of the refining"))
    window.library.add([Path("/music/New.mp3")])
    qtbot.waitUntil(lambda: len(analysis.calls) == 2 and heard(window) == ["Anthem"])
    assert words(window, "State of the refining") == "Refining 1 of 4 with the teacher  ·  waits for the scan"
    analysis.step(20)
    wait_for_the_end(qtbot, window)
    assert analysis.asked()[1:] == [["New"], ["Battle", "Cradle", "Dirge"]]


def test_it_waits_while_a_song_plays_if_the_user_wants_to_hear_in_peace(
    qtbot: QtBot, open_window: OpenWindow, analysis: Teaching
) -> None:
    settings = Settings(pause_while_playing=True)
    window = open_window(four_songs(), analysis, BOTH, settings)
    window.library.scanning.note_playing(is_playing=True)
    do(window, ALL)
    line = "State of the refining"
    qtbot.waitUntil(lambda: words(window, line) == "Refining 0 of 4 with the teacher  ·  waits while a song plays")
    window.library.scanning.note_playing(is_playing=False)
    wait_for_the_end(qtbot, window)
    assert len(heard(window)) == 4


def test_refining_the_library_goes_on_in_the_next_window(
    qtbot: QtBot, window: MainWindow, analysis: Teaching, open_window: OpenWindow
) -> None:
    analysis.hold()
    do(window, ALL)
    analysis.step(2)
    qtbot.waitUntil(lambda: "1 of 4" in words(window, "State of the refining"))
    window.close()
    QTest.qWait(50)  # whatever is still under way
    assert len(analysis.calls) == 1
    later = Teaching()
    again = open_window((), later, BOTH)
    wait_for_the_end(qtbot, again)
    assert later.asked() == [["Battle", "Cradle", "Dirge"]]
    again.close()
    third = Teaching()
    open_window((), third, BOTH)
    assert third.asked() == []  # it was done


def test_chosen_songs_go_before_the_rest_of_the_library(qtbot: QtBot, window: MainWindow, analysis: Teaching) -> None:
    analysis.hold()
    do(window, ALL)
    analysis.step(2)
    qtbot.waitUntil(lambda: "1 of 4" in words(window, "State of the refining"))
    window.selection.select([3])
    do(window, "Refine with the teacher")
    qtbot.waitUntil(lambda: len(analysis.calls) == 2)
    analysis.step(20)
    wait_for_the_end(qtbot, window)
    assert analysis.asked() == [["Anthem", "Battle", "Cradle", "Dirge"], ["Dirge"], ["Battle", "Cradle"]]


def test_a_song_that_cannot_be_heard_is_told_and_left_out(qtbot: QtBot, window: MainWindow, analysis: Teaching) -> None:
    analysis.broken = ["Cradle"]
    do(window, ALL)
    wait_for_the_end(qtbot, window)
    assert heard(window) == ["Anthem", "Battle", "Dirge"]
    assert len(analysis.calls) == 1
    assert words(window.message, "Message").endswith("Cradle.mp3: The file is gone.")


def test_it_gives_up_when_no_song_can_be_read(qtbot: QtBot, open_window: OpenWindow) -> None:
    songs = [place(f"Song {number}") for number in range(300)]
    analysis = Teaching(broken=[each.track.title for each in songs])
    window = open_window(songs, analysis, BOTH)
    do(window, ALL)
    wait_for_the_end(qtbot, window)
    assert len(analysis.calls) == 1
    assert "disk" in words(window.message, "Message")


def test_what_another_program_has_refined_meanwhile_is_shown(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    class Unchanged(Teaching):
        def _event(self, path: Path) -> AnalysisEvent:
            return TrackUnchanged(FileStamp(path, 1000, 1))

    window = open_window(four_songs(), Unchanged(), BOTH)
    remember(library, [place("Battle", 0.3, 0.3, model=TEACHER)])
    do(window, ALL)
    wait_for_the_end(qtbot, window)
    assert heard(window) == ["Battle"]


def test_an_error_ends_it_with_its_sentence(qtbot: QtBot, window: MainWindow, analysis: Teaching) -> None:
    analysis.error = LibraryError("The disk is full.")
    do(window, ALL)
    wait_for_the_end(qtbot, window)
    assert words(window.message, "Message") == "The disk is full."
    assert not part(window, "Refining").isVisible()


def test_without_a_teacher_it_says_how_to_get_one(open_window: OpenWindow, analysis: Teaching) -> None:
    window = open_window(four_songs(), analysis)
    do(window, ALL)
    assert words(window.message, "Message") == "Get the teacher with “models get teacher”."


def test_songs_that_are_refined_already_are_not_heard_again(open_window: OpenWindow, analysis: Teaching) -> None:
    refined = [place(each.track.title, 0.1, 0.1, model=TEACHER) for each in four_songs()]
    window = open_window([*four_songs(), *refined], analysis, BOTH)
    do(window, ALL)
    assert words(window.message, "Message") == "The teacher has already analysed these songs."


# Which songs the shown model has heard


def choose_teacher(window: MainWindow) -> None:
    pick(window.toolbar.menu, "Teacher")


def half_refined() -> list[PredictedTrack]:
    return [*four_songs(), place("Dirge", 0.9, 0.9, model=TEACHER)]


def test_the_line_under_the_plane_explains_outlined_points_while_there_are_any(
    qtbot: QtBot, open_window: OpenWindow, analysis: Teaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr(status_line, "announce", lambda widget, text: announced.append(text))
    window = open_window(half_refined(), analysis, BOTH)
    line = window.library.refinement.line
    assert not line.isVisible()  # the student has heard all
    choose_teacher(window)
    assert line.isVisible()
    assert announced == ["Outlined: not yet refined by the teacher (3)"]
    assert words(line, "What outlined and faded points mean") == "Outlined: not yet refined by the teacher (3)"
    assert window.message.text == ""  # the line says it all
    press(line, "Refine all songs")
    wait_for_the_end(qtbot, window)
    assert analysis.asked() == [["Anthem", "Battle", "Cradle"]]
    assert not line.isVisible()


def test_points_that_come_while_songs_are_refined_do_not_scroll_the_table(
    qtbot: QtBot, open_window: OpenWindow, analysis: Teaching
) -> None:
    songs = [place(f"Song {number:03}", number / 400) for number in range(200)]
    window = open_window(songs, analysis, BOTH)
    window.selection.choose(0)
    window.views.table.scrollToBottom()
    place_px = window.views.table.verticalScrollBar().value()
    do(window, ALL)
    wait_for_the_end(qtbot, window)
    assert len(heard(window)) == 200
    assert window.views.table.verticalScrollBar().value() == place_px > 0
