from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from types import ModuleType

import numba
import pytest

from emotion_player.audio import light_librosa
from emotion_player.audio.light_librosa import load_librosa

_LOAD = """
import numba
from emotion_player.audio.light_librosa import load_librosa

librosa = load_librosa()
assert numba.guvectorize.__module__.startswith("numba.")  # others compile as they ever did
assert not librosa.util.utils._localmax.types  # five are declared
assert not librosa.core.audio._zc_wrapper.types
assert not librosa.core.pitch._pi_wrapper.types
assert {"f->F", "d->D"} <= set(librosa.util.utils._phasor_angles.types)  # threads call it at once
"""


def test_what_nothing_calls_is_not_compiled() -> None:
    subprocess.run([sys.executable, "-c", _LOAD], check=True)  # another test may have loaded librosa here before


def test_threads_that_load_it_at_once_leave_numba_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_slowly(name: str) -> ModuleType:
        time.sleep(0.01)
        return import_module(name)

    load_librosa()
    before = numba.guvectorize
    monkeypatch.setattr(light_librosa, "import_module", load_slowly)
    light_librosa._librosa.cache_clear()
    with ThreadPoolExecutor(3) as pool:
        loaded = list(pool.map(lambda _: load_librosa(), range(3)))
    assert loaded == [load_librosa()] * 3
    assert numba.guvectorize is before
