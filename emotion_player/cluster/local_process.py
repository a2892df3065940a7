"""The inside of the process that runs a cluster on this computer: a scheduler and its workers, until the input ends."""

from __future__ import annotations

import sys

import dask
from distributed import LocalCluster


def main() -> None:
    """Start workers, print the scheduler's address, and go on until the input ends.

    The arguments are the number of workers and of the threads of each.
    """
    workers, threads = map(int, sys.argv[1:])
    dask.config.set({"distributed.admin.low-level-log-length": 100})  # of messages, jobs and all, that nobody reads
    with LocalCluster(
        n_workers=workers, threads_per_worker=threads, host="127.0.0.1", scheduler_kwargs={"dashboard": False}
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
