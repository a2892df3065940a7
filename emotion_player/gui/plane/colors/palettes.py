"""Colours that are told apart with every kind of colour vision: one for each category, or one for each step of a scale.

Every colour has a contrast of at least 3 : 1 on the ground of its theme (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

import numpy as np

from emotion_player.gui.plane.colors.emotion_colors import oklab_of_oklch, srgb_of_oklab

Pair = tuple[str, str]
"""A colour on a light and on a dark ground, as ``#rrggbb``."""

KINDS: tuple[Pair, ...] = (
    ("#2997e7", "#7fcdfe"),
    ("#863d08", "#df8222"),
    ("#086456", "#b1f7d6"),
    ("#ab8508", "#e5de57"),
    ("#97518c", "#eda3be"),
    ("#2b3178", "#579bfa"),
    ("#6a0d12", "#c74924"),
)
"""The hues of Okabe & Ito (2008), "Color Universal Design", but for black. Their lightness was moved until every colour
stands out from the ground and any two, ``OTHER`` and ``UNKNOWN`` among them, differ by 0.08 or more in OKLab to
protanopic, deuteranopic and tritanopic eyes, and by more to others; 0.02 is just noticeable."""

OTHER: Pair = ("#817a66", "#978695")
"""A warm grey for what is known but has no colour of its own."""
UNKNOWN: Pair = ("#8992a5", "#636c7e")
"""A cool one, nearer to the ground, for what is not known."""

_STEPS_LIGHT = ((0.66, 0.11, 85.0), (0.30, 0.10, 285.0))
_STEPS_DARK = ((0.55, 0.12, 285.0), (0.92, 0.12, 100.0))
"""The first and the last colour of a scale in OKLCh: what is more, stands out more."""


def steps(count: int) -> tuple[Pair, ...]:
    """Colours for the steps of a scale, from little to much."""
    light, dark = (_scale(*ends, count) for ends in (_STEPS_LIGHT, _STEPS_DARK))
    return tuple(zip(light, dark, strict=True))


def _scale(first: tuple[float, float, float], last: tuple[float, float, float], count: int) -> list[str]:
    """Equal steps of lightness and hue; lightness alone tells them apart."""
    way = np.linspace(0.0, 1.0, count)[:, None] if count > 1 else np.ones((1, 1))
    between = (1 - way) * np.array(first) + way * np.array(last)
    colors = srgb_of_oklab(np.array([oklab_of_oklch(*color) for color in between.tolist()]))
    return [f"#{color.tobytes().hex()}" for color in colors]
