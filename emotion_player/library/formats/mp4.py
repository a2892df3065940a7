# mypy: untyped-calls-exclude=mutagen
"""MP4 and its relatives: AAC and ALAC in atoms."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mutagen.mp4 import MP4

from emotion_player.library.files.payload import Chunk, DamagedError, Payload, chosen, read
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import InContainer, TagKeeping
from emotion_player.library.tagging.tag_texts import Names, Texts, named

_NAMES: Names = {
    "title": ("\xa9nam",),
    "artist": ("\xa9ART", "aART"),
    "album": ("\xa9alb",),
    "genre": ("\xa9gen",),
    "year": ("\xa9day",),
    "track": ("trkn",),
}


class Mp4(SoundFormat):
    """Atoms; the sound is in those called mdat."""

    endings = ("3ga", "alac", "m4a", "m4b", "m4r")
    demuxers = ("mov",)

    def begins(self, head: bytes) -> bool:
        """With an atom that may come first."""
        return head[4:8] in {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide"}

    def payload(self, sound: OpenSound) -> Payload:
        """The contents of all mdat."""
        return chosen(_atoms(sound), (b"mdat",), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of iTunes."""
        yield named(MP4(sound.rewound()).tags, _NAMES)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Its covers."""
        tags = MP4(sound.rewound()).tags
        yield from map(bytes, tags.get("covr", []) if tags else ())

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Beside those of iTunes."""
        return InContainer(MP4)


def _atoms(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start
    while position + 8 <= sound.end:
        size, name = struct.unpack(">I4s", read(sound.file, position, 8))
        header = 8
        if size == 1:
            size, header = struct.unpack(">Q", read(sound.file, position + 8, 8))[0], 16
        elif size == 0:  # up to the end of the file
            size = sound.end - position
        if size < header:
            raise DamagedError
        yield Chunk(name, position + header, size - header)
        position += size


FORMATS = (Mp4(),)
