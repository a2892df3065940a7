"""``emotion-player playlist export`` and ``import``: playlists of, and for, other programs."""

from __future__ import annotations

import argparse
import os

from emotion_player.app import file_workers, open_library
from emotion_player.commands.options import add_library_option, library_file
from emotion_player.commands.playlist.shared import (
    add_file_argument,
    add_file_options,
    add_force_option,
    add_save_option,
    check_name_is_free,
    print_absolute_paths_kept,
    saved_playlist,
)
from emotion_player.commands.text import counted, one_line
from emotion_player.core.playlists.playlist import ImportedPlaylist
from emotion_player.library.playlists.playlist_files import check_playlist_file, write_playlist
from emotion_player.library.playlists.playlist_import import import_playlist


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``export`` and ``import``."""
    parser = actions.add_parser(
        "export",
        help="write a saved playlist to a file",
        description="Write a saved playlist to a file for other programs: M3U8 or XSPF, by its ending.",
    )
    parser.add_argument("name", metavar="NAME", help="the playlist")
    add_file_argument(parser, "FILE.m3u8 or FILE.xspf")
    add_library_option(parser)
    add_file_options(parser)
    parser.set_defaults(run=run_export)

    parser = actions.add_parser(
        "import",
        help="save a playlist file in the library",
        description="Save a playlist file of any program in the library. Songs that have moved since are found again "
        "by their sound, or by file name and length; those that cannot be found are listed and left out.",
    )
    add_file_argument(parser, "a file that ends in .m3u8, .m3u or .xspf")
    add_library_option(parser)
    add_save_option(parser, "the name to save it under (its own, or the file's)")
    add_force_option(parser)
    parser.set_defaults(run=run_import)


def run_export(arguments: argparse.Namespace) -> int:
    """Write one playlist to a file."""
    check_playlist_file(arguments.file, replace=arguments.force)
    playlist = saved_playlist(arguments)
    stayed = write_playlist(playlist, arguments.file, absolute=arguments.absolute, replace=arguments.force)
    print_absolute_paths_kept(stayed, arguments.file)
    gone = sum(not os.path.lexists(entry.path) for entry in playlist.entries)
    missing = f", of which {counted(gone, 'file')} cannot be found" if gone else ""
    print(f"Written to {one_line(str(arguments.file))}: {counted(len(playlist.entries), 'song')}{missing}.")
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Save a file's playlist in the library, as far as its songs can be found."""
    with open_library(library_file(arguments)) as library, file_workers() as workers:

        def called(own_name: str) -> str:
            name = arguments.save or own_name
            check_name_is_free(library.playlists, name, replace=arguments.force)
            return name

        _print_imported(import_playlist(library.playlists, arguments.file, called, workers.do))
    return 0


def _print_imported(imported: ImportedPlaylist) -> None:
    moved = f", {imported.moved} found in another place" if imported.moved else ""
    playlist, missing = imported.playlist, (*imported.missing, *imported.soundless)
    print(f'Saved as "{one_line(playlist.name)}": {counted(len(playlist.entries), "song")}{moved}.')
    if missing:
        print("Left out because no song is there:")
        for entry in missing:
            print(f"  {one_line(str(entry.path))}")
    if imported.skipped:
        print("Left out because they are not files:")
        for text in imported.skipped:
            print(f"  {one_line(text)}")
