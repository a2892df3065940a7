"""A correction of a listener."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from emotion_player.core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class Correction:
    """Where a listener has put a sound on the plane, in place of any prediction, and when (UTC)."""

    emotion: Emotion
    corrected_at: datetime
