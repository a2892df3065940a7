"""CAF, Apple's container without limits, and AU, Sun's and NeXT's: samples behind a header."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from emotion_player.library.files.payload import Chunk, DamagedError, Payload, bounded, chosen, peek, read, sampled
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.plain_tags import PlainTags
from emotion_player.library.tagging.tag_blocks import OpenSound, open_sound
from emotion_player.library.tagging.tag_keeping import Edit, TagKeeping
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

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Its own texts."""
        return _CafTags()


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

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Lines of the annotation."""
        return _AuTags()


class _CafTags(TagKeeping):
    """The texts in the chunk called info, which is put before the samples: these may reach to the end of the file."""

    def read(self, path: Path) -> PlainTags | None:
        """The texts."""
        with path.open("rb") as file:
            sound = open_sound(file, path.stat().st_size)
            infos = [chunk for chunk in _chunks(sound) if chunk.name == b"info"]
            if not infos:
                return None
            parts = read(file, infos[0].start, infos[0].size)[4:].decode("utf-8", "replace").split("\0")
            return PlainTags(zip(parts[:-1:2], parts[1::2], strict=True))

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Copy all other chunks as they are."""
        tags = self.read(source) or PlainTags()
        edit(tags)
        with source.open("rb") as old, target.open("wb") as new:
            sound = open_sound(old, source.stat().st_size)
            chunks = list(_chunks(sound))
            first = next((chunk for chunk in chunks if chunk.name in {b"info", b"data"}), None)
            if first is None:
                raise DamagedError
            _copy(old, new, 0, sound.start + 8)
            for chunk in chunks:
                if chunk is first and tags:
                    texts = "".join(f"{name}\0{value}\0" for name, value in tags).encode()
                    new.write(struct.pack(">4sqI", b"info", len(texts) + 4, len(tags)) + texts)
                if chunk.name != b"info":
                    before = 16 if chunk.name == b"data" else 12  # the number of edits, too
                    _copy(old, new, chunk.start - before, chunk.start + chunk.size)
            end = chunks[-1].start + chunks[-1].size
            _copy(old, new, min(end, sound.size), sound.size)


class _AuTags(TagKeeping):
    """The lines of the annotation; one without a name is a text of its own."""

    def read(self, path: Path) -> PlainTags | None:
        """The lines."""
        with path.open("rb") as file:
            sound = open_sound(file, path.stat().st_size)
            offset, _ = _au_place(sound)
            text = read(file, sound.start + 24, offset - 24).partition(b"\0")[0].decode("utf-8", "replace")
        pairs = [line.partition("=") for line in text.splitlines()]
        tags = [(name, value) if sign else ("", name) for name, sign, value in pairs]
        return PlainTags(tags) if tags else None

    def write(self, source: Path, target: Path, edit: Edit) -> None:
        """Copy the samples behind the new annotation."""
        tags = self.read(source) or PlainTags()
        edit(tags)
        lines = [f"{name}={value}" if name else value for name, value in tags]
        text = "\n".join(lines).encode() + b"\0"
        text += bytes(-len(text) % 8)
        with source.open("rb") as old, target.open("wb") as new:
            sound = open_sound(old, source.stat().st_size)
            offset, _ = _au_place(sound)
            _copy(old, new, 0, sound.start + 4)
            new.write(struct.pack(">I", 24 + len(text)))
            _copy(old, new, sound.start + 8, sound.start + 24)
            new.write(text)
            _copy(old, new, sound.start + offset, sound.size)


def _copy(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    source.seek(start)
    while start < end and (piece := source.read(min(1 << 20, end - start))):
        target.write(piece)
        start += len(piece)


@bounded
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
