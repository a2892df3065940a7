"""Tags that programs put before and after the sound of almost any kind of file: ID3, APE, Lyrics3."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO

from emotion_player.library.files.payload import peek

_LYRICS3_V1_LONGEST = 5_120
_MOST_BLOCKS = 100
"""Of one end of a file; more are no tags."""


class BlockKind(Enum):
    """What a block of tags is."""

    ID3 = "ID3v2"
    APE = "APEv2"
    ID3V1 = "ID3v1"
    LYRICS = "Lyrics3"


@dataclass(frozen=True, slots=True)
class TagBlock:
    """A block of tags before or behind the sound, from one offset up to, not including, another."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OpenSound:
    """An open file in its parts.

    Attributes:
        file: Open for reading bytes.
        size: Of the whole file.
        start: Where the container, or the bare sound, begins: behind the blocks at the start.
        end: Where it ends: before the blocks at the end. Not before ``start``.
        blocks: The tags around it, in their order in the file.
    """

    file: BinaryIO
    size: int
    start: int
    end: int
    blocks: tuple[TagBlock, ...]

    @property
    def begins_with_id3(self) -> bool:
        """Whether the first thing in the file is an ID3v2 tag."""
        return any(block.kind is BlockKind.ID3 and block.start == 0 for block in self.blocks)

    def rewound(self) -> BinaryIO:
        """The file, at its beginning."""
        self.file.seek(0)
        return self.file

    def of_kind(self, kind: BlockKind) -> list[TagBlock]:
        """The blocks of one kind, in their order in the file."""
        return [block for block in self.blocks if block.kind is kind]

    def bytes_of(self, block: TagBlock, most: int) -> bytes:
        """What a block holds; nothing when that is more than ``most`` bytes."""
        size = block.end - block.start
        return peek(self.file, block.start, size) if size <= most else b""


def open_sound(file: BinaryIO, size: int) -> OpenSound:
    """Part an open file of ``size`` bytes into its sound and the tags around it."""
    at_start = _blocks_at_start(file, size)
    start = at_start[-1].end if at_start else 0
    at_end = _blocks_at_end(file, start, size)
    return OpenSound(file, size, start, at_end[0].start if at_end else size, (*at_start, *at_end))


def id3_size_at_start(file: BinaryIO) -> int:
    """The size of the ID3v2 tag that a file begins with, its footer included; 0 for none. The file is rewound."""
    block = _tag_at(file, 0)
    file.seek(0)
    return block.end if block and block.kind is BlockKind.ID3 else 0


def where_ape_ends(sound: OpenSound) -> int:
    """The offset where an APEv2 tag at the end of a file ends, or would: before ID3v1 and Lyrics3 tags."""
    behind = [block for block in sound.blocks if block.start >= sound.end]
    last_ape = max((number for number, block in enumerate(behind) if block.kind is BlockKind.APE), default=None)
    if last_ape is not None:
        return behind[last_ape].end
    return sound.end


def _blocks_at_start(file: BinaryIO, size: int) -> list[TagBlock]:
    blocks: list[TagBlock] = []
    start = 0
    while len(blocks) < _MOST_BLOCKS and (block := _tag_at(file, start)) and block.end <= size:
        blocks.append(block)
        start = block.end
    return blocks


def _blocks_at_end(file: BinaryIO, start: int, end: int) -> list[TagBlock]:
    blocks: list[TagBlock] = []
    while len(blocks) < _MOST_BLOCKS and (block := _tag_before(file, start, end)) and block.start >= start:
        blocks.insert(0, block)
        end = block.start
    return blocks


def _tag_at(file: BinaryIO, position: int) -> TagBlock | None:
    """The tag that begins here."""
    head = peek(file, position, 32)
    if head.startswith(b"ID3") and len(head) >= 10 and max(head[6:10]) < 0x80:
        size = 10 + _syncsafe(head[6:10]) + (10 if head[5] & 0x10 else 0)
        return TagBlock(BlockKind.ID3, position, position + size)
    if head.startswith(b"APETAGEX") and len(head) == 32:
        return TagBlock(BlockKind.APE, position, position + 32 + _ape_fields(head)[0])
    return None


def _tag_before(file: BinaryIO, start: int, end: int) -> TagBlock | None:
    """The tag that ends here."""
    first = max(start, end - 355)
    tail = peek(file, first, end - first)
    kind, size = BlockKind.LYRICS, 0
    # APE before ID3v1: "APETAGEX" holds "TAG", and may lie just where an ID3v1 tag would begin.
    if tail[-32:-24] == b"APETAGEX":
        size_behind_header, has_header = _ape_fields(tail[-32:])
        size = size_behind_header + (32 if has_header else 0) if size_behind_header >= 32 else 0
        kind = BlockKind.APE
    elif tail[-128:-125] == b"TAG":
        kind, size = BlockKind.ID3V1, 355 if tail[-355:-351] == b"TAG+" else 128
    elif tail.endswith(b"LYRICS200") and tail[-15:-9].isdigit():
        size = int(tail[-15:-9]) + 15
    elif tail.endswith(b"LYRICSEND"):
        first = max(start, end - _LYRICS3_V1_LONGEST)
        found = peek(file, first, end - first).rfind(b"LYRICSBEGIN")
        size = end - first - found if found >= 0 else 0
    elif tail[-10:-7] == b"3DI" and max(tail[-4:]) < 0x80:
        kind, size = BlockKind.ID3, _syncsafe(tail[-4:]) + 20
    return TagBlock(kind, end - size, end) if size else None


def _syncsafe(digits: bytes) -> int:
    return (digits[0] << 21) | (digits[1] << 14) | (digits[2] << 7) | digits[3]


def _ape_fields(block: bytes) -> tuple[int, bool]:
    """(size without the header, whether there is a header) from an APEv2 header or footer."""
    size, flags = struct.unpack_from("<I4xI", block, 12)
    return size, bool(flags & 0x80000000)
