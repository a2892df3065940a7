"""What a command uses, with all processes that it starts: the clock, the processor, memory, the disk."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

import psutil

from emotion_player.errors import EmotionPlayerError

if sys.platform != "win32":
    import resource

_LOOK_EVERY_S = 0.1
_LOOK_AT_MEMORY_EVERY_S = 0.02


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command used.

    Attributes:
        wall_s: Seconds by the clock.
        cpu_s: Seconds of the processor, of user and system, of all its processes.
        peak_mb: The most memory of all its processes at once. On Linux a page that several share counts once (PSS);
            elsewhere as often as it is shared (RSS). 0 if it was not watched.
        disk_mb: What was read from the disk, and not from the system's cache; 0 where the system does not tell.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float
    disk_mb: float


def measure(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, watch_memory: bool = False
) -> tuple[Usage, str]:
    """Run a command to its end; what it used, and what it printed.

    Args:
        command: The program and its arguments.
        environment: Its environment variables, beside those of this process.
        watch_memory: Look at its memory fifty times a second, which makes it slower.

    Raises:
        EmotionPlayerError: It failed.
    """
    reaped_s, begun = _reaped_cpu_s(), perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # An installed program has its bytecode.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})},
    )
    watch = _Watch(process.pid, watch_memory=watch_memory)
    output, errors = process.communicate()
    wall_s = perf_counter() - begun
    watch.stop()
    if process.returncode:
        lines = errors.strip().splitlines()
        raise EmotionPlayerError(f"{command[0]} failed: {lines[-1] if lines else process.returncode}")
    # The system tells exactly what processes used that were waited for; the last look, what the others did.
    cpu_s = max(_reaped_cpu_s() - reaped_s, watch.cpu_s)
    return Usage(wall_s, cpu_s, watch.peak_mb, watch.disk_mb), output


class _Watch:
    """Looks at a process and its descendants now and then, on a thread of its own, until it is stopped."""

    def __init__(self, pid: int, *, watch_memory: bool) -> None:
        self.peak_mb = self.disk_mb = 0.0
        self._cpu_s: dict[int, float] = {}
        self._process = psutil.Process(pid)
        self._watch_memory = watch_memory
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    @property
    def cpu_s(self) -> float:
        return sum(self._cpu_s.values())

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(_LOOK_AT_MEMORY_EVERY_S if self._watch_memory else _LOOK_EVERY_S):
            with suppress(psutil.Error):
                looks = [self._look_at(each) for each in (self._process, *self._process.children(recursive=True))]
                memory_mb, disk_mb = (sum(figures) for figures in zip(*looks, strict=True))
                self.peak_mb = max(self.peak_mb, memory_mb)
                self.disk_mb = max(self.disk_mb, disk_mb)  # what a process has read is its parent's once it has ended

    def _look_at(self, process: psutil.Process) -> tuple[float, float]:
        """Note how long a process has worked; its memory now, and what it has read from the disk, in megabytes."""
        memory_mb = disk_mb = 0.0
        with suppress(psutil.Error, OSError):  # it has ended
            times = process.cpu_times()
            self._cpu_s[process.pid] = times.user + times.system
            if sys.platform == "linux":
                disk_mb = process.io_counters().read_bytes / 1e6
            if self._watch_memory:
                memory = process.memory_full_info()
                memory_mb = getattr(memory, "pss", memory.rss) / 1e6
        return memory_mb, disk_mb


def _reaped_cpu_s() -> float:
    if sys.platform == "win32":
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
