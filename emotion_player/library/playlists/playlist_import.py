"""Imports a playlist file of any program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from emotion_player.core.jobs import DoJob, do_here
from emotion_player.core.playlists.playlist import ImportedPlaylist, Playlist, plain
from emotion_player.errors import PlaylistError
from emotion_player.library.playlists.moved_songs import SongFinder
from emotion_player.library.playlists.playlist_files import read_playlist
from emotion_player.library.playlists.playlists import Playlists


def import_playlist(
    playlists: Playlists, file: Path, called: Callable[[str], str], do: DoJob = do_here
) -> ImportedPlaylist:
    """Save a playlist file as far as its songs can be found, wherever they are now.

    Args:
        playlists: Where it is saved.
        file: Its ending tells its kind.
        called: Returns the name to save it under, from its own name; called before the songs are looked for, may
            raise.
        do: Runs the jobs that parse the files that the playlist names.

    Raises:
        PlaylistError: The file cannot be read, or none of its songs is found.
    """
    read = read_playlist(file)
    if not read.entries:
        raise PlaylistError("The playlist {file} has no songs.", file=file)
    name = called(plain(read.name) or plain(file.stem) or "Imported")
    found = SongFinder(playlists, do).find_all(read.entries)
    if not found.entries and not found.missing:
        raise PlaylistError("No sound was found in the files that the playlist {file} names.", file=file)
    if not found.entries:
        raise PlaylistError(
            "None of the songs in the playlist {file} can be found; scan their folder first.", file=file
        )
    playlist = Playlist(name, found.entries)
    playlists.save(playlist)
    return ImportedPlaylist(playlist, found.moved, found.missing, found.soundless, read.skipped)
