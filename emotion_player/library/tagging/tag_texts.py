# mypy: untyped-calls-exclude=mutagen
"""What tags say of a song, under whatever names they say it, and the tags that may lie around any kind of sound."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, TypeAlias

import mutagen
from mutagen.apev2 import APEv2
from mutagen.id3 import ParseID3v1

from emotion_player.library.files.payload import DamagedError
from emotion_player.library.tagging.id3_frames import id3_frames
from emotion_player.library.tagging.tag_blocks import BlockKind, OpenSound, TagBlock

FIELDS = ("title", "artist", "album", "genre", "year", "track")

Texts: TypeAlias = Mapping[str, list[list[object]]]
"""By field of ``FIELDS``: what stands under each of its names, the best name first, one object a value."""

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""By field of ``FIELDS``: what it is called in one kind of tags, the best name first."""

LARGEST_PICTURE = 30_000_000
"""Larger pictures are no covers."""

_LARGEST_TEXT = 1 << 20
LARGEST_BLOCK = 1 << 26
"""Larger blocks of tags are not read."""

PLAIN: Names = {
    "title": ("title",),
    "artist": ("artist", "albumartist", "album artist"),
    "album": ("album",),
    "genre": ("genre",),
    "year": ("date", "originaldate", "year"),
    "track": ("tracknumber", "track"),
}
"""Names in tags where names are free: Vorbis comments, APE and others."""

_ID3: Names = {
    "title": ("TIT2",),
    "artist": ("TPE1", "TPE2"),
    "album": ("TALB",),
    "genre": ("TCON",),
    "year": ("TDRC", "TDOR", "TYER", "TORY"),
    "track": ("TRCK",),
}
_TEXT_FRAMES = frozenset(
    (*(name for names in _ID3.values() for name in names), *("TT2", "TP1", "TP2", "TAL", "TCO", "TYE", "TOR", "TRK"))
)
_PICTURE_FRAMES = frozenset(("APIC", "PIC"))
_APE = b"APETAGEX"
_MOST_TELLING_FIRST = (BlockKind.ID3, BlockKind.APE, BlockKind.ID3V1)

ODD_FILE_ERRORS = (
    mutagen.MutagenError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    DamagedError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What mutagen and our parsers raise, or let escape, on files that are not what they seem."""


def named(tags: Any, names: Names) -> Texts:  # noqa: ANN401 - mutagen's tags have no type in common
    """What tags, which know ``get``, say under the given names."""
    get = getattr(tags, "get", lambda _name: None)  # no tags at all are None
    return {field: [_values(get, name) for name in all_names] for field, all_names in names.items()}


def texts_around(sound: OpenSound, kinds: Iterable[BlockKind] = _MOST_TELLING_FIRST) -> Iterator[Texts]:
    """What the tags around a sound say: all of the first kind, then all of the next."""
    for block in _blocks(sound, kinds):
        try:
            yield _texts_of(sound, block)
        except ODD_FILE_ERRORS:
            continue


def pictures_around(sound: OpenSound) -> Iterator[bytes]:
    """The pictures in the tags around a sound."""
    for block in _blocks(sound, (BlockKind.ID3, BlockKind.APE)):
        try:
            yield from _pictures_of(sound, block)
        except ODD_FILE_ERRORS:
            continue


def id3_texts(block: bytes) -> Texts:
    """What an ID3v2 tag says."""
    return named(id3_frames(block, _TEXT_FRAMES, _LARGEST_TEXT), _ID3)


def id3_pictures(block: bytes) -> Iterator[bytes]:
    """The pictures in an ID3v2 tag."""
    tags = id3_frames(block, _PICTURE_FRAMES, LARGEST_PICTURE)
    yield from (picture.data for picture in (tags.getall("APIC") if tags else ()))


def decoded(text: bytes) -> str:
    """Text up to its zero byte, in UTF-8 or else as old Windows programs write it."""
    text = text.partition(b"\0")[0]
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def _blocks(sound: OpenSound, kinds: Iterable[BlockKind]) -> Iterator[TagBlock]:
    """Before the sound the first block of a kind counts most, behind it the last: there programs look for them."""
    for kind in kinds:
        blocks = [block for block in sound.blocks if block.kind is kind]
        yield from (block for block in blocks if block.start < sound.start)
        yield from (block for block in reversed(blocks) if block.start >= sound.start)


def _texts_of(sound: OpenSound, block: TagBlock) -> Texts:
    data = sound.bytes_of(block, LARGEST_BLOCK)
    match block.kind:
        case BlockKind.ID3:
            return id3_texts(data)
        case BlockKind.APE:
            return named(APEv2(BytesIO(_whole_items(data))), PLAIN)
        case BlockKind.ID3V1:
            return named(ParseID3v1(data[-128:]), _ID3)
        case _:
            return {}


def _pictures_of(sound: OpenSound, block: TagBlock) -> Iterator[bytes]:
    data = sound.bytes_of(block, LARGEST_BLOCK)
    if block.kind is BlockKind.ID3:
        yield from id3_pictures(data)
    elif (cover := APEv2(BytesIO(data)).get("Cover Art (Front)")) is not None:
        yield bytes(cover.value).partition(b"\0")[2]  # after the name of a file


def _whole_items(tag: bytes) -> bytes:
    """An APE tag up to the first item that claims more than there is, such as a cover."""
    first, end = 32 * tag.startswith(_APE), len(tag) - 32
    if tag[end : end + 8] != _APE:
        return tag
    position, count = first, 0
    while position < end:
        name_ends = tag.find(b"\0", position + 8, end)
        following = name_ends + 1 + int.from_bytes(tag[position : position + 4], "little")
        if name_ends < 0 or following > end:
            break
        position, count = following, count + 1
    items = tag[first:position]
    return items + tag[end : end + 12] + struct.pack("<III8x", len(items) + 32, count, 0)


def _values(get: Callable[[str], Any], name: str) -> list[object]:
    """What stands under a name, one object a value."""
    try:
        found = get(name)
        found = getattr(found, "genres", None) or getattr(found, "text", found)  # .genres: ID3v1's numbers as words
        if found is None or isinstance(found, str | bytes):
            return [] if found is None else [found]
        return list(found)
    except ODD_FILE_ERRORS:
        return []
