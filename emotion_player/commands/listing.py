"""``emotion-player list``: print the library, or the part that is asked for."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import chain, islice
from pathlib import Path

from emotion_player.app import open_library, open_models
from emotion_player.commands.options import (
    add_library_option,
    add_model_option,
    is_there,
    library_file,
    point,
    positive,
    search,
)
from emotion_player.commands.text import cut, duration_text, one_line
from emotion_player.core.emotion import Quadrant
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.predictions.prediction import FailedFile, PredictedTrack
from emotion_player.core.search.query import SYNTAX
from emotion_player.core.search.selection import TrackQuery
from emotion_player.core.song_table import Row, csv_text, json_text, song_columns, song_row

_NARROWEST = 72
_WIDTH_UNKNOWN = 120


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``list``."""
    parser = subparsers.add_parser(
        "list",
        help="print the library",
        description="Print the songs of the library where they lie: as you have corrected them, else as the model says "
        "and, if that is in force, has learned from your corrections (see: emotion-player calibrate). CSV and JSON "
        "tell in model_valence and model_arousal what the model itself says; a corrected song has no interval. They "
        "have a column gems_<emotion>, a share of listeners from 0 to 1, for each emotion that the model tells well "
        "enough (see: emotion-player models); it is empty, or null, for a song that was analysed when the model did "
        "not.",
        epilog=f"What --search understands: {SYNTAX} What begins with a dash is written --search=-live.",
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
    parser.add_argument("--limit", type=positive, metavar="N", help="so many at most")
    parser.add_argument("--failed", action="store_true", help="instead of songs, the files that failed, and why")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what fits, piece by piece; when nothing does, say so in one sentence on stderr."""
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
        return "No song fits."
    model = arguments.model
    return f"The library {file} has no songs placed by the {model}; try: emotion-player scan FOLDER --model {model}"


def _print_songs(catalog: TrackCatalog | None, arguments: argparse.Namespace) -> bool:
    quadrant = Quadrant[arguments.quadrant] if arguments.quadrant else None
    query = TrackQuery(arguments.search, quadrant, arguments.near, arguments.limit)
    card = open_models().card(arguments.model)
    songs = catalog.predicted_tracks(card.key, query) if catalog else iter(())
    if arguments.format == "table":
        return _print_lines(_song_lines(songs))
    felt = [figure.name for figure in card.usable_gems]
    return _print_rows((song_row(song, felt) for song in songs), song_columns(felt), arguments.format)


def _print_failures(catalog: TrackCatalog | None, arguments: argparse.Namespace) -> bool:
    failures = islice(catalog.failed_files() if catalog else iter(()), arguments.limit)
    if arguments.format == "table":
        return _print_lines(f"{one_line(str(failed.file.path))}: {failed.reason}" for failed in failures)
    return _print_rows(map(_failure_row, failures), ["path", "reason"], arguments.format)


def _failure_row(failed: FailedFile) -> Row:
    return {"path": str(failed.file.path), "reason": failed.reason}


def _song_lines(songs: Iterator[PredictedTrack]) -> Iterator[str]:
    """A table as wide as the terminal: the numbers in full, the words cut where they must be."""
    width = max(_NARROWEST, shutil.get_terminal_size((_WIDTH_UNKNOWN, 24)).columns)
    words = width - len("   length  valence  arousal  tense, corrected")
    title, artist = words * 2 // 5, words * 3 // 10
    album = words - title - artist - 4

    def line(texts: tuple[str, str, str], numbers: str) -> str:
        cells = (cut(one_line(text), size) for text, size in zip(texts, (title, artist, album), strict=True))
        return "  ".join(cells) + numbers

    first = True
    for song in songs:
        if first:
            yield line(("title", "artist", "album"), "   length  valence  arousal  mood")
            first = False
        emotion = song.emotion
        yield line(
            (song.track.display_title, song.track.artist, song.track.album),
            f"  {duration_text(song.track.duration_s):>7}  {emotion.valence:>+7.2f}  {emotion.arousal:>+7.2f}"
            f"  {emotion.quadrant.word}{', corrected' if song.correction else ''}",
        )


def _print_lines(lines: Iterator[str]) -> bool:
    """Print lines; tell whether there were none."""
    empty = True
    for line in lines:
        print(line)
        empty = False
    return empty


def _print_rows(rows: Iterator[Row], columns: list[str], form: str) -> bool:
    r"""Print rows as JSON or CSV in UTF-8; tell whether there were none.

    Bytes of a path that are not UTF-8 stand as ``\udcXX``, which is how Python's JSON and file names know them.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    first = next(rows, None)
    every = chain([first], rows) if first is not None else rows
    for text in json_text(every) if form == "json" else csv_text(every, columns):
        print(text, end="")
    return first is None
