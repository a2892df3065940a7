"""Makes sound anew: from a log-mel, or faster and slower at the same pitch."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emotion_player.audio.features import mel_bands
from emotion_player.audio.light_librosa import load_librosa
from emotion_player.audio.samples import Samples
from emotion_player.core.mel import MelSpec

_ROUNDS = 16


def resynthesize(mel: npt.NDArray[np.floating], spec: MelSpec) -> Samples:
    """(n_mels, frames) in decibels -> (samples,), with a peak of .9; phases are guessed (Griffin and Lim 1984).

    Raises:
        ValueError: The front-end is not one in decibels.
    """
    if spec.style != "htk":
        raise ValueError("only a log-mel in decibels can be made sound")
    bands = mel_bands(spec).toarray()
    power = 10 ** (mel.astype(np.float64) / 10)
    share = bands / np.maximum(bands.sum(axis=1), 1e-9)[:, None]  # every band's power, spread over its bins
    magnitude = np.sqrt(share.T @ power)
    rng = np.random.RandomState(0)
    samples = load_librosa().griffinlim(
        magnitude, n_iter=_ROUNDS, hop_length=spec.hop_length, n_fft=spec.n_fft, random_state=rng
    )
    peak = max(float(np.abs(samples).max()), 1e-9)
    loud: Samples = (samples * min(0.9 / peak, 1e9)).astype(np.float32)
    return loud


def stretch(samples: Samples, speed: float) -> Samples:
    """(samples,) -> (about samples / speed,): a phase vocoder (Flanagan and Golden 1966), windows of 2,048 samples.

    It smears attacks a little, at any speed: compare what comes out with what went through it at other speeds.
    """
    stretched: Samples = load_librosa().effects.time_stretch(samples, rate=speed).astype(np.float32)
    return stretched
