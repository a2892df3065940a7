# mypy: untyped-calls-exclude=mutagen
"""WAV, RF64 and W64, and AIFF: samples in chunks."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mutagen.aiff import AIFF
from mutagen.wave import WAVE

from emotion_player.library.files.payload import Chunk, DamagedError, Payload, bounded, chosen, peek, read
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import Id3Chunk, TagKeeping
from emotion_player.library.tagging.tag_texts import (
    LARGEST_BLOCK,
    Names,
    Texts,
    decoded,
    id3_pictures,
    id3_texts,
    named,
)

_INFO: Names = {
    "title": ("INAM",),
    "artist": ("IART",),
    "album": ("IPRD", "IALB"),
    "genre": ("IGNR",),
    "year": ("ICRD", "IYER"),
    "track": ("IPRT", "ITRK"),
}
_AIFF_TEXTS: Names = {"title": ("NAME",), "artist": ("AUTH",)}

_MOST_CHUNKS = 10_000
"""Zeros, as in a file that was not loaded to its end, look like chunks without a name."""
_SEE_DS64, _DS64_HEAD = 0xFFFFFFFF, 28
"""What the size of a chunk is in RF64 that stands in the chunk ds64; how many bytes of that come before its table."""
_W64_BEHIND_NAME = bytes.fromhex("f3acd3118cd100c04f8edb8a")
_W64_RIFF = b"riff" + bytes.fromhex("2e91cf11a5d628db04c10000")


class Wave(SoundFormat):
    """WAV, and its forms of more than 4 GiB; tags are in ID3 and LIST chunks."""

    endings = ("rf64", "wav", "wave")
    demuxers = ("wav",)

    def begins(self, head: bytes) -> bool:
        """As RIFF, RF64 or BW64 of the kind WAVE."""
        return head[:4] in {b"RIFF", b"RF64", b"BW64"} and head[8:12] == b"WAVE"

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, and what they are."""
        return chosen(_riff_chunks(sound), (b"fmt ", b"data"), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of ID3, then those of LIST INFO."""
        chunks = list(_riff_chunks(sound))
        yield from (id3_texts(tag) for tag in _id3(sound, chunks))
        for chunk in chunks:
            if (
                chunk.name == b"LIST"
                and (info := peek(sound.file, chunk.start, min(chunk.size, LARGEST_BLOCK)))[:4] == b"INFO"
            ):
                yield named(_info_texts(info), _INFO)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Those of ID3."""
        for tag in _id3(sound, _riff_chunks(sound)):
            yield from id3_pictures(tag)

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """ID3 in a chunk, where 32 bits are enough for its place."""
        if peek(sound.file, sound.start, 4) != b"RIFF":
            return None
        return Id3Chunk(WAVE, _id3(sound, _riff_chunks(sound)))


class Wave64(SoundFormat):
    """Sony's WAV of 64 bits."""

    endings = ("w64",)
    demuxers = ("w64",)

    def begins(self, head: bytes) -> bool:
        """As it says."""
        return head == _W64_RIFF

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, and what they are."""
        names = (b"fmt " + _W64_BEHIND_NAME, b"data" + _W64_BEHIND_NAME)
        return chosen(_w64_chunks(sound), names, sound.end)


class Aiff(SoundFormat):
    """Apple's; tags are in ID3 and text chunks."""

    endings = ("aif", "aifc", "aiff")
    demuxers = ("aiff",)

    def begins(self, head: bytes) -> bool:
        """As IFF of the kind AIFF, or compressed."""
        return head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, and what they are."""
        return chosen(_iff_chunks(sound), (b"COMM", b"SSND"), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of ID3, then the text chunks."""
        chunks = list(_iff_chunks(sound))
        yield from (id3_texts(tag) for tag in _id3(sound, chunks))
        said = {
            chunk.name.decode("latin-1"): decoded(peek(sound.file, chunk.start, min(chunk.size, LARGEST_BLOCK)))
            for chunk in chunks
            if chunk.name in {b"NAME", b"AUTH"}
        }
        yield named(said, _AIFF_TEXTS)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Those of ID3."""
        for tag in _id3(sound, _iff_chunks(sound)):
            yield from id3_pictures(tag)

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """ID3 in a chunk."""
        return Id3Chunk(AIFF, _id3(sound, _iff_chunks(sound)))


def _riff_chunks(sound: OpenSound) -> Iterator[Chunk]:
    position, long_sizes = sound.start + 12, dict[bytes, int]()
    for _ in range(_MOST_CHUNKS):
        if position + 8 > sound.end:
            return
        name, size = struct.unpack("<4sI", read(sound.file, position, 8))
        position += 8
        if name == b"ds64":
            long_sizes = _long_sizes(peek(sound.file, position, min(size, LARGEST_BLOCK)))
        if size == _SEE_DS64:
            size = long_sizes.get(name, sound.end - position)
        yield Chunk(name, position, size)
        position += size + size % 2


def _long_sizes(ds64: bytes) -> dict[bytes, int]:
    """The sizes of chunks that 32 bits do not hold, by name: that of the samples, and a table of others."""
    if len(ds64) < 16:
        raise DamagedError
    count = int.from_bytes(ds64[24:_DS64_HEAD], "little")
    table = ds64[_DS64_HEAD:][: 12 * count]
    sizes: dict[bytes, int] = dict(struct.iter_unpack("<4sQ", table[: len(table) // 12 * 12]))
    return {**sizes, b"data": int.from_bytes(ds64[8:16], "little")}


def _iff_chunks(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start + 12
    for _ in range(_MOST_CHUNKS):
        if position + 8 > sound.end:
            return
        name, size = struct.unpack(">4sI", read(sound.file, position, 8))
        yield Chunk(name, position + 8, size)
        position += 8 + size + size % 2


@bounded
def _w64_chunks(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start + 40
    while position + 24 <= sound.end:
        name, size = struct.unpack("<16sQ", read(sound.file, position, 24))
        if size < 24:  # it counts its own header
            raise DamagedError
        yield Chunk(name, position + 24, size - 24)
        position += size + -size % 8


def _id3(sound: OpenSound, chunks: Iterator[Chunk] | list[Chunk]) -> Iterator[bytes]:
    """The ID3v2 tags in chunks; WAV has them in small letters, and in capitals too."""
    for chunk in chunks:
        if chunk.name.upper() == b"ID3 " and chunk.size <= LARGEST_BLOCK:
            yield peek(sound.file, chunk.start, chunk.size)


def _info_texts(info: bytes) -> dict[str, str]:
    """The texts of a LIST chunk of the kind INFO, by name."""
    texts: dict[str, str] = {}
    position = 4 if info.startswith(b"INFO") else len(info)
    while position + 8 <= len(info):
        name, size = struct.unpack_from("<4sI", info, position)
        texts.setdefault(name.decode("latin-1"), decoded(info[position + 8 : position + 8 + size]))
        position += 8 + size + size % 2
    return texts


FORMATS = (Wave(), Wave64(), Aiff())
