"""The bytes that stand for the sound of a file, and what every container's parser needs to find them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from itertools import accumulate
from typing import BinaryIO, ParamSpec, TypeVar

Part = TypeVar("Part")
Arguments = ParamSpec("Arguments")

Range = tuple[int, int]
"""From one offset in the file up to, not including, another."""

BLOCK = 1 << 20
BLOCKS = 64
WHOLE = BLOCK * BLOCKS
"""Sound up to this many bytes is taken whole; of more, this much is sampled."""


MOST_PARTS = 500_000
"""A container of more does not hold together: an honest one of ten hours in half seconds has a third as many."""


class DamagedError(Exception):
    """A container does not hold together."""


def bounded(walk: Callable[Arguments, Iterator[Part]]) -> Callable[Arguments, Iterator[Part]]:
    """A walk over the parts of a container that raises ``DamagedError`` behind ``MOST_PARTS``."""

    @wraps(walk)
    def bounded_walk(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Iterator[Part]:
        for number, part in enumerate(walk(*args, **kwargs)):
            if number == MOST_PARTS:
                raise DamagedError
            yield part

    return bounded_walk


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes that stand for a file's sound.

    Attributes:
        ranges: Where they lie, at most ``WHOLE`` bytes together.
        length: How many bytes of sound there are, those not sampled included.
    """

    ranges: list[Range]
    length: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A named piece of a container, which may reach beyond the end of a file that was broken off."""

    name: bytes
    start: int
    size: int


def sampled(ranges: list[Range]) -> Payload:
    """The ranges themselves, or blocks spread evenly over them, the first and the last bytes among them.

    Raises:
        DamagedError: They are empty, or end before they begin.
    """
    ends = list(accumulate(b - a for a, b in ranges))
    length = ends[-1]
    if length <= 0 or any(b < a for a, b in ranges):
        raise DamagedError
    if length <= WHOLE:
        return Payload(ranges, length)
    sample = []
    for block_start, block_end in even_blocks(length):
        position = block_start
        while position < block_end:
            index = bisect_right(ends, position)
            start, end = ranges[index]
            skip = position - (ends[index] - (end - start))
            taken = min(block_end - position, end - start - skip)
            sample.append((start + skip, start + skip + taken))
            position += taken
    return Payload(sample, length)


def even_blocks(length: int) -> Iterator[Range]:
    """``BLOCKS`` blocks spread evenly over ``length`` bytes."""
    for number in range(BLOCKS):
        start = number * (length - BLOCK) // (BLOCKS - 1)
        yield start, start + BLOCK


def chosen(chunks: Iterable[Chunk], names: tuple[bytes, ...], end: int) -> Payload:
    """The sound in the chunks of the given names, cut off where the file ends.

    Raises:
        DamagedError: One of ``names`` does not occur.
    """
    found, ranges = set(), []
    for chunk in chunks:
        if chunk.name in names and chunk.size:
            found.add(chunk.name)
            ranges.append((chunk.start, min(chunk.start + chunk.size, end)))
    if len(found) < len(names):
        raise DamagedError
    return sampled(ranges)


def peek(file: BinaryIO, position: int, count: int) -> bytes:
    """What stands at a position: ``count`` bytes, or fewer where the file ends before."""
    file.seek(position)
    return file.read(count)


def read(file: BinaryIO, position: int, count: int) -> bytes:
    """What stands at a position: ``count`` bytes.

    Raises:
        DamagedError: The file ends before.
    """
    data = peek(file, position, count)
    if len(data) < count:
        raise DamagedError
    return data
