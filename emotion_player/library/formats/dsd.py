# mypy: untyped-calls-exclude=mutagen
"""DSD, the samples of one bit of the Super Audio CD: DSF and DSDIFF."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mutagen.dsdiff import DSDIFF
from mutagen.dsf import DSF

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

_DIIN: Names = {"title": ("DITI",), "artist": ("DIAR",)}


class Dsf(SoundFormat):
    """Sony's: a header that tells where an ID3 tag is, what the samples are, the samples, the tag."""

    endings = ("dsf",)
    demuxers = ("dsf",)

    def begins(self, head: bytes) -> bool:
        """As it says."""
        return head.startswith(b"DSD ")

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, and what they are."""
        return chosen(_dsf_chunks(sound), (b"fmt ", b"data"), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of ID3."""
        yield id3_texts(_dsf_id3(sound))

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Those of ID3."""
        return id3_pictures(_dsf_id3(sound))

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """ID3 at its end."""
        return Id3Chunk(DSF, [_dsf_id3(sound)])


class Dsdiff(SoundFormat):
    """Philips'; samples as they are (DSD) or packed (DST)."""

    endings = ("dff",)
    demuxers = ("iff",)

    def begins(self, head: bytes) -> bool:
        """As IFF of 64 bits."""
        return head.startswith(b"FRM8")

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, and what they are."""
        chunks = list(_dsdiff_chunks(sound))
        samples = b"DST " if any(chunk.name == b"DST " for chunk in chunks) else b"DSD "
        return chosen(chunks, (b"PROP", samples), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of ID3, then its own."""
        chunks = list(_dsdiff_chunks(sound))
        yield from (id3_texts(tag) for tag in _dsdiff_id3(sound, chunks))
        for chunk in chunks:
            if chunk.name == b"DIIN" and chunk.size <= LARGEST_BLOCK:
                yield named(_diin_texts(peek(sound.file, chunk.start, chunk.size)), _DIIN)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Those of ID3."""
        for tag in _dsdiff_id3(sound, list(_dsdiff_chunks(sound))):
            yield from id3_pictures(tag)

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """ID3 in a chunk."""
        return Id3Chunk(DSDIFF, _dsdiff_id3(sound, list(_dsdiff_chunks(sound))))


def _dsf_chunks(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start
    while position + 12 <= sound.end:
        name, size = struct.unpack("<4sQ", read(sound.file, position, 12))
        if size < 12:  # it counts its own header
            raise DamagedError
        yield Chunk(name, position + 12, size - 12)
        if name == b"data":  # behind it is nothing but a tag
            return
        position += size


def _dsf_id3(sound: OpenSound) -> bytes:
    (pointer,) = struct.unpack("<20xQ", read(sound.file, sound.start, 28))
    start = sound.start + pointer
    return peek(sound.file, start, LARGEST_BLOCK) if sound.start < start < sound.size else b""


@bounded
def _dsdiff_chunks(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start + 16
    while position + 12 <= sound.end:
        name, size = struct.unpack(">4sQ", read(sound.file, position, 12))
        yield Chunk(name, position + 12, size)
        position += 12 + size + size % 2


def _dsdiff_id3(sound: OpenSound, chunks: list[Chunk]) -> Iterator[bytes]:
    for chunk in chunks:
        if chunk.name == b"ID3 " and chunk.size <= LARGEST_BLOCK:
            yield peek(sound.file, chunk.start, chunk.size)


def _diin_texts(diin: bytes) -> dict[str, str]:
    """The texts of an edited-master chunk, each behind its length."""
    texts = {}
    position = 0
    while position + 12 <= len(diin):
        name, size = struct.unpack_from(">4sQ", diin, position)
        texts[name.decode("latin-1")] = decoded(diin[position + 16 : position + 12 + size])
        position += 12 + size + size % 2
    return texts


FORMATS = (Dsf(), Dsdiff())
