"""The style of points: their form shows the source of the emotion, their colour the chosen coloring."""

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
    """The style of n points.

    Attributes:
        statuses: (n,): a ``PlacementStatus`` each: outdated points are faded, those of another
            model are outlined, corrected ones are diamonds.
        coloring: The coloring; None for the colour of the emotion.
        present: (n,): whether each is drawn at all; None when all are.
        available: (n,): whether its file can be played; the others are nearly transparent. None when all can.
    """

    statuses: npt.NDArray[np.int8]
    coloring: Coloring | None = None
    present: npt.NDArray[np.bool_] | None = None
    available: npt.NDArray[np.bool_] | None = None

    @classmethod
    def plain(cls, count: int) -> PointStyle:
        """Return the style of filled points in the colours of their emotions."""
        return cls(np.full(count, PlacementStatus.CURRENT, np.int8))

    def taken(self, rows: npt.NDArray[np.intp]) -> PointStyle:
        """Select the style of some points, all of which are drawn."""
        return PointStyle(self.statuses[rows], self.coloring and self.coloring.taken(rows))
