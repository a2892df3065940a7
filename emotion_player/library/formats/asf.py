# mypy: untyped-calls-exclude=mutagen
"""ASF: Windows Media."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mutagen.asf import ASF

from emotion_player.library.files.payload import Chunk, DamagedError, Payload, bounded, chosen, read
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import InContainer, TagKeeping
from emotion_player.library.tagging.tag_texts import Names, Texts, named

_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")

_NAMES: Names = {
    "title": ("Title",),
    "artist": ("Author", "WM/AlbumArtist"),
    "album": ("WM/AlbumTitle",),
    "genre": ("WM/Genre",),
    "year": ("WM/Year", "date", "year"),
    "track": ("WM/TrackNumber",),
}


class Asf(SoundFormat):
    """Objects, each with a number of 16 bytes for a name."""

    endings = ("wma",)
    demuxers = ("asf",)

    def begins(self, head: bytes) -> bool:
        """With the header object."""
        return head == _HEADER

    def payload(self, sound: OpenSound) -> Payload:
        """The data object."""
        return chosen(_objects(sound), (_DATA,), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Its attributes."""
        yield named(ASF(sound.rewound()).tags, _NAMES)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Attributes that are pictures."""
        tags = ASF(sound.rewound()).tags
        yield from (_picture(bytes(value.value)) for value in (tags.get("WM/Picture", []) if tags else ()))

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Attributes."""
        return InContainer(ASF)


@bounded
def _objects(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start
    while position + 24 <= sound.end:
        name, size = struct.unpack("<16sQ", read(sound.file, position, 24))
        if size < 24:
            raise DamagedError
        yield Chunk(name, position + 24, size - 24)
        position += size


def _picture(value: bytes) -> bytes:
    """The picture after its kind, its length, its type and its description, both in UTF-16."""
    (length,) = struct.unpack_from("<I", value, 1)
    return value[-length:] if length else b""


FORMATS = (Asf(),)
