"""Tags that programs put before and after the sound of almost any kind of file: ID3, APE, Lyrics3."""

from __future__ import annotations

import struct
from typing import BinaryIO

_LYRICS3_V1_LONGEST = 5_120


def skip_tags_at_start(file: BinaryIO, size: int) -> int:
    """The offset behind all ID3v2 and APEv2 tags at the start of a file of ``size`` bytes."""
    start = 0
    while (behind := start + _tag_at(file, start)) > start and behind <= size:
        start = behind
    return start


def skip_tags_at_end(file: BinaryIO, start: int, end: int) -> int:
    """The offset, not before ``start``, where the APEv2, ID3v1, ID3v2 and Lyrics3 tags at the end begin."""
    while (before := end - _tag_before(file, start, end)) < end and before >= start:
        end = before
    return end


def id3_size_at_start(file: BinaryIO) -> int:
    """The size of the ID3v2 tag that a file begins with, its footer included; 0 for none. The file is rewound."""
    file.seek(0)
    is_id3 = file.read(3) == b"ID3"
    size = _tag_at(file, 0) if is_id3 else 0
    file.seek(0)
    return size


def where_ape_ends(file: BinaryIO, start: int, end: int) -> int:
    """The offset where an APEv2 tag at the end of a file ends, or would: before ID3v1 and Lyrics3 tags."""
    while (size := _tag_before(file, start, end)) and end - size >= start:
        file.seek(end - 32)
        if file.read(8) == b"APETAGEX":
            break
        end -= size
    return end


def _tag_at(file: BinaryIO, position: int) -> int:
    """The size of the tag that begins here; 0 for none."""
    file.seek(position)
    head = file.read(32)
    if head.startswith(b"ID3") and len(head) >= 10 and max(head[6:10]) < 0x80:
        return 10 + _syncsafe(head[6:10]) + (10 if head[5] & 0x10 else 0)
    if head.startswith(b"APETAGEX") and len(head) == 32:
        return 32 + _ape_fields(head)[0]
    return 0


def _tag_before(file: BinaryIO, start: int, end: int) -> int:
    """The size of the tag that ends here; 0 for none."""
    first = max(start, end - 355)
    file.seek(first)
    tail = file.read(end - first)
    # APE before ID3v1: "APETAGEX" holds "TAG", and may lie just where an ID3v1 tag would begin.
    if tail[-32:-24] == b"APETAGEX":
        size, has_header = _ape_fields(tail[-32:])
        return size + (32 if has_header else 0) if size >= 32 else 0
    if tail[-128:-125] == b"TAG":
        return 355 if tail[-355:-351] == b"TAG+" else 128
    if tail.endswith(b"LYRICS200") and tail[-15:-9].isdigit():
        return int(tail[-15:-9]) + 15
    if tail.endswith(b"LYRICSEND"):
        first = max(start, end - _LYRICS3_V1_LONGEST)
        file.seek(first)
        found = file.read(end - first).rfind(b"LYRICSBEGIN")
        return end - first - found if found >= 0 else 0
    if tail[-10:-7] == b"3DI" and max(tail[-4:]) < 0x80:
        return _syncsafe(tail[-4:]) + 20
    return 0


def _syncsafe(digits: bytes) -> int:
    return (digits[0] << 21) | (digits[1] << 14) | (digits[2] << 7) | digits[3]


def _ape_fields(block: bytes) -> tuple[int, bool]:
    """(size without the header, whether there is a header) from an APEv2 header or footer."""
    size, flags = struct.unpack_from("<I4xI", block, 12)
    return size, bool(flags & 0x80000000)
