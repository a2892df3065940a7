from __future__ import annotations

import numpy as np
import pytest

from emotion_player.audio.features import log_mel
from emotion_player.audio.resynthesis import resynthesize
from emotion_player.core.mel import AUDIOSET_MEL, TAGGER_MEL


def test_a_tone_that_is_made_sound_again_is_the_same_tone() -> None:
    tone = (0.3 * np.sin(2 * np.pi * 880 * np.arange(16_000) / 16_000)).astype(np.float32)
    again = log_mel(resynthesize(log_mel(tone, TAGGER_MEL), TAGGER_MEL), TAGGER_MEL)
    assert again.mean(1).argmax() == log_mel(tone, TAGGER_MEL).mean(1).argmax()


def test_a_log_mel_that_is_not_in_decibels_is_refused() -> None:
    with pytest.raises(ValueError, match="decibels"):
        resynthesize(np.zeros((128, 10)), AUDIOSET_MEL)
