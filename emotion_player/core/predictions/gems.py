"""Felt emotions: the nine of the Geneva Emotional Music Scale, GEMS (Zentner et al. 2008)."""

from __future__ import annotations

from dataclasses import dataclass

GEMS = (
    "amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness",
)  # fmt: skip
"""Their names, in the order of a network's second output."""


@dataclass(frozen=True, slots=True)
class GemsShare:
    """The predicted share of listeners, in [0, 1], who feel a GEMS emotion while they listen to a track.

    Raises:
        ValueError: There is no such emotion, or the share is not a number or is outside [0, 1].
    """

    name: str
    share: float

    def __post_init__(self) -> None:
        if self.name not in GEMS:
            raise ValueError(f"{self.name} is none of the GEMS emotions")
        if not 0.0 <= self.share <= 1.0:  # also false for NaN
            raise ValueError(f"the share of {self.name} is {self.share}, outside [0, 1]")

    @property
    def word(self) -> str:
        """The name as it is displayed."""
        return gems_word(self.name)


def gems_word(name: str) -> str:
    """Return the name of an emotion as it is displayed: ``joyful activation``."""
    return name.replace("_", " ")
