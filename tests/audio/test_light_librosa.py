from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from types import ModuleType

import numba
import numpy as np
import pytest

from emotion_player.audio import light_librosa
from emotion_player.audio.light_librosa import load_librosa


def test_what_librosa_declares_is_compiled_when_it_is_called() -> None:
    librosa = load_librosa()
    assert numba.guvectorize.__module__.startswith("numba.")  # others compile as they ever did
    assert not librosa.util.utils._localmax.types  # five are declared
    assert not librosa.core.audio._zc_wrapper.types
    assert not librosa.core.pitch._pi_wrapper.types
    assert librosa.util.abs2(np.array([3 + 4j])).tolist() == [25]
    assert set(librosa.util.utils._cabs2.types) == {"D->d"}


def test_threads_that_load_it_at_once_leave_numba_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_slowly(name: str) -> ModuleType:
        time.sleep(0.01)
        return import_module(name)

    load_librosa()
    before = numba.vectorize, numba.guvectorize
    monkeypatch.setattr(light_librosa, "import_module", load_slowly)
    light_librosa._librosa.cache_clear()
    with ThreadPoolExecutor(3) as pool:
        loaded = list(pool.map(lambda _: load_librosa(), range(3)))
    assert loaded == [load_librosa()] * 3
    assert (numba.vectorize, numba.guvectorize) == before
