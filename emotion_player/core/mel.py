"""The recipe of a log-mel spectrogram, shared by training and inference."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MelSpec:
    """How samples become a log-mel of shape (n_mels, frames), in librosa's words.

    Power spectrum of periodic-Hann windows centred by reflection, HTK mel bands without area normalisation,
    then ``10 * log10(max(power, 1e-10))``: the front-end of the music taggers of Won et al. (2020).

    Raises:
        ValueError: The numbers cannot describe a spectrogram.
    """

    sample_rate: int = 16_000
    n_fft: int = 512
    hop_length: int = 256
    n_mels: int = 96
    fmin: float = 0.0
    fmax: float = 8_000.0

    def __post_init__(self) -> None:
        if min(self.sample_rate, self.n_fft, self.hop_length, self.n_mels) <= 0:
            raise ValueError("sample_rate, n_fft, hop_length and n_mels must be positive")
        if not 0 <= self.fmin < self.fmax <= self.sample_rate / 2:
            raise ValueError(f"bands from {self.fmin} to {self.fmax} Hz do not fit {self.sample_rate} Hz audio")

    def frames(self, samples: int) -> int:
        """How many frames a signal of ``samples`` samples gives."""
        return samples // self.hop_length + 1
