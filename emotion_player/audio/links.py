"""Where in a file further files begin: chained Ogg streams, and files that somebody has joined end to end.

FFmpeg plays the first of them only. MP3 and AAC need no care: their frames simply go on.
"""

from __future__ import annotations

import io
import mmap
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal

Link = tuple[int, int]
"""From one byte of a file up to, not including, another."""

_MOST = 64
"""Whatever follows belongs to the last link."""

_FLAC_START = b"fLaC\0\0\0\x22"
"""The mark and the head of the block that must come first, which has 34 bytes."""


def find_links(path: Path) -> list[Link]:
    """The files in a file, in order; nearly always one. ID3 tags before them are left out.

    FFmpeg takes minutes for a tag of 300,000 frames, and its texts are of no use here.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        start = _after_tags(file, size)
        look = _look_for(_peek(file, start, 8))
        starts = [start, *islice(look(file, start, size), _MOST - 1)] if look else [start]
    return list(zip(starts, [*starts[1:], size], strict=True))


def _ogg(file: BinaryIO, start: int, size: int) -> Iterator[int]:
    """A link begins with its identification pages; those of several streams come together."""
    position, begins = start, True
    while position < size:
        page = _peek(file, position, 27 + 255)
        if len(page) < 27 or not page.startswith(b"OggS"):
            return
        began, begins = begins, bool(page[5] & 2)
        if begins and not began:
            yield position
        position += 27 + page[26] + sum(page[27 : 27 + page[26]])


def _flac(file: BinaryIO, start: int, size: int) -> Iterator[int]:
    with mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as content:
        while (start := content.find(_FLAC_START, start + 1)) > 0:
            yield start


def _wave(file: BinaryIO, start: int, size: int) -> Iterator[int]:
    return _chunks(file, start, size, "little", (b"RIFF", b"WAVE"))


def _aiff(file: BinaryIO, start: int, size: int) -> Iterator[int]:
    return _chunks(file, start, size, "big", (b"FORM", b"AIFF"))


def _chunks(
    file: BinaryIO, start: int, size: int, order: Literal["little", "big"], marks: tuple[bytes, bytes]
) -> Iterator[int]:
    position = start
    while True:
        length = int.from_bytes(_peek(file, position + 4, 4), order)
        position += 8 + length + length % 2
        head = _peek(file, position, 12) if position < size else b""
        if (head[:4], head[8:]) != marks:
            return
        yield position


def _mp4(file: BinaryIO, start: int, size: int) -> Iterator[int]:
    position = start
    while position < size:
        head = _peek(file, position, 16)
        if position > start and head[4:8] == b"ftyp":
            yield position
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:], "big")
        if length < 8:
            return
        position += length


def _look_for(head: bytes) -> Callable[[BinaryIO, int, int], Iterator[int]] | None:
    if head[4:] == b"ftyp":
        return _mp4
    return {b"OggS": _ogg, b"fLaC": _flac, b"RIFF": _wave, b"FORM": _aiff}.get(head[:4])


def _after_tags(file: BinaryIO, size: int) -> int:
    """Where the sound begins behind ID3v2 tags; 0 if nothing is behind them."""
    position = 0
    while (head := _peek(file, position, 10)).startswith(b"ID3") and len(head) == 10:
        a, b, c, d = (byte & 0x7F for byte in head[6:])
        has_footer = bool(head[5] & 0x10)
        position += 10 + (a << 21 | b << 14 | c << 7 | d) + 10 * has_footer
    return position if position < size else 0


def _peek(file: BinaryIO, position: int, count: int) -> bytes:
    file.seek(position)
    return file.read(count)
