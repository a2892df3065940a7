"""``emotion-player benchmark --cluster``: what a song costs this computer and the scheduler of a cluster."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import TrackAnalyzed
from emotion_player.app import MODEL_NAMES, open_cluster, open_library, open_models
from emotion_player.cluster.place import ClusterPlace
from emotion_player.cluster.usage import Usage, usage
from emotion_player.commands.benchmark.simulated_songs import FOLDER, SimulatedFiles, SimulatedMachine

_WARM = 0.1
"""The share of the songs after which everything has been loaded: what memory grows from then on is a leak."""


_THREADS = 64
"""Of each worker that is started here: what a song costs matters where there are many at once."""


def cluster_rows(address: str, songs: int) -> Iterator[tuple[str, str]]:
    """Analyse simulated songs with a cluster, and return the name and the value of each measurement.

    Raises:
        EmotionPlayerError: The cluster cannot be used.
    """
    card = dataclasses.replace(open_models().card(MODEL_NAMES[0]), sha256="simulated")
    with (
        open_cluster(ClusterPlace(address, threads_here=_THREADS), card, open_machine=SimulatedMachine) as cluster,
        tempfile.TemporaryDirectory(prefix="emotion-player-") as folder,
        open_library(Path(folder) / "library.db") as library,
    ):
        analyzer = Analyzer(
            SimulatedFiles(songs), cluster.reader, cluster.predictor, library, cluster.pacing, give_up=cluster.stop
        )
        began = time.perf_counter()
        moments = [(0, usage(), cluster.scheduler_usage())]
        analyzed = 0
        for event in analyzer.run([FOLDER]):
            analyzed += isinstance(event, TrackAnalyzed)
            if len(moments) == 1 and analyzed >= _WARM * songs:
                moments.append((analyzed, usage(), cluster.scheduler_usage()))
        seconds = time.perf_counter() - began
        moments.append((analyzed, usage(), cluster.scheduler_usage()))
        workers = len(cluster.paces())
    yield "simulated songs", f"{analyzed:,} by {workers} workers, {analyzed / seconds:,.0f} a second"
    yield from _usage_rows("this computer", [(done, here) for done, here, _ in moments])
    yield from _usage_rows("scheduler", [(done, there) for done, _, there in moments])


def _usage_rows(name: str, moments: list[tuple[int, Usage]]) -> Iterator[tuple[str, str]]:
    (_, before), (early, warm), (done, after) = moments
    yield f"{name}, a song", f"{1000 * (after.processor_s - before.processor_s) / done:.2f} ms of the processor"
    yield f"{name}, memory", f"{warm.memory_mb:,.0f} MB after {early:,} songs, {after.memory_mb:,.0f} MB after {done:,}"
