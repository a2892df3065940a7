"""What FFmpeg is to see of a FLAC file that begins as it should not: with damage, or with tags that would drown it.

FFmpeg tells time and samples of FLAC by its first block alone, and takes minutes for 300,000 comments. The sound behind
them is as it should be.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Self

from emotion_player.audio.links import Link, begins_container, peek

_LONG = 1 << 20
"""Of more metadata than this, FFmpeg is shown what it needs alone."""

_SEARCHED = 1 << 24
"""So far from its beginning a damaged FLAC file is searched for its first frame."""

_FRAME = re.compile(rb"\xff[\xf8\xf9][\x10-\xff][\x00-\xaf]\0")
_RATES = (0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000)
_BITS = (0, 8, 12, -1, 16, 20, 24, 32)
_INFO = 34


@dataclass(frozen=True, slots=True)
class Beginning:
    """A sound as it is to be seen: some bytes instead of those before ``start``, then the file up to ``end``."""

    head: bytes
    start: int
    end: int


def beginning_of(file: BinaryIO, link: Link, *, is_called_flac: bool) -> Beginning:
    """What is to be seen of a link of an open file; nearly always the link itself."""
    start, end = link
    name = peek(file, start, 16)
    is_flac = name.startswith(b"fLaC") or (is_called_flac and not begins_container(name))
    return (_flac(file, start, end) if is_flac else None) or Beginning(b"", start, end)


def _flac(file: BinaryIO, start: int, end: int) -> Beginning | None:
    """The frames behind a block that tells what they are, where the file's own blocks do not, or hold too much."""
    position, info = _behind_blocks(file, start, end)
    frame = _Frame.of(peek(file, position, 16))
    if frame and info and frame.is_as_told(info):
        if position - start < _LONG:
            return None
        return Beginning(_flac_head(info), position, end)
    if not frame:
        position, frame = next(_first_frames(file, start, end), (0, None))
    return Beginning(_flac_head(frame.told(info)), position, end) if frame else None


def _flac_head(info: bytes) -> bytes:
    return b"fLaC\x80\0\0" + bytes([_INFO]) + info


def _behind_blocks(file: BinaryIO, start: int, end: int) -> tuple[int, bytes]:
    """Where the frames of FLAC begin if its blocks can be trusted, and what the first block says; empty for nothing."""
    position, info, last = start, b"", True
    if peek(file, position, 4) == b"fLaC":
        position, last = position + 4, False
    while not last and position < end:
        kind, size = (block := peek(file, position, 4))[0], int.from_bytes(block[1:4], "big")
        last = bool(kind & 0x80)
        if kind & 0x7F == 0 and size == _INFO and not info:
            info = peek(file, position + 4, _INFO)
        position += 4 + size
    return position, info


def _first_frames(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, _Frame]]:
    """Yield what looks like the first frame of FLAC, and where it is."""
    content = peek(file, start, min(_SEARCHED, end - start))
    for found in _FRAME.finditer(content):
        if frame := _Frame.of(content[found.start() : found.start() + 16]):
            yield start + found.start(), frame


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the header of a FLAC frame tells; 0 for what it leaves to the first block of the file."""

    is_fixed: bool
    block_size: int
    sample_rate: int
    channels: int
    bits: int

    @classmethod
    def of(cls, data: bytes) -> Self | None:
        """Read a header, at most 16 bytes; None where there is none."""
        data = data.ljust(16, b"\0")
        if data[0] != 0xFF or data[1] & 0xFE != 0xF8 or data[3] & 1:
            return None
        size, rate, channels, bits = data[2] >> 4, data[2] & 15, data[3] >> 4, _BITS[data[3] >> 1 & 7]
        behind = 4 + max(1, 8 - (data[4] ^ 0xFF).bit_length())  # the number, as UTF-8 writes it
        if not size or rate == 15 or channels > 10 or bits < 0 or data[4] & 0xC0 == 0x80 or data[4] == 0xFF:
            return None
        block_size = 192 if size == 1 else 576 << size - 2 if size < 6 else 256 << size - 8 if size > 7 else 0
        if not block_size:
            block_size = int.from_bytes(data[behind : behind + size - 5], "big") + 1
            behind += size - 5
        if rate < 12:
            sample_rate = _RATES[rate]
        else:
            digits = 1 if rate == 12 else 2
            sample_rate = int.from_bytes(data[behind : behind + digits], "big") * (1_000, 1, 10)[rate - 12]
            behind += digits
        if _checksum(data[:behind]) != data[behind]:
            return None
        return cls(data[1] == 0xF8, block_size, sample_rate, channels + 1 if channels < 8 else 2, bits)

    def is_as_told(self, info: bytes) -> bool:
        """Whether the first block of a file tells the same."""
        most, (rate, channels, bits) = int.from_bytes(info[2:4], "big"), _numbers(info)
        return (
            self.block_size <= most
            and rate == (self.sample_rate or rate or None)
            and channels == self.channels
            and bits == (self.bits or bits)
        )

    def told(self, info: bytes) -> bytes:
        """A first block that tells what this header does; the rest is as it was told, or usual."""
        rate, _, bits = _numbers(info) if info else (0, 0, 0)
        rate, bits = self.sample_rate or rate or 44_100, self.bits or bits or 16
        least, most = (self.block_size,) * 2 if self.is_fixed else (16, 65_535)
        numbers = rate << 44 | self.channels - 1 << 41 | bits - 1 << 36
        return struct.pack(">HH6xQ16x", least, most, numbers)


def _numbers(info: bytes) -> tuple[int, int, int]:
    """Sample rate, channels and bits of a sample, as the first block tells."""
    numbers = int.from_bytes(info[10:18], "big")
    return numbers >> 44, (numbers >> 41 & 7) + 1, (numbers >> 36 & 31) + 1


def _checksum(data: bytes) -> int:
    """CRC-8 with the polynomial x^8 + x^2 + x + 1."""
    checksum = 0
    for byte in data:
        checksum ^= byte
        for _ in range(8):
            checksum = (checksum << 1 ^ (0x07 if checksum & 0x80 else 0)) & 0xFF
    return checksum
