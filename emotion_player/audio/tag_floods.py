"""Tags that would drown FFmpeg, and the few bytes that hide them from it.

It compares each tag with all before it, so that it takes minutes for many, and unpacks ID3 tags in chunks to whatever
they claim. The sound is as it should be, and its tags are read elsewhere.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, TypeAlias

from emotion_player.audio.links import ASF, EBML, Link, peek

Patches: TypeAlias = tuple[tuple[int, bytes], ...]
"""Offsets in a file, and what is to be seen there instead of what stands there."""

_MANY = 1_000
"""FFmpeg takes no notice of fewer tags, and no song has as many."""

_FIRST_PAGES = 32
_MOST_ELEMENTS = 10_000

_COMMENTS = {b"\x01vorbis": 7, b"OpusHead": 8, b"Speex   ": 0, b"\x7fFLAC\1": 4}
"""How a stream in Ogg begins, and where in its second packet its comments do."""

_TAGS_WITHIN = {b"udta": (0, b"meta"), b"meta": (4, b"ilst"), b"ilst": (0, b"")}
"""Atoms of tags: how many bytes come before the first, and which atom among them is one itself."""

_ASF_TEXTS = bytes.fromhex("40a4d0d207e3d21197f000a0c95ea850")
_SEGMENT, _TAGS = b"\x18\x53\x80\x67", b"\x12\x54\xc3\x67"
_LONGEST_NAME, _SMALLEST_TAG = 4, 16
_SMALLEST_TEXT, _IN_DS64 = 10, 0xFFFFFFFF
_NO_ELEMENT = b"\x12\x54\xc3\x66"
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def hiding_patches(file: BinaryIO, link: Link) -> Patches:
    """What hides too many tags, and ID3 in chunks, in a link of an open file from FFmpeg; mostly nothing."""
    start, end = link
    head = peek(file, start, 16)
    return tuple(next(find(file, start, end) for begins, find in _KINDS if begins.match(head)))


def _ape(file: BinaryIO, _start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The footer of an APE tag tells how many there are."""
    footer = peek(file, end - 32, 32) if end >= 32 else b""
    if footer.startswith(b"APETAGEX") and _number(footer[16:20]) > _MANY:
        yield end - 16, bytes(4)


def _ogg(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Comments begin with a name and their number; their page has a checksum."""
    comments_at: dict[bytes, int] = {}
    for _ in range(_FIRST_PAGES):
        header = peek(file, min(start, end), 27 + 255)
        if not header.startswith(b"OggS"):
            return
        serial, body = header[14:18], start + 27 + header[26]
        following = body + sum(header[27 : 27 + header[26]])
        if header[5] & 2:  # the first page of a stream
            mark = peek(file, body, 8)
            comments_at.update((serial, at) for begins, at in _COMMENTS.items() if mark.startswith(begins))
        elif serial in comments_at:
            name = body + comments_at.pop(serial)
            count = name + 4 + _number(peek(file, name, 4))
            if count + 4 <= following and _number(peek(file, count, 4)) > _MANY:
                page = bytearray(peek(file, start, following - start))
                page[22:26] = page[count - start : count - start + 4] = bytes(4)
                yield start + 22, _checksum(page)
                yield count, bytes(4)
        start = following


def _checksum(page: bytearray) -> bytes:
    """The CRC of Ogg: that of zlib with the bits of each byte turned round, and without its ones at both ends."""
    turned = zlib.crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return turned.to_bytes(4, "big").translate(_TURNED)


def _mp4(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Atoms of tags lie in that of the movie; a free one is passed over."""
    for name, inside, following in _atoms(file, start, end):
        if name == b"moov":
            for inner, first, last in _atoms(file, inside, following):
                if inner in _TAGS_WITHIN and _tags_in(file, inner, first, last) > _MANY:
                    yield first - 4, b"free"
            return


def _tags_in(file: BinaryIO, kind: bytes, start: int, end: int) -> int:
    """How many tags an atom holds; at least more than ``_MANY``."""
    before, container = _TAGS_WITHIN[kind]
    count = 0
    for name, inside, following in _atoms(file, start + before, end):
        count += _tags_in(file, name, inside, following) if name == container else 1
        if count > _MANY:
            break
    return count


def _atoms(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the names of atoms, where their content begins, and where the next one does."""
    for _ in range(_MOST_ELEMENTS):
        if start + 8 > end:
            return
        head = peek(file, start, 16)
        size, header = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, header = int.from_bytes(head[8:], "big"), 16
        if size < header:
            return
        if header == 8:
            yield head[4:8], start + header, min(start + size, end)
        start += size


def _asf(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Texts are in an object of the header, and begin with their number."""
    end, position = min(start + _number(peek(file, start + 16, 8)), end), start + 30
    for _ in range(_MOST_ELEMENTS):
        if position >= end:
            return
        name, size = peek(file, position, 16), _number(peek(file, position + 16, 8))
        if size < 24:
            return
        if name == _ASF_TEXTS and _number(peek(file, position + 24, 2)) > _MANY:
            yield position + 24, bytes(2)
        position += size


def _matroska(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Tags are elements of the segment; an unknown one is passed over."""
    for _ in range(_MOST_ELEMENTS):
        if start >= end:
            return
        head = peek(file, start, 12)
        name = 9 - head[0].bit_length()
        digits = 9 - head[name].bit_length() if name <= _LONGEST_NAME else 9
        if digits > 8:
            return
        size = int.from_bytes(head[name : name + digits], "big") & (1 << 7 * digits) - 1
        if head.startswith(_TAGS) and size > _MANY * _SMALLEST_TAG:
            yield start, _NO_ELEMENT
        start += name + digits + (0 if head.startswith(_SEGMENT) else size)


def _riff(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Texts are in a list or in ID3; another chunk is passed over."""
    long_size, position = _number(peek(file, start + 28, 8)), start + 12  # of RF64
    for _ in range(_MOST_ELEMENTS):
        if position >= end:
            return
        head = peek(file, position, 12)
        size = _number(head[4:8])
        has_many = head[:4] == b"LIST" and head[8:] == b"INFO" and size > _MANY * _SMALLEST_TEXT
        if has_many or head[:4].upper() == b"ID3 ":
            yield position, b"JUNK"
        size = long_size if size == _IN_DS64 else size
        position += 8 + size + size % 2


def _iff(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Tags are in ID3; another chunk is passed over. Sizes of DSDIFF have 64 bits."""
    digits = 8 if peek(file, start, 4) == b"FRM8" else 4
    position = start + 8 + digits
    for _ in range(_MOST_ELEMENTS):
        if position >= end:
            return
        head = peek(file, position, 4 + digits)
        if head[:4].upper() == b"ID3 ":
            yield position, b"JUNK"
        size = int.from_bytes(head[4:], "big")
        position += 4 + digits + size + size % 2


def _dsf(file: BinaryIO, start: int, _end: int) -> Iterator[tuple[int, bytes]]:
    """The head tells where an ID3 tag is."""
    if any(peek(file, start + 20, 8)):
        yield start + 20, bytes(8)


def _caf(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Texts begin with their number."""
    position = start + 8
    for _ in range(_MOST_ELEMENTS):
        if position >= end:
            return
        head = peek(file, position, 16)
        size = int.from_bytes(head[4:12], "big")
        if head[:4] == b"info" and int.from_bytes(head[12:], "big") > _MANY:
            yield position + 12, bytes(4)
        position += 12 + size


def _number(digits: bytes) -> int:
    return int.from_bytes(digits, "little")


_KINDS = tuple(
    (re.compile(begins, re.DOTALL), find)
    for begins, find in (
        (rb"OggS", _ogg),
        (rb"....(ftyp|moov|mdat|free|skip|wide)", _mp4),
        (re.escape(ASF), _asf),
        (re.escape(EBML), _matroska),
        (rb"(RIFF|RF64|BW64)....WAVE", _riff),
        (rb"FORM....AIF[FC]|FRM8........DSD ", _iff),
        (rb"DSD ", _dsf),
        (rb"caff", _caf),
        (rb"", _ape),
    )
)
"""How files begin, and what finds too many tags in them."""
