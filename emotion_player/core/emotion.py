"""A point on the valence-arousal plane."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum


class Quadrant(Enum):
    """A quarter of Russell's circumplex (1980), counter-clockwise from happy; zero counts as positive."""

    Q1 = "happy"
    Q2 = "tense"
    Q3 = "sad"
    Q4 = "calm"

    @property
    def word(self) -> str:
        """The everyday word for the quadrant."""
        return self.value


@dataclass(frozen=True, slots=True)
class Emotion:
    """An emotion that music expresses: valence (unpleasant to pleasant) and arousal (quiet to excited), in [-1, 1].

    Raises:
        ValueError: A coordinate is not a number or is outside [-1, 1].
    """

    valence: float
    arousal: float

    def __post_init__(self) -> None:
        for axis, value in (("valence", self.valence), ("arousal", self.arousal)):
            if not -1.0 <= value <= 1.0:  # also false for NaN
                raise ValueError(f"{axis} is {value}, outside [-1, 1]")

    @classmethod
    def clipped(cls, valence: float, arousal: float) -> Emotion:
        """Return the point of the plane nearest to any finite pair of numbers."""
        if not (math.isfinite(valence) and math.isfinite(arousal)):
            raise ValueError(f"({valence}, {arousal}) is not a point")
        return cls(min(1.0, max(-1.0, valence)), min(1.0, max(-1.0, arousal)))

    @property
    def quadrant(self) -> Quadrant:
        """The quadrant of the plane that contains this point."""
        if self.arousal >= 0:
            return Quadrant.Q1 if self.valence >= 0 else Quadrant.Q2
        return Quadrant.Q4 if self.valence >= 0 else Quadrant.Q3
