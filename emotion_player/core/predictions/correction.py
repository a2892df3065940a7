"""A user's correction of a prediction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from emotion_player.core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class Correction:
    """The emotion that the user assigned to a sound in place of the predictions, and when (UTC)."""

    emotion: Emotion
    corrected_at: datetime
