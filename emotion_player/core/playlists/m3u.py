"""M3U playlists: one file per line, with titles and durations in comments (``#EXTINF``)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath, PureWindowsPath

from emotion_player.core.playlists.naming import as_line, paths_from_line, relative_to
from emotion_player.core.playlists.playlist import (
    MOST_SONGS,
    ON_ANOTHER_DRIVE,
    AbsolutePathKept,
    Playlist,
    PlaylistEntry,
    PlaylistText,
    ReadPlaylist,
    plain,
)
from emotion_player.errors import MalformedError, Sentence

_LONGEST_S = 1e9
"""Longer durations are ignored, as by the XSPF reader."""

_INFO = re.compile(r"#EXTINF:\s*(?P<seconds>-?\d+(\.\d+)?)?[^,]*(,(?P<label>.*))?", re.IGNORECASE)
_ENCODING = re.compile(rb"^#EXTENC:[ \t]*([\w.:-]+)", re.IGNORECASE | re.MULTILINE)
_ELSEWHERE = ("cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp932", "gb18030", "cp949", "big5")
"""What Windows writes in other parts of the world, where nothing in a file tells its encoding."""
_NAME = "#PLAYLIST:"
_BETWEEN = " - "


def m3u8_text(playlist: Playlist, folder: PurePath | None) -> PlaylistText:
    """Format a playlist as M3U8, to be stored as UTF-8.

    A path that does not fit on a line (a line break in it, bytes that are not UTF-8, a backslash on a POSIX system) is
    written as a ``file:`` URI. Relative paths have slashes on every system.

    Args:
        playlist: A playlist with absolute paths.
        folder: The folder of the file, absolute and without links, for relative paths; None for absolute paths.
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
    """Parse an M3U or M3U8 file.

    It may have Windows line ends, a byte order mark, other comments, paths of any system, and a line that names its
    encoding (``#EXTENC:windows-1251``); the paths of an old file that names none may be in any encoding of Windows.
    A line may also be the raw bytes of a file name, and escapes (``%20``) may be literal or not: an entry has all
    possible paths.

    Args:
        data: The whole file.
        folder: The folder of the file, to which relative paths refer.
        may_be_latin: Whether text that is not UTF-8 is decoded as Windows-1252, as in old ``.m3u`` files.

    Raises:
        ValueError: The data is not text; the message says why, as the end of a sentence.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    nothing = info = PlaylistEntry(folder)
    name = ""
    entries: list[PlaylistEntry] = []
    skipped: list[str] = []
    decode, others = _decoder(data, may_be_latin=may_be_latin)
    for raw, line in _lines(data, decode):
        if found := _INFO.fullmatch(line):
            title, artist = _title_and_artist(found["label"] or "")
            info = replace(nothing, title=title, artist=artist, duration_s=_duration_s(found["seconds"]))
        elif line.upper().startswith(_NAME):
            name = line[len(_NAME) :].strip()
        elif line and not line.startswith("#"):
            if len(entries) + len(skipped) == MOST_SONGS:
                raise MalformedError("it is too large for a playlist")
            paths = paths_from_line(line, raw, folder)
            paths += [path for text in _texts(raw, others) for path in paths_from_line(text, raw, folder)]
            paths = list(dict.fromkeys(paths))
            if not paths:
                skipped.append(line)
            else:
                entries.append(replace(info, path=paths[0], other_paths=tuple(paths[1:])))
            info = nothing
    return ReadPlaylist(name, tuple(entries), tuple(skipped))


def _place(path: PurePath, folder: PurePath | None) -> tuple[str, Sentence | None]:
    """Return the line of a file, and why it is absolute, if it is."""
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
    return duration_s if 0 < duration_s < _LONGEST_S else None


def _lines(data: bytes, decode: Callable[[bytes], str]) -> Iterator[tuple[bytes, str]]:
    """Yield the stripped, non-empty lines of a file, as bytes and as text."""
    lines = (found[0].strip() for found in re.finditer(rb"[^\r\n]+", data))
    return ((raw, line) for raw in lines if (line := decode(raw).strip()))


def _decoder(data: bytes, *, may_be_latin: bool) -> tuple[Callable[[bytes], str], tuple[str, ...]]:
    """Choose the decoder for the lines of a file, and the encodings that these may be in as well."""
    try:
        data.decode()
        return lambda raw: raw.decode(), ()
    except UnicodeDecodeError:
        pass
    named = _ENCODING.search(data)
    encoding = named[1].decode("ascii", "replace") if named else ""
    with suppress(LookupError, UnicodeError):
        data.decode(encoding or "none")  # one that Python knows, and that fits
        return lambda raw: raw.decode(encoding, "replace"), ()
    if not may_be_latin:
        raise MalformedError("it is not UTF-8 text")
    return _windows_text, _ELSEWHERE


def _texts(raw: bytes, encodings: tuple[str, ...]) -> Iterator[str]:
    """What a line says in each encoding in which it says anything."""
    for encoding in encodings if not raw.isascii() else ():
        with suppress(UnicodeDecodeError):
            yield raw.decode(encoding)


def _windows_text(raw: bytes) -> str:
    """Decode Windows-1252, or Latin-1 where a byte is undefined in it."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
