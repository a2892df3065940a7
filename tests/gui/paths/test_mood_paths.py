"""Mood paths as a person draws, asks for and adjusts them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.core.mood_words import MOOD_WORDS
from emotion_player.gui.plane.tools.plane_tool import Tool
from emotion_player.gui.playlists.inline_prompt import PlaylistKind
from tests.gui.paths.conftest import Paths

SAD_TO_HAPPY = MoodPath((Emotion(-0.7, -0.3), Emotion(0.7, 0.1)))


def press(paths: Paths, name: str) -> None:
    button = next(each for each in paths.panel.findChildren(QAbstractButton) if each.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_enabled(paths: Paths, name: str) -> bool:
    return next(each for each in paths.panel.findChildren(QAbstractButton) if each.accessibleName() == name).isEnabled()


def text(paths: Paths, name: str) -> str:
    return next(each.text() for each in paths.panel.findChildren(QLabel) if each.accessibleName() == name)


def combo(paths: Paths, name: str) -> QComboBox:
    return next(each for each in paths.panel.findChildren(QComboBox) if each.accessibleName() == name)


def spin(paths: Paths, name: str) -> QSpinBox:
    return next(each for each in paths.panel.findChildren(QSpinBox) if each.accessibleName() == name)


def wait_for_path(qtbot: QtBot, paths: Paths, *, other_than: list[int] | None = None) -> list[int]:
    qtbot.waitUntil(lambda: bool(paths.songs) and paths.songs != other_than)
    return paths.songs


def drawn(qtbot: QtBot, paths: Paths) -> list[int]:
    paths.plane.path_drawn.emit(SAD_TO_HAPPY)
    return wait_for_path(qtbot, paths)


def choose(paths: Paths, row: int) -> None:
    QCoreApplication.processEvents()  # a new list is laid out before it can be clicked
    index = paths.panel.list.model().index(row, 1)
    paths.panel.list.scrollTo(index)
    QTest.mouseClick(
        paths.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=paths.panel.list.visualRect(index).center()
    )


def key(paths: Paths, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(paths.panel.list, which, modifier)


def test_without_a_path_the_panel_says_how_one_comes_to_be(paths: Paths) -> None:
    assert "draw the line on the plane" in text(paths, "Why the list is empty")
    assert not any(is_enabled(paths, name) for name in ("Play the path", "Reverse path", "Save the path as a playlist"))


def test_a_line_drawn_on_the_plane_becomes_a_list_of_songs(qtbot: QtBot, paths: Paths) -> None:
    paths.plane.choose_tool(Tool.PATH)
    viewport, size = paths.plane.viewport(), paths.plane.viewport().size()
    start, end = QPoint(size.width() // 3, size.height() * 2 // 3), QPoint(size.width() * 2 // 3, size.height() // 3)
    with qtbot.waitSignal(paths.paths.shown):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.25, 0.5, 0.75, 1.0):
            QTest.mouseMove(viewport, (QPointF(start) + QPointF(end - start) * share).toPoint())
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    songs = wait_for_path(qtbot, paths)
    assert len(songs) == 18  # of 200 s each, in an hour
    assert text(paths, "Length of the path").endswith(", 1:00:00")
    valences = paths.tracks.collection.points()[songs, 0]
    assert np.corrcoef(valences, np.arange(18))[0, 1] > 0.9


def ends(paths: Paths) -> tuple[str, str]:
    return combo(paths, "Where the path begins").currentText(), combo(paths, "Where the path ends").currentText()


def test_the_form_says_where_a_drawn_line_leads(qtbot: QtBot, paths: Paths) -> None:
    assert ends(paths) == ("sad", "happy")
    drawn(qtbot, paths)
    assert ends(paths) == ("near sad", "near warm")
    press(paths, "Reverse path")
    assert ends(paths) == ("near warm", "near sad")
    paths.paths.drop()
    assert ends(paths) == ("sad", "happy")
    paths.history.undo()
    assert ends(paths) == ("near warm", "near sad")


def test_another_choice_replaces_the_drawn_line_at_once(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    QTest.keyClicks(combo(paths, "Where the path ends"), "calm")
    wait_for_path(qtbot, paths, other_than=songs)
    assert ends(paths) == ("near sad", "calm")
    calm = next(mood.emotion for mood in MOOD_WORDS if mood.word == "calm")
    assert paths.plane.tools.path.path == MoodPath((SAD_TO_HAPPY.corners[0], calm))
    paths.history.undo()
    assert ends(paths) == ("near sad", "near warm")
    assert paths.songs == songs


def test_the_songs_of_a_bent_line_are_chosen_again_along_it(qtbot: QtBot, paths: Paths) -> None:
    bent = MoodPath((Emotion(-0.7, -0.3), Emotion(0.0, 0.8), Emotion(0.7, 0.1)))
    paths.plane.path_drawn.emit(bent)
    songs = wait_for_path(qtbot, paths)
    choose(paths, 2)
    key(paths, Qt.Key.Key_Delete)
    press(paths, "Choose songs from start to end")
    qtbot.waitUntil(lambda: paths.songs == songs)
    assert paths.plane.tools.path.path == bent


def test_the_form_says_which_songs_a_path_leads_from_and_to(qtbot: QtBot, paths: Paths) -> None:
    paths.paths.between((20, 3))
    wait_for_path(qtbot, paths)
    assert ends(paths) == ("“Song 20”", "“Song 3”")
    choose(paths, 1)  # now another song is selected
    assert ends(paths) == ("“Song 20”", "“Song 3”")


def test_only_songs_that_are_shown_take_part(qtbot: QtBot, paths: Paths) -> None:
    paths.tracks.look_for("album:odd")
    assert all(song % 2 for song in drawn(qtbot, paths))


def test_a_path_leads_from_one_selected_song_to_another(qtbot: QtBot, paths: Paths) -> None:
    paths.paths.between((20, 3))
    songs = wait_for_path(qtbot, paths)
    assert (songs[0], songs[-1]) == (20, 3)


def test_a_path_leads_from_the_song_that_plays_to_a_mood(qtbot: QtBot, paths: Paths) -> None:
    paths.selection.play(7)
    combo(paths, "Where the path begins").setCurrentText("The song that plays: Song 7")
    combo(paths, "Where the path ends").setCurrentText("calm")
    combo(paths, "Unit of the length").setCurrentText("songs")
    spin(paths, "Length of the path").setValue(6)
    press(paths, "Choose songs from start to end")
    songs = wait_for_path(qtbot, paths)
    assert len(songs) == 6
    assert songs[0] == 7
    assert ends(paths) == ("“Song 7”", "calm")


def test_choosing_the_same_songs_again_leaves_their_numbers_on_the_plane(qtbot: QtBot, paths: Paths) -> None:
    press(paths, "Choose songs from start to end")
    wait_for_path(qtbot, paths)
    before = paths.plane.viewport().grab().toImage()
    press(paths, "Choose songs from start to end")
    qtbot.waitUntil(lambda: paths.plane.viewport().grab().toImage() == before)


def test_a_path_can_stay_with_a_song(qtbot: QtBot, paths: Paths) -> None:
    paths.selection.choose(7)
    for name in ("Where the path begins", "Where the path ends"):
        combo(paths, name).setCurrentText("The selected song: Song 7")
    press(paths, "Choose songs from start to end")
    assert wait_for_path(qtbot, paths)[0] == 7


def test_another_length_gives_other_songs_and_keeps_the_locked_ones(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 17)
    key(paths, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert paths.panel.list.lines[17].is_locked
    spin(paths, "Length of the path").setValue(30)
    shorter = wait_for_path(qtbot, paths, other_than=songs)
    assert len(shorter) == 9
    assert shorter[-1] == songs[-1]


def test_a_path_is_never_shorter_than_its_locked_songs(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    paths.panel.list.select_rows(range(3))
    press(paths, "Lock or unlock the selected songs (Alt+L)")
    combo(paths, "Unit of the length").setCurrentText("songs")
    spin(paths, "Length of the path").setValue(1)
    qtbot.waitUntil(lambda: paths.songs == songs[:3])
    assert spin(paths, "Length of the path").value() == 3


def test_dragging_a_corner_keeps_what_was_locked_and_a_new_line_does_not(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 0)
    press(paths, "Lock or unlock the selected songs (Alt+L)")
    paths.plane.path_drawn.emit(MoodPath((SAD_TO_HAPPY.corners[0], Emotion(0.1, 0.9))))
    dragged = wait_for_path(qtbot, paths, other_than=songs)
    assert dragged[0] == songs[0]
    assert paths.panel.list.lines[0].is_locked
    paths.plane.path_drawn.emit(MoodPath((Emotion(0.5, 0.5), Emotion(-0.5, 0.5), Emotion(0.0, 0.0))))
    wait_for_path(qtbot, paths, other_than=dragged)
    assert not any(line.is_locked for line in paths.panel.list.lines)


def test_while_a_corner_is_dragged_the_newest_line_counts(qtbot: QtBot, paths: Paths) -> None:
    for step in range(12):
        paths.plane.path_drawn.emit(MoodPath((SAD_TO_HAPPY.corners[0], Emotion(0.7, step / 20))))
    qtbot.waitUntil(lambda: paths.paths.draft is not None and paths.paths.draft.path.corners[1].arousal == 11 / 20)


def test_a_song_that_is_removed_lets_the_path_close_up(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 2)
    key(paths, Qt.Key.Key_Delete)
    assert paths.songs == songs[:2] + songs[3:]
    assert paths.panel.list.rows() == [2]


def test_a_song_makes_room_for_the_next_best(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 2)
    press(paths, "Take the next best song (Alt+N)")
    replaced = wait_for_path(qtbot, paths, other_than=songs)
    assert replaced[:2] + replaced[3:] == songs[:2] + songs[3:]
    assert replaced[2] not in songs


def test_where_no_other_song_may_stand_the_panel_says_so(qtbot: QtBot, paths: Paths) -> None:
    paths.tracks.look_for("Song 199")
    drawn(qtbot, paths)
    assert text(paths, "Note on the path").startswith("Shorter than requested: these are all the songs shown.")
    choose(paths, 0)
    key(paths, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: text(paths, "Note on the path") == "No other song shown fits there.")


def test_songs_are_moved_by_keys_and_stay_there(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 1)
    key(paths, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert paths.songs[:3] == [songs[1], songs[0], songs[2]]
    assert paths.panel.list.rows() == [0]
    key(paths, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert paths.songs == songs
    assert paths.panel.list.lines[1].is_locked


def test_the_path_is_turned_around(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    press(paths, "Reverse path")
    assert paths.songs == songs[::-1]
    assert ends(paths) == ("near warm", "near sad")
    assert paths.plane.tools.path.path == SAD_TO_HAPPY.reversed()


def test_every_change_can_be_undone(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 2)
    key(paths, Qt.Key.Key_Delete)
    key(paths, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    spin(paths, "Length of the path").setValue(20)
    qtbot.waitUntil(lambda: len(paths.songs) == 6)
    for _ in range(3):
        paths.history.undo()
    assert paths.songs == songs
    assert spin(paths, "Length of the path").value() == 60
    assert paths.history.actions[0].text() == "Undo Choose a mood path"
    paths.history.undo()
    assert paths.songs == []
    assert not paths.history.actions[0].isEnabled()
    for _ in range(4):
        paths.history.redo()
    assert len(paths.songs) == 6


def test_one_can_start_over(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    assert not is_enabled(paths, "Choose all songs again")
    choose(paths, 0)
    key(paths, Qt.Key.Key_Delete)
    press(paths, "Choose all songs again")
    qtbot.waitUntil(lambda: paths.songs == songs)


def test_songs_chosen_in_the_list_are_chosen_everywhere(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    choose(paths, 4)
    assert paths.selection.ids == (songs[4],)


def test_a_path_is_played_queued_kept_and_exported(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    with qtbot.waitSignal(paths.paths.play_requested) as played:
        press(paths, "Play the path")
    choose(paths, 3)
    with qtbot.waitSignal(paths.paths.play_requested) as played_on:
        key(paths, Qt.Key.Key_Return)
    with qtbot.waitSignal(paths.paths.queue_requested) as queued:
        press(paths, "Add the path to the queue")
    assert (played.args, played_on.args, queued.args) == ([songs, 0], [songs, 3], [songs])
    press(paths, "Save the path as a playlist")
    line = next(each for each in paths.panel.findChildren(QLineEdit) if each.accessibleName() == "Name of the playlist")
    assert line.text() == "From sad to warm"
    line.setText("Evening")
    assert not is_enabled(paths, "Save under this name")
    line.setText("Night")
    with qtbot.waitSignal(paths.paths.save_requested) as kept:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept.args == [songs, "Night"]
    press(paths, "Write the path to a playlist file")
    combo(paths, "File paths").setCurrentIndex(1)
    with qtbot.waitSignal(paths.paths.export_requested) as exported:
        press(paths, "Choose the file to write")
    assert exported.args == [songs, "From sad to warm", PlaylistKind(".m3u8", absolute=True)]


def test_songs_are_dragged_to_other_programs_as_files(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    model = paths.panel.list.model()
    mime = model.mimeData([model.index(0, 1), model.index(1, 1)])
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [Path(f"/music/{song}.mp3") for song in songs[:2]]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


def test_the_line_is_taken_off_the_plane_with_its_songs(qtbot: QtBot, paths: Paths) -> None:
    drawn(qtbot, paths)
    paths.plane.choose_tool(Tool.PATH)
    QTest.keyClick(paths.plane, Qt.Key.Key_Escape)
    assert paths.songs == []


def test_a_screen_reader_hears_the_whole_line(qtbot: QtBot, paths: Paths) -> None:
    songs = drawn(qtbot, paths)
    spoken = paths.panel.list.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"1, Song {songs[0]}, Artist {songs[0]}, 3:20, ")
    assert spoken.endswith("from its place on the line")
