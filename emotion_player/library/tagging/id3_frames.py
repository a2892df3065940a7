# mypy: untyped-calls-exclude=mutagen
"""Reads a few frames of an ID3v2 tag, however many others it has and however much they say they hold.

mutagen copies the rest of the tag for each frame and unpacks whatever is packed: 300,000 frames would take it an hour,
and 146 kB of one may be 150 MB. It is given the frames that are asked for, as far as they are of honest size.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from mutagen.id3 import ID3

_HEADER = 10
_MOST_FRAMES = 10_000
_PACKED = 1 << 24
"""Bytes that an honest frame may hold more than it takes."""

_SAYS_NOTHING = bytes([0, 1, 2, 3, 0xFE, 0xFF]) + b" "
"""Encodings, byte order marks and ends of texts."""

_GUARD = bytes(131)
"""Behind the tag: where mutagen looks for an ID3v1 tag, at what it takes for the end of the file."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """One frame: the bytes of it all, and where in them its content begins."""

    name: bytes
    whole: bytes
    behind_header: int
    packed: bool


def id3_frames(block: bytes, names: frozenset[str], largest: int) -> ID3 | None:
    """The frames of the given names (of ID3v2.2 too) in a whole tag, brought up to version 2.4; None for no tag.

    Args:
        block: The tag with its header.
        names: Which frames.
        largest: Frames of more bytes than this, packed or not, are left out.
    """
    if len(block) < _HEADER or not block.startswith(b"ID3"):
        return None
    version, flags = block[3], block[5]
    kept = []
    for frame in _frames(block, version, flags):
        if frame.name.decode("latin-1") in names and _is_honest(frame, largest):
            kept.append(frame.whole)
            if len(kept) == _MOST_FRAMES:
                break
    body = b"".join(kept)
    # Of the flags only the one that the frames of version 2.4 are asked by: all else has been taken away.
    header = b"ID3" + bytes([version, block[4], flags & 0x80 if version >= 4 else 0]) + _to_syncsafe(len(body))
    return ID3(BytesIO(header + body + _GUARD), load_v1=False) if body else ID3()


def is_too_much(block: bytes) -> bool:
    """Whether mutagen would take minutes, or all memory, to read a whole tag."""
    if len(block) < _HEADER or not block.startswith(b"ID3"):
        return False
    frames = _frames(block, block[3], block[5])
    return any(
        number >= _MOST_FRAMES or not _is_honest(frame, len(block) + _PACKED) for number, frame in enumerate(frames)
    )


def would_lose_frames(block: bytes) -> bool:
    """Whether a whole tag holds frames that say something, but that mutagen cannot read and would not write again."""
    if len(block) < _HEADER or not block.startswith(b"ID3"):
        return False
    return any(_is_lost(frame, block) for frame in _frames(block, block[3], block[5]))


def _is_lost(frame: _Frame, block: bytes) -> bool:
    version, content = block[3], frame.whole[frame.behind_header :]
    if not content.strip(_SAYS_NOTHING):
        return False
    head = frame.whole[: frame.behind_header]
    if version >= 4:
        head = head[:4] + _to_syncsafe(len(content)) + head[8:]  # whatever iTunes wrote: no next frame tells here
    body = head + content
    header = b"ID3" + bytes([version, block[4], block[5] & 0x80 if version >= 4 else 0]) + _to_syncsafe(len(body))
    tags = ID3(BytesIO(header + body + _GUARD), load_v1=False, translate=False)
    return not tags and not tags.unknown_frames


def _frames(block: bytes, version: int, flags: int) -> Iterator[_Frame]:
    """Yield the frames of a tag up to its padding or to the first one that makes no sense."""
    body = block[_HEADER:]
    if flags & 0x80 and version < 4:
        body = body.replace(b"\xff\x00", b"\xff")
    position = _extended_header(body, version) if flags & 0x40 and version >= 3 else 0
    if version == 2:
        if flags & 0x40:  # packed in a way that nobody knows
            return
        while position + 6 <= len(body) and _is_name(name := body[position : position + 3]):
            size = int.from_bytes(body[position + 3 : position + 6], "big")
            yield _Frame(name, body[position : position + 6 + size], 6, packed=False)
            position += 6 + size
        return
    while position + 10 <= len(body) and _is_name(name := body[position : position + 4]):
        size = _size_of_frame(body, position, version)
        packing = body[position + 9] & (0x08 if version >= 4 else 0x80)
        yield _Frame(name, body[position : position + 10 + size], 10, packed=bool(packing))
        position += 10 + size


def _extended_header(body: bytes, version: int) -> int:
    """The size of the header behind the header."""
    if len(body) < 4:
        return len(body)
    if version >= 4:
        return _from_syncsafe(body[:4])
    return int(struct.unpack(">I", body[:4])[0]) + 4


def _size_of_frame(body: bytes, position: int, version: int) -> int:
    """What a frame says of its size; iTunes wrote sizes of version 2.4 as those of 2.3, which the next frame tells."""
    digits = body[position + 4 : position + 8]
    plain = int.from_bytes(digits, "big")
    if version < 4 or plain < 0x80:
        return plain
    syncsafe = _from_syncsafe(digits)
    return (
        plain
        if not _may_go_on(body, position + 10 + syncsafe) and _may_go_on(body, position + 10 + plain)
        else syncsafe
    )


def _may_go_on(body: bytes, position: int) -> bool:
    """Whether a frame, padding or the end of the tag is here."""
    following = body[position : position + 4]
    return position == len(body) or (position < len(body) and (not any(following) or _is_name(following)))


def _is_name(name: bytes) -> bool:
    return all(65 <= character <= 90 or 48 <= character <= 57 for character in name)


def _is_honest(frame: _Frame, largest: int) -> bool:
    """Whether a frame holds no more than ``largest`` bytes, unpacked too."""
    if len(frame.whole) > largest:
        return False
    if not frame.packed:
        return True
    for extra in (4, 0, 5, 1):  # what else stands before the packed bytes: the length, the group
        try:
            unpacker = zlib.decompressobj()
            return len(unpacker.decompress(frame.whole[frame.behind_header + extra :], largest + 1)) <= largest
        except zlib.error:
            continue
    return False


def _to_syncsafe(size: int) -> bytes:
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))


def _from_syncsafe(digits: bytes) -> int:
    size = 0
    for digit in digits:
        size = (size << 7) | (digit & 0x7F)
    return size
