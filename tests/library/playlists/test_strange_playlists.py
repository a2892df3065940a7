# ruff: noqa: RUF001
"""Playlists as they are in the wild: in any encoding, with any lines, naming anything."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from emotion_player.core.playlists.playlist import MOST_SONGS, ImportedPlaylist
from emotion_player.errors import PlaylistError
from emotion_player.library.library import Library
from emotion_player.library.playlists.playlist_files import read_playlist
from emotion_player.library.playlists.playlist_import import import_playlist

MakeSong = Callable[..., Path]
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")


def imported(folder: Path, name: str, data: bytes) -> ImportedPlaylist:
    (folder / name).write_bytes(data)
    with Library(folder / "library.db") as library:
        return import_playlist(library.playlists, folder / name, lambda own: own)


def found(folder: Path, name: str, data: bytes) -> list[bytes]:
    return [os.fsencode(entry.path.name) for entry in imported(folder, name, data).playlist.entries]


@pytest.fixture
def songs(make_song: MakeSong) -> Callable[..., Path]:
    """Makes songs of any names; tells their folder."""

    def make(*names: str | bytes) -> Path:
        song = make_song("songs/original.mp3", seconds=0.2)
        for name in names:
            target = song.with_name(os.fsdecode(name))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(song, target)
        song.unlink()
        return song.parent

    return make


def test_old_playlists_of_windows_are_in_windows_1252(songs: Callable[..., Path]) -> None:
    names = ["Don’t Stop.mp3", "Jóga – live….mp3", "5 €.mp3"]
    folder = songs(*names)

    data = "\r\n".join(names).encode("cp1252")

    assert found(folder, "old.m3u", data) == [name.encode() for name in names]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Žluťoučký.mp3", "cp1250"), ("Привет мир.mp3", "cp1251"), ("日本の歌.mp3", "cp932"), ("한국 노래.mp3", "cp949")],
)
def test_old_playlists_of_other_parts_of_the_world_are_found_in_what_windows_writes_there(
    songs: Callable[..., Path], name: str, encoding: str
) -> None:
    folder = songs(name, "plain.mp3")
    assert found(folder, "old.m3u", f"plain.mp3\r\n{name}\r\n".encode(encoding)) == [b"plain.mp3", name.encode()]


@pytest.mark.parametrize("ending", ["m3u", "m3u8"])
def test_a_playlist_may_name_its_encoding(songs: Callable[..., Path], ending: str) -> None:
    folder = songs("Кино.mp3")

    data = "#EXTM3U\n#EXTENC: windows-1251\nКино.mp3\n".encode("cp1251")

    assert found(folder, f"list.{ending}", data) == ["Кино.mp3".encode()]


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "", "utf-8"])
def test_an_encoding_that_is_none_is_passed_over(songs: Callable[..., Path], encoding: str) -> None:
    folder = songs("é.mp3")

    assert found(folder, "list.m3u", f"#EXTENC:{encoding}\né.mp3\n".encode("cp1252"))


@ONLY_LINUX
def test_a_line_may_be_the_very_bytes_of_a_name(songs: Callable[..., Path]) -> None:
    folder = songs(b"caf\xe9.mp3")

    assert found(folder, "raw.m3u", b"caf\xe9.mp3\n") == [b"caf\xe9.mp3"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("My%20Song%20%231.mp3", "My Song #1.mp3"),
        ("My%20Song.mp3", "My%20Song.mp3"),
        ("J%C3%B3ga.mp3", "Jóga.mp3"),
        ("100%.mp3", "100%.mp3"),
        ("file:J%C3%B3ga.mp3", "Jóga.mp3"),
        ("./a/../J%C3%B3ga.mp3", "Jóga.mp3"),
    ],
)
def test_escapes_are_meant_or_not(songs: Callable[..., Path], line: str, name: str) -> None:
    folder = songs(name)

    assert found(folder, "vlc.m3u8", f"{line}\n".encode()) == [name.encode()]


@pytest.mark.parametrize("form", ["file://{}", "file:{}", "FILE://localhost{}", "file:///{}"])
def test_a_uri_of_any_form_is_understood(songs: Callable[..., Path], form: str) -> None:
    folder = songs("a b.mp3")

    line = form.format(str(folder / "a b.mp3").replace(" ", "%20"))

    assert found(folder, "uris.m3u8", f"{line}\n".encode()) == [b"a b.mp3"]


@ONLY_LINUX
def test_only_plain_files_with_a_sound_are_taken_and_nothing_blocks(songs: Callable[..., Path]) -> None:
    folder = songs("song.mp3")
    (folder / "cover.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (folder / "other.m3u8").write_text("#EXTM3U\nsong.mp3\n")
    (folder / "folder.mp3").mkdir()
    os.mkfifo(folder / "pipe.mp3")
    (folder / "link.mp3").symlink_to("pipe.mp3")
    strange = [
        *("cover.jpg", "other.m3u8", "folder.mp3", "pipe.mp3", "link.mp3", "/etc/passwd", "/dev/zero", "/dev/stdin"),
        *("\\\\host\\share\\song.wav", "//host/share/x.wav", "file://host/share/song.wav"),
    ]

    playlist = imported(folder, "odd.m3u8", "\n".join([*strange, "song.mp3"]).encode())

    assert [entry.path for entry in playlist.playlist.entries] == [folder / "song.mp3"]
    assert len(playlist.missing) + len(playlist.soundless) == len(strange)
    assert [entry.path.name for entry in playlist.soundless] == [
        *("cover.jpg", "other.m3u8", "pipe.mp3", "link.mp3", "passwd", "zero", "stdin")
    ]


@ONLY_LINUX
@pytest.mark.parametrize("source", ["pipe.m3u8", "endless.m3u8"])
def test_a_playlist_that_is_no_plain_file_is_refused(tmp_path: Path, source: str) -> None:
    os.mkfifo(tmp_path / "pipe.m3u8")
    (tmp_path / "endless.m3u8").symlink_to("/dev/zero")

    with pytest.raises(PlaylistError, match=r"cannot be read: it is not a file\.$"):
        read_playlist(tmp_path / source)


def test_a_playlist_of_any_size_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with (tmp_path / "huge.m3u").open("wb") as file:
        file.truncate(10 << 30)

    with pytest.raises(PlaylistError, match="too large"):
        read_playlist(tmp_path / "huge.m3u")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("many.m3u8", b"a\n" * (MOST_SONGS + 1)),
        ("many.m3u", b"http://a/\r" * (MOST_SONGS + 1)),
        ("many.xspf", b"<playlist>" + b"<track/>" * 1_500_000 + b"</playlist>"),
    ],
    ids=("songs", "streams", "elements"),
)
def test_more_songs_than_anybody_has_are_no_playlist(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(PlaylistError, match="too large for a playlist"):
        read_playlist(tmp_path / name)
