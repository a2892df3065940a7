"""A coloring: a legend, and the entry of each point in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One entry of a legend, with its colour (``#rrggbb``) in the light and in the dark theme."""

    label: str
    light: str
    dark: str
    count: int

    def color(self, *, dark: bool) -> str:
        """Return the colour in one of the themes."""
        return self.dark if dark else self.light


@dataclass(frozen=True, slots=True, eq=False)
class Coloring:
    """The colours of n points.

    Attributes:
        key: Which coloring it is, for settings: ``genre``.
        title: Its displayed name: ``Genre``.
        entries: The legend, at most 256 entries.
        indexes: (n,): the entry of each point.
        by_place: Whether points have the colour of their emotion, which the entries only explain.
    """

    key: str
    title: str
    entries: tuple[LegendEntry, ...]
    indexes: npt.NDArray[np.uint8]
    by_place: bool = False

    def chosen(self, entries: frozenset[int]) -> npt.NDArray[np.bool_]:
        """(n,): whether each point belongs to one of some entries."""
        wanted = np.zeros(256, np.bool_)
        wanted[list(entries)] = True
        return wanted[self.indexes]

    def counting(self, points: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> Coloring:
        """Count only some of the points in the legend."""
        counts = np.bincount(self.indexes[points], minlength=len(self.entries)).tolist()
        entries = tuple(replace(entry, count=count) for entry, count in zip(self.entries, counts, strict=True))
        return replace(self, entries=entries)

    def taken(self, rows: npt.NDArray[np.intp]) -> Coloring:
        """Select some of the points, and count them in the legend."""
        return replace(self.counting(rows), indexes=self.indexes[rows])
