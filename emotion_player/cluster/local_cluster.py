"""A cluster on this computer, in processes of its own that end with the program. Does not load Dask."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from emotion_player.errors import ClusterError

_START = "import sys; sys.path[:] = {path!r}; from emotion_player.cluster.local_process import main; main()"
_CLOSES_S = 10.0


@contextmanager
def local_cluster(workers: int, threads: int) -> Iterator[str]:
    """Run a scheduler and some workers of some threads each meanwhile; yields the scheduler's address.

    They are away from the terminal: what Ctrl-C means is for the program to say.

    Raises:
        ClusterError: It does not start.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", _START.format(path=sys.path), str(workers), str(threads)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin, process.stdout:
        try:
            address = process.stdout.readline().strip()
            if not address:
                raise ClusterError("The cluster on this computer does not start.")
            yield address
        finally:
            process.stdin.close()
            try:
                process.wait(_CLOSES_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
