"""Where a listener says that a sound belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from emotion_player.core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class Correction:
    """A place on the plane that a listener chose instead of a model's, and when (UTC)."""

    emotion: Emotion
    corrected_at: datetime
