"""The GEMS emotions of a song as text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from emotion_player.core.predictions.gems import GemsShare
from emotion_player.gui.numbers import percent_text
from emotion_player.gui.words import gems_word

_MOST = 2
"""More emotions would not fit into a hint."""


def gems_text(gems: Sequence[GemsShare]) -> str:
    """Format the two strongest as ``Listeners feel: calmness 42%, tenderness 31%``; empty for none."""
    if not gems:
        return ""
    most = sorted(gems, key=lambda gem: -gem.share)[:_MOST]
    shares = ", ".join(f"{gems_word(gem.name)} {percent_text(gem.share * 100)}" for gem in most)
    return QCoreApplication.translate("GemsText", "Listeners feel: {shares}").format(shares=shares)
