from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.audio.decode import AudioFile
from emotion_player.commands.benchmark import whole_songs
from emotion_player.commands.benchmark.whole_songs import keep_songs, lay_out
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.tagging.cover_art import cover_art
from emotion_player.library.tagging.tags import read_tags

COUNT = 11


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole_songs, "SHORTEST_S", 1.5)
        patch.setattr(whole_songs, "LONGEST_S", 2.0)
        yield keep_songs(COUNT, tmp_path_factory.mktemp("songs"))


def test_songs_are_stored_as_people_store_theirs(songs: list[Path]) -> None:
    assert {song.suffix for song in songs} == {".mp3", ".flac", ".m4a", ".opus", ".ogg"}
    for number, song in enumerate(songs):
        tags = read_tags(song)
        assert (tags.title, tags.artist, tags.year) == (f"Song {number}", "Artist 0", 1960 + number)
        with AudioFile(song) as audio:
            assert 1.4 < audio.duration_s < 2.1
            assert audio.info.channels == 2
    assert [len(cover_art(song)) > 100_000 for song in songs[:4]] == [True] * 4


def test_no_two_songs_sound_the_same(songs: list[Path]) -> None:
    assert len({fingerprint_file(song) for song in songs}) == COUNT


def test_songs_are_made_once(songs: list[Path]) -> None:
    times = [song.stat().st_mtime_ns for song in songs]
    assert keep_songs(COUNT, songs[0].parent) == songs
    assert [song.stat().st_mtime_ns for song in songs] == times


def test_songs_are_laid_out_by_artist_and_album(songs: list[Path], tmp_path: Path) -> None:
    lay_out(songs * 2, tmp_path / "music")
    places = sorted(path.relative_to(tmp_path / "music").as_posix() for path in (tmp_path / "music").rglob("*.*"))
    assert len(places) == 2 * COUNT
    assert places[0] == "Artist 0/Album/0000 Song.mp3"
    assert places[-1] == "Artist 1/Album/0021 Song.mp3"
