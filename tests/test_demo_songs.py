from __future__ import annotations

import base64
import re
import runpy
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import av
import mutagen
import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from mutagen.flac import Picture

from emotion_player.audio.loudness import loudness_lufs
from emotion_player.core.emotion import Quadrant
from emotion_player.paths import demo_folder


class Row(NamedTuple):
    """One line of the table in the demo songs' README."""

    title: str
    file: Path
    artist: str
    genre: str
    quadrant: str


class Tags(NamedTuple):
    title: str
    artist: str
    album: str
    genre: str
    year: int
    cover: bytes


def _table() -> list[Row]:
    rows = []
    for line in (demo_folder() / "README.md").read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"\| \[(.+)\]\((.+)\) \| (.+?) \| (.+?) \| (Q\d), \w+ \|.*", line)
        if found:
            title, link, artist, genre, quadrant = found.groups()
            rows.append(Row(title, demo_folder() / link.replace("%20", " "), artist, genre, quadrant))
    return rows


SONGS = _table()
each_song = pytest.mark.parametrize("song", SONGS, ids=lambda song: song.file.name)


def _decoded(path: Path) -> tuple[npt.NDArray[np.float32], int]:
    """(channels, samples) and the sample rate."""
    with av.open(str(path)) as container:
        frames = [frame for frame in container.decode(audio=0) if frame.samples]
    resampler = av.AudioResampler("fltp", frames[0].layout, frames[0].sample_rate)
    planes = [part.to_ndarray() for frame in [*frames, None] for part in resampler.resample(frame)]
    return np.concatenate(planes, axis=1).astype(np.float32), frames[0].sample_rate


def _tags(path: Path) -> Tags:
    audio = mutagen.File(path)
    if path.suffix in (".mp3", ".wav"):
        texts = [str(audio.tags[name]) for name in ("TIT2", "TPE1", "TALB", "TCON", "TDRC")]
        picture = audio.tags.getall("APIC")[0].data
    elif path.suffix == ".m4a":
        texts = [audio.tags[name][0] for name in ("\xa9nam", "\xa9ART", "\xa9alb", "\xa9gen", "\xa9day")]
        picture = bytes(audio.tags["covr"][0])
    else:
        texts = [audio.tags[name][0] for name in ("title", "artist", "album", "genre", "date")]
        if path.suffix == ".flac":
            picture = audio.pictures[0].data
        else:
            picture = Picture(base64.b64decode(audio.tags["metadata_block_picture"][0])).data  # type: ignore[no-untyped-call]
    title, artist, album, genre, year = texts
    return Tags(title, artist, album, genre, int(year), picture)


def test_there_are_four_songs_in_each_quadrant() -> None:
    assert Counter(song.quadrant for song in SONGS) == {quadrant.name: 4 for quadrant in Quadrant}


def test_all_six_formats_are_there_and_nothing_else_but_the_script() -> None:
    shipped = {path for path in demo_folder().iterdir() if path.is_file() and path.suffix not in (".py", ".md")}
    assert shipped == {song.file for song in SONGS}
    assert {song.file.suffix for song in SONGS} == {".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav"}


def test_the_songs_stay_small() -> None:
    sizes = [song.file.stat().st_size for song in SONGS]
    assert sum(sizes) <= 6_000_000
    assert max(sizes) <= 1_000_000


@each_song
def test_a_song_plays_to_its_end_neither_clipped_nor_silent(song: Row) -> None:
    sound, sample_rate = _decoded(song.file)
    mono = sound.mean(axis=0)
    assert 15 < sound.shape[1] / sample_rate < 36
    assert np.abs(sound).max() < 1.0
    assert -19 < loudness_lufs(mono, sample_rate) < -14
    assert np.abs(sound.mean(axis=1)).max() < 0.002, "direct current"
    assert np.abs(sound[:, :10]).max() < 0.02, "a click at the beginning"
    assert np.abs(sound[:, -sample_rate // 100 :]).max() < 0.02, "a click at the end"
    seconds = mono[: len(mono) // sample_rate * sample_rate].reshape(-1, sample_rate)
    assert np.sqrt(np.mean(seconds[:-3] ** 2, axis=1)).min() > 0.002, "a hole in the music"


@each_song
def test_a_song_carries_its_tags_and_a_small_cover(song: Row) -> None:
    tags = _tags(song.file)
    assert tags[:2] == (song.title, song.artist)
    assert tags.genre == song.genre
    assert tags.album
    assert 1950 < tags.year < 2030
    assert len(tags.cover) <= 15_000
    with av.open(BytesIO(tags.cover), "r") as container:
        picture = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (240, 240, 3)
    assert picture.std() > 10, "an empty picture"


def test_covers_differ_from_song_to_song() -> None:
    assert len({_tags(song.file).cover for song in SONGS}) == len(SONGS)


def test_the_script_renders_the_same_sound_every_time_and_it_is_the_one_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = next(song for song in SONGS if song.file.suffix == ".wav")
    folders = (tmp_path / "first", tmp_path / "second")
    script = demo_folder() / "compose.py"
    first_time, second_time = ([str(script), "--only", song.title, "--into", str(folder)] for folder in folders)
    subprocess.run([sys.executable, *first_time], check=True, stdout=subprocess.DEVNULL)
    monkeypatch.setattr(sys, "argv", second_time)  # in this process, where half of what it takes is loaded
    monkeypatch.syspath_prepend(script.parent)
    runpy.run_path(str(script), run_name="__main__")
    first, second = (soundfile.read(folder / song.file.name, dtype="int16")[0] for folder in folders)
    np.testing.assert_array_equal(first, second)
    shipped = soundfile.read(song.file, dtype="int16")[0]
    np.testing.assert_allclose(first, shipped, rtol=0, atol=64)  # other processors round otherwise
    assert (tmp_path / "first" / "README.md").read_text("utf-8") == (demo_folder() / "README.md").read_text("utf-8")
