"""How much memory this process has had."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource


def peak_memory_mb() -> float | None:
    """The most memory that this process has had so far, in megabytes; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
