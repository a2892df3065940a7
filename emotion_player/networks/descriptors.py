"""Descriptors of harmony and rhythm that are told in music theory's words, computed from log-mels.

They hear what the pretrained networks hear badly: major from minor, how clear a key is, how fast chords and onsets
follow each other. Nothing here is learned. Transposing a segment changes none of the numbers.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.core.mel import NOTE_BANDS, NOTES_SPEC, TAGGER_MEL

HARMONY, RHYTHM, BANDS = 35, 35, 24
"""How many numbers tell of harmony, of rhythm, and of the level of bands."""

COUNT = HARMONY + RHYTHM + BANDS

_MAJOR_KEY = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR_KEY = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
"""How well each degree of the scale fits (Krumhansl and Kessler 1982)."""

_MAJOR_TRIAD = tuple(float(note in {0, 4, 7}) for note in range(12))
_MINOR_TRIAD = tuple(float(note in {0, 3, 7}) for note in range(12))
_FINE = NOTE_BANDS // 12
_AROUND = 15
"""Bands, two and a half tones either way, whose mean a note must rise above."""

_SILENT_DB = -10.0
_KEY_FRAMES, _KEY_HOP = 20, 10
"""2.6 seconds, in which a song may be in a key of its own."""

_FRAMES_S = TAGGER_MEL.sample_rate / TAGGER_MEL.hop_length
_FLUX_BANDS = ((0, 16), (16, 48), (48, 96), (0, 96))
_PULSE_LAGS = (12, 100)
"""Frames: pulses of 0.2 to 1.6 seconds."""

_PULSE_PARTS = ((13, 26), (26, 50), (50, 88))
"""Of these lags: 150 to 95, 95 to 60, and fewer than 60 beats a minute."""


class Descriptors(nn.Module):
    """Harmony from notes, rhythm and level from the taggers' log-mel."""

    def __init__(self) -> None:
        super().__init__()
        keys = [_rotations(_correlation_form(_fine(key))) for key in (_MAJOR_KEY, _MINOR_KEY)]
        chords = [_rotations(_unit(_fine(triad))) for triad in (_MAJOR_TRIAD, _MINOR_TRIAD)]
        steps = torch.arange(NOTE_BANDS) / _FINE
        circles = [wave(steps * 2 * math.pi * k / 12) for k in (7, 3, 4) for wave in (torch.sin, torch.cos)]
        self.keys: Tensor
        self.chords: Tensor
        self.circles: Tensor
        self.rise: Tensor
        self.register_buffer("keys", torch.cat(keys), persistent=False)
        self.register_buffer("chords", torch.cat(chords), persistent=False)
        self.register_buffer("circles", torch.stack(circles), persistent=False)
        self.register_buffer("rise", _rise(NOTES_SPEC.n_mels), persistent=False)

    def forward(self, tagger_mel: Tensor, notes: Tensor) -> Tensor:
        """(batch, 96, 640), (batch, 144, 80) -> (batch, COUNT)."""
        return torch.cat([self.harmony(notes), rhythm(tagger_mel), _levels(tagger_mel)], 1)

    def harmony(self, notes: Tensor) -> Tensor:
        """(batch, 144, 80) in dB -> (batch, HARMONY).

        Strengths of the best major and minor key, of chords, how much both change, the tonal centroid's distance from
        the middle of its three circles (Harte, Sandler and Gasser 2006), and how much of each interval sounds.
        """
        salience = self._salience(notes)
        chroma = salience.reshape(-1, notes.shape[1] // NOTE_BANDS, NOTE_BANDS, notes.shape[2]).sum(1)
        whole = chroma.mean(2)
        fit = (self.keys @ _correlation_form(whole)[:, :, None])[:, :, 0]
        major, minor = fit[:, :NOTE_BANDS].amax(1), fit[:, NOTE_BANDS:].amax(1)
        likely = (10 * fit).softmax(1)
        doubt = -(likely * likely.clamp_min(1e-9).log()).sum(1)
        frames = _unit(chroma)
        chord = self.chords @ frames
        major_chord, minor_chord = chord[:, :NOTE_BANDS].amax(1), chord[:, NOTE_BANDS:].amax(1)
        sounding = _unit((20 * chord).softmax(1))
        change = 1 - (sounding[:, :, 1:] * sounding[:, :, :-1]).sum(1)
        parts = self.keys @ _correlation_form(functional.avg_pool1d(chroma, _KEY_FRAMES, _KEY_HOP))
        major_part, minor_part = parts[:, :NOTE_BANDS].amax(1), parts[:, NOTE_BANDS:].amax(1)
        centroid = self.circles @ (chroma / chroma.sum(1, keepdim=True).clamp_min(1e-6))
        moved = (centroid[:, :, 1:] - centroid[:, :, :-1]).norm(dim=1)
        numbers = [
            major, minor, major - minor, torch.maximum(major, minor), doubt,
            major_chord.mean(1), minor_chord.mean(1), (major_chord - minor_chord).mean(1),
            torch.maximum(major_chord, minor_chord).mean(1), change.mean(1), change.std(1),
            (major_part - minor_part).mean(1), torch.maximum(major_part, minor_part).mean(1),
            moved.mean(1), moved.std(1), salience.mean((1, 2)), chroma.std(2).mean(1),
        ]  # fmt: skip
        radii = [_radii(centroid.mean(2, keepdim=True))[:, :, 0], _radii(centroid).mean(2)]
        intervals = [_intervals(_unit(whole)[:, :, None]), _intervals(frames)]
        return torch.cat([torch.stack(numbers, 1), *radii, *intervals], 1)

    def _salience(self, notes: Tensor) -> Tensor:
        """How far each note rises above those around it; nothing where all is silent."""
        sounds = ((notes.amax(1, keepdim=True) - _SILENT_DB) / 5).sigmoid()
        return torch.relu(self.rise @ notes) * sounds


def rhythm(mel: Tensor) -> Tensor:
    """(batch, 96, 640) in dB -> (batch, RHYTHM).

    For low, middle, high and all bands: mean and spread of the spectral flux, pulse clarity (the highest peak of the
    flux's autocorrelation, Lartillot et al. 2008), the same for short, middle and long pulses, onsets a second; then
    mean, spread and unrest of the level.
    """
    rise = torch.relu(mel[:, :, 2:] - mel[:, :, :-2]) * ((mel[:, :, 2:] + 30) / 10).sigmoid()
    flux = torch.stack([rise[:, low:high].mean(1) for low, high in _FLUX_BANDS], 1)
    above = flux - functional.avg_pool1d(functional.pad(flux, (15, 15), mode="replicate"), 31, 1)
    wave = above - above.mean(2, keepdim=True)
    power = (wave * wave).mean(2, keepdim=True).clamp_min(1e-3)
    pulse = _autocorrelation(wave)[:, :, _PULSE_LAGS[0] : _PULSE_LAGS[1]] / power
    is_peak = above >= functional.max_pool1d(above, 9, 1, 4)
    onsets = (is_peak & (above > above.std(2, keepdim=True))).float().mean(2) * _FRAMES_S
    numbers = [flux.mean(2), flux.std(2), pulse.amax(2), pulse[:, :, : _PULSE_PARTS[0][0]].mean(2)]
    numbers += [*(pulse[:, :, start:end].amax(2) for start, end in _PULSE_PARTS), onsets]
    level = 10 * torch.log10((mel * (math.log(10) / 10)).exp().mean(1) + 1e-6)  # faster than powers of 10
    levels = [level.mean(1), level.std(1), (level[:, 1:] - level[:, :-1]).abs().mean(1)]
    return torch.cat([torch.stack(numbers, 2).flatten(1), torch.stack(levels, 1)], 1)


def _autocorrelation(waves: Tensor) -> Tensor:
    """(batch, bands, times) -> (batch, bands, 100): the mean product with itself later, in a few large steps."""
    bands, times, span = waves.shape[1], waves.shape[2], _PULSE_LAGS[1]
    count = -(-times // span)
    pieces = functional.pad(waves, (0, (count + 1) * span - times)).reshape(-1, count + 1, span)
    twice = torch.cat([pieces[:, :-1], pieces[:, 1:]], 2)
    products = pieces[:, :-1].transpose(1, 2) @ twice  # (waves, span, 2 span); a lag is a diagonal
    skewed = functional.pad(products.flatten(1), (0, span)).reshape(-1, bands, span, 2 * span + 1)
    mean: Tensor = skewed.sum(2)[:, :, :span] / (times - torch.arange(span, device=waves.device))
    return mean


def _levels(mel: Tensor) -> Tensor:
    """(batch, 96, 640) in dB -> (batch, BANDS): mean and spread over time of twelve bands."""
    bands = mel.reshape(-1, BANDS // 2, mel.shape[1] * 2 // BANDS, mel.shape[2]).mean(2)
    return torch.cat([bands.mean(2), bands.std(2)], 1)


def _rise(bands: int) -> Tensor:
    """(bands, bands): a product with it is how far each band rises above the mean of those around it."""
    margin = _AROUND // 2
    each = torch.eye(bands)
    padded = functional.pad(each[None], (margin, margin), mode="replicate")
    return each - functional.avg_pool1d(padded, _AROUND, 1)[0].T


def _fine(profile: tuple[float, ...]) -> Tensor:
    """Of 12 notes -> (1, 36): a note also sounds, less, in the bands a third of a semitone off."""
    fine = torch.zeros(1, NOTE_BANDS)
    fine[0, ::_FINE] = torch.tensor(profile) - min(profile)
    return fine + (fine.roll(1, 1) + fine.roll(-1, 1)) / 3


def _rotations(profile: Tensor) -> Tensor:
    """(1, 36) -> (36, 36): in every key, a third of a semitone apart, whatever the tuning."""
    return torch.cat([profile.roll(step, 1) for step in range(NOTE_BANDS)])


def _unit(x: Tensor) -> Tensor:
    """Divide by the length along the second dimension."""
    length: Tensor = x.norm(dim=1, keepdim=True)
    return x / length.clamp_min(1e-6)


def _correlation_form(x: Tensor) -> Tensor:
    """Centred and of unit length along the second dimension: products are correlations."""
    return _unit(x - x.mean(1, keepdim=True))


def _radii(centroid: Tensor) -> Tensor:
    """(batch, 6, times) -> (batch, 3, times): distance from the middle of the circles of fifths and thirds."""
    return centroid.reshape(-1, 3, 2, centroid.shape[2]).square().sum(2).sqrt()


def _intervals(chroma: Tensor) -> Tensor:
    """(batch, 36, times), of unit length -> (batch, 6): how much minor second to tritone sounds at once."""
    return torch.stack([(chroma * chroma.roll(_FINE * step, 1)).sum(1).mean(1) for step in range(1, 7)], 1)
