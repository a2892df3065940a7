"""Playlists from and for other programs, over a library connection of its own each time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from emotion_player.core.jobs import DoJob, do_here
from emotion_player.core.playlists.playlist import AbsolutePathKept, ImportedPlaylist, Playlist
from emotion_player.library.library import Library
from emotion_player.library.playlists.playlist_files import write_playlist
from emotion_player.library.playlists.playlist_import import import_playlist
from emotion_player.library.playlists.playlists import Playlists


class LibraryPlaylistFiles:
    """Implements ``ports.PlaylistFiles``.

    Args:
        open_library: Opens the library for the calling thread.
        do: Runs the jobs that parse the files that a playlist names.
    """

    def __init__(self, open_library: Callable[[], Library], do: DoJob = do_here) -> None:
        self._open = open_library
        self._do = do

    def import_file(self, file: Path) -> ImportedPlaylist:
        """Keep the playlist in a file under a name that none has yet; its songs are found wherever they are now."""
        with self._open() as library:
            return import_playlist(library.playlists, file, lambda name: _free_name(library.playlists, name), self._do)

    def export_file(self, playlist: Playlist, file: Path, *, absolute: bool) -> tuple[AbsolutePathKept, ...]:
        """Write a playlist in place of what is there; the songs that could not be named by relative paths."""
        return write_playlist(playlist, file, absolute=absolute, replace=True)


def _free_name(playlists: Playlists, name: str) -> str:
    """The name, or the name with the first number from 2 on that makes it one of its own."""
    taken = {known.name for known in playlists.summaries()}
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(each for each in names if each not in taken)
