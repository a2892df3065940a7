"""Files that an imported playlist names: opened only where that can neither block nor reach a network."""

from __future__ import annotations

import stat
from pathlib import Path, PurePath, PureWindowsPath

from emotion_player.core.jobs import DoJob
from emotion_player.core.track import Fingerprint
from emotion_player.errors import TrackError
from emotion_player.files import open_plain
from emotion_player.library.files.fingerprint import fingerprint_file
from emotion_player.library.files.format_registry import BARE, audio_suffixes, format_of
from emotion_player.library.tagging.tag_blocks import open_sound


def sound_in(path: PurePath, do: DoJob) -> Fingerprint | None:
    """The sound in a file, if it is a plain file with a sound; there is none at another system's path or computer's.

    Args:
        path: The file.
        do: Runs the job that parses it; a file that makes it crash or hang has no sound.
    """
    if not isinstance(path, Path) or not is_file_here(path):
        return None
    try:
        return do(path, _sound_in, path)
    except TrackError:
        return None


def is_file_here(path: PurePath) -> bool:
    """Whether something is at a path of this computer that is no folder; nothing is opened."""
    if not isinstance(path, Path) or _is_on_another_computer(path):
        return False
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _sound_in(path: Path) -> Fingerprint | None:
    return fingerprint_file(path) if _is_sound(path) else None


def _is_on_another_computer(path: Path) -> bool:
    return isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\")


def _is_sound(path: Path) -> bool:
    """Whether a file begins as a known format does, or is at least called so."""
    try:
        with open_plain(path) as file:
            begins_as_sound = format_of(open_sound(file, file.seek(0, 2))) is not BARE
            return begins_as_sound or path.suffix.lower() in audio_suffixes()
    except (OSError, ValueError):
        return False
