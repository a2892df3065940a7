"""Makes sound anew: from a log-mel, or faster and slower at the same pitch."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from emotion_player.audio.features import mel_bands
from emotion_player.audio.samples import Samples
from emotion_player.audio.spectra import sound_of, spectra_of
from emotion_player.core.mel import MelSpec

_ROUNDS = 16
_MOMENTUM = 0.99
_STRETCH_FFT, _STRETCH_HOP = 2048, 512


def resynthesize(mel: npt.NDArray[np.floating], spec: MelSpec) -> Samples:
    """(n_mels, frames) in decibels -> (samples,), with a peak of .9; phases are guessed.

    Raises:
        ValueError: The front-end is not one in decibels.
    """
    if spec.style != "htk":
        raise ValueError("only a log-mel in decibels can be made sound")
    bands = mel_bands(spec).toarray()
    power = 10 ** (mel.astype(np.float64) / 10)
    share = bands / np.maximum(bands.sum(axis=1), 1e-9)[:, None]  # every band's power, spread over its bins
    samples = _with_guessed_phases(np.sqrt(share.T @ power), spec.hop_length)
    peak = max(float(np.abs(samples).max()), 1e-9)
    loud: Samples = (samples * min(0.9 / peak, 1e9)).astype(np.float32)
    return loud


def stretch(samples: Samples, speed: float) -> Samples:
    """(samples,) -> (about samples / speed,): a phase vocoder (Flanagan and Golden 1966), windows of 2,048 samples.

    It smears attacks a little, at any speed: compare what comes out with what went through it at other speeds.
    """
    spectra = np.pad(spectra_of(samples, _STRETCH_FFT, _STRETCH_HOP), [(0, 0), (0, 2)])
    moments = np.arange(0, spectra.shape[1] - 2, speed)
    advance = np.linspace(0, np.pi * _STRETCH_HOP, len(spectra))  # of each bin's phase in a hop
    stretched = np.empty((len(spectra), len(moments)), spectra.dtype)
    phase = np.angle(spectra[:, 0]).astype(np.float64)
    for column, moment in enumerate(moments):
        now, later = spectra[:, int(moment)], spectra[:, int(moment) + 1]
        share = moment % 1
        stretched[:, column] = ((1 - share) * np.abs(now) + share * np.abs(later)) * np.exp(1j * phase)
        strayed = np.angle(later) - np.angle(now) - advance
        phase += advance + strayed - 2 * np.pi * np.round(strayed / (2 * np.pi))
    sound: Samples = sound_of(stretched, _STRETCH_HOP, round(len(samples) / speed)).astype(np.float32)
    return sound


def _with_guessed_phases(magnitude: npt.NDArray[np.float64], hop_length: int) -> npt.NDArray[np.floating[Any]]:
    """(n_fft // 2 + 1, frames) -> (samples,): Griffin and Lim 1984, fast as by Perraudin et al. 2013."""
    n_fft = 2 * (len(magnitude) - 1)
    guess = magnitude * np.exp(2j * np.pi * np.random.RandomState(0).random(magnitude.shape))
    before: npt.NDArray[Any] | float = 0.0
    for _ in range(_ROUNDS):
        heard = spectra_of(sound_of(guess, hop_length), n_fft, hop_length)
        moved = heard - _MOMENTUM / (1 + _MOMENTUM) * before
        guess = magnitude * moved / (np.abs(moved) + np.finfo(np.float64).tiny)
        before = heard
    return sound_of(guess, hop_length)
