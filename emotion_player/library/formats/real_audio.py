"""RealAudio, in RealMedia or alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from emotion_player.library.files.payload import Chunk, DamagedError, peek, read
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_texts import LARGEST_BLOCK, Texts, decoded


class RealAudio(SoundFormat):
    """Chunks; texts are in the one called CONT."""

    endings = ("ra",)
    demuxers = ("rm",)

    def begins(self, head: bytes) -> bool:
        """As each of the two says."""
        return head.startswith((b".RMF", b".ra\xfd"))

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """A title and an author, each behind its length."""
        for chunk in _chunks(sound):
            if chunk.name == b"CONT" and chunk.size <= LARGEST_BLOCK:
                content = peek(sound.file, chunk.start, chunk.size)
                (title_size,) = struct.unpack_from(">H", content)
                (artist_size,) = struct.unpack_from(">H", content, 2 + title_size)
                title, artist = content[2 : 2 + title_size], content[4 + title_size : 4 + title_size + artist_size]
                yield {"title": [[decoded(title)]], "artist": [[decoded(artist)]]}


def _chunks(sound: OpenSound) -> Iterator[Chunk]:
    position = sound.start
    while position + 10 <= sound.end:
        name, size = struct.unpack(">4sI", read(sound.file, position, 8))
        if size < 10:
            raise DamagedError
        yield Chunk(name, position + 10, size - 10)
        if name == b"DATA":  # what is behind it is an index
            return
        position += size


FORMATS = (RealAudio(),)
