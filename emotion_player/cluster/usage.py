"""What a process has used of its computer."""

from __future__ import annotations

from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used so far.

    Attributes:
        processor_s: Seconds that it kept a processor busy.
        memory_mb: Megabytes that it holds now.
    """

    processor_s: float
    memory_mb: float


def usage() -> Usage:
    """What this process has used."""
    process = psutil.Process()
    times = process.cpu_times()
    return Usage(times.user + times.system, process.memory_info().rss / 1e6)
