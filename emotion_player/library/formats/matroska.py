"""Matroska and WebM: elements within elements, each with a number and a size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from emotion_player.library.files.payload import WHOLE, Chunk, DamagedError, Payload, Range, peek, sampled
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_texts import LARGEST_BLOCK, Names, Texts, decoded, named

_EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT = b"\x18\x53\x80\x67"
_INFO, _TITLE = b"\x15\x49\xa9\x66", b"\x7b\xa9"
_TRACKS, _TRACK = b"\x16\x54\xae\x6b", b"\xae"
_TRACK_NUMBER, _TRACK_TYPE, _AUDIO = b"\xd7", b"\x83", 2
_CLUSTER, _BLOCK_GROUP, _BLOCK, _SIMPLE_BLOCK = b"\x1f\x43\xb6\x75", b"\xa0", b"\xa1", b"\xa3"
_TAGS, _TAG, _SIMPLE_TAG, _TAG_NAME, _TAG_STRING = (
    b"\x12\x54\xc3\x67",
    b"\x73\x73",
    b"\x67\xc8",
    b"\x45\xa3",
    b"\x44\x87",
)
_TARGETS, _TARGET_LEVEL, _ALBUM = b"\x63\xc0", b"\x68\xca", 50
_ATTACHMENTS, _ATTACHED, _FILE_NAME, _FILE_DATA = b"\x19\x41\xa4\x69", b"\x61\xa7", b"\x46\x6e", b"\x46\x5c"

_PARTS = frozenset((_SEGMENT,))
_ALL_PARTS = frozenset((_SEGMENT, _CLUSTER, _BLOCK_GROUP))

_NAMES: Names = {
    "artist": ("ARTIST", "LEAD_PERFORMER", "ALBUM_ARTIST"),
    "album": ("ALBUM",),
    "genre": ("GENRE",),
    "year": ("DATE_RELEASED", "DATE_RECORDED", "DATE", "YEAR"),
    "track": ("PART_NUMBER",),
}


class Matroska(SoundFormat):
    """Matroska and WebM; only their sound is looked at."""

    endings = ("mka", "weba")
    demuxers = ("matroska",)

    def begins(self, head: bytes) -> bool:
        """As EBML."""
        return head.startswith(_EBML)

    def payload(self, sound: OpenSound) -> Payload:
        """All frames of the first track with sound; of very long files, the clusters in which they lie.

        So it is the same in a file that a program has written anew, unless that is a very long one.
        """
        if sound.end - sound.start > WHOLE:
            return sampled(list(_clusters(sound)) or [(sound.start, sound.end)])
        ranges = list(_frames(sound))
        if not ranges:
            raise DamagedError
        return sampled(ranges)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of the song itself, then those of its album."""
        title, own, album = "", dict[str, str](), dict[str, str]()
        for element in _elements(sound.file, sound.start, sound.end, _PARTS):
            if element.name == _INFO:
                title = decoded(_first(_content(sound.file, element), _TITLE))
            elif element.name == _TAGS:
                for tag in _children(_content(sound.file, element), _TAG):
                    level = _number(_first(_first(tag, _TARGETS), _TARGET_LEVEL))
                    (album if level >= _ALBUM else own).update(_simple_tags(tag))
        yield {**named(own, _NAMES), "title": [[own.get("TITLE", "")], [title]]}
        yield {**named(album, _NAMES), "track": [], "album": [[album.get("ALBUM", "")], [album.get("TITLE", "")]]}

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Attached files, one named cover first."""
        files: list[tuple[bool, int, bytes]] = []
        for element in _elements(sound.file, sound.start, sound.end, _PARTS):
            if element.name == _ATTACHMENTS:
                for attached in _children(_content(sound.file, element), _ATTACHED):
                    name = decoded(_first(attached, _FILE_NAME)).lower()
                    if name.endswith((".jpg", ".jpeg", ".png", ".webp")):
                        files.append((not name.startswith("cover"), len(files), _first(attached, _FILE_DATA)))
        yield from (data for _, _, data in sorted(files))


def _elements(file: BinaryIO, start: int, end: int, entered: frozenset[bytes]) -> Iterator[Chunk]:
    """Yield the elements between two offsets; in place of those ``entered``, or of unknown size, what is in them."""
    position = start
    while position < end:
        head = peek(file, position, 12)
        name_length = _length(head[0] if head else 0, 4)
        if len(head) <= name_length:
            return
        name = head[:name_length]
        size_length = _length(head[name_length], 8)
        digits = head[name_length : name_length + size_length]
        if len(digits) < size_length:
            return
        inside = position + name_length + size_length
        size = int.from_bytes(digits, "big") & ((1 << 7 * size_length) - 1)
        if name in entered or size == (1 << 7 * size_length) - 1:
            position = inside
        else:
            yield Chunk(name, inside, size)
            position = inside + size


def _length(first: int, most: int) -> int:
    """How many bytes a number has that begins with this one.

    Raises:
        DamagedError: More than ``most``.
    """
    length = 9 - first.bit_length()
    if length > most:
        raise DamagedError
    return length


def _frames(sound: OpenSound) -> Iterator[Range]:
    """Where the frames of the first track with sound lie, without the headers of the blocks around them."""
    track = 0
    for element in _elements(sound.file, sound.start, sound.end, _ALL_PARTS):
        if element.name == _TRACKS:
            track = track or _audio_track(_content(sound.file, element))
        elif element.name in {_BLOCK, _SIMPLE_BLOCK} and track:
            head = peek(sound.file, element.start, 8)
            length = _length(head[0] if head else 0, 8)
            number = int.from_bytes(head[:length], "big") & ((1 << 7 * length) - 1)
            behind = element.start + length + 3  # a time and flags
            end = min(element.start + element.size, sound.end)
            if number == track and behind < end:
                yield behind, end


def _clusters(sound: OpenSound) -> Iterator[Range]:
    for element in _elements(sound.file, sound.start, sound.end, _PARTS):
        if element.name == _CLUSTER and element.size:
            yield element.start, min(element.start + element.size, sound.end)


def _audio_track(tracks: bytes) -> int:
    """The number of the first track with sound; 0 for none."""
    audio = (track for track in _children(tracks, _TRACK) if _number(_first(track, _TRACK_TYPE)) == _AUDIO)
    return _number(_first(next(audio, b""), _TRACK_NUMBER))


def _simple_tags(tag: bytes) -> dict[str, str]:
    """By name in capitals: what the simple tags of a tag say."""
    return {
        decoded(_first(simple, _TAG_NAME)).upper().replace(" ", "_"): decoded(_first(simple, _TAG_STRING))
        for simple in _children(tag, _SIMPLE_TAG)
    }


def _content(file: BinaryIO, element: Chunk) -> bytes:
    """What an element holds; nothing when that is too much."""
    return peek(file, element.start, element.size) if element.size <= LARGEST_BLOCK else b""


def _children(content: bytes, name: bytes) -> Iterator[bytes]:
    """The contents of the elements of a name within another's."""
    for element in _elements(io.BytesIO(content), 0, len(content), frozenset()):
        if element.name == name:
            yield content[element.start : element.start + element.size]


def _first(content: bytes, name: bytes) -> bytes:
    return next(_children(content, name), b"")


def _number(content: bytes) -> int:
    return int.from_bytes(content, "big")


FORMATS = (Matroska(),)
