"""Playlists as files: M3U8 and XSPF in and out, old M3U in."""

from __future__ import annotations

import os
from pathlib import Path

from emotion_player.core.playlists.m3u import m3u8_text, read_m3u
from emotion_player.core.playlists.playlist import AbsolutePathKept, Playlist, ReadPlaylist
from emotion_player.core.playlists.xspf import read_xspf, xspf_text
from emotion_player.errors import AlreadyExistsError, MalformedError, PlaylistError, reason_of
from emotion_player.files import followed, open_plain, whole_file

_LARGEST = 1 << 26
"""Bytes: a playlist of half a million songs is smaller."""

_WRITERS = {".m3u8": m3u8_text, ".xspf": xspf_text}


def read_playlist(file: Path) -> ReadPlaylist:
    """Read a playlist of the kind that the file's ending tells: ``.m3u8``, ``.m3u`` or ``.xspf``.

    Raises:
        PlaylistError: It cannot be read, or is no playlist.
    """
    kind = file.suffix.lower()
    if kind not in (*_WRITERS, ".m3u"):
        raise PlaylistError(
            "{file} cannot be read as a playlist: its name must end in .m3u8, .m3u or .xspf.", file=file
        )
    try:
        data = _content(file)
        folder = followed(file.parent)
        return read_xspf(data, folder) if kind == ".xspf" else read_m3u(data, folder, may_be_latin=kind == ".m3u")
    except OSError as error:
        raise PlaylistError("The playlist {file} cannot be read: {why}.", file=file, why=reason_of(error)) from error
    except ValueError as error:
        raise PlaylistError("The playlist {file} cannot be read: {why}.", file=file, why=reason_of(error)) from error


def _content(file: Path) -> bytes:
    """What a plain file of honest size holds.

    Raises:
        MalformedError: It is too large.
        OSError: It cannot be read.
    """
    with open_plain(file) as source:
        data = source.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise MalformedError("it is too large for a playlist")
    return data


def check_playlist_file(file: Path, *, replace: bool) -> None:
    """Make sure, before any work is done, that a playlist may be written to a file.

    Raises:
        PlaylistError: Its name has the wrong ending.
        AlreadyExistsError: It exists and is not to be replaced.
    """
    if file.suffix.lower() not in _WRITERS:
        raise PlaylistError("A playlist cannot be written to {file}: its name must end in .m3u8 or .xspf.", file=file)
    if os.path.lexists(file) and not replace:
        raise AlreadyExistsError("{file} exists already.", file=file)


def write_playlist(
    playlist: Playlist, file: Path, *, absolute: bool = False, replace: bool = False
) -> tuple[AbsolutePathKept, ...]:
    """Write a playlist as the kind that the file's ending tells: ``.m3u8`` or ``.xspf``.

    The file is whole or not there at all, and an old one stays until the new one is whole. A link is followed.

    Returns:
        The songs that are named absolutely although ``absolute`` is false, and why.

    Raises:
        PlaylistError: Its name has the wrong ending, or it cannot be written.
        AlreadyExistsError: It exists and is not to be replaced.
    """
    check_playlist_file(file, replace=replace)
    try:
        written = _WRITERS[file.suffix.lower()](playlist, None if absolute else followed(file).parent)
        with whole_file(file) as part:
            part.write_text(written.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise PlaylistError("The playlist {file} cannot be written: {why}.", file=file, why=reason_of(error)) from error
    return written.stayed_absolute
