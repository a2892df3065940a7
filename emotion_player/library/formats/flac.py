# mypy: untyped-calls-exclude=mutagen
"""FLAC in its own container."""

from __future__ import annotations

from collections.abc import Iterator

from mutagen.flac import FLAC

from emotion_player.library.files.payload import Payload, read, sampled
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import InContainer, TagKeeping
from emotion_player.library.tagging.tag_texts import PLAIN, Texts, named


class Flac(SoundFormat):
    """Blocks of metadata, then frames."""

    endings = ("flac",)
    demuxers = ("flac",)

    def begins(self, head: bytes) -> bool:
        """As its standard says."""
        return head.startswith(b"fLaC")

    def payload(self, sound: OpenSound) -> Payload:
        """All frames: what follows the metadata blocks."""
        position, last = sound.start + 4, False
        while not last:
            header = read(sound.file, position, 4)
            last = bool(header[0] & 0x80)
            position += 4 + int.from_bytes(header[1:], "big")
        return sampled([(position, sound.end)])

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Its Vorbis comments."""
        yield named(FLAC(sound.rewound()).tags, PLAIN)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Its picture blocks."""
        yield from (picture.data for picture in FLAC(sound.rewound()).pictures)

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Vorbis comments."""
        return InContainer(FLAC)


FORMATS = (Flac(),)
