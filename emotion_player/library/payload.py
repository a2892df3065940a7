"""Where in a file its sound lies: the bytes that no tag editor touches."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import BinaryIO

from emotion_player.library.tag_blocks import skip_tags_at_end, skip_tags_at_start

Range = tuple[int, int]
"""From one offset in the file up to, not including, another."""

BLOCK = 1 << 20
BLOCKS = 64
WHOLE = BLOCK * BLOCKS
"""Sound up to this many bytes is taken whole; of more, this much is sampled."""

_W64_RIFF = b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00"
_W64_KEPT = (
    b"fmt \xf3\xac\xd3\x11\x8c\xd1\x00\xc0\x4f\x8e\xdb\x8a",
    b"data\xf3\xac\xd3\x11\x8c\xd1\x00\xc0\x4f\x8e\xdb\x8a",
)
_ASF_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_ASF_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")


class _DamagedError(Exception):
    """The container does not hold together."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes that stand for a file's sound.

    Attributes:
        ranges: Where they lie, at most ``WHOLE`` bytes together.
        length: How many bytes of sound there are, those not sampled included.
    """

    ranges: list[Range]
    length: int


def find_payload(file: BinaryIO, size: int) -> Payload:
    """Find the sound in an open file of ``size`` bytes; a damaged or unknown container is sound from end to end."""
    start = skip_tags_at_start(file, size)
    end = skip_tags_at_end(file, start, size)
    parse = _parser(_peek(file, start, 16))
    if parse is not None:
        try:
            return parse(file, start, end)
        except _DamagedError:
            pass
    return _sampled([(start, end) if start < end else (0, size)]) if size else Payload([], 0)


def _parser(head: bytes) -> Callable[[BinaryIO, int, int], Payload] | None:
    kinds = (
        (_flac, head.startswith(b"fLaC")),
        (_ogg, head.startswith(b"OggS")),
        (_wave, head[:4] in {b"RIFF", b"RF64", b"BW64"} and head[8:12] == b"WAVE"),
        (_aiff, head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}),
        (_wave64, head == _W64_RIFF),
        (_asf, head == _ASF_HEADER),
        (_mp4, head[4:8] in {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide"}),
    )
    return next((parse for parse, fits in kinds if fits), None)


def _flac(file: BinaryIO, start: int, end: int) -> Payload:
    """All frames: what follows the metadata blocks."""
    position, last = start + 4, False
    while not last:
        header = _read(file, position, 4)
        last = bool(header[0] & 0x80)
        position += 4 + int.from_bytes(header[1:], "big")
    return _sampled([(position, end)])


def _wave(file: BinaryIO, start: int, end: int) -> Payload:
    def chunks() -> Iterator[tuple[bytes, int, int]]:
        position, long_size = start + 12, None
        while position + 8 <= end:
            name, size = struct.unpack("<4sI", _read(file, position, 8))
            position += 8
            if name == b"ds64":
                long_size = struct.unpack("<8xQ", _read(file, position, 16))[0]
            if name == b"data" and size == 0xFFFFFFFF:
                size = end - position if long_size is None else long_size
            yield name, position, size
            position += size + size % 2

    return _kept(chunks(), (b"fmt ", b"data"), end)


def _aiff(file: BinaryIO, start: int, end: int) -> Payload:
    def chunks() -> Iterator[tuple[bytes, int, int]]:
        position = start + 12
        while position + 8 <= end:
            name, size = struct.unpack(">4sI", _read(file, position, 8))
            yield name, position + 8, size
            position += 8 + size + size % 2

    return _kept(chunks(), (b"COMM", b"SSND"), end)


def _wave64(file: BinaryIO, start: int, end: int) -> Payload:
    def chunks() -> Iterator[tuple[bytes, int, int]]:
        position = start + 40
        while position + 24 <= end:
            name, size = struct.unpack("<16sQ", _read(file, position, 24))
            if size < 24:  # it counts its own header
                raise _DamagedError
            yield name, position + 24, size - 24
            position += size + -size % 8

    return _kept(chunks(), _W64_KEPT, end)


def _asf(file: BinaryIO, start: int, end: int) -> Payload:
    def objects() -> Iterator[tuple[bytes, int, int]]:
        position = start
        while position + 24 <= end:
            name, size = struct.unpack("<16sQ", _read(file, position, 24))
            if size < 24:
                raise _DamagedError
            yield name, position + 24, size - 24
            position += size

    return _kept(objects(), (_ASF_DATA,), end)


def _mp4(file: BinaryIO, start: int, end: int) -> Payload:
    def atoms() -> Iterator[tuple[bytes, int, int]]:
        position = start
        while position + 8 <= end:
            size, name = struct.unpack(">I4s", _read(file, position, 8))
            header = 8
            if size == 1:
                size, header = struct.unpack(">Q", _read(file, position + 8, 8))[0], 16
            elif size == 0:  # up to the end of the file
                size = end - position
            if size < header:
                raise _DamagedError
            yield name, position + header, size - header
            position += size

    return _kept(atoms(), (b"mdat",), end)


def _kept(pieces: Iterator[tuple[bytes, int, int]], names: tuple[bytes, ...], end: int) -> Payload:
    """The pieces (name, start, size) of the given names, cut off where the file ends; all of ``names`` must occur."""
    found, ranges = set(), []
    for name, start, size in pieces:
        if name in names and size:
            found.add(name)
            ranges.append((start, min(start + size, end)))
    if len(found) < len(names):
        raise _DamagedError
    return _sampled(ranges)


def _ogg(file: BinaryIO, start: int, end: int) -> Payload:
    """Bodies of the identification pages, and of all pages from each stream's first one with sound in it.

    Not the pages' headers: with other tags a page may get another number or be cut elsewhere.
    """
    ranges: list[Range] = []
    sounding: set[int] = set()
    for page in _ogg_pages(file, start, end):
        if page.granule > 0:
            if not sounding and end - page.start > WHOLE:
                return _ogg_sampled(file, ranges, page.start, end)
            sounding.add(page.serial)
        if page.first or page.serial in sounding:
            ranges.append(page.body)
    if not sounding:
        raise _DamagedError
    return Payload(ranges, sum(b - a for a, b in ranges))


def _ogg_sampled(file: BinaryIO, ranges: list[Range], start: int, end: int) -> Payload:
    """Like ``_sampled``, each block beginning at a page: their distances from the first one stay under retagging."""
    for first, last in _blocks(end - start):
        block = start + first
        found = _peek(file, block, 1 << 17).find(b"OggS\0")  # a page has at most 65,307 bytes
        if found < 0:
            raise _DamagedError
        ranges += [page.body for page in _ogg_pages(file, block + found, start + last)]
    return Payload(ranges, end - start)


@dataclass(frozen=True, slots=True)
class _OggPage:
    start: int
    body: Range
    serial: int
    granule: int
    first: bool


def _ogg_pages(file: BinaryIO, start: int, end: int) -> Iterator[_OggPage]:
    while start < end:
        header = _peek(file, start, 282)
        if len(header) < 27 or not header.startswith(b"OggS\0"):
            raise _DamagedError
        flags, granule, serial, segments = struct.unpack_from("<5xBqI8xB", header)
        body = start + 27 + segments
        following = body + sum(header[27 : 27 + segments])
        yield _OggPage(start, (min(body, end), min(following, end)), serial, granule, bool(flags & 2))
        start = following


def _sampled(ranges: list[Range]) -> Payload:
    """The ranges themselves, or blocks spread evenly over them, the first and the last bytes among them."""
    ends = list(accumulate(b - a for a, b in ranges))
    length = ends[-1]
    if length <= 0 or any(b < a for a, b in ranges):
        raise _DamagedError
    if length <= WHOLE:
        return Payload(ranges, length)
    sample = []
    for block_start, block_end in _blocks(length):
        position = block_start
        while position < block_end:
            index = bisect_right(ends, position)
            start, end = ranges[index]
            skip = position - (ends[index] - (end - start))
            taken = min(block_end - position, end - start - skip)
            sample.append((start + skip, start + skip + taken))
            position += taken
    return Payload(sample, length)


def _blocks(length: int) -> Iterator[Range]:
    for number in range(BLOCKS):
        start = number * (length - BLOCK) // (BLOCKS - 1)
        yield start, start + BLOCK


def _peek(file: BinaryIO, position: int, count: int) -> bytes:
    file.seek(position)
    return file.read(count)


def _read(file: BinaryIO, position: int, count: int) -> bytes:
    data = _peek(file, position, count)
    if len(data) < count:
        raise _DamagedError
    return data
