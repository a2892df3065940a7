"""Songs are removed from the library, never from the disk, and this can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emotion_player.analysis.events import FilesFound, FolderShrunk
from emotion_player.core.emotion import Emotion
from emotion_player.core.track_columns import TrackColumns
from emotion_player.library.library import Library
from tests.gui.acting import pick, press
from tests.gui.conftest import OpenWindow, ScriptedAnalysis, at, four_songs, place
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
    assert window.message.text == "1 song removed from the library; no file was deleted."

    press(window, "Undo")
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    assert undo.text() == "Undo Remove 1 song from the library"
    undo.trigger()
    qtbot.waitUntil(lambda: titles(window) == everything)
    assert not undo.isEnabled()
    assert len(library.track_paths()) == 4

    redo.trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 3)


def test_a_song_is_restored_without_reading_the_others(
    qtbot: QtBot, open_window: OpenWindow, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(four_songs())
    everything = titles(window)
    pages: list[int] = []

    def track_pages(_library: Library, _models: object, size: int) -> Iterator[TrackColumns]:
        pages.append(size)
        yield from ()

    monkeypatch.setattr(Library, "track_pages", track_pages)
    window.selection.select([window.tracks.collection.shown[0]])
    pick(window.menus.song, "Remove from library")
    qtbot.waitUntil(lambda: len(titles(window)) == 3)

    press(window, "Undo")

    qtbot.waitUntil(lambda: titles(window) == everything)
    qtbot.waitUntil(lambda: len(library.track_paths()) == 4)
    assert pages == []


def test_a_restored_song_is_the_same_song_in_queue_playlist_and_correction(
    qtbot: QtBot, open_window: OpenWindow, library: Library, tone: Path
) -> None:
    window = open_window([place("Anthem"), at(place("Battle"), tone), place("Cradle"), place("Dirge")])
    song, songs = window.tracks.collection.shown[1], window.tracks.collection
    window.listening.edits.add([song])
    window.corrections.correct(song, 0.1, 0.2)
    window.collecting.playlists.keep([song], "Mine")
    window.collecting.playlists.show_playlist("Mine")
    qtbot.waitUntil(lambda: library.playlists.playlist("Mine") is not None)

    window.selection.select([song])
    pick(window.menus.song, "Remove from library")
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    press(window, "Undo")
    qtbot.waitUntil(lambda: len(titles(window)) == 4)

    assert songs.id_at(songs.path(song)) == song
    assert window.listening.playback.queue.coming == (song,)
    assert songs.emotion(song) == Emotion(0.1, 0.2)
    qtbot.waitUntil(lambda: [line.track_id for line in window.collecting.playlists.pane.songs.lines] == [song])
    for _ in range(3):
        window.frame.history.actions[0].trigger()
    assert songs.emotion(song) != Emotion(0.1, 0.2)
    assert len(window.listening.playback.queue.coming) == 0


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
