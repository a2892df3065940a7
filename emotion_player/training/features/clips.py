"""The sound of labelled clips, at one loudness and in one place."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from scipy.io import wavfile

from emotion_player.audio.decode import read_all
from emotion_player.audio.loudness import gain_between, loudness_lufs
from emotion_player.audio.samples import Samples
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.features.render import Renderer

CLIP_S = 40.0
"""No more of a clip is read than this; the longest dataset has 40 seconds."""


def clip_rng(clip: LabelledClip, purpose: str) -> np.random.Generator:
    """A random source that is the same for the same clip and purpose on every machine and in any order."""
    digest = hashlib.blake2b(f"{purpose}/{clip.key}".encode(), digest_size=8).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))


class ClipReader:
    """Reads recordings, renders scores, and keeps what was rendered in ``work``."""

    def __init__(self, work: Path, sample_rate: int, loudness_lufs: float) -> None:
        self._renders = work / "renders"
        self._sample_rate = sample_rate
        self._loudness_lufs = loudness_lufs

    def read(self, clip: LabelledClip) -> Samples:
        """Return the clip's samples, brought to the loudness as the application would.

        Raises:
            TrackError: The file cannot be decoded.
            DatasetError: A score cannot be rendered.
        """
        rate = self._sample_rate
        samples = self._rendered(clip) if clip.is_midi else read_all(clip.path, rate, CLIP_S)
        gain = gain_between(loudness_lufs(samples, rate), self._loudness_lufs)
        scaled: Samples = samples * np.float32(gain)
        return scaled

    def _rendered(self, clip: LabelledClip) -> Samples:
        path = self._renders / clip.dataset / f"{clip.id}.wav"
        rate = self._sample_rate
        if not path.is_file():
            samples = Renderer().render(clip.path, rate, CLIP_S, clip_rng(clip, "render"))
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            peak = max(1e-9, float(np.abs(samples).max()))
            wavfile.write(partial, rate, np.round(samples / peak * 32_000).astype(np.int16))
            partial.replace(path)
        return read_all(path, rate, CLIP_S)
