"""Whole songs for the benchmark, put together from the demo songs, stored as people store theirs, and kept."""

from __future__ import annotations

import os
import random
import shutil
import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np

from emotion_player import paths
from emotion_player.audio.decode import read_all
from emotion_player.audio.encode import Encoding, Sound, write_encoded

SHORTEST_S, LONGEST_S = 120.0, 360.0

_KINDS = (
    ("mp3", 44_100, Encoding("mp3", "libmp3lame", 320_000)),
    ("flac", 44_100, Encoding("flac", "flac")),
    ("m4a", 44_100, Encoding("mp4", "aac", 256_000)),
    ("mp3", 44_100, Encoding("mp3", "libmp3lame", 128_000)),
    ("opus", 48_000, Encoding("ogg", "libopus", 128_000, holds_cover=False)),
    ("mp3", 48_000, Encoding("mp3", "libmp3lame", 256_000)),
    ("flac", 96_000, Encoding("flac", "flac")),
    ("ogg", 44_100, Encoding("ogg", "vorbis", 192_000, holds_cover=False)),
    ("mp3", 44_100, Encoding("mp3", "libmp3lame", 192_000)),
    ("m4a", 48_000, Encoding("mp4", "aac", 128_000)),
)
"""Ending, sample rate and encoding of every tenth song."""

_VERSION = 2
"""Of the songs; one that is made otherwise needs another, so that the old ones are not taken for it."""

_COVER_PX = 300
_SONGS_OF_AN_ALBUM = 12
_PART_S = 15.0
_WIDTH = 0.3


def songs_folder() -> Path:
    """Where the songs are kept."""
    return paths.cache_folder() / f"benchmark-songs-{_VERSION}"


def keep_songs(count: int, folder: Path) -> list[Path]:
    """Return ``count`` songs of two to six minutes in a folder; those that are missing are made, on all cores.

    The same number is the same song each time, and no two are the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda number: _kept(number, folder), range(count)))


def lay_out(songs: Sequence[Path], folder: Path) -> None:
    """Lay songs out in a new folder as a music library does, without copying them where the disk allows that."""
    for number, song in enumerate(songs):
        album = folder / f"Artist {number // _SONGS_OF_AN_ALBUM}" / "Album"
        album.mkdir(parents=True, exist_ok=True)
        place = album / f"{number:04} Song{song.suffix}"
        with suppress(OSError):
            place.hardlink_to(song)
        if not place.exists():
            shutil.copy2(song, place)


def _kept(number: int, folder: Path) -> Path:
    ending, sample_rate, encoding = _KINDS[number % len(_KINDS)]
    path = folder / f"{number:04}.{ending}"
    if not path.exists():
        tags = {
            "title": f"Song {number}",
            "artist": f"Artist {number // _SONGS_OF_AN_ALBUM}",
            "album": "Album",
            "genre": "Folk",
            "date": str(1960 + number % 60),
        }
        unfinished = path.with_suffix(".part")
        write_encoded(unfinished, _composed(number, sample_rate), sample_rate, encoding, tags, png(number, _COVER_PX))
        unfinished.replace(path)
    return path


def _composed(number: int, sample_rate: int) -> Iterator[Sound]:
    """A song in two channels: parts of one demo song in the middle, of another at the sides."""
    chance = random.Random(number)
    demos = sorted(path for path in paths.demo_folder().iterdir() if path.suffix not in {".md", ".py"})
    left = round(chance.uniform(SHORTEST_S, LONGEST_S) * sample_rate)
    while left > 0:
        middle, side = (read_all(demo, sample_rate, _PART_S) for demo in chance.sample(demos, 2))
        length = min(left, len(middle), len(side))
        middle, side = middle[:length] * np.float32(chance.uniform(0.5, 0.9)), side[:length] * np.float32(_WIDTH)
        yield np.stack([middle + side, middle - side], axis=1)
        left -= length


def png(number: int, side_px: int) -> bytes:
    """A picture: coloured noise, of which nothing can be saved, and it is not tried; another for each number."""
    pixels = np.random.default_rng(number).integers(0, 256, (side_px, 1 + 3 * side_px), dtype=np.uint8)
    pixels[:, 0] = 0  # how the row is filtered: not at all

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side_px, side_px, 8, 2, 0, 0, 0)
    content = zlib.compress(pixels.tobytes(), 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", content) + chunk(b"IEND", b"")
