"""How every point of the plane looks: its form tells how it came there, its colour what one asks of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion_player.collection.coloring import Coloring
from emotion_player.collection.placements import PlacementStatus

Points = npt.NDArray[np.float32]
"""(n, 2): valence and arousal."""


@dataclass(frozen=True, slots=True, eq=False)
class PointStyle:
    """The looks of n points.

    Attributes:
        statuses: (n,): a ``PlacementStatus`` each: outdated points are duller, those of another
            model are hollow, corrected ones are diamonds.
        coloring: What the colours say; None for the colour of the place.
        present: (n,): whether each is drawn at all; None when all are.
    """

    statuses: npt.NDArray[np.int8]
    coloring: Coloring | None = None
    present: npt.NDArray[np.bool_] | None = None

    @classmethod
    def plain(cls, count: int) -> PointStyle:
        """Filled points in the colours of their places."""
        return cls(np.full(count, PlacementStatus.CURRENT, np.int8))

    def taken(self, rows: npt.NDArray[np.intp]) -> PointStyle:
        """The looks of some of the points, which are all drawn."""
        return PointStyle(self.statuses[rows], self.coloring and self.coloring.taken(rows))
