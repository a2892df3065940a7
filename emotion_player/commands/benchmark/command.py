"""``emotion-player benchmark``: how fast songs are analysed here, how large a library may be, and the window."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from emotion_player.app import MODEL_NAMES
from emotion_player.commands.benchmark.cluster_benchmark import cluster_rows
from emotion_player.commands.benchmark.hard_files import measure_hard_files
from emotion_player.commands.benchmark.library_sizes import measure_sizes
from emotion_player.commands.benchmark.peers import measure_peers
from emotion_player.commands.benchmark.scans import measure_memory, measure_scans
from emotion_player.commands.benchmark.stages import measure_stages
from emotion_player.commands.benchmark.tables import filled, tables
from emotion_player.commands.benchmark.whole_songs import keep_songs, lay_out, songs_folder
from emotion_player.commands.benchmark.window_benchmark import window_rows
from emotion_player.commands.options import add_model_option, path, positive
from emotion_player.commands.text import counted
from emotion_player.core.track import FileStamp
from emotion_player.errors import EmotionPlayerError
from emotion_player.library.files.discover import AudioFinder

_MADE_SONGS = 60
_SIMULATED_SONGS = 20_000
_PEERS_HEAR = 10
_TEACHER_HEARS = 20


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``benchmark``."""
    parser = subparsers.add_parser(
        "benchmark",
        help="measure how fast songs are analysed here, or how fast the window is",
        description="Scan whole songs into libraries that are thrown away, and measure each stage of the work against "
        "the least that hearing a song costs. The songs are made of the demo songs once, and kept. An option "
        "measures something else instead; --all measures everything.",
    )
    parser.add_argument("paths", nargs="*", type=path, metavar="PATH", help="other songs: folders or files")
    add_model_option(parser)
    parser.add_argument(
        "--songs", type=positive, metavar="N", help="how many songs are made (60), or simulated with --cluster (20000)"
    )
    parser.add_argument(
        "--repeat", type=positive, default=3, metavar="N", help="measure N times and take the medians (%(default)s)"
    )
    for name, what in (
        ("--peers", "this and other programs that are installed (the extra 'peers'), on ten of the songs"),
        ("--sizes", "libraries of simulated songs, as large as --library-sizes says"),
        ("--hard-files", "the memory that the hardest files need"),
        ("--window", "the window: its start, its memory and its pictures a second, with simulated songs"),
        ("--all", "all of these and the scan, but no cluster"),
    ):
        parser.add_argument(name, action="store_true", help=what)
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="a Dask cluster: what a song costs this computer and the scheduler, with simulated songs that cost the "
        "workers nothing; local:N starts N workers of 64 threads here",
    )
    parser.add_argument(
        "--library-sizes",
        type=_counts,
        default=(1_000, 10_000, 100_000),
        metavar="N,...",
        help="how many songs the simulated libraries have (1000,10000,100000)",
    )
    parser.add_argument("--json", type=path, metavar="FILE", help="keep the values in a file, beside those it has")
    parser.add_argument("--tables", type=path, metavar="FILE", help="measure nothing; print the tables of such a file")
    parser.add_argument(
        "--fill",
        type=path,
        metavar="PAGE",
        help="put the tables into a page too, below comments such as <!-- scans -->",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure, and print tables in Markdown."""
    if arguments.tables:
        results = _kept(arguments.tables)
    else:
        results = _kept(arguments.json) if arguments.json and arguments.json.exists() else {}
        results["machine"] = _machine()
        for part, values in _measured(arguments):
            results[part] = values
            if arguments.json:  # at once: what comes next may take long, or fail
                arguments.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print("\n\n".join(tables(results)), flush=True)
    if page := arguments.fill:
        page.write_text(filled(page.read_text(encoding="utf-8"), results), encoding="utf-8")
    return 0


def _counts(text: str) -> tuple[int, ...]:
    counts = tuple(int(part) for part in text.split(","))
    if min(counts) < 1:
        raise argparse.ArgumentTypeError("a library has at least one song")
    return counts


def _kept(file: Path) -> dict[str, Any]:
    try:
        results: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EmotionPlayerError(f"The measurements {file} cannot be read: {error}.") from error
    return results


def _machine() -> str:
    return f"{counted(os.cpu_count() or 1, 'core')}, {platform.machine()}, Python {platform.python_version()}"


def _measured(arguments: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """Yield the name and the values of each measurement that is asked for."""
    others = ("peers", "sizes", "hard_files", "window", "cluster")
    scans = arguments.all or not any(getattr(arguments, other) for other in others)
    if scans or arguments.peers or arguments.all:
        yield from _with_songs(arguments, scans=scans)
    if arguments.sizes or arguments.all:
        yield "sizes", [asdict(cost) for cost in measure_sizes(arguments.library_sizes, arguments.repeat)]
    if arguments.hard_files or arguments.all:
        yield "hard_files", [asdict(file) for file in measure_hard_files()]
    if arguments.window or arguments.all:
        yield "window", [{"what": what, "value": value} for what, value in window_rows(arguments.library_sizes)]
    if arguments.cluster:
        rows = cluster_rows(arguments.cluster, arguments.songs or _SIMULATED_SONGS)
        yield "cluster", [{"what": what, "value": value} for what, value in rows]


def _with_songs(arguments: argparse.Namespace, *, scans: bool) -> Iterator[tuple[str, Any]]:
    """Measure scans and peers."""
    if arguments.paths:
        found = AudioFinder().find(arguments.paths)
        songs = [each.path for each in found if isinstance(each, FileStamp) and each.size]
    else:
        songs = keep_songs(arguments.songs or _MADE_SONGS, songs_folder())
    if not songs:
        raise EmotionPlayerError(f"There is no song to measure in {', '.join(map(str, arguments.paths))}.")
    cores = os.cpu_count() or 1
    near = songs_folder().parent
    near.mkdir(parents=True, exist_ok=True)
    if scans:
        with tempfile.TemporaryDirectory(prefix="stages-", dir=near) as folder:
            lay_out(songs, Path(folder) / "music")
            yield _of(arguments.model, "stages"), _stages(Path(folder) / "music", arguments.model, arguments.repeat)
        costs = measure_scans(songs, arguments.model, cores, arguments.repeat, near)
        yield _of(arguments.model, "scans"), [asdict(cost) for cost in costs]
        yield _of(arguments.model, "scan_memory"), asdict(measure_memory(songs, arguments.model, cores, near))
    if arguments.all:
        with tempfile.TemporaryDirectory(prefix="stages-", dir=near) as folder:
            lay_out(songs[:_TEACHER_HEARS], Path(folder) / "music")
            yield _of("teacher", "stages"), _stages(Path(folder) / "music", "teacher", arguments.repeat)
    if arguments.peers or arguments.all:
        if costs_of_peers := measure_peers(songs[:_PEERS_HEAR], arguments.repeat):
            yield "peers", [asdict(cost) for cost in costs_of_peers]
        elif arguments.peers:
            raise EmotionPlayerError("No other program is installed; try: pip install 'emotion-player[peers]'")


def _of(model: str, measurement: str) -> str:
    """What a measurement of a model is called among all: what a scan uses has the plain names."""
    return measurement if model == MODEL_NAMES[0] else f"{model}_{measurement}"


def _stages(folder: Path, model: str, repetitions: int) -> list[dict[str, Any]]:
    return [asdict(cost) for cost in measure_stages(folder, model, repetitions)]
