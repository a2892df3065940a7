"""The parameters of a log-mel spectrogram, shared by training and inference."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

STYLES = ("htk", "kaldi", "notes")

NOTE_BANDS = 36
"""Bands of an octave in the style ``notes``."""


@dataclass(frozen=True, slots=True)
class MelSpec:
    """The parameters of a log-mel of shape (n_mels, frames), named as in librosa.

    Power spectrum of Hann windows centred by reflection, mel bands without area normalisation, logarithm. ``style``
    settles the details:

    * ``htk``: periodic windows, triangles linear in hertz, ``10 * log10(max(power, 1e-10))``: the front-end of the
      music taggers of Won et al. (2020).
    * ``kaldi``: symmetric windows, triangles linear in mel, ``(ln(power + 1e-5) + 4.5) / 5``: the front-end of the
      AudioSet networks of Schmid et al. (2023).
    * ``notes``: periodic windows, a band for each third of a semitone from ``fmin`` up, each the weighted mean of the
      power within a third of a semitone, or within a bin where that is wider, ``10 * log10(power + 1e-10)``: fine
      enough to tell notes, keys and chords. The power is that of transforms of 8,192 samples, whatever ``n_fft`` is.
      ``fmax`` bounds the bands and has no other meaning.

    Attributes:
        win_length: Samples of a window, in the middle of the ``n_fft`` samples that are transformed; 0 for all of them.
        preemphasis: How much of the previous sample is subtracted from each before all else; the first sample, which
            has none before it, is left out. 0 for none.

    Raises:
        ValueError: The numbers cannot describe a spectrogram.
    """

    sample_rate: int = 16_000
    n_fft: int = 512
    hop_length: int = 256
    n_mels: int = 96
    fmin: float = 0.0
    fmax: float = 8_000.0
    win_length: int = 0
    preemphasis: float = 0.0
    style: str = "htk"

    def __post_init__(self) -> None:
        if min(self.sample_rate, self.n_fft, self.hop_length, self.n_mels) <= 0:
            raise ValueError("sample_rate, n_fft, hop_length and n_mels must be positive")
        if max(self.sample_rate, self.n_fft, self.hop_length, self.n_mels) > 1_000_000:
            raise ValueError("sample_rate, n_fft, hop_length and n_mels are a million at most")
        if not 0 <= self.fmin < self.fmax <= self.sample_rate / 2:
            raise ValueError(f"bands from {self.fmin} to {self.fmax} Hz do not fit {self.sample_rate} Hz audio")
        if not 0 <= self.win_length <= self.n_fft:
            raise ValueError(f"a window of {self.win_length} samples does not fit into n_fft, {self.n_fft}")
        if self.style not in STYLES:
            raise ValueError(f"the style must be one of {', '.join(STYLES)}, not {reprlib.repr(self.style)}")

    def frames(self, samples: int) -> int:
        """Return the number of frames of a signal of ``samples`` samples."""
        return (samples - bool(self.preemphasis)) // self.hop_length + 1


TAGGER_MEL = MelSpec()
"""The input of the music taggers of Won et al. (2020)."""

AUDIOSET_MEL = MelSpec(
    sample_rate=32_000, n_fft=1024, hop_length=320, n_mels=128, fmin=0.0, fmax=15_000.0, win_length=800,
    preemphasis=0.97, style="kaldi",
)  # fmt: skip
"""The input of the AudioSet networks of Schmid et al. (2023)."""


NOTES_SPEC = MelSpec(
    sample_rate=8_000, n_fft=2048, hop_length=1024, n_mels=4 * NOTE_BANDS, fmin=440 * 2 ** (-21 / 12), fmax=2_100.0,
    style="notes",
)  # fmt: skip
"""The notes of the four octaves from C3 on, in which most music has its melody and its chords."""


def decoding_rate(mels: Iterable[MelSpec]) -> int:
    """Return the sample rate at which a file is decoded once for all front-ends; lower rates are resampled from it."""
    return max(mel.sample_rate for mel in mels)


@dataclass(frozen=True, slots=True, eq=False)
class SegmentMels:
    """The input of a network for one song.

    Attributes:
        starts_s: The starts of the segments, ascending.
        mels: One array for each front-end: (segments, n_mels, frames) float32.
    """

    starts_s: tuple[float, ...]
    mels: tuple[npt.NDArray[np.float32], ...]
