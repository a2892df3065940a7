# mypy: untyped-calls-exclude=mutagen
"""Ogg: Vorbis, Opus, Speex and FLAC in pages."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import mutagen
from mutagen.flac import Picture
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggvorbis import OggVorbis

from emotion_player.library.files.payload import WHOLE, DamagedError, Payload, Range, even_blocks, peek
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import InContainer, TagKeeping
from emotion_player.library.tagging.tag_texts import PLAIN, Texts, named


class Ogg(SoundFormat):
    """Pages of streams, one behind another or side by side."""

    endings = ("oga", "ogg", "opus", "spx")
    demuxers = ("ogg",)

    def begins(self, head: bytes) -> bool:
        """With a page."""
        return head.startswith(b"OggS")

    def payload(self, sound: OpenSound) -> Payload:
        """Bodies of the identification pages, and of all pages from each stream's first one with sound in it.

        Not the pages' headers: with other tags a page may get another number or be cut elsewhere.
        """
        ranges: list[Range] = []
        sounding: set[int] = set()
        for page in _pages(sound.file, sound.start, sound.end):
            if page.granule > 0:
                if not sounding and sound.end - page.start > WHOLE:
                    return _sampled_pages(sound.file, ranges, page.start, sound.end)
                sounding.add(page.serial)
            if page.first or page.serial in sounding:
                ranges.append(page.body)
        if not sounding:
            raise DamagedError
        return Payload(ranges, sum(b - a for a, b in ranges))

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """The Vorbis comments of its first stream."""
        yield named(_opened(sound.rewound()).tags, PLAIN)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Picture blocks of FLAC among the comments."""
        tags = _opened(sound.rewound()).tags
        blocks = tags.get("metadata_block_picture", []) if tags else ()
        yield from (Picture(base64.b64decode(block)).data for block in blocks)

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Vorbis comments."""
        return InContainer(_opened)


@dataclass(frozen=True, slots=True)
class _Page:
    start: int
    body: Range
    serial: int
    granule: int
    first: bool


def _pages(file: BinaryIO, start: int, end: int) -> Iterator[_Page]:
    while start < end:
        header = peek(file, start, 282)
        if len(header) < 27 or not header.startswith(b"OggS\0"):
            raise DamagedError
        flags, granule, serial, segments = struct.unpack_from("<5xBqI8xB", header)
        body = start + 27 + segments
        following = body + sum(header[27 : 27 + segments])
        yield _Page(start, (min(body, end), min(following, end)), serial, granule, bool(flags & 2))
        start = following


def _sampled_pages(file: BinaryIO, ranges: list[Range], start: int, end: int) -> Payload:
    """Like ``sampled``, each block beginning at a page: their distances from the first one stay under retagging."""
    for first, last in even_blocks(end - start):
        block = start + first
        found = peek(file, block, 1 << 17).find(b"OggS\0")  # a page has at most 65,307 bytes
        if found < 0:
            raise DamagedError
        ranges += [page.body for page in _pages(file, block + found, start + last)]
    return Payload(ranges, end - start)


def _opened(file: Path | BinaryIO) -> Any:  # noqa: ANN401 - mutagen's classes have no type in common
    opened = mutagen.File(file, options=[OggFLAC, OggOpus, OggSpeex, OggVorbis])
    if opened is None:
        raise mutagen.MutagenError("a stream that is neither FLAC, Opus, Speex nor Vorbis")
    return opened


FORMATS = (Ogg(),)
