# mypy: untyped-calls-exclude=mutagen
"""The cover of a song: a picture inside its file, or one that lies in its folder."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mutagen
from mutagen.flac import FLAC, Picture
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

from emotion_player.library.tags import ODD_FILE_ERRORS

_NAMES = ("cover", "folder", "front", "album", "albumart")
_ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}
_LARGEST = 30_000_000
"""Larger files are no covers."""


def cover_art(path: Path) -> bytes:
    """The bytes of the picture, as JPEG, PNG or whatever it is; empty when there is none, or no file any more."""
    try:
        return next((picture for picture in _embedded(path) if picture), b"") or _beside(path)
    except ODD_FILE_ERRORS:
        return _beside(path)


def _embedded(path: Path) -> Iterator[bytes]:
    """The pictures inside a file, in the way of its format."""
    with path.open("rb") as start:
        has_id3 = start.read(3) == b"ID3"  # also before formats that have tags of their own, or none
    if has_id3:
        yield from (picture.data for picture in ID3(path).getall("APIC"))
    file: Any = mutagen.File(path)
    tags = None if file is None else file.tags
    if isinstance(file, FLAC):
        yield from (picture.data for picture in file.pictures)
    elif isinstance(tags, ID3):
        yield from (picture.data for picture in tags.getall("APIC"))
    elif isinstance(tags, MP4Tags):
        yield from (bytes(cover) for cover in tags.get("covr", []))
    elif tags is not None:
        yield from (_asf_picture(bytes(value.value)) for value in tags.get("WM/Picture", []))
        blocks = tags.get("metadata_block_picture", [])
        yield from (Picture(base64.b64decode(block)).data for block in blocks)
        ape = tags.get("Cover Art (Front)")
        if ape is not None:
            yield bytes(ape.value).partition(b"\0")[2]  # after the name of a file


def _asf_picture(value: bytes) -> bytes:
    """The picture after its kind, its length, its type and its description, both in UTF-16."""
    (length,) = struct.unpack_from("<I", value, 1)
    return value[-length:] if length else b""


def _beside(path: Path) -> bytes:
    """The picture in the song's folder that is named as covers are."""
    try:
        pictures = {
            each.stem.lower(): each for each in sorted(path.parent.iterdir()) if each.suffix.lower() in _ENDINGS
        }
        found = next((pictures[name] for name in _NAMES if name in pictures), None)
        return found.read_bytes() if found is not None and found.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""
