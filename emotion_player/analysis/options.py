"""What is wished of one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run treats what is known.

    Attributes:
        retry_failed: Try files again that are known to fail.
        reread_tags: Read the tags of all files again, even of those that seem unchanged.
        forget_missing: Forget what is gone even where that is most of a folder.
        forget_named: Forget files that were named themselves and are gone; not where known songs are only heard anew.
        apart: Files that are known and seem to lie in none of the folders. Those that do, since a link leads to them,
            are left to the patterns; the others are scanned as if they were named.
    """

    retry_failed: bool = False
    reread_tags: bool = False
    forget_missing: bool = False
    forget_named: bool = False
    apart: tuple[Path, ...] = ()


AS_USUAL = RunOptions()
