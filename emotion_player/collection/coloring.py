"""What the colours of the points stand for: a legend, and an entry of it for every point."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend, with its colour (``#rrggbb``) on a light and on a dark ground."""

    label: str
    light: str
    dark: str
    count: int

    def color(self, *, dark: bool) -> str:
        """The colour on one of the grounds."""
        return self.dark if dark else self.light


@dataclass(frozen=True, slots=True, eq=False)
class Coloring:
    """The colours of n points.

    Attributes:
        key: Which coloring it is, for settings: ``genre``.
        title: What the colours stand for, for people: ``Genre``.
        entries: The legend, at most 256 lines.
        indexes: (n,): the entry of each point.
        by_place: The points take the colour of their place on the plane all the same, and the entries only tell of it.
    """

    key: str
    title: str
    entries: tuple[LegendEntry, ...]
    indexes: npt.NDArray[np.uint8]
    by_place: bool = False

    def chosen(self, entries: frozenset[int]) -> npt.NDArray[np.bool_]:
        """Which points belong to some of the entries."""
        wanted = np.zeros(256, np.bool_)
        wanted[list(entries)] = True
        return wanted[self.indexes]

    def counting(self, points: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> Coloring:
        """The same colours; the legend counts some of the points only."""
        counts = np.bincount(self.indexes[points], minlength=len(self.entries)).tolist()
        entries = tuple(replace(entry, count=count) for entry, count in zip(self.entries, counts, strict=True))
        return replace(self, entries=entries)

    def taken(self, rows: npt.NDArray[np.intp]) -> Coloring:
        """The colours of some of the points; the legend counts these."""
        return replace(self.counting(rows), indexes=self.indexes[rows])
