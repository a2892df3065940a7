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

from emotion_player.analysis.events import (
    AnalysisEvent,
    FilesFound,
    FolderShrunk,
    TrackAnalyzed,
    TrackFailed,
    TrackUnchanged,
)
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.app import analyze
from emotion_player.commands.options import (
    add_library_option,
    add_model_option,
    add_workers_option,
    is_there,
    library_file,
    path,
)
from emotion_player.commands.text import counted, duration_text, one_line
from emotion_player.core.patterns import FilePatterns
from emotion_player.core.predictions.prediction import FailedFile
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
    """Scan; 0 when every file was looked at, even if some failed, 130 when the user stopped it."""
    roots: list[Path] = arguments.paths
    if not any(map(is_there, roots)):
        raise EmotionPlayerError(f"There is nothing at {' or '.join(map(str, roots))}.")
    tally = ScanTally()
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
                tally.count(event)
                show(tally)
    except KeyboardInterrupt:
        stopped = True
    _print_summary(tally, arguments, stopped=stopped)
    return 130 if stopped else 0


class ScanTally:
    """Counts the events of one run."""

    def __init__(self) -> None:
        self.started_at = time.monotonic()
        self.found = 0
        self.all_found = False
        self.new = 0
        self.remembered = 0
        self.unchanged = 0
        self.failed: list[FailedFile] = []
        self.failed_before = 0
        self.shrunk: list[FolderShrunk] = []

    def count(self, event: AnalysisEvent) -> None:
        """Count one event."""
        match event:
            case FilesFound(total, complete):
                self.found, self.all_found = total, complete
            case TrackAnalyzed(from_cache=True):
                self.remembered += 1
            case TrackAnalyzed():
                self.new += 1
            case TrackUnchanged():
                self.unchanged += 1
            case TrackFailed(again=True):
                self.failed_before += 1
            case TrackFailed(failed):
                self.failed.append(failed)
            case FolderShrunk():
                self.shrunk.append(event)

    @property
    def worked(self) -> int:
        """Files that took work, unlike those that are unchanged."""
        return self.new + self.remembered + len(self.failed)

    @property
    def done(self) -> int:
        """Files that are done, with or without work."""
        return self.worked + self.unchanged + self.failed_before

    @property
    def elapsed_s(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started_at

    def pace_text(self) -> str:
        """``6.2 songs/s, 3:20 left``, or nothing before that is known; unchanged files do not count as fast ones."""
        if self.worked < 3 or self.elapsed_s < 1:
            return ""
        rate = self.worked / self.elapsed_s
        left = f", {duration_text((self.found - self.done) / rate)} left" if self.all_found else ""
        return f"{rate:.1f} songs/s{left}"


class _Show(Protocol):
    def __call__(self, tally: ScanTally) -> None: ...


@contextmanager
def _progress() -> Iterator[_Show]:
    """A bar on a terminal, else a line now and then; both on stderr."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _PlainLines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Looking for music", total=None, pace="")

        def show(tally: ScanTally) -> None:
            progress.update(
                task,
                description="Analysing" if tally.all_found else "Looking for music",
                total=tally.found or None,
                completed=tally.done,
                pace=tally.pace_text(),
            )

        yield show


class _PlainLines:
    def __init__(self) -> None:
        self._shown_at = time.monotonic()

    def __call__(self, tally: ScanTally) -> None:
        if time.monotonic() - self._shown_at < _PLAIN_LINE_EVERY_S:
            return
        self._shown_at = time.monotonic()
        so_far = "" if tally.all_found else " found so far"
        pace = tally.pace_text()
        print(f"{tally.done} of {tally.found}{so_far}{f', {pace}' if pace else ''}", file=sys.stderr, flush=True)


def _print_summary(tally: ScanTally, arguments: argparse.Namespace, *, stopped: bool) -> None:
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
    print(f"  {len(tally.failed) + tally.failed_before:>7,} failed")
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
