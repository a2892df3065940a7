"""CAF, Apple's container without limits, and AU, Sun's and NeXT's: samples behind a header."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from emotion_player.library.files.payload import Chunk, DamagedError, Payload, chosen, peek, read, sampled
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_texts import LARGEST_BLOCK, PLAIN, Texts, decoded, named

_LARGEST_ANNOTATION = 1 << 20


class Caf(SoundFormat):
    """Chunks; texts are in the one called info."""

    endings = ("caf",)
    demuxers = ("caf",)

    def begins(self, head: bytes) -> bool:
        """As it says."""
        return head.startswith(b"caff")

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, without the number of edits before them, and what they are."""
        return chosen(_chunks(sound), (b"desc", b"data"), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Names and values in turn."""
        for chunk in _chunks(sound):
            if chunk.name == b"info" and chunk.size <= LARGEST_BLOCK:
                parts = peek(sound.file, chunk.start, chunk.size)[4:].split(b"\0")
                pairs = zip(parts[::2], parts[1::2], strict=False)
                yield named({decoded(name).lower(): decoded(value) for name, value in pairs}, PLAIN)


class Au(SoundFormat):
    """A header of six numbers, an annotation, samples."""

    endings = ("au", "snd")
    demuxers = ("au",)

    def begins(self, head: bytes) -> bool:
        """As it says."""
        return head.startswith(b".snd")

    def payload(self, sound: OpenSound) -> Payload:
        """The samples, and what they are."""
        offset, size = _au_place(sound)
        end = sound.end if size == 0xFFFFFFFF else min(sound.start + offset + size, sound.end)
        if sound.start + offset >= end:
            raise DamagedError
        return sampled([(sound.start + 12, sound.start + 24), (sound.start + offset, end)])

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Lines of the annotation, as FFmpeg and others write them: ``title=Name``."""
        offset, _ = _au_place(sound)
        annotation = decoded(peek(sound.file, sound.start + 24, min(offset - 24, _LARGEST_ANNOTATION)))
        pairs = (line.partition("=") for line in annotation.splitlines())
        yield named({name.strip().lower(): value.strip() for name, sign, value in pairs if sign}, PLAIN)


def _chunks(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start + 8
    while position + 12 <= sound.end:
        name, size = struct.unpack(">4sq", read(sound.file, position, 12))
        position += 12
        if name == b"data" and size == -1:  # up to the end of the file
            size = sound.end - position
        if size < 0:
            raise DamagedError
        yield Chunk(name, position + 4, max(0, size - 4)) if name == b"data" else Chunk(name, position, size)
        position += size


def _au_place(sound: OpenSound) -> tuple[int, int]:
    """(where the samples begin, how many bytes they are) as the header says."""
    offset, size = struct.unpack(">4xII", read(sound.file, sound.start, 12))
    if offset < 24:
        raise DamagedError
    return offset, size


FORMATS = (Caf(), Au())
