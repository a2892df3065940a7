"""``emotion-player scan``: analyse music folders and store the predictions."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.analysis.run_tally import RunTally
from emotion_player.app import analyze, open_cluster, open_models
from emotion_player.commands.options import (
    add_device_option,
    add_library_option,
    add_model_option,
    add_workers_option,
    is_there,
    library_file,
    path,
)
from emotion_player.commands.text import counted, one_line
from emotion_player.core.durations import duration_text
from emotion_player.core.location import Location
from emotion_player.core.patterns import FilePatterns
from emotion_player.errors import EmotionPlayerError

if TYPE_CHECKING:
    from emotion_player.cluster.cluster import Cluster, WorkerPace

_LISTED_FAILURES = 20
_LISTED_WORKERS = 20
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
    add_device_option(parser)
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
    _add_cluster_options(parser)
    parser.set_defaults(run=run)


def _add_cluster_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("on many computers", "docs/cluster.md tells how to set a cluster up")
    group.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="analyse with the workers of a Dask cluster, e.g. tls://host:8786; local:N starts N of them here",
    )
    group.add_argument(
        "--map",
        action="append",
        default=[],
        type=_folder_pair,
        metavar="HERE=THERE",
        help="a folder whose name on the workers differs: its name here and there; repeatable",
    )
    for name, what in (
        ("--tls-ca", "the certificate of the authority that signed the cluster's"),
        ("--tls-cert", "the certificate of this computer"),
        ("--tls-key", "its private key"),
    ):
        group.add_argument(name, default="", metavar="FILE", help=f"{what} (that of Dask's configuration)")


def _folder_pair(text: str) -> tuple[Path, str]:
    here, _, there = text.partition("=")
    if not here or not there:
        raise argparse.ArgumentTypeError(f"{text!r} is not HERE=THERE, such as /home/me/music=/mnt/music")
    return Location.of(path(here)).path, there


def run(arguments: argparse.Namespace) -> int:
    """Scan; return 0 if every file was tried, even if some failed, 130 if the user stopped it."""
    roots: list[Path] = arguments.paths
    if not any(map(is_there, roots)):
        raise EmotionPlayerError(f"There is nothing at {' or '.join(map(str, roots))}.")
    with _cluster(arguments) as cluster:
        tally = RunTally()
        events = analyze(
            library_file(arguments),
            roots,
            arguments.model,
            patterns=FilePatterns(tuple(arguments.include), tuple(arguments.exclude)),
            pacing=None if cluster else Pacing(arguments.workers, device=arguments.device),
            options=RunOptions(
                arguments.retry_failed, arguments.reread_tags, arguments.forget_missing, forget_named=True
            ),
            cluster=cluster,
        )
        stopped = False
        try:
            with closing(events), _progress() as show:
                for event in events:
                    tally.count([event])
                    show(tally, len(cluster.paces()) if cluster else 0)
        except KeyboardInterrupt:
            stopped = True
        _print_summary(tally, arguments, stopped=stopped)
        if cluster:
            _print_workers(cluster.paces())
    return 130 if stopped else 0


def _cluster(arguments: argparse.Namespace) -> AbstractContextManager[Cluster | None]:
    """The cluster that is asked for, if any."""
    if arguments.cluster is None:
        return nullcontext()
    from emotion_player.cluster.place import ClusterPlace, TlsFiles  # noqa: PLC0415 - seldom needed

    tls = TlsFiles(arguments.tls_ca, arguments.tls_cert, arguments.tls_key)
    place = ClusterPlace(arguments.cluster, tuple(arguments.map), tls)
    return open_cluster(place, open_models().card(arguments.model), arguments.device)


def pace_text(tally: RunTally, workers: int = 0) -> str:
    """Format ``6.2 songs/s, 3:20 left``, with the share of each worker of a cluster; empty while it is unknown."""
    if (pace := tally.songs_per_s) is None:
        return ""
    left_s = tally.left_s
    share = f" ({workers} workers, {pace / workers:.1f} each)" if workers else ""
    return f"{pace:.1f} songs/s{share}" + (f", {duration_text(left_s)} left" if left_s is not None else "")


class _Show(Protocol):
    def __call__(self, tally: RunTally, workers: int) -> None: ...


@contextmanager
def _progress() -> Iterator[_Show]:
    """Show a progress bar on a terminal, else occasional lines; both on stderr."""
    if not sys.stderr.isatty():
        yield _PlainLines()
        return
    from rich.console import Console  # noqa: PLC0415 - not at once: a scan without a terminal begins sooner
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Looking for music", total=None, pace="")

        def show(tally: RunTally, workers: int) -> None:
            progress.update(
                task,
                description="Analysing" if tally.all_found else "Looking for music",
                total=tally.found or None,
                completed=tally.done,
                pace=pace_text(tally, workers),
            )

        yield show


class _PlainLines:
    def __init__(self) -> None:
        self._shown_at = time.monotonic()

    def __call__(self, tally: RunTally, workers: int) -> None:
        if time.monotonic() - self._shown_at < _PLAIN_LINE_EVERY_S:
            return
        self._shown_at = time.monotonic()
        so_far = "" if tally.all_found else " found so far"
        pace = pace_text(tally, workers)
        print(f"{tally.done} of {tally.found}{so_far}{f', {pace}' if pace else ''}", file=sys.stderr, flush=True)


def _print_summary(tally: RunTally, arguments: argparse.Namespace, *, stopped: bool) -> None:
    library = f" --library {shlex.quote(str(arguments.library))}" if "library" in arguments else ""
    if not tally.found and not stopped:
        print("No audio files were found.")
        _print_unmatched(tally)
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
    _print_unmatched(tally)
    if tally.device.reason is not None:
        print(f"The model ran on the processor. {tally.device.reason}")
    if stopped:
        print("What is done is kept; the same command goes on from here.")


def _print_unmatched(tally: RunTally) -> None:
    for each in tally.unmatched:
        what = "No song matches --include" if each.is_include else "No song or folder matches --exclude"
        print(f"{what} {one_line(shlex.quote(each.pattern))}.")


def _print_workers(paces: list[WorkerPace]) -> None:
    for pace in paces[:_LISTED_WORKERS]:
        print(f"  {pace.songs:>7,} by {pace.worker} ({pace.songs_per_s:.1f} songs a second)")
    if more := paces[_LISTED_WORKERS:]:
        print(f"  {sum(pace.songs for pace in more):>7,} by {len(more):,} more workers")
