"""Jobs that read a stranger's file, and who does them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class DoJob(Protocol):
    """Does a job on a file, whatever the file does to it; on any thread."""

    def __call__(self, path: Path, job: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """Return ``job(*arguments)``, which reads the file at ``path``; jobs are functions of modules.

        Raises:
            TrackError: The job says so, or the file makes it crash, hang or want too much memory.
            EmotionPlayerError: No job can be done any more.
        """
        ...


def do_here(path: Path, job: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
    """Do a job in this process, for files that are no strangers'."""
    return job(*arguments)
