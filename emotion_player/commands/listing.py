"""``emotion-player list``: print the library, or the part that is asked for."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from pathlib import Path

from emotion_player.app import models_by_preference, open_library, usable_gems
from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.placements import PlacementStatus
from emotion_player.collection.reading import read_collection
from emotion_player.collection.song_rows import song_columns, song_table
from emotion_player.collection.track_arrays import ShownTrack
from emotion_player.commands.options import (
    add_library_option,
    add_model_option,
    is_there,
    library_file,
    no_songs,
    point,
    positive,
)
from emotion_player.commands.search_option import SEARCH_SYNTAX, search
from emotion_player.commands.text import cut, one_line
from emotion_player.core.durations import duration_text
from emotion_player.core.emotion import Quadrant
from emotion_player.core.mood_words import mood_word
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.search.query import parse_search
from emotion_player.core.search.search_terms import NEAREST, QuadrantTerm
from emotion_player.core.song_table import Row, SongTable, csv_text, json_text
from emotion_player.library.library import Library

_NARROWEST = 72
_WIDTH_UNKNOWN = 120


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``list``."""
    parser = subparsers.add_parser(
        "list",
        help="print the library",
        description="Print the songs of the library with their emotions: your correction, else what the model "
        "predicts, calibrated to your corrections if that is applied (see: emotion-player calibrate). For a song that "
        "the model has not analysed it is what the other model predicts, as in the window; is:unrefined finds such "
        "songs. In CSV and JSON, model_valence and model_arousal are the "
        "prediction itself, and model names its model; a corrected song has no interval. They have a column "
        "gems_<emotion>, a share of listeners from 0 to 1, for each emotion that the model predicts well enough (see: "
        "emotion-player models); it is empty, or null, for a song whose prediction lacks it.",
        epilog=SEARCH_SYNTAX,
    )
    add_library_option(parser)
    add_model_option(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="(%(default)s)")
    parser.add_argument(
        "--search",
        type=search,
        default="",
        metavar="TEXT",
        help="words in title, artist, album, genre or path; also artist:bach, year:1990..1999, valence:>.3 (see below)",
    )
    parser.add_argument(
        "--quadrant",
        type=str.upper,
        choices=[quadrant.name for quadrant in Quadrant],
        help="; ".join(f"{quadrant.name}: {quadrant.word}" for quadrant in Quadrant),
    )
    parser.add_argument(
        "--near", type=point, metavar="V,A", help="the nearest to this valence and arousal, each from -1 to 1, first"
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="at most this many")
    parser.add_argument("--failed", action="store_true", help="instead of songs, the files that failed, and why")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the matching songs as they are found, or a sentence on stderr if there are none."""
    file = library_file(arguments)
    with open_library(file) if is_there(file) else nullcontext() as library:
        show = _print_failures if arguments.failed else _print_songs
        empty = show(library, arguments)
    if empty:
        print(_nothing(file, arguments), file=sys.stderr)
    return 0


def _nothing(file: Path, arguments: argparse.Namespace) -> str:
    if arguments.failed:
        return "No file has failed."
    if arguments.search or arguments.quadrant:
        return "No song matches."
    return no_songs(file, arguments.model)


def _print_songs(library: Library | None, arguments: argparse.Namespace) -> bool:
    models = models_by_preference(arguments.model)
    tracks = read_collection(library, models) if library else TrackCollection(())
    found = _found(tracks, arguments)
    if arguments.format == "table":
        return _print_lines(_song_lines(tracks, found))
    gems = usable_gems(arguments.model)
    songs = song_table(library, tracks, models, found, gems) if library else SongTable(song_columns(gems), iter(()))
    return _print_rows(songs, arguments.format)


def _found(tracks: TrackCollection, arguments: argparse.Namespace) -> list[int]:
    """Find the requested tracks: by nearness on request, else sorted by artist, album and title."""
    search = parse_search(arguments.search)
    found = tracks.matching_search(search, tracks.present_ids())
    if arguments.quadrant:
        found = tracks.fitting(QuadrantTerm(Quadrant[arguments.quadrant]), found)
    if near := arguments.near or search.near:
        found = tracks.nearest(near, found, NEAREST if search.near else None)
    else:
        found = tracks.by_name(found)
    return found[: arguments.limit]


def _print_failures(library: Library | None, arguments: argparse.Namespace) -> bool:
    failures = islice(library.failed_files() if library else iter(()), arguments.limit)
    if arguments.format == "table":
        return _print_lines(f"{one_line(str(failed.file.path))}: {failed.reason}" for failed in failures)
    return _print_rows(SongTable(["path", "reason"], map(_failure_row, failures)), arguments.format)


def _failure_row(failed: FailedFile) -> Row:
    return {"path": str(failed.file.path), "reason": str(failed.reason)}


def _song_lines(tracks: TrackCollection, found: Sequence[int]) -> Iterator[str]:
    """A table as wide as the terminal: the numbers in full, the words cut where they must be."""
    width = max(_NARROWEST, shutil.get_terminal_size((_WIDTH_UNKNOWN, 24)).columns)
    words = width - len("   length  valence  arousal  tense, corrected")
    title, artist = words * 2 // 5, words * 3 // 10
    album = words - title - artist - 4

    def line(texts: tuple[str, str, str], numbers: str) -> str:
        cells = (cut(one_line(text), size) for text, size in zip(texts, (title, artist, album), strict=True))
        return "  ".join(cells) + numbers

    if found:
        yield line(("title", "artist", "album"), "   length  valence  arousal  mood")
    for song in map(tracks.shown_track, found):
        yield line(
            (song.track.display_title, song.track.artist, song.track.album),
            f"  {duration_text(song.track.duration_s):>7}  {song.emotion.valence:>+7.2f}  {song.emotion.arousal:>+7.2f}"
            f"  {mood_word(song.emotion)}{_source(song)}",
        )


def _source(song: ShownTrack) -> str:
    """Describe the source of a song's emotion if it is not a prediction of the requested model."""
    match song.status:
        case PlacementStatus.CURRENT:
            return ""
        case PlacementStatus.CORRECTED:
            return ", corrected"
        case PlacementStatus.OUTDATED:
            return ", outdated"
        case PlacementStatus.OTHER_MODEL:
            return f", {song.model}"


def _print_lines(lines: Iterator[str]) -> bool:
    """Print lines; whether there were none."""
    empty = True
    for line in lines:
        print(line)
        empty = False
    return empty


def _print_rows(table: SongTable, form: str) -> bool:
    r"""Print rows as JSON or CSV in UTF-8; whether there were none.

    Bytes of a path that are not UTF-8 stand as ``\udcXX``, which is how Python's JSON and file names know them.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    first = next(table.rows, None)
    every = chain([first], table.rows) if first is not None else table.rows
    for text in json_text(every) if form == "json" else csv_text(every, table.columns):
        print(text, end="")
    return first is None
