# mypy: untyped-calls-exclude=mutagen
"""MP4 and its relatives: AAC and ALAC in atoms."""

from __future__ import annotations

import io
import struct
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from mutagen.mp4 import MP4, MP4Tags

from emotion_player.library.files.payload import Chunk, DamagedError, Payload, bounded, chosen, peek, read
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound
from emotion_player.library.tagging.tag_keeping import InContainer, TagKeeping
from emotion_player.library.tagging.tag_texts import (
    LARGEST_BLOCK,
    ODD_FILE_ERRORS,
    PLAIN,
    Names,
    Texts,
    decoded,
    named,
)

_NAMES: Names = {
    "title": ("\xa9nam",),
    "artist": ("\xa9ART", "aART"),
    "album": ("\xa9alb",),
    "genre": ("\xa9gen",),
    "year": ("\xa9day",),
    "track": ("trkn",),
}

_ENTERED = frozenset((b"moov", b"udta", b"trak", b"mdia", b"meta", b"ilst", b"stbl", b"minf", b"moof", b"traf"))
"""Atoms of which mutagen keeps every one that is in them."""

_QUICKTIME: Names = {**_NAMES, "artist": ("\xa9ART", "\xa9aut")}
_3GPP: Names = {"title": ("titl",), "artist": ("perf", "auth"), "album": ("albm",), "genre": ("gnre",)}


class Mp4(SoundFormat):
    """Atoms; the sound is in those called mdat."""

    endings = ("3ga", "alac", "m4a", "m4b", "m4r")
    demuxers = ("mov",)

    def begins(self, head: bytes) -> bool:
        """With an atom that may come first."""
        return head[4:8] in {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide"}

    def payload(self, sound: OpenSound) -> Payload:
        """The contents of all mdat."""
        return chosen(_atoms(sound.file, sound.start, sound.end), (b"mdat",), sound.end)

    def texts(self, sound: OpenSound) -> Iterator[Texts]:
        """Those of iTunes, then those of QuickTime and of telephones."""
        with suppress(*ODD_FILE_ERRORS):
            yield named(_itunes_tags(sound), _NAMES)
        for atom in _atoms(sound.file, sound.start, sound.end):
            if atom.name == b"moov":
                yield from _other_texts(sound.file, atom)

    def pictures(self, sound: OpenSound) -> Iterator[bytes]:
        """Its covers."""
        tags = _itunes_tags(sound)
        yield from map(bytes, tags.get("covr", []) if tags else ())

    def tag_keeping(self, sound: OpenSound) -> TagKeeping | None:
        """Beside those of iTunes; where QuickTime keeps its own in their place, there is none."""
        with suppress(*ODD_FILE_ERRORS):
            for atom in _atoms(sound.file, sound.start, sound.end):
                if atom.name == b"moov" and _has_keys_for_itunes(sound.file, atom):
                    return None
        return InContainer(MP4)


@bounded
def _atoms(file: BinaryIO, start: int, end: int) -> Iterator[Chunk]:
    position = start
    while position + 8 <= end:
        size, name = struct.unpack(">I4s", read(file, position, 8))
        header = 8
        if size == 1:
            size, header = struct.unpack(">Q", read(file, position + 8, 8))[0], 16
        elif size == 0:  # up to the end of the file
            size = end - position
        if size < header:
            raise DamagedError
        yield Chunk(name, position + header, size - header)
        position += size


@bounded
def _nested_atoms(file: BinaryIO, start: int, end: int) -> Iterator[Chunk]:
    """Yield atoms, and behind each that mutagen enters those that are in it."""
    for atom in _atoms(file, start, end):
        yield atom
        if atom.name in _ENTERED:
            inside = atom.start + 4 * (atom.name == b"meta")  # its version
            yield from _nested_atoms(file, inside, min(atom.start + atom.size, end))


def _itunes_tags(sound: OpenSound) -> MP4Tags | None:
    """What mutagen reads, if it need not keep more atoms than an honest file has."""
    deque(_nested_atoms(sound.file, sound.start, sound.end), maxlen=0)
    return MP4(sound.rewound()).tags


def _other_texts(file: BinaryIO, movie: Chunk) -> Iterator[Texts]:
    for atom in _atoms(file, movie.start, movie.start + movie.size):
        content = peek(file, atom.start, atom.size) if atom.size <= LARGEST_BLOCK else b""
        with suppress(*ODD_FILE_ERRORS):
            if atom.name == b"udta":
                yield from _user_texts(content)
            elif atom.name == b"meta":
                yield named(_keyed_texts(content), PLAIN)


def _has_keys_for_itunes(file: BinaryIO, movie: Chunk) -> bool:
    """Whether texts with keys lie where mutagen would put those of iTunes, and drop them."""
    users = [atom for atom in _atoms(file, movie.start, movie.start + movie.size) if atom.name == b"udta"]
    metas = [atom for user in users for atom in _atoms(file, user.start, user.start + user.size)]
    return any(b"mdta" in peek(file, meta.start, 32) for meta in metas if meta.name == b"meta")


def _user_texts(content: bytes) -> Iterator[Texts]:
    """Texts behind a length and a language (QuickTime), or behind a version and a language (3GPP)."""
    own, telephones, year = dict[str, str](), dict[str, str](), ""
    for raw_name, data in _named_contents(content):
        name = raw_name.decode("latin-1")
        if name.startswith("\xa9"):
            own[name] = decoded(data[4 : 4 + int.from_bytes(data[:2], "big")])
        elif name == "meta":
            yield named(_keyed_texts(data), PLAIN)
        elif name == "yrrc":
            year = str(int.from_bytes(data[4:6], "big"))
        else:
            text = data[6:]
            telephones[name] = text.decode("utf-16", "replace") if text[:2] == b"\xfe\xff" else decoded(text)
    yield named(own, _QUICKTIME)
    yield {**named(telephones, _3GPP), "year": [[year]]}


def _keyed_texts(content: bytes) -> dict[str, str]:
    """What stands in a list under the numbers of keys; the atom has a version where it is not Apple's own."""
    content = content[4:] if content[:4] == bytes(4) else content
    atoms = dict(_named_contents(content))
    keys = [key for _, key in _named_contents(atoms.get(b"keys", b"")[8:])]
    texts: dict[str, str] = {}
    for number, item in _named_contents(atoms.get(b"ilst", b"") if keys else b""):
        for name, data in _named_contents(item):
            if name == b"data":
                key = decoded(keys[int.from_bytes(number, "big") - 1])
                texts[key.rpartition(".")[2].lower()] = decoded(data[8:])
    return texts


def _named_contents(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The names and the contents of the atoms within another's."""
    for atom in _atoms(io.BytesIO(content), 0, len(content)):
        yield atom.name, content[atom.start : atom.start + atom.size]


FORMATS = (Mp4(),)
