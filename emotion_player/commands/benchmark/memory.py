"""The memory use of this process."""

from __future__ import annotations

import sys

import psutil

if sys.platform != "win32":
    import resource


def peak_memory_mb() -> float:
    """Return the peak memory use of this process so far, in megabytes."""
    if sys.platform == "win32":  # psutil knows the peak there alone
        return float(psutil.Process().memory_info().peak_wset / 1e6)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
