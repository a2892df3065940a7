"""The cover of a song: a picture inside its file, or one that lies in its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from emotion_player.library.files.format_registry import format_of
from emotion_player.library.tagging.tag_blocks import open_sound
from emotion_player.library.tagging.tag_texts import LARGEST_PICTURE, ODD_FILE_ERRORS, pictures_around

_NAMES = ("cover", "folder", "front", "album", "albumart")
_ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}


def cover_art(path: Path) -> bytes:
    """The bytes of the picture, in any format (JPEG, PNG, …); empty when there is none, or the file is gone."""
    try:
        return next((picture for picture in _embedded(path) if 0 < len(picture) <= LARGEST_PICTURE), b"") or _beside(
            path
        )
    except OSError:
        return _beside(path)


def _embedded(path: Path) -> Iterator[bytes]:
    """The pictures inside a file: those of its own kind of tags, then those in tags around its sound."""
    with path.open("rb") as file:
        sound = open_sound(file, path.stat().st_size)
        with suppress(*ODD_FILE_ERRORS):
            yield from format_of(sound).pictures(sound)
        yield from pictures_around(sound)


def _beside(path: Path) -> bytes:
    """The picture in the song's folder that is named as covers are."""
    try:
        pictures = {
            each.stem.lower(): each for each in sorted(path.parent.iterdir()) if each.suffix.lower() in _ENDINGS
        }
        found = next((pictures[name] for name in _NAMES if name in pictures), None)
        return found.read_bytes() if found is not None and found.stat().st_size <= LARGEST_PICTURE else b""
    except OSError:
        return b""
