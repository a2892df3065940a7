from __future__ import annotations

import numpy as np
import pytest

from emotion_player.audio.spectra import sound_of, spectra_of
from tests.audio.sounds import noise


@pytest.mark.parametrize("length", [4_000, 4_096, 300])
def test_a_sound_comes_back_from_its_spectra(length: int) -> None:
    samples = noise(length)
    spectra = spectra_of(samples, 512, 128)
    assert spectra.shape == (257, length // 128 + 1)
    assert spectra.dtype == np.complex64
    again = sound_of(spectra, 128, length)
    assert again.dtype == np.float32
    np.testing.assert_allclose(again, samples, atol=1e-6)


def test_what_comes_after_the_last_spectrum_is_silent() -> None:
    sound = sound_of(spectra_of(noise(1_000), 512, 128), 128, 3_000)
    assert len(sound) == 3_000
    assert not sound[1_500:].any()


def test_windows_that_leave_gaps_of_their_own_are_refused() -> None:
    with pytest.raises(ValueError, match="no whole number of hops of 200"):
        sound_of(np.zeros((257, 3), np.complex64), 200)
