"""``emotion-player playlist list``, ``show`` and ``delete``: the playlists that the library keeps."""

from __future__ import annotations

import argparse
import os
from contextlib import nullcontext

from emotion_player.app import open_library
from emotion_player.commands.options import add_library_option, is_there, library_file
from emotion_player.commands.playlist.shared import no_playlist, saved_playlist, song_lines
from emotion_player.commands.text import counted, one_line
from emotion_player.core.durations import duration_text


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``list``, ``show`` and ``delete``."""
    parser = actions.add_parser("list", help="list the saved playlists", description="List the saved playlists.")
    add_library_option(parser)
    parser.set_defaults(run=run_list)

    parser = actions.add_parser(
        "show",
        help="print the songs of a playlist",
        description="Print the songs of a playlist; those whose files are gone are marked.",
    )
    parser.add_argument("name", metavar="NAME", help="the playlist")
    add_library_option(parser)
    parser.set_defaults(run=run_show)

    parser = actions.add_parser(
        "delete", help="delete a playlist", description="Delete a playlist; its songs and exported files stay."
    )
    parser.add_argument("name", metavar="NAME", help="the playlist")
    add_library_option(parser)
    parser.set_defaults(run=run_delete)


def run_list(arguments: argparse.Namespace) -> int:
    """Print one line per playlist."""
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        summaries = library.playlists.summaries() if library else []
    if not summaries:
        print("No playlist is saved.")
    for summary in summaries:
        songs = counted(summary.songs, "song")
        print(f"{songs:>11}  {duration_text(summary.duration_s):>8}  {summary.saved_at:%Y-%m-%d}  {summary.name}")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print the songs of one playlist."""
    playlist = saved_playlist(arguments)
    gone = ["" if os.path.lexists(entry.path) else "missing" for entry in playlist.entries]
    for line in song_lines(playlist.entries, gone, ""):
        print(line)
    print(f"{counted(len(playlist.entries), 'song')}, {duration_text(playlist.duration_s)}.")
    return 0


def run_delete(arguments: argparse.Namespace) -> int:
    """Delete one playlist."""
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        if not library or not library.playlists.delete(arguments.name):
            raise no_playlist(arguments.name)
    print(f'Deleted "{one_line(arguments.name)}".')
    return 0
