"""Playlists as M3U: one file a line, with titles and lengths in comments (``#EXTINF``)."""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import replace
from pathlib import PurePath, PureWindowsPath

from emotion_player.core.playlists.naming import as_line, from_line, relative_to
from emotion_player.core.playlists.playlist import (
    ON_ANOTHER_DRIVE,
    AbsolutePathKept,
    Playlist,
    PlaylistEntry,
    PlaylistText,
    ReadPlaylist,
    plain,
)
from emotion_player.errors import MalformedError, Sentence

_INFO = re.compile(r"#EXTINF:\s*(?P<seconds>-?\d+(\.\d+)?)?[^,]*(,(?P<label>.*))?", re.IGNORECASE)
_NAME = "#PLAYLIST:"
_BETWEEN = " - "


def m3u8_text(playlist: Playlist, folder: PurePath | None) -> PlaylistText:
    """A playlist as M3U8, to be stored as UTF-8.

    A path that cannot stand on a line (a line break in it, bytes that are no UTF-8, a backslash on a POSIX system) is
    written as a ``file:`` URI. Relative paths have slashes on every system.

    Args:
        playlist: Its entries' paths are absolute.
        folder: Where the file will lie, absolute and without links; paths are relative to it. None: absolute paths.
    """
    lines = ["#EXTM3U", f"{_NAME}{plain(playlist.name)}"]
    stayed = []
    for entry in playlist.entries:
        seconds = -1 if entry.duration_s is None else round(entry.duration_s)
        line, reason = _place(entry.path, folder)
        if folder and reason:
            stayed.append(AbsolutePathKept(entry.path, reason))
        lines += [f"#EXTINF:{seconds},{_label(entry)}", line]
    return PlaylistText("\n".join([*lines, ""]), tuple(stayed))


def read_m3u(data: bytes, folder: PurePath, *, may_be_latin: bool) -> ReadPlaylist:
    """What an M3U or M3U8 file says.

    It may have Windows' line ends, a byte order mark, other comments, and paths as any system writes them.

    Args:
        data: The whole file.
        folder: Where it lies; what is relative is so to it.
        may_be_latin: Take for Latin-1 what is no UTF-8, as old ``.m3u`` files are.

    Raises:
        ValueError: It is no text; the message says why, as the end of a sentence.
    """
    nothing = info = PlaylistEntry(folder)
    name = ""
    entries, skipped = [], []
    for line in map(str.strip, _decoded(data, may_be_latin=may_be_latin).replace("\r", "\n").split("\n")):
        if found := _INFO.fullmatch(line):
            title, artist = _title_and_artist(found["label"] or "")
            info = replace(nothing, title=title, artist=artist, duration_s=_duration_s(found["seconds"]))
        elif line.upper().startswith(_NAME):
            name = line[len(_NAME) :].strip()
        elif line and not line.startswith("#"):
            path = from_line(line, folder)
            if path is None:
                skipped.append(line)
            else:
                entries.append(replace(info, path=path))
            info = nothing
    return ReadPlaylist(name, tuple(entries), tuple(skipped))


def _place(path: PurePath, folder: PurePath | None) -> tuple[str, Sentence | None]:
    """What stands on a file's line, and why that is absolute, if it is."""
    windows = isinstance(path, PureWindowsPath)
    if folder is None:
        return as_line(str(path), windows=windows) or path.as_uri(), None
    relative = relative_to(path, folder)
    if relative is None:
        return as_line(str(path), windows=windows) or path.as_uri(), ON_ANOTHER_DRIVE
    line = as_line(relative, windows=windows)
    return (line, None) if line else (path.as_uri(), Sentence("its name does not fit on one line of text"))


def _label(entry: PlaylistEntry) -> str:
    title, artist = plain(entry.display_title), plain(entry.artist)
    return f"{artist}{_BETWEEN}{title}" if artist else title


def _title_and_artist(label: str) -> tuple[str, str]:
    artist, between, title = label.strip().partition(_BETWEEN)
    return (title.strip(), artist.strip()) if between else (artist, "")


def _duration_s(seconds: str | None) -> float | None:
    duration_s = float(seconds or -1)
    return duration_s if 0 < duration_s < math.inf else None


def _decoded(data: bytes, *, may_be_latin: bool) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        if may_be_latin:
            return data.decode("latin-1")
        raise MalformedError("it is not UTF-8 text") from None
