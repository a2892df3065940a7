"""``emotion-player benchmark``: how fast songs are analysed, and the window is, on this machine."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from emotion_player import paths
from emotion_player.analysis.events import TrackAnalyzed, TrackFailed
from emotion_player.analysis.pacing import Pacing
from emotion_player.app import analyze, open_models
from emotion_player.commands.benchmark.cluster_benchmark import cluster_rows
from emotion_player.commands.benchmark.memory import peak_memory_mb
from emotion_player.commands.benchmark.window_benchmark import window_rows
from emotion_player.commands.options import add_model_option, add_workers_option, path
from emotion_player.commands.text import counted
from emotion_player.core.track import Track
from emotion_player.errors import EmotionPlayerError, TrackError
from emotion_player.reading import read_track

_MEASURED_ONE_BY_ONE = 24


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``benchmark``."""
    parser = subparsers.add_parser(
        "benchmark",
        help="measure how fast songs are analysed here, or how fast the window is",
        description="Scan songs into a library that is thrown away, and measure the parts of the work; or the window.",
    )
    parser.add_argument("paths", nargs="*", type=path, metavar="PATH", help="folders or files (the demo songs)")
    add_model_option(parser)
    add_workers_option(parser)
    parser.add_argument(
        "--window",
        action="store_true",
        help="measure the window instead: its start, its memory and its pictures a second, with made-up songs",
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="measure a Dask cluster instead: what a song costs this computer and the scheduler, with simulated songs "
        "that cost the workers nothing; local:N starts N workers of 64 threads here",
    )
    parser.add_argument(
        "--songs",
        type=_counts,
        default=(),
        metavar="N,...",
        help="how many songs: with --window (10000,100000), with --cluster (20000)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print a table."""
    cores = os.cpu_count() or 1
    machine = f"{counted(cores, 'core')}, {platform.machine()}, Python {platform.python_version()}"
    rows: Iterable[tuple[str, str]]
    if arguments.window:
        rows = window_rows(arguments.songs or (10_000, 100_000))
    elif arguments.cluster:
        rows = chain.from_iterable(cluster_rows(arguments.cluster, songs) for songs in arguments.songs or (20_000,))
    else:
        rows = _analysis_rows(arguments)
    for name, text in chain([("machine", machine)], rows):
        print(f"{name:<28} {text}", flush=True)
    return 0


def _counts(text: str) -> tuple[int, ...]:
    counts = tuple(int(part) for part in text.split(","))
    if min(counts) < 1:
        raise argparse.ArgumentTypeError("a library has at least one song")
    return counts


def _analysis_rows(arguments: argparse.Namespace) -> list[tuple[str, str]]:
    """Name and figure of each measure of the analysis."""
    roots = arguments.paths or [paths.demo_folder()]
    tracks: list[Track] = []
    failed = 0
    with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
        start = time.perf_counter()
        for event in analyze(Path(folder) / "library.db", roots, arguments.model, pacing=Pacing(arguments.workers)):
            if isinstance(event, TrackAnalyzed) and not event.from_cache:
                tracks.append(event.predicted.track)
            failed += isinstance(event, TrackFailed)
        elapsed_s = time.perf_counter() - start
    peak_mb = peak_memory_mb()
    if not tracks:
        raise EmotionPlayerError(f"There is no song to measure in {', '.join(str(root) for root in roots)}.")
    hours = sum(track.duration_s for track in tracks) / 3600
    return [
        ("workers", str(arguments.workers or os.cpu_count() or 1)),
        ("songs", f"{len(tracks):,} ({hours:.2f} hours){f', {failed:,} failed' if failed else ''}"),
        ("whole scan", f"{elapsed_s:.2f} s, model loading included"),
        ("throughput", f"{len(tracks) / elapsed_s:.1f} songs a second"),
        ("peak memory", f"{peak_mb:,.0f} MB"),
        *_stages(tracks, arguments.model),
    ]


def _stages(tracks: list[Track], model_name: str) -> list[tuple[str, str]]:
    """Medians over some songs spread over all, one after another on one thread."""
    from emotion_player.audio.segments import decode_segments, segment_mels  # noqa: PLC0415 - other commands need not wait for it

    models = open_models()
    card, predictor = models.card(model_name), models.load(model_name)
    times: dict[str, list[float]] = {"tags, fingerprint": [], "decode": [], "mel": [], "whole prediction": []}
    for track in tracks[:: -(-len(tracks) // _MEASURED_ONE_BY_ONE)]:
        try:
            moments = [time.perf_counter()]
            read_track(track.file)
            moments.append(time.perf_counter())
            segments = decode_segments(track.path, card.segments, card.sample_rate)
            moments.append(time.perf_counter())
            segment_mels([segment.samples for segment in segments], card.mels, card.segments)
            moments.append(time.perf_counter())
            predictor.predict(track.path)
            moments.append(time.perf_counter())
        except TrackError:  # it was there during the scan
            continue
        for stage, start, end in zip(times, moments, moments[1:], strict=False):
            times[stage].append(end - start)
    return [
        (f"median, {stage}", f"{statistics.median(measured) * 1000:.1f} ms")
        for stage, measured in times.items()
        if measured
    ]
