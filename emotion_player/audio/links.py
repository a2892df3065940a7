"""Where in a file further files begin: chained Ogg streams, and files that somebody has joined end to end.

FFmpeg plays the first of them only. MP3, AAC and the like need no care: their frames simply go on.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np

Link = tuple[int, int]
"""From one byte of a file up to, not including, another."""

_MOST = 500
"""Whatever follows belongs to the last link."""

_LONGEST_MARK = 20
_FLAC_MARK = b"fLaC\0\0\0\x22"
_FLAC_WORDS = [int.from_bytes(_FLAC_MARK[begin : begin + 4], "little") for begin in range(4)]
_BLOCK = 1 << 18

_End = Callable[[BinaryIO, int, int], int]
"""Where the file ends, as it says itself, that begins at an offset of an open file of a size."""


def find_links(path: Path) -> list[Link]:
    """The files in a file, in order; nearly always one. ID3 tags before the first are left out.

    FFmpeg takes minutes for a tag of 300,000 frames, and its texts are of no use here.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        start = _behind_tags(file, 0, size)
        starts = [start if start < size else 0]
        begins, end_of = _kind(peek(file, starts[0], _LONGEST_MARK))
        while len(starts) < _MOST:
            start = _behind_tags(file, min(end_of(file, starts[-1], size), size), size)
            if not starts[-1] < start < size or not begins.match(peek(file, start, _LONGEST_MARK)):
                break
            starts.append(start)
    return list(zip(starts, [*starts[1:], size], strict=True))


def _ogg(file: BinaryIO, start: int, size: int) -> int:
    """A link begins with its identification pages; those of several streams come together."""
    begins = True
    while (page := peek(file, start, 27 + 255)).startswith(b"OggS"):
        began, begins = begins, bool(page[5] & 2)
        if begins and not began:
            return start
        start += 27 + page[26] + sum(page[27 : 27 + page[26]])
    return start


def _flac(file: BinaryIO, start: int, size: int) -> int:
    """Frames do not tell where they end: at the next mark, with the head of the block that must come first."""
    for position in range(start + 1, size, _BLOCK):  # not mapped into memory, as what is large would fill that
        block = peek(file, position, _BLOCK + len(_FLAC_MARK) - 1)
        # Wherever the mark lies, one of these holds four of its bytes: it is found in a third of the time of `find`.
        words = np.frombuffer(block, "<u4", _BLOCK // 4 + 1)
        if any((words == word).any() for word in _FLAC_WORDS) and (found := block.find(_FLAC_MARK)) >= 0:
            return position + found
    return size


def _riff(file: BinaryIO, start: int, size: int) -> int:
    length, long_length = _numbers(file, start, "<4xI12xQ")
    length = length if peek(file, start, 4) == b"RIFF" else long_length
    return start + 8 + length + length % 2


def _aiff(file: BinaryIO, start: int, size: int) -> int:
    (length,) = _numbers(file, start, ">4xI")
    return start + 8 + length + length % 2


def _dsdiff(file: BinaryIO, start: int, size: int) -> int:
    (length,) = _numbers(file, start, ">4xQ")
    return start + 12 + length + length % 2


def _dsf(file: BinaryIO, start: int, size: int) -> int:
    (length,) = _numbers(file, start, "<12xQ")
    return start + length


def _w64(file: BinaryIO, start: int, size: int) -> int:
    (length,) = _numbers(file, start, "<16xQ")
    return start + length + -length % 8


def _au(file: BinaryIO, start: int, size: int) -> int:
    offset, length = _numbers(file, start, ">4xII")
    return start + offset + length


def _caf(file: BinaryIO, start: int, size: int) -> int:
    position = start + 8
    while position < size:
        name = peek(file, position, 4)
        (length,) = _numbers(file, position, ">4xq")
        if name == b"caff":
            return position
        if length < 0 or not name.isascii() or b"\0" in name:  # to the end of the file, or no chunk
            return size
        position += 12 + length
    return position


def _mp4(file: BinaryIO, start: int, size: int) -> int:
    position = start
    while position < size:
        head = peek(file, position, 16)
        if position > start and head[4:8] == b"ftyp":
            return position
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:], "big")
        if length < 8:
            return size
        position += length
    return size


def _asf(file: BinaryIO, start: int, size: int) -> int:
    position = start
    while position < size:
        if position > start and peek(file, position, 16) == ASF:
            return position
        (length,) = _numbers(file, position, "<16xQ")
        if length < 24:
            return size
        position += length
    return size


def _matroska(file: BinaryIO, start: int, size: int) -> int:
    """Elements, one behind another; what does not tell its size is entered."""
    position = start
    while position < size:
        head = peek(file, position, 12)
        if position > start and head.startswith(EBML):
            return position
        name_length = 9 - head[0].bit_length()
        length_length = 9 - head[name_length].bit_length()
        if name_length > 4 or length_length > 8:
            return size
        digits = head[name_length : name_length + length_length]
        unknown = (1 << 7 * length_length) - 1
        length = int.from_bytes(digits, "big") & unknown
        position += name_length + length_length + (0 if length == unknown else length)
    return size


def _wavpack(file: BinaryIO, start: int, size: int) -> int:
    """Blocks; the first of a file is the first of its channels, and of sample 0."""
    position = start
    while peek(file, position, 4) == b"wvpk":
        length, index_top, index, samples, flags = _numbers(file, position, "<4xI2xBx4xIII")
        if position > start and samples and not index and not index_top and flags & 0x800:
            return position
        position += 8 + length
    return position


def _true_audio(file: BinaryIO, start: int, size: int) -> int:
    """A header, the sizes of all frames, the frames."""
    rate, samples = _numbers(file, start, "<10xII")
    frame = max(1, 256 * rate // 245)
    count = min(-(-samples // frame), (size - start) // 4)
    frames = _numbers(file, start + 22, f"<{count}I")
    return start + 22 + 4 * count + 4 + sum(frames)


def _monkeys_audio(file: BinaryIO, start: int, size: int) -> int:
    """Since version 3.98 a file says how large its parts are."""
    version, descriptor, header, seeks, wave, frames, frames_top, behind = _numbers(file, start, "<4xH2xIIIIIII")
    return (
        start + descriptor + header + seeks + wave + (frames_top << 32 | frames) + behind if version >= 3980 else size
    )


def _voc(file: BinaryIO, start: int, size: int) -> int:
    """Blocks, each with its length, up to one of type 0."""
    position = start + _numbers(file, start, "<20xH")[0]
    while any(block := peek(file, position, 4)) and block[0]:
        position += 4 + int.from_bytes(block[1:], "little")
    return position + 1


ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
EBML = b"\x1a\x45\xdf\xa3"
_KINDS: tuple[tuple[re.Pattern[bytes], _End], ...] = tuple(
    (re.compile(begins, re.DOTALL), end_of)
    for begins, end_of in (
        (rb"OggS", _ogg),
        (rb"fLaC\0\0\0\x22", _flac),
        (rb"(RIFF|RF64|BW64)....WAVE", _riff),
        (rb"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\0\0", _w64),
        (rb"FORM....AIF[FC]", _aiff),
        (rb"FRM8.{8}DSD ", _dsdiff),
        (rb"DSD \x1c\0{7}", _dsf),
        (rb"\.snd", _au),
        (rb"caff\x00\x01", _caf),
        (rb"....ftyp", _mp4),
        (re.escape(ASF), _asf),
        (re.escape(EBML), _matroska),
        (rb"wvpk", _wavpack),
        (rb"TTA1", _true_audio),
        (rb"MAC ", _monkeys_audio),
        (rb"Creative Voice File\x1a", _voc),
    )
)
"""How files begin of which FFmpeg plays the first alone, and what tells where such a file ends."""


def _kind(head: bytes) -> tuple[re.Pattern[bytes], _End]:
    """How a file begins, and what tells where it ends; where nothing is known of its kind, with the whole."""
    return next((kind for kind in _KINDS if kind[0].match(head)), (re.compile(b""), lambda _file, _start, size: size))


def begins_container(head: bytes) -> bool:
    """Whether a file begins as one of those of which FFmpeg plays the first alone."""
    return any(begins.match(head) for begins, _ in _KINDS)


def _behind_tags(file: BinaryIO, position: int, size: int) -> int:
    """What follows the ID3 and APE tags at an offset; behind the header of one that claims more than the file holds."""
    while True:
        head, content = peek(file, position, 32), 0
        if head.startswith(b"ID3"):
            a, b, c, d = (byte & 0x7F for byte in head[6:10])
            has_footer = bool(head[5] & 0x10)
            position, content = position + 10, (a << 21 | b << 14 | c << 7 | d) + 10 * has_footer
        elif head.startswith(b"APETAGEX"):
            position, content = position + 32, int.from_bytes(head[12:16], "little")
        elif head.startswith(b"TAG") and position:
            position += 128
        else:
            return position
        if position + content > size:
            return position
        position += content


def _numbers(file: BinaryIO, position: int, layout: str) -> tuple[int, ...]:
    """What stands at an offset, by ``struct``'s layout."""
    return struct.unpack(layout, peek(file, position, struct.calcsize(layout)))


def peek(file: BinaryIO, position: int, count: int) -> bytes:
    """``count`` bytes that stand at an offset; zeros behind the end of the file."""
    file.seek(position)
    return file.read(count).ljust(count, b"\0")
