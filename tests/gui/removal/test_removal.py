"""Songs are removed from the library, never from the disk, and this can be undone."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import FilesFound, FolderShrunk
from emotion_player.library.library import Library
from tests.gui.acting import press
from tests.gui.conftest import OpenWindow, ScriptedAnalysis, four_songs
from tests.gui.test_main_window import FAILED, titles


def test_songs_are_removed_and_restored_step_by_step(qtbot: QtBot, open_window: OpenWindow, library: Library) -> None:
    window = open_window(four_songs())
    (undo, redo), everything = window.frame.history.actions, titles(window)
    remove = next(each for each in window.menus.song.actions() if each.text() == "Remove from library")
    assert not remove.isEnabled()
    assert not undo.isEnabled()

    for left in (3, 2):
        window.selection.select([window.tracks.collection.shown[0]])
        remove.trigger()
        qtbot.waitUntil(lambda: len(titles(window)) == left)  # noqa: B023 - called at once
    assert window.message.text == "1 song removed from the library; nothing was deleted."

    press(window, "Undo")
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    assert undo.text() == "Undo Remove 1 song from the library"
    undo.trigger()
    qtbot.waitUntil(lambda: sorted(titles(window)) == sorted(everything))
    assert not undo.isEnabled()
    assert len(library.track_paths()) == 4

    redo.trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 3)


def test_failures_are_removed_from_the_list_and_restored(
    qtbot: QtBot, open_window: OpenWindow, library: Library
) -> None:
    window = open_window(four_songs(), failed=[FAILED])
    failures = window.library.scanning.failures
    press(window.views.pane, "Files that could not be analysed")

    press(failures, "Remove these files from the list")

    undo = window.frame.history.actions[0]
    qtbot.waitUntil(undo.isEnabled)
    assert list(library.failed_files()) == []
    assert failures.reasons() == {}
    undo.trigger()
    qtbot.waitUntil(lambda: len(list(library.failed_files())) == 1)


def test_when_most_of_a_folder_is_gone_the_window_asks_before_it_forgets(qtbot: QtBot, open_window: OpenWindow) -> None:
    analysis = ScriptedAnalysis(FilesFound(0, True), FolderShrunk(Path("/music"), 10, 8))
    window = open_window(four_songs(), analysis)
    window.library.add([Path("/music")])

    qtbot.waitUntil(lambda: window.message.text.startswith("8 songs are missing from /music"))
    press(window, "Remove them")

    qtbot.waitUntil(lambda: len(analysis.calls) == 2)
    assert analysis.options[-1].forget_missing
