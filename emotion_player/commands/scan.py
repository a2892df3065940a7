"""``emotion-player scan``: analyse music folders and store the predictions."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.analysis.run_tally import RunTally
from emotion_player.app import analyze
from emotion_player.commands.options import (
    add_library_option,
    add_model_option,
    add_workers_option,
    is_there,
    library_file,
    path,
)
from emotion_player.commands.text import counted, one_line
from emotion_player.core.durations import duration_text
from emotion_player.core.patterns import FilePatterns
from emotion_player.errors import EmotionPlayerError

_LISTED_FAILURES = 20
_PLAIN_LINE_EVERY_S = 10.0


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``scan``."""
    parser = subparsers.add_parser(
        "scan",
        help="analyse music folders",
        description="Analyse every new song in some folders and store the predictions. Stop with Ctrl-C whenever you "
        "like; the same command resumes the scan.",
    )
    parser.add_argument("paths", nargs="+", type=path, metavar="PATH", help="a folder, or a single file")
    add_library_option(parser)
    add_model_option(parser)
    add_workers_option(parser)
    for name, what in (
        ("--include", "only files that match"),
        ("--exclude", "exclude files and folders that match"),
    ):
        parser.add_argument(
            name,
            action="append",
            default=[],
            metavar="PATTERN",
            help=f"{what}, e.g. '*.wav', Podcasts, 'Live/**'; repeatable",
        )
    parser.add_argument("--retry-failed", action="store_true", help="retry files that failed before")
    parser.add_argument(
        "--reread-tags", action="store_true", help="read the tags of all files again, even if they seem unchanged"
    )
    parser.add_argument(
        "--forget-missing", action="store_true", help="drop missing songs, even if most of a folder is missing"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Scan; return 0 if every file was tried, even if some failed, 130 if the user stopped it."""
    roots: list[Path] = arguments.paths
    if not any(map(is_there, roots)):
        raise EmotionPlayerError(f"There is nothing at {' or '.join(map(str, roots))}.")
    tally = RunTally()
    events = analyze(
        library_file(arguments),
        roots,
        arguments.model,
        patterns=FilePatterns(tuple(arguments.include), tuple(arguments.exclude)),
        pacing=Pacing(arguments.workers),
        options=RunOptions(arguments.retry_failed, arguments.reread_tags, arguments.forget_missing, forget_named=True),
    )
    stopped = False
    try:
        with closing(events), _progress() as show:
            for event in events:
                tally.count([event])
                show(tally)
    except KeyboardInterrupt:
        stopped = True
    _print_summary(tally, arguments, stopped=stopped)
    return 130 if stopped else 0


def pace_text(tally: RunTally) -> str:
    """Format ``6.2 songs/s, 3:20 left``; empty while it is unknown."""
    if (pace := tally.songs_per_s) is None:
        return ""
    left_s = tally.left_s
    return f"{pace:.1f} songs/s" + (f", {duration_text(left_s)} left" if left_s is not None else "")


class _Show(Protocol):
    def __call__(self, tally: RunTally) -> None: ...


@contextmanager
def _progress() -> Iterator[_Show]:
    """Show a progress bar on a terminal, else occasional lines; both on stderr."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _PlainLines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Looking for music", total=None, pace="")

        def show(tally: RunTally) -> None:
            progress.update(
                task,
                description="Analysing" if tally.all_found else "Looking for music",
                total=tally.found or None,
                completed=tally.done,
                pace=pace_text(tally),
            )

        yield show


class _PlainLines:
    def __init__(self) -> None:
        self._shown_at = time.monotonic()

    def __call__(self, tally: RunTally) -> None:
        if time.monotonic() - self._shown_at < _PLAIN_LINE_EVERY_S:
            return
        self._shown_at = time.monotonic()
        so_far = "" if tally.all_found else " found so far"
        pace = pace_text(tally)
        print(f"{tally.done} of {tally.found}{so_far}{f', {pace}' if pace else ''}", file=sys.stderr, flush=True)


def _print_summary(tally: RunTally, arguments: argparse.Namespace, *, stopped: bool) -> None:
    library = f" --library {shlex.quote(str(arguments.library))}" if "library" in arguments else ""
    if not tally.found and not stopped:
        print("No audio files were found.")
        return
    pace = f" ({tally.new / tally.elapsed_s:.1f} songs a second)" if tally.new else ""
    print(f"{'Stopped' if stopped else 'Finished'} after {duration_text(tally.elapsed_s)}.")
    print(f"  {tally.new:>7,} new{pace}")
    if tally.remembered:
        print(f"  {tally.remembered:>7,} remembered: moved, renamed, retagged or copied")
    print(f"  {tally.unchanged:>7,} unchanged")
    print(f"  {tally.failures:>7,} failed")
    for failed in tally.failed[:_LISTED_FAILURES]:
        print(f"          {one_line(str(failed.file.path))}: {failed.reason}")
    if (more := len(tally.failed) - _LISTED_FAILURES) > 0:
        print(f"          and {more:,} more; see: emotion-player list --failed{library}")
    if tally.failed_before:
        print(
            f"          {counted(tally.failed_before, 'file')} failed before and did not change; "
            "--retry-failed tries again"
        )
    for shrunk in tally.shrunk:
        print(
            f"{shrunk.gone:,} of {shrunk.known:,} known songs are missing from {one_line(str(shrunk.folder))}; "
            "they are kept, since a drive may not be connected. --forget-missing drops them."
        )
    if stopped:
        print("What is done is kept; the same command goes on from here.")
