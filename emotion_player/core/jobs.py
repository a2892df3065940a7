"""Jobs that read an untrusted file, and what runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class DoJob(Protocol):
    """Runs a job on a file, which may make it crash or hang; on any thread."""

    def __call__(self, path: Path, job: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """Return ``job(*arguments)``, which reads the file at ``path``; jobs are functions of modules.

        Raises:
            TrackError: The job says so, or the file makes it crash, hang or want too much memory.
            EmotionPlayerError: No job can be done any more.
        """
        ...


def do_here(path: Path, job: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
    """Run a job in this process, for trusted files."""
    return job(*arguments)
