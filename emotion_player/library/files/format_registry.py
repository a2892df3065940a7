"""All formats that are known: the modules of ``library/formats``, whichever there are."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from emotion_player.library import formats
from emotion_player.library.files.payload import peek
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound


@cache  # not at once: the window opens sooner without them
def all_formats() -> tuple[SoundFormat, ...]:
    """The formats of all modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(known for name in names for known in import_module(f"{formats.__name__}.{name}").FORMATS)


@cache
def audio_suffixes() -> frozenset[str]:
    """Endings of files that are looked at; what is in them decides the rest."""
    return frozenset(f".{ending}" for known in all_formats() for ending in known.endings)


@cache
def demuxers() -> tuple[str, ...]:
    """FFmpeg's names of what may open a file; playlists and the like would make it open other files and addresses."""
    return tuple(sorted({demuxer for known in all_formats() for demuxer in known.demuxers}))


BARE = SoundFormat()
"""A sound of no known format."""


def format_of(sound: OpenSound) -> SoundFormat:
    """The format of an open file, which its first bytes tell; ``BARE`` if none begins so."""
    head = peek(sound.file, sound.start, 16)
    return next((known for known in all_formats() if known.begins(head)), BARE)


def format_called(path: Path) -> SoundFormat:
    """The format that the ending of a file's name tells; ``BARE`` if none is called so."""
    ending = path.suffix.lower().removeprefix(".")
    return next((known for known in all_formats() if ending in known.endings), BARE)
