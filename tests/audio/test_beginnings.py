"""A song is heard whole and in time, whatever its file begins with."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.analysis.workers import Limits, Workers
from emotion_player.audio.decode import measure_duration, read_segments
from tests.audio.test_lengths import RATE, told_time
from tests.library.formats.samples import write_sample

Clock = Callable[..., npt.NDArray[np.float32]]
Write = Callable[..., Path]


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(Limits(seconds=4.0, memory_bytes=250_000_000)) as workers:
        yield workers


def _zeros(flac: bytes, _frames: bytes) -> bytes:
    return flac[:8] + bytes(34) + flac[42:]


def _another_rate(flac: bytes, _frames: bytes) -> bytes:
    return flac[:18] + b"\x01\0\0" + flac[21:]


def _another_kind(flac: bytes, _frames: bytes) -> bytes:
    return flac[:4] + bytes([4]) + flac[5:]


def _no_first_block(flac: bytes, frames: bytes) -> bytes:
    return b"fLaC" + b"\x81\0\0\x04abcd" + frames


def _a_block_without_end(flac: bytes, _frames: bytes) -> bytes:
    return flac[:5] + b"\xff\xff\xff" + flac[8:]


def _no_mark(flac: bytes, _frames: bytes) -> bytes:
    return bytes(4) + flac[4:]


def _frames_alone(_flac: bytes, frames: bytes) -> bytes:
    return frames


def _rubbish_before(flac: bytes, _frames: bytes) -> bytes:
    return b"\xff\xf8rubbish\0" * 99 + flac


_DAMAGES = [
    *(_zeros, _another_rate, _another_kind, _no_first_block, _a_block_without_end),
    *(_no_mark, _frames_alone, _rubbish_before),
]


@pytest.mark.parametrize("damage", _DAMAGES)
@pytest.mark.parametrize(("rate", "channels"), [(48_000, 2), (16_000, 1), (11_025, 2), (37_000, 6), (44_101, 1)])
def test_a_flac_with_a_damaged_beginning_is_heard_in_time(
    damage: Callable[[bytes, bytes], bytes], rate: int, channels: int, clock: Clock, write_sound: Write
) -> None:
    path = write_sound("song.flac", clock(8.0, rate, channels), rate)
    whole = path.read_bytes()
    path.write_bytes(damage(whole, _frames(whole)))

    assert measure_duration(path) == pytest.approx(8.0, abs=0.05)
    assert [told_time(piece) for piece in read_segments(path, [5.25, 0.25, 7.25], 0.5, RATE)] == [5, 0, 7]


def _frames(flac: bytes) -> bytes:
    position, last = 4, False
    while not last:
        last = bool(flac[position] & 0x80)
        position += 4 + int.from_bytes(flac[position + 1 : position + 4], "big")
    return flac[position:]


def test_a_flac_with_half_a_million_comments_is_heard_at_once(
    clock: Clock, write_sound: Write, workers: Workers
) -> None:
    path = write_sound("song.flac", clock(3.0))
    whole = path.read_bytes()
    comments = struct.pack("<II", 0, 500_000) + b"".join(struct.pack("<I7s", 7, b"A=%05X" % n) for n in range(500_000))
    blocks = b"\0" + whole[5:42] + b"\x84" + len(comments).to_bytes(3, "big") + comments
    path.write_bytes(b"fLaC" + blocks + _frames(whole))

    assert workers.do(path, measure_duration, path) == pytest.approx(3.0, abs=0.05)


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("ending", [".wav", ".rf64", ".aiff", ".dff", ".dsf"])
def test_a_tag_in_a_chunk_that_would_unpack_to_150_mb_is_left_packed(
    ending: str, is_first: bool, tmp_path: Path, workers: Workers
) -> None:
    path = write_sample(tmp_path, ending)
    whole, alone = path.read_bytes(), measure_duration(path)
    tag = _bomb()
    if ending == ".dsf":
        path.write_bytes(whole[:12] + struct.pack("<QQ", len(whole) + len(tag), len(whole)) + whole[28:] + tag)
    else:
        layout, first = {".wav": ("<4sI", 36), ".rf64": ("<4sI", 48), ".aiff": (">4sI", 12), ".dff": (">4sQ", 16)}[
            ending
        ]
        place = first if is_first else len(whole)
        path.write_bytes(whole[:place] + struct.pack(layout, b"ID3 ", len(tag)) + tag + whole[place:])

    assert workers.do(path, measure_duration, path) == pytest.approx(alone, abs=0.05)


@cache
def _bomb() -> bytes:
    packed = zlib.compress(b"\3" + b"A" * 150_000_000, 9)
    frame = b"PRIV" + _syncsafe(len(packed) + 4) + b"\0\x09" + _syncsafe(150_000_001) + packed
    frame += bytes(len(frame) % 2)
    return b"ID3\4\0\0" + _syncsafe(len(frame)) + frame


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
