"""How a playlist's text names a file, and which file such a text means; for paths of POSIX systems and of Windows."""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
from pathlib import PurePath, PureWindowsPath
from urllib.parse import quote_from_bytes, unquote, unquote_to_bytes

_FILE_URI = re.compile(r"file:(?://(?P<host>[^/]*))?(?P<path>/.*)", re.IGNORECASE | re.DOTALL)
_FILE_PREFIX = re.compile(r"file:(?!/)", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # of two letters or more: one letter is a drive
_OLD_DRIVE = re.compile(r"^/([a-z])\|", re.IGNORECASE)  # file:///C|/Music
_ON_WINDOWS = re.compile(r"[a-z]:[\\/]|\\\\", re.IGNORECASE)


def relative_to(path: PurePath, folder: PurePath) -> str | None:
    """How to get from a folder to a file, with slashes; None when they lie on different drives.

    Both are absolute, and the folder's path leads through no link: from behind a link, ``..`` leads elsewhere.
    """
    for steps_up, parent in enumerate([folder, *folder.parents]):
        if path.is_relative_to(parent):
            return "/".join([".."] * steps_up + list(path.relative_to(parent).parts)) or "."
    return None


def as_line(name: str, *, windows: bool) -> str | None:
    """A path, relative or absolute, as a line of an M3U file; None when no line can hold it."""
    if any(c < " " or "\ud800" <= c <= "\udfff" for c in name) or name != name.rstrip():
        return None
    if not windows and "\\" in name:
        return None
    misread = name.startswith("#") or name != name.lstrip() or _SCHEME.match(name)
    return f"./{name}" if misread or (not windows and _ON_WINDOWS.match(name)) else name


def as_relative_uri(name: str) -> str:
    """What ``relative_to`` answered, as a relative URI."""
    return quote_from_bytes(os.fsencode(name))


def from_line(line: str, folder: PurePath) -> PurePath | None:
    """The file that a line of an M3U file in ``folder`` means; None when it means no file but, say, a stream.

    Backslashes separate folders as slashes do, except beside slashes on a POSIX system. A path of Windows is one
    everywhere: its file cannot be reached elsewhere, but its name can be looked for.
    """
    if _FILE_URI.fullmatch(line) or _FILE_PREFIX.match(line):
        return _from_file_uri(line, folder)
    if _SCHEME.match(line) and "://" in line:
        return None
    if _ON_WINDOWS.match(line):
        return _normal(_windows(line, folder))
    if "/" not in line and not isinstance(folder, PureWindowsPath):
        line = line.replace("\\", "/")
    return _normal(folder / line)


def paths_from_line(line: str, raw: bytes, folder: PurePath) -> list[PurePath]:
    """The files that a line may mean, the likeliest first; none when it means no file.

    Besides the text, its bytes may be those of a name, and its escapes may be meant as such, as VLC writes them.

    Args:
        line: The line as text.
        raw: The line as it stands in the file.
        folder: Where the M3U file lies.
    """
    if from_line(line, folder) is None:
        return []
    texts = [line, os.fsdecode(raw)]
    if _ESCAPE.search(line) and not _FILE_URI.fullmatch(line):
        texts += [unquote(line), os.fsdecode(unquote_to_bytes(raw))]
    paths = (from_line(text, folder) for text in texts)
    found = list(dict.fromkeys(path for path in paths if path is not None))
    # Where the locale is not UTF-8, there are texts that no file can be called by.
    return [path for path in found if _can_be_a_name(path)] or found[:1]


def _can_be_a_name(path: PurePath) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def from_uri(uri: str, folder: PurePath) -> PurePath | None:
    """The file that a URI in a playlist in ``folder`` means; None when it means no file.

    What is no URI at all but a plain path of Windows, as some programs write, is understood too.
    """
    if _FILE_URI.fullmatch(uri) or _FILE_PREFIX.match(uri):
        return _from_file_uri(uri, folder)
    if "\\" in uri or _ON_WINDOWS.match(uri):
        return from_line(uri, folder)
    if _SCHEME.match(uri):
        return None
    return _normal(folder / os.fsdecode(unquote_to_bytes(uri)))


def _from_file_uri(uri: str, folder: PurePath) -> PurePath | None:
    parts = _FILE_URI.fullmatch(uri)
    if parts is None:  # file:C:\\Music\\1.mp3, file:1.mp3
        rest = os.fsdecode(unquote_to_bytes(_FILE_PREFIX.sub("", uri)))
        return from_line(rest, folder) if rest and not _FILE_PREFIX.match(rest) else None
    host, path = parts["host"] or "", os.fsdecode(unquote_to_bytes(parts["path"]))
    path = _OLD_DRIVE.sub(r"/\1:", path)
    if _ON_WINDOWS.match(host + "/"):  # file://C:/..., one slash short
        host, path = "", f"/{host}{path}"
    if host.casefold() not in ("", "localhost"):
        return _normal(_windows(f"//{host}{path}", folder))
    if _ON_WINDOWS.match(path[1:]):
        return _normal(_windows(path[1:], folder))
    return _normal(folder / path)


def _windows(text: str, folder: PurePath) -> PureWindowsPath:
    """A path of Windows, of the folder's own class where that is one."""
    return type(folder)(text) if isinstance(folder, PureWindowsPath) else PureWindowsPath(text)


def _normal(path: PurePath) -> PurePath | None:
    """The path without ``..``; None when no file can have it."""
    if "\0" in str(path):
        return None
    module = ntpath if isinstance(path, PureWindowsPath) else posixpath
    return type(path)(module.normpath(path))
