# mypy: untyped-calls-exclude=mutagen
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen.apev2 import BINARY as APE_BINARY
from mutagen.apev2 import APEv2, APEValue

from emotion_player.library.tagging.cover_art import cover_art
from tests.library.files.test_fingerprint import retag

MakeSong = Callable[..., Path]
PICTURE = b"\x89PNG, or so it says" * 50


@pytest.mark.parametrize("ending", ["mp3", "flac", "ogg", "opus", "m4a", "wav", "aiff", "aac", "wma", "tta"])
def test_the_picture_inside_a_song_is_found_in_every_format(make_song: MakeSong, ending: str) -> None:
    song = make_song(f"song.{ending}")
    (song.parent / "cover.jpg").write_bytes(b"another")
    retag(song, "Title", PICTURE)
    assert cover_art(song) == PICTURE


def test_an_ape_tag_holds_the_picture_after_its_name(make_song: MakeSong) -> None:
    song = make_song("song.wv")
    tags = APEv2()
    tags["Cover Art (Front)"] = APEValue(b"front.png\0" + PICTURE, APE_BINARY)
    tags.save(song)
    assert cover_art(song) == PICTURE


@pytest.mark.parametrize("name", ["cover.jpg", "Folder.JPG", "front.png"])
def test_without_one_inside_the_picture_of_the_folder_is_taken(make_song: MakeSong, name: str) -> None:
    song = make_song("song.mp3")
    (song.parent / "booklet.jpg").write_bytes(b"pages")
    (song.parent / name).write_bytes(PICTURE)
    assert cover_art(song) == PICTURE


def test_a_song_without_a_picture_has_none_and_so_has_one_that_is_gone_or_damaged(
    make_song: MakeSong, tmp_path: Path
) -> None:
    song = make_song("songs/song.mp3")
    assert cover_art(song) == b""
    assert cover_art(tmp_path / "nowhere" / "song.mp3") == b""
    song.write_bytes(b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + b"APIC" * 20)
    assert cover_art(song) == b""
