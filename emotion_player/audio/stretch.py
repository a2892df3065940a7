"""Plays sound faster or slower at the same pitch."""

from __future__ import annotations

import librosa
import numpy as np

from emotion_player.audio.samples import Samples


def stretch(samples: Samples, speed: float) -> Samples:
    """(samples,) -> (about samples / speed,): a phase vocoder (Flanagan and Golden 1966), windows of 2,048 samples.

    It smears attacks a little, at any speed: compare what comes out with what went through it at other speeds.
    """
    stretched: Samples = librosa.effects.time_stretch(samples, rate=speed).astype(np.float32)
    return stretched
