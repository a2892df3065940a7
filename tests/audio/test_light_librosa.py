from __future__ import annotations

import numba
import numpy as np

from emotion_player.audio.light_librosa import load_librosa


def test_what_librosa_declares_is_compiled_when_it_is_called() -> None:
    librosa = load_librosa()
    assert numba.guvectorize.__module__.startswith("numba.")  # others compile as they ever did
    assert not librosa.util.utils._localmax.types  # five are declared
    assert not librosa.core.audio._zc_wrapper.types
    assert not librosa.core.pitch._pi_wrapper.types
    assert librosa.util.abs2(np.array([3 + 4j])).tolist() == [25]
    assert set(librosa.util.utils._cabs2.types) == {"D->d"}
