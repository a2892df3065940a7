"""All formats that are known: the modules of ``library/formats``, whichever there are."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

from emotion_player.library import formats
from emotion_player.library.files.payload import peek
from emotion_player.library.files.sound_format import SoundFormat
from emotion_player.library.tagging.tag_blocks import OpenSound


def _all_formats() -> tuple[SoundFormat, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(known for name in names for known in import_module(f"{formats.__name__}.{name}").FORMATS)


FORMATS = _all_formats()

AUDIO_SUFFIXES = frozenset(f".{ending}" for known in FORMATS for ending in known.endings)
"""Endings of files that are looked at; what is in them decides the rest."""

DEMUXERS = tuple(sorted({demuxer for known in FORMATS for demuxer in known.demuxers}))
"""FFmpeg's names of what may open a file; play lists and the like would make it open other files and addresses."""

BARE = SoundFormat()
"""A sound of no known format."""


def format_of(sound: OpenSound) -> SoundFormat:
    """The format of an open file, which its first bytes tell; ``BARE`` if none begins so."""
    head = peek(sound.file, sound.start, 16)
    return next((known for known in FORMATS if known.begins(head)), BARE)


def format_called(path: Path) -> SoundFormat:
    """The format that the ending of a file's name tells; ``BARE`` if none is called so."""
    ending = path.suffix.lower().removeprefix(".")
    return next((known for known in FORMATS if ending in known.endings), BARE)
