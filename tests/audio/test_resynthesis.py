from __future__ import annotations

import numpy as np
import pytest

from emotion_player.audio.features import log_mel
from emotion_player.audio.resynthesis import resynthesize, stretch
from emotion_player.core.mel import AUDIOSET_MEL, TAGGER_MEL
from tests.audio.sounds import Stored, gliding_chord


def test_a_tone_that_is_made_sound_again_is_the_same_tone() -> None:
    tone = (0.3 * np.sin(2 * np.pi * 880 * np.arange(16_000) / 16_000)).astype(np.float32)
    again = log_mel(resynthesize(log_mel(tone, TAGGER_MEL), TAGGER_MEL), TAGGER_MEL)
    assert again.mean(1).argmax() == log_mel(tone, TAGGER_MEL).mean(1).argmax()


def test_a_log_mel_that_is_not_in_decibels_is_refused() -> None:
    with pytest.raises(ValueError, match="decibels"):
        resynthesize(np.zeros((128, 10)), AUDIOSET_MEL)


@pytest.mark.parametrize("speed", [1.0, 1.2, 0.8])
def test_sound_is_stretched_as_librosa_does_it(speed: float, of_librosa: Stored) -> None:
    stretched = stretch(gliding_chord(1.0, 22_050), speed)
    assert len(stretched) == round(22_050 / speed)
    np.testing.assert_allclose(stretched[::32], of_librosa[f"stretched by {speed}"], atol=2e-3)  # its phases are coarse


def test_a_log_mel_sounds_as_librosa_makes_it_sound(of_librosa: Stored) -> None:
    made = resynthesize(log_mel(gliding_chord(1.0, 16_000), TAGGER_MEL), TAGGER_MEL)
    np.testing.assert_allclose(made[::16], of_librosa["resynthesized"], atol=1e-4)
