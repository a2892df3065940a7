# mypy: untyped-calls-exclude=mutagen
"""FLAC in its own container."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from mutagen.flac import FLAC, VCFLACDict

from emotion_player.library.files.payload import Payload, bounded, peek, read, sampled
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import InContainer, TagKeeping
from emotion_player.library.tagging.tag_texts import ODD_FILE_ERRORS, PLAIN, Texts, named

_COMMENTS = 4


class Flac(SoundFormat):
    """Blocks of metadata, then frames."""

    endings = ("flac",)
    demuxers = ("flac",)

    def begins(self, head: bytes) -> bool:
        """As its standard says."""
        return head.startswith(b"fLaC")

    def payload(self, sound: OpenSound) -> Payload:
        """All frames: what follows the metadata blocks."""
        *_, (_, start, size) = _blocks(sound)
        return sampled([(start + size, sound.end)])

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Its Vorbis comments; where another block is damaged, those of each block of comments."""
        try:
            deque(_blocks(sound), maxlen=0)  # mutagen keeps each of them
            yield named(FLAC(sound.rewound()).tags, PLAIN)
        except ODD_FILE_ERRORS:
            for kind, start, size in _blocks(sound):
                if kind == _COMMENTS:
                    yield named(VCFLACDict(peek(sound.file, start, size)), PLAIN)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Its picture blocks."""
        yield from (picture.data for picture in FLAC(sound.rewound()).pictures)

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Vorbis comments."""
        return InContainer(FLAC)


@bounded
def _blocks(sound: OpenSound) -> Iterator[tuple[int, int, int]]:
    """Yield the kind of each block of metadata, where its content begins, and how large it is."""
    position, last = sound.start + 4, False
    while not last:
        header = read(sound.file, position, 4)
        last, kind, size = bool(header[0] & 0x80), header[0] & 0x7F, int.from_bytes(header[1:], "big")
        yield kind, position + 4, size
        position += 4 + size


FORMATS = (Flac(),)
