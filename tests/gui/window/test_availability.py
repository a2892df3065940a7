"""Songs of a drive that is not connected stay, marked as not available, and come back with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from emotion_player.analysis.availability import missing_folders
from emotion_player.collection.columns import Column
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.window import availability
from emotion_player.settings import Settings
from tests.gui.conftest import OpenWindow, place


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch, all_drives_connected: None) -> None:
    monkeypatch.setattr(availability, "missing_folders", missing_folders)
    monkeypatch.setattr(availability, "_LOOK_EVERY_MS", 50)


def song_at(folder: Path, title: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{title}.mp3"
    path.touch()
    return path


def ink(window: MainWindow, title: str) -> str:
    songs = window.tracks.collection
    row = next(row for row, song in enumerate(songs.shown) if songs.titles[song] == title)
    return str(window.tracks.index(row, Column.TITLE).data(Qt.ItemDataRole.ForegroundRole).name())


def test_songs_of_a_drive_are_marked_while_it_is_not_connected(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    here, there = song_at(tmp_path / "home", "Here"), song_at(tmp_path / "usb" / "album", "There")
    window = open_window([place("Here", 0.2, 0.2, path=here), place("There", -0.2, 0.4, path=there)])
    songs = window.tracks.collection
    away = next(song for song in songs.shown if songs.titles[song] == "There")
    usual = ink(window, "There")
    assert usual == ink(window, "Here")

    (tmp_path / "usb").rename(tmp_path / "in the pocket")
    qtbot.waitUntil(lambda: ink(window, "There") != usual)

    assert ink(window, "Here") == usual
    assert songs.total == 2
    row = window.tracks.index_of(away)
    spoken = row.siblingAtColumn(Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("not available")
    assert [layer.opacity < 1 for layer in window.views.plane._cloud._layers] == [True, False]
    window.details.open_for(away)
    assert window.details.window._missing.isVisible()

    window.listening.play(away)
    qtbot.waitUntil(lambda: "drive may not be connected" in window.message.text)

    (tmp_path / "in the pocket").rename(tmp_path / "usb")
    qtbot.waitUntil(lambda: ink(window, "There") in (usual, window.tracks._theme.accent))
    assert songs.available() is None


def test_an_empty_folder_is_where_a_drive_is_mounted_and_only_a_few_folders_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        song_at(tmp_path / "music" / "kept" / name, "song")
    (tmp_path / "mount").mkdir()
    (tmp_path / "music" / "gone").mkdir()
    songs = [
        *(str(tmp_path / "music" / "kept" / name / "song.mp3") for name in ("a", "b", "c", "cleared")),
        str(tmp_path / "music" / "gone" / "album" / "song.mp3"),
        str(tmp_path / "mount" / "x" / "song.mp3"),
        str(tmp_path / "elsewhere" / "deep" / "song.mp3"),
    ]
    roots = [str(tmp_path / "music"), str(tmp_path / "mount")]

    missing = missing_folders(songs, roots)

    expected = {tmp_path / "music" / "gone", tmp_path / "mount", tmp_path / "elsewhere" / "deep"}
    assert set(missing) == {str(folder) for folder in expected}


def test_the_folders_of_the_settings_are_what_drives_are_looked_for_in(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    song = song_at(tmp_path / "music" / "artist" / "album", "Song")
    settings = Settings(folders=(tmp_path / "music",))
    window = open_window([place("Song", path=song)], settings=settings)
    usual = ink(window, "Song")
    song.unlink()
    (tmp_path / "music" / "artist" / "album").rmdir()
    (tmp_path / "music" / "artist").rmdir()
    qtbot.waitUntil(lambda: ink(window, "Song") != usual)


def test_many_missing_albums_are_one_missing_drive(tmp_path: Path) -> None:
    drive = tmp_path / "media" / "usb"
    here = song_at(tmp_path / "media" / "other" / "album", "song")
    songs = [str(drive / f"artist {number}" / "album" / "song.mp3") for number in range(20_000)]

    assert missing_folders([*songs, str(here)], []) == (str(drive),)
    assert missing_folders(songs, [str(drive)]) == (str(drive),)
