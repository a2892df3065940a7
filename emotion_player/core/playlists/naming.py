"""Paths in playlist files, written and parsed; for POSIX systems and for Windows."""

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
    """Return the path of a file relative to a folder, with slashes; None when they are on different drives.

    Both are absolute, and the folder's path contains no link: after a link, ``..`` would lead elsewhere.
    """
    for steps_up, parent in enumerate([folder, *folder.parents]):
        if path.is_relative_to(parent):
            return "/".join([".."] * steps_up + list(path.relative_to(parent).parts)) or "."
    return None


def as_line(name: str, *, windows: bool) -> str | None:
    """Format a path, relative or absolute, as a line of an M3U file; None when it cannot be one."""
    if any(c < " " or "\ud800" <= c <= "\udfff" for c in name) or name != name.rstrip():
        return None
    if not windows and "\\" in name:
        return None
    misread = name.startswith("#") or name != name.lstrip() or _SCHEME.match(name)
    return f"./{name}" if misread or (not windows and _ON_WINDOWS.match(name)) else name


def as_relative_uri(name: str) -> str:
    """Convert a result of ``relative_to`` to a relative URI."""
    return quote_from_bytes(os.fsencode(name))


def from_line(line: str, folder: PurePath) -> PurePath | None:
    """Parse a line of an M3U file in ``folder`` as a path; None when it is not a file but, say, a stream.

    Backslashes separate folders as slashes do, except together with slashes on a POSIX system. A Windows path is
    recognised on every system: its file cannot be reached elsewhere, but it can be found by its name.
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
    """List the possible paths of a line, the likeliest first; empty when it is not a file.

    Apart from the text, the bytes may be those of a file name, and escapes may be URI escapes, as VLC writes them.

    Args:
        line: The line as text.
        raw: The bytes of the line.
        folder: The folder of the M3U file.
    """
    likeliest = from_line(line, folder)
    if likeliest is None:
        return []
    texts = [os.fsdecode(raw)]
    if _ESCAPE.search(line) and not _FILE_URI.fullmatch(line):
        texts += [unquote(line), os.fsdecode(unquote_to_bytes(raw))]
    others = (from_line(text, folder) for text in texts if text != line)  # mostly none: paths take a while
    found = list(dict.fromkeys(path for path in (likeliest, *others) if path is not None))
    # Where the locale is not UTF-8, some texts cannot be file names.
    return [path for path in found if _can_be_a_name(path)] or found[:1]


def _can_be_a_name(path: PurePath) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def from_uri(uri: str, folder: PurePath) -> PurePath | None:
    """Parse a URI of a playlist in ``folder`` as a path; None when it is not a file.

    A plain Windows path, as some programs write instead of a URI, is accepted too.
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
    """Build a Windows path, of the folder's class if that is one."""
    return type(folder)(text) if isinstance(folder, PureWindowsPath) else PureWindowsPath(text)


def _normal(path: PurePath) -> PurePath | None:
    """Normalise a path, without ``..``; None when no file can have it."""
    if "\0" in str(path):
        return None
    module = ntpath if isinstance(path, PureWindowsPath) else posixpath
    return type(path)(module.normpath(path))
