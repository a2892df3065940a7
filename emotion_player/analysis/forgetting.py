"""Which files a store knows that are not there any more, or are not wanted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.location import Location
from emotion_player.core.ports.analysis import FileFinder, TrackStore
from emotion_player.core.track import LinkedFolder

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Missing:
    """What is known of a folder, or of a file that was named itself, and is not there.

    Attributes:
        top: Where.
        known: How many files are known there.
        gone: Those that are there no more.
        unwanted: Those that are not taken any more, whether or not they are there.
        is_folder: Whether it is a folder.
    """

    top: Path
    known: int
    gone: tuple[Path, ...]
    unwanted: tuple[Path, ...]
    is_folder: bool = True

    @property
    def are_most(self) -> bool:
        """Whether more is gone than is there: a part of a drive may be missing, rather than cleared out."""
        return 2 * len(self.gone) > self.known


def missing_files(
    finder: FileFinder, store: TrackStore, roots: Iterable[Path], linked: Iterable[LinkedFolder], seen: set[str]
) -> Iterator[Missing | None]:
    """Yield what is missing of each root, and of each folder that a link in one leads to; nothing is written.

    In between comes None now and then: a place to stop.

    A folder that is empty or not there may be where a disk is to be mounted: of that nothing is missing.

    Args:
        finder: Knows what is wanted.
        store: Knows files.
        roots: What was walked.
        linked: Where links in that led.
        seen: What the walk found: paths as text.
    """
    tops = [(Location.of(root), "") for root in roots]
    tops += [(Location(each.folder), f"{each.place}/") for each in linked]
    for top, _ in tops:
        if _holds_something(top.path):
            yield from _missing_in(top, tops, finder, store, seen)
        elif _is_gone(top.path) and _holds_something(top.path.parent) and str(top.path) in store.known_paths(top.path):
            yield Missing(top.path, 1, (top.path,), (), is_folder=False)


def _missing_in(
    top: Location, tops: list[tuple[Location, str]], finder: FileFinder, store: TrackStore, seen: set[str]
) -> Iterator[Missing | None]:
    known, gone, unwanted = 0, [], []
    for text in store.known_paths(top.path):
        known += 1
        if known % _AT_ONCE == 0:
            yield None
        if text in seen:
            continue
        path = Path(text)
        here = Location(path)
        if not any(here.is_in(each) and finder.takes(place + here.place_in(each)) for each, place in tops):
            unwanted.append(path)
        elif _is_gone(path):
            gone.append(path)
    yield Missing(top.path, known, tuple(gone), tuple(unwanted))


def _holds_something(folder: Path) -> bool:
    try:
        with os.scandir(folder) as listing:
            return next(listing, None) is not None
    except OSError:
        return False


def _is_gone(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # there, but not for us
        return False
