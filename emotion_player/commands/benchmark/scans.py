"""Whole scans of songs on a disk, each by the command that a user types, in a fresh process with a fresh library."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from emotion_player.commands.benchmark.usage import Usage, measure
from emotion_player.commands.benchmark.whole_songs import lay_out


@dataclass(frozen=True, slots=True)
class ScanCost:
    """What a scan costs: medians over some repetitions.

    Attributes:
        scan: What is scanned, and how.
        songs: How many.
        cpu_s: Seconds of the processor, of all processes, their start and that of the program included.
        wall_s: Seconds by the clock.
    """

    scan: str
    songs: int
    cpu_s: float
    wall_s: float


@dataclass(frozen=True, slots=True)
class ScanMemory:
    """The memory and the disk that a scan on all cores needs.

    Attributes:
        peak_mb: The most memory of all processes at once (``Usage.peak_mb``).
        songs_mb: How large the songs are.
        disk_mb: What was read from the disk where nothing of the songs was cached; 0 where the system does not tell.
    """

    peak_mb: float
    songs_mb: float
    disk_mb: float


def measure_scans(songs: Sequence[Path], model: str, cores: int, repetitions: int, near: Path) -> list[ScanCost]:
    """Scan nothing; songs on one core and on all; the same songs unchanged; and moved.

    Args:
        songs: The files; they stay where they are.
        model: Whose predictions.
        cores: How many songs are analysed at once.
        repetitions: How often each scan is measured.
        near: A folder on the disk of the songs, for what is thrown away.

    Raises:
        EmotionPlayerError: A scan failed.
    """
    usages: dict[tuple[str, int], list[Usage]] = {}
    for _ in range(repetitions):
        with tempfile.TemporaryDirectory(prefix="scan-", dir=near) as folder:
            empty, music, moved = (Path(folder) / name for name in ("empty", "music", "moved"))
            empty.mkdir()
            lay_out(songs, music)
            count = len(songs)

            def scan(name: str, count: int, place: Path, home: str, workers: int, folder: str = folder) -> None:
                usages.setdefault((name, count), []).append(_scan(place, Path(folder) / home, model, workers)[0])

            scan("nothing", 0, empty, "none", cores)
            scan("new, 1 core", count, music, "one", 1)
            scan(f"new, {cores} cores", count, music, "all", cores)
            scan("unchanged", count, music, "all", cores)
            music.rename(moved)
            scan("moved", count, moved, "all", cores)
    return [
        ScanCost(
            name,
            count,
            statistics.median(usage.cpu_s for usage in measured),
            statistics.median(usage.wall_s for usage in measured),
        )
        for (name, count), measured in usages.items()
    ]


def measure_memory(songs: Sequence[Path], model: str, cores: int, near: Path) -> ScanMemory:
    """Scan songs once, on all cores, after the system has forgotten them, and look at memory and disk meanwhile.

    Raises:
        EmotionPlayerError: The scan failed.
    """
    with tempfile.TemporaryDirectory(prefix="scan-", dir=near) as folder:
        music = Path(folder) / "music"
        lay_out(songs, music)
        for song in songs:
            _drop_from_cache(song)
        usage, _ = _scan(music, Path(folder) / "home", model, cores, watch_memory=True)
    return ScanMemory(usage.peak_mb, sum(song.stat().st_size for song in songs) / 1e6, usage.disk_mb)


def _scan(place: Path, home: Path, model: str, workers: int, *, watch_memory: bool = False) -> tuple[Usage, str]:
    command = [sys.executable, "-m", "emotion_player", "scan", str(place), "--model", model, "--workers", str(workers)]
    return measure(command, {"EMOTION_PLAYER_HOME": str(home)}, watch_memory=watch_memory)


def _drop_from_cache(path: Path) -> None:
    """Let the system forget what it has read of a file, where it can be asked to."""
    if sys.platform == "linux":
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
