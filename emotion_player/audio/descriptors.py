"""Classic descriptors of music: loudness, brightness, rhythm, harmony."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from emotion_player.audio.light_librosa import load_librosa
from emotion_player.audio.samples import Samples

MAJOR_PROFILE = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR_PROFILE = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])


def describe(samples: Samples, sample_rate: int) -> npt.NDArray[np.float32]:
    """(samples,) -> (69,): means and spreads of timbre, onsets, energy and harmony.

    The last two are mode (best major less best minor key correlation with the profiles of Krumhansl and Kessler 1982)
    and key clarity (the best correlation).
    """
    librosa = load_librosa()
    power = np.abs(librosa.stft(samples, n_fft=1024, hop_length=512)) ** 2
    mel = librosa.feature.melspectrogram(S=power, sr=sample_rate, n_mels=64)
    decibels = librosa.power_to_db(mel)
    onsets = librosa.onset.onset_strength(S=decibels, sr=sample_rate, hop_length=512)
    magnitude = np.sqrt(power)
    rms = librosa.feature.rms(S=magnitude, frame_length=1024, hop_length=512)
    chroma = librosa.feature.chroma_stft(S=power, sr=sample_rate, tuning=0.0)  # the estimate of tuning is what crashes
    series = [
        librosa.feature.mfcc(S=decibels, n_mfcc=13),
        librosa.feature.spectral_centroid(S=magnitude, sr=sample_rate),
        librosa.feature.spectral_bandwidth(S=magnitude, sr=sample_rate),
        librosa.feature.spectral_rolloff(S=magnitude, sr=sample_rate),
        librosa.feature.spectral_flatness(S=magnitude),
        np.log(rms + 1e-6),
        onsets[None],
    ]
    profile = chroma.mean(1)
    tempo = float(np.ravel(librosa.feature.tempo(onset_envelope=onsets, sr=sample_rate, hop_length=512))[0])
    level = np.percentile(rms, [10, 50, 90])
    scalars = [
        tempo,
        count_onsets(onsets, sample_rate / 512) / (len(samples) / sample_rate),
        float(np.log((level[2] + 1e-6) / (level[0] + 1e-6))),
        float(np.abs(np.diff(magnitude, axis=1)).mean() / (magnitude.mean() + 1e-6)),
        float(np.mean(np.abs(np.diff(np.signbit(samples))))),
    ]
    means = [part.mean(1) for part in series]
    spreads = [part.std(1) for part in series]
    harmony = [np.sort(profile)[::-1], chroma.std(1), np.array(_mode_and_clarity(profile))]
    return np.concatenate([*means, *spreads, scalars, *harmony]).astype(np.float32)


def count_onsets(strength: npt.NDArray[np.floating[Any]], rate: float) -> int:
    """How many peaks (frames,) of onset strength have, at ``rate`` frames a second (Boeck et al. 2012).

    As ``librosa.onset.onset_detect`` counts them, but its compiled loop crashes on some processors.
    """
    span, size = np.ptp(strength), len(strength)
    if not span > 0:  # also true for NaN
        return 0
    scaled = (strength - strength.min()) / span
    short, long = int(0.03 * rate), int(0.1 * rate)
    count = frame = 0
    while frame < size:
        is_largest = scaled[frame] == scaled[max(0, frame - short) : frame + 1].max()
        around = scaled[max(0, frame - long) : frame + long + 1]
        is_peak = is_largest and scaled[frame] >= around.mean() + 0.07
        count += is_peak
        frame += 1 + short * is_peak
    return int(count)


def _mode_and_clarity(profile: npt.NDArray[np.floating[Any]]) -> tuple[float, float]:
    """Of a chroma profile (12,): how much more major than minor it is, and how well any key fits."""
    if np.ptp(profile) == 0:
        return 0.0, 0.0
    fits = [
        [float(np.corrcoef(np.roll(key, shift), profile)[0, 1]) for shift in range(12)]
        for key in (MAJOR_PROFILE, MINOR_PROFILE)
    ]
    major, minor = max(fits[0]), max(fits[1])
    return major - minor, max(major, minor)
