"""Playlists as a person makes, changes, hears, exports and imports them in the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.core.playlists.playlist import Playlist, PlaylistEntry
from emotion_player.gui.import_export.file_choice import FileChoice
from emotion_player.gui.songs.track_drag import tracks_mime
from tests.gui.playlists.conftest import TITLES, Desk

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def song_menu(desk: Desk) -> QMenu:
    """What can be done with the selected songs."""
    menu = QMenu(desk.pane)
    desk.actions.fill(menu)
    return menu


def open_submenu(desk: Desk) -> QMenu:
    submenu = action(song_menu(desk), "Add 2 songs to playlist").menu()
    assert isinstance(submenu, QMenu)
    submenu.aboutToShow.emit()
    return submenu


def action(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


def find(desk: Desk, kind: type[AnyWidget], name: str) -> AnyWidget:
    return next(each for each in desk.pane.findChildren(kind) if each.accessibleName() == name)


def press(desk: Desk, name: str) -> None:
    QTest.mouseClick(find(desk, QAbstractButton, name), Qt.MouseButton.LeftButton)


def choose(desk: Desk, name: str) -> None:
    view = desk.pane.playlists
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(desk.pane.model.index_of(name)).center()
    )


def choose_song(desk: Desk, row: int) -> None:
    view = desk.pane.songs
    rect = view.visualRect(view.model().index(row, 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def message(desk: Desk) -> str:
    return desk.message.text


def accept_offer(desk: Desk, text: str) -> None:
    QCoreApplication.processEvents()  # a new button is laid out before it can be clicked
    button = next(each for each in desk.message.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def written(qtbot: QtBot, desk: Desk, check: Callable[[], object]) -> None:
    """Wait until the library has taken it over."""
    qtbot.waitUntil(lambda: not desk.tasks.is_busy and bool(check()))


def drop(view: QWidget, mime: QMimeData, place: QPoint) -> None:
    """What Qt tells a view while songs are dragged over it and let go."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QGuiApplication.sendEvent(view, QDragEnterEvent(place, copy, mime, left, none))
    QGuiApplication.sendEvent(view, QDropEvent(QPointF(place), copy, mime, left, none))


def test_playlists_are_listed_with_their_songs_and_length(desk: Desk) -> None:
    model = desk.pane.model
    assert desk.names == ["Evening", "Morning"]
    assert [model.index(0, column).data() for column in range(3)] == ["Evening", "3", "9:21"]
    choose(desk, "Evening")
    assert desk.titles == ["Anthem", "Battle", "Cradle"]
    assert find(desk, QLabel, "Songs and length").text().endswith(", 9:21")


def test_without_playlists_the_pane_says_how_they_come_to_be(desk: Desk) -> None:
    for name in desk.saved_names:
        desk.library.playlists.delete(name)
    desk.collecting.playlists.read_again()
    assert "save a mood path, or import a file" in find(desk, QLabel, "Why the list is empty").text()


def notes(desk: Desk) -> list[str]:
    return [line.note for line in desk.pane.songs.lines]


def test_songs_that_cannot_be_played_are_grey_and_say_why(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    choose(desk, "Morning")
    qtbot.waitUntil(lambda: notes(desk) == ["", "file is gone", "folder is gone", ""])
    assert [line.track_id is None for line in desk.pane.songs.lines] == [False, True, True, False]
    choose_song(desk, 1)
    QTest.keyClick(desk.pane.songs, Qt.Key.Key_Return)
    assert message(desk).startswith("The file is gone.")
    (tmp_path / "Gone.mp3").write_bytes(b"")
    choose(desk, "Evening")
    choose(desk, "Morning")
    qtbot.waitUntil(lambda: notes(desk) == ["", "not analysed", "folder is gone", ""])


def test_a_drive_that_does_not_answer_holds_no_playlist_up(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, exists = Event(), Path.exists

    def exists_at_last(path: Path) -> bool:
        assert path.suffix != ".mp3" or answers.wait(5), "the window waits for the drive"
        return exists(path)

    monkeypatch.setattr(Path, "exists", exists_at_last)
    choose(desk, "Morning")
    assert desk.titles == ["Dirge", "Gone", "Far", "Anthem"]
    answers.set()
    qtbot.waitUntil(lambda: "folder is gone" in notes(desk))


def test_a_playlist_is_heard_from_the_song_that_is_picked(desk: Desk) -> None:
    choose(desk, "Morning")
    press(desk, "Play the playlist")
    assert (desk.playback.queue.current, desk.playback.queue.coming) == (3, (0,))
    choose_song(desk, 3)
    QTest.keyClick(desk.pane.songs, Qt.Key.Key_Return)
    assert (desk.playback.queue.current, desk.playback.queue.before) == (0, (3,))
    choose(desk, "Evening")
    press(desk, "Add the playlist to the queue")
    assert desk.playback.queue.coming == (0, 1, 2)


def test_adding_selected_songs_to_a_playlist_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    desk.selection.select([3, 1])
    menu = open_submenu(desk)
    action(menu, "Evening").trigger()
    written(qtbot, desk, lambda: desk.saved("Evening") == ["Anthem", "Battle", "Cradle", "Dirge", "Battle"])
    assert "added to “Evening”" in message(desk)
    accept_offer(desk, "Undo")
    written(qtbot, desk, lambda: desk.saved("Evening") == ["Anthem", "Battle", "Cradle"])


def test_a_new_playlist_of_selected_songs_is_named_in_place(qtbot: QtBot, desk: Desk) -> None:
    desk.selection.select([2, 0])
    menu = open_submenu(desk)
    action(menu, "New playlist…").trigger()
    line = find(desk, QLineEdit, "Name of the playlist")
    assert line.hasFocus()
    line.setText("Evening")
    assert find(desk, QLabel, "Why this name cannot be used").isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    line.setText("Night")
    QTest.keyClick(line, Qt.Key.Key_Return)
    written(qtbot, desk, lambda: desk.saved("Night") == ["Cradle", "Anthem"])
    assert desk.titles == ["Cradle", "Anthem"]
    assert not line.isVisible()


def test_to_name_a_playlist_can_be_given_up(desk: Desk) -> None:
    press(desk, "New playlist")
    QTest.keyClick(find(desk, QLineEdit, "Name of the playlist"), Qt.Key.Key_Escape)
    assert find(desk, QPushButton, "Play the playlist").isVisible()
    assert desk.saved_names == ["Evening", "Morning"]


def test_a_playlist_is_renamed_in_the_list(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Morning")
    QTest.keyClick(desk.pane.playlists, Qt.Key.Key_F2)
    editor = desk.pane.playlists.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Dawn")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    written(qtbot, desk, lambda: desk.saved_names == ["Dawn", "Evening"])
    assert desk.names == ["Dawn", "Evening"]
    assert desk.titles[0] == "Dirge"


def test_a_playlist_keeps_its_name_where_another_has_the_new_one(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Morning")
    press(desk, "Rename the playlist (F2)")
    editor = desk.pane.playlists.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Evening")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: message(desk) == "There is already a playlist with this name.")
    assert desk.names == ["Evening", "Morning"]


def test_a_playlist_is_duplicated(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Evening")
    press(desk, "Duplicate the playlist")
    written(qtbot, desk, lambda: desk.saved("Evening 2") == desk.saved("Evening"))
    assert desk.pane.chosen_name == "Evening 2"


def test_a_playlist_is_deleted_and_brought_back(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Evening")
    evening = desk.library.playlists.playlist("Evening")
    QTest.keyClick(desk.pane.playlists, Qt.Key.Key_Delete)
    assert desk.names == ["Morning"]
    written(qtbot, desk, lambda: desk.saved_names == ["Morning"])
    assert desk.pane.chosen_name == "Morning"
    accept_offer(desk, "Undo")
    written(qtbot, desk, lambda: desk.library.playlists.playlist("Evening") == evening)
    assert desk.names == ["Evening", "Morning"]


def test_songs_are_moved_and_removed(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Evening")
    choose_song(desk, 0)
    QTest.keyClick(desk.pane.songs, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.titles == ["Battle", "Anthem", "Cradle"]
    QTest.keyClick(desk.pane.songs, Qt.Key.Key_Delete)
    assert desk.titles == ["Battle", "Cradle"]
    written(qtbot, desk, lambda: desk.saved("Evening") == ["Battle", "Cradle"])
    accept_offer(desk, "Undo")
    written(qtbot, desk, lambda: desk.saved("Evening") == ["Battle", "Anthem", "Cradle"])


def test_songs_are_reordered_by_dragging(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Evening")
    model = desk.pane.songs.model()
    model.dropMimeData(model.mimeData([model.index(0, 0)]), Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert desk.titles == ["Battle", "Cradle", "Anthem"]
    assert desk.pane.songs.rows() == [2]
    written(qtbot, desk, lambda: desk.saved("Evening") == ["Battle", "Cradle", "Anthem"])


def test_songs_are_dropped_between_songs_and_on_playlists(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, "Evening")
    view = desk.pane.songs
    second = view.visualRect(view.model().index(1, 1))
    drop(view.viewport(), tracks_mime([3], []), QPoint(second.center().x(), second.top() + 1))
    assert desk.titles == ["Anthem", "Dirge", "Battle", "Cradle"]
    lists = desk.pane.playlists
    drop(lists.viewport(), tracks_mime([1], []), lists.visualRect(desk.pane.model.index_of("Morning")).center())
    written(qtbot, desk, lambda: desk.saved("Morning") == ["Dirge", "Gone", "Far", "Anthem", "Battle"])


def test_files_from_elsewhere_are_not_dropped_into_a_playlist(desk: Desk) -> None:
    choose(desk, "Evening")
    mime = QMimeData()
    mime.setText("/music/x.mp3")
    view = desk.pane.songs
    drop(view.viewport(), mime, view.viewport().rect().center())
    assert desk.titles == ["Anthem", "Battle", "Cradle"]


def test_a_playlist_is_dragged_to_other_programs_as_files(desk: Desk, tmp_path: Path) -> None:
    model = desk.pane.model
    mime = model.mimeData([model.index(0, column) for column in range(3)])
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [tmp_path / f"{title}.mp3" for title in TITLES[:3]]


def test_a_playlist_is_shown_on_the_plane(desk: Desk) -> None:
    choose(desk, "Morning")
    press(desk, "Select the songs of the playlist on the plane")
    assert desk.selection.ids == (3, 0)


def test_the_queue_becomes_a_playlist(qtbot: QtBot, desk: Desk) -> None:
    desk.collecting.playlists.name_and_keep([2, 1])
    line = find(desk, QLineEdit, "Name of the playlist")
    line.setText("Heard")
    QTest.keyClick(line, Qt.Key.Key_Return)
    written(qtbot, desk, lambda: desk.saved("Heard") == ["Cradle", "Battle"])


def test_what_the_library_refuses_is_told_and_not_shown(qtbot: QtBot, desk: Desk) -> None:
    desk.open_for_tasks.fault = "The library cannot be written."
    choose(desk, "Evening")
    choose_song(desk, 0)
    QTest.keyClick(desk.pane.songs, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: message(desk) == "The library cannot be written.")
    qtbot.waitUntil(lambda: desk.titles == ["Anthem", "Battle", "Cradle"])


# ---- files


def test_a_playlist_is_exported_and_it_is_told_what_stayed_absolute(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def new_file(_choice: FileChoice, _title: str, name: str, _kinds: object) -> Path:
        asked.append(name)
        return tmp_path / "out.m3u8"

    monkeypatch.setattr(FileChoice, "new_file", new_file)
    odd = tmp_path / "two\nlines.mp3"
    odd.write_bytes(b"")
    evening = desk.library.playlists.playlist("Evening")
    assert evening is not None
    desk.library.playlists.save(evening.with_inserted([PlaylistEntry(odd)], 0))
    desk.collecting.playlists.read_again()
    choose(desk, "Evening")
    desk.collecting.file_actions()[1].trigger()
    press(desk, "Choose the file to write")
    written(qtbot, desk, (tmp_path / "out.m3u8").exists)
    assert asked == ["Evening.m3u8"]
    lines = (tmp_path / "out.m3u8").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")][1:] == ["Anthem.mp3", "Battle.mp3", "Cradle.mp3"]
    qtbot.waitUntil(lambda: message(desk).endswith("used for 1 song: its name does not fit on one line of text."))


def test_a_name_that_no_file_can_have_is_changed_for_the_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(FileChoice, "new_file", lambda _choice, _title, name, _kinds: asked.append(name))
    desk.library.playlists.save(Playlist("AC/DC: live?", (PlaylistEntry(Path("/music/x.mp3")),)))
    desk.collecting.playlists.read_again()
    choose(desk, "AC/DC: live?")
    press(desk, "Write the playlist to a file")
    press(desk, "Choose the file to write")
    assert asked == ["AC-DC- live-.m3u8"]


def test_playlist_files_are_imported_and_it_is_told_what_was_found(
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    good, bad = tmp_path / "good.m3u", tmp_path / "bad.m3u"
    good.write_text(
        "#EXTM3U\n#PLAYLIST:Party\nAnthem.mp3\nBattle.mp3\nCradle.mp3\n/gone/x.mp3\nbad.m3u\nhttp://radio.example\n"
    )
    bad.write_text("#EXTM3U\n")
    monkeypatch.setattr(FileChoice, "known_files", lambda *_arguments: [good, bad])
    desk.collecting.file_actions()[0].trigger()
    written(qtbot, desk, lambda: "Party" in desk.saved_names)
    qtbot.waitUntil(lambda: message(desk).splitlines()[1:] == [f"The playlist {bad} has no songs."])
    assert message(desk).splitlines()[0] == (
        "“Party” was imported with 3 songs. 1 song could not be found and was left out. "
        "1 file was left out, as no sound was found in it. 1 entry was left out because it is not a file."
    )
    assert desk.titles == ["Anthem", "Battle", "Cradle"]
    party = desk.saved("Party")
    accept_offer(desk, "Copy missing names")
    assert QGuiApplication.clipboard().text() == f"/gone/x.mp3\n{bad}\nhttp://radio.example"
    undo, redo = desk.history.actions
    assert undo.text() == "Undo Import 1 playlist"
    undo.trigger()
    written(qtbot, desk, lambda: "Party" not in desk.saved_names)
    redo.trigger()
    written(qtbot, desk, lambda: desk.saved("Party") == party)


def test_playlist_files_that_are_dropped_on_the_window_are_imported(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "party.m3u8"
    file.write_text("#EXTM3U\n#PLAYLIST:Party\nAnthem.mp3\n")
    assert desk.collecting.taken_in([file, tmp_path]) == [tmp_path]
    written(qtbot, desk, lambda: "Party" in desk.saved_names)


# ---- paths become playlists


def test_a_mood_path_between_two_songs_becomes_a_playlist(qtbot: QtBot, desk: Desk) -> None:
    desk.selection.select([3, 0])
    action(song_menu(desk), "Mood path between these two").trigger()
    panel = desk.collecting.panel
    assert panel.isVisible()
    qtbot.waitUntil(lambda: len(panel.list.lines) == 4)
    assert [line.title for line in panel.list.lines] == ["Dirge", "Cradle", "Battle", "Anthem"]
    save = next(each for each in panel.findChildren(QPushButton) if each.text() == "Save as playlist…")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    line = next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Name of the playlist")
    QTest.keyClick(line, Qt.Key.Key_Return)
    written(qtbot, desk, lambda: len(desk.saved_names) == 3)
    accept_offer(desk, "Show")
    assert desk.titles == ["Dirge", "Cradle", "Battle", "Anthem"]
    play = next(each for each in panel.findChildren(QPushButton) if each.text() == "Play")
    play.click()
    assert (desk.playback.queue.current, desk.playback.queue.coming) == (3, (2, 1, 0))


def test_songs_of_a_playlist_have_the_menu_of_songs_as_well(desk: Desk) -> None:
    choose(desk, "Evening")
    choose_song(desk, 1)
    submenu = next(each.menu() for each in desk.pane.songs.actions() if each.text() == "Selected songs")
    assert isinstance(submenu, QMenu)
    submenu.aboutToShow.emit()
    assert "Add to playlist" in [each.text() for each in submenu.actions()]
    assert desk.selection.ids == (1,)
