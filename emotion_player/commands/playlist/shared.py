"""What the actions on playlists share: their options, and how they show songs."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from emotion_player.app import open_library
from emotion_player.commands.options import is_there, library_file, path
from emotion_player.commands.text import cut, one_line
from emotion_player.core.durations import duration_text
from emotion_player.core.playlists.playlist import AbsolutePathKept, Playlist, PlaylistEntry, plain
from emotion_player.errors import AlreadyExistsError, PlaylistError
from emotion_player.library.playlists.playlists import Playlists

_NARROWEST = 60
_WIDTH_UNKNOWN = 120


def name(text: str) -> str:
    """Parse the name of a playlist."""
    if not text or plain(text) != text:
        raise argparse.ArgumentTypeError("the name of a playlist is one line of text")
    return text


def add_save_option(parser: argparse.ArgumentParser, explained: str) -> None:
    """``--save NAME``."""
    parser.add_argument("--save", type=name, metavar="NAME", help=explained)


def add_force_option(parser: argparse.ArgumentParser) -> None:
    """``--force``."""
    parser.add_argument("--force", action="store_true", help="replace what has the same name")


def add_file_options(parser: argparse.ArgumentParser) -> None:
    """``--absolute`` and ``--force``."""
    parser.add_argument(
        "--absolute", action="store_true", help="name files by their full paths, not relative to the playlist"
    )
    add_force_option(parser)


def add_file_argument(parser: argparse.ArgumentParser, explained: str) -> None:
    """``FILE``."""
    parser.add_argument("file", type=path, metavar="FILE", help=explained)


def saved_playlist(arguments: argparse.Namespace) -> Playlist:
    """Return the playlist with a name, without creating a missing library.

    Raises:
        PlaylistError: There is no such playlist.
    """
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        playlist = library.playlists.playlist(arguments.name) if library else None
    if playlist is None:
        raise no_playlist(arguments.name)
    return playlist


def no_playlist(wanted: str) -> PlaylistError:
    """Report that there is no playlist with a name."""
    return PlaylistError(f'There is no playlist "{one_line(wanted)}"; see: emotion-player playlist list')


def check_name_is_free(playlists: Playlists, wanted: str, *, replace: bool) -> None:
    """Make sure, before any work is done, that a playlist may be saved under a name.

    Raises:
        AlreadyExistsError: There is one with this name, and it is not to be replaced.
    """
    if not replace and any(known.name == wanted for known in playlists.summaries()):
        raise AlreadyExistsError('There is a playlist "{name}" already.', name=one_line(wanted))


def song_lines(songs: Iterable[PlaylistEntry], notes: Iterable[str], heading: str) -> Iterator[str]:
    """A numbered table as wide as the terminal: the lengths and notes in full, the words cut where they must be."""
    rows = list(zip(songs, notes, strict=True))
    digits = len(str(len(rows)))
    noted = max(map(len, [heading, *(note for _, note in rows)]))
    width = max(_NARROWEST, shutil.get_terminal_size((_WIDTH_UNKNOWN, 24)).columns) - digits - noted - 15
    title = width * 3 // 5

    def line(number: str, texts: tuple[str, str], length: str, note: str) -> str:
        words = f"{cut(one_line(texts[0]), title)}  {cut(one_line(texts[1]), width - title)}"
        return f"{number:>{digits}}  {words}  {length:>7}  {note}".rstrip()

    yield line("", ("title", "artist"), "length", heading)
    for number, (song, note) in enumerate(rows, start=1):
        length = "" if song.duration_s is None else duration_text(song.duration_s)
        yield line(str(number), (song.display_title, song.artist), length, note)


def print_absolute_paths_kept(stayed: Iterable[AbsolutePathKept], file: Path) -> None:
    """Report which songs of a playlist file have absolute paths, and why."""
    for song in stayed:
        print(f"{one_line(str(song.path))} is named by its full path in {one_line(file.name)}: {song.reason}.")
