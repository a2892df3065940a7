"""Descriptors of harmony and rhythm that are told in music theory's words, computed from log-mels.

They hear what the pretrained networks hear badly: major from minor, how clear a key is, how fast chords and onsets
follow each other. Nothing here is learned. Transposing a segment changes none of the numbers.

What can be is a product with a constant matrix: every small operation takes time, in each segment and in an export.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

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

_NOTE_FRAMES = 80
"""Of a segment."""

_SILENT_DB = -10.0
_KEY_FRAMES, _KEY_HOP = 20, 10
"""2.6 seconds, in which a song may be in a key of its own."""

_FRAMES_S = TAGGER_MEL.sample_rate / TAGGER_MEL.hop_length
_FLUX_BANDS = ((0, 16), (16, 48), (48, 96), (0, 96))
_AROUND_FRAMES = 31
"""Half a second, above whose mean the flux must rise."""

_PULSE_LAGS = (12, 100)
"""Frames: pulses of 0.2 to 1.6 seconds."""

_PULSE_PARTS = ((13, 26), (26, 50), (50, 88))
"""Of these lags: 150 to 95, 95 to 60, and fewer than 60 beats a minute."""

_LONGEST_PART = max(end - start for start, end in _PULSE_PARTS)

_PIECE = 50
"""Frames whose products with all later ones are computed at once."""

_HARMONY_ORDER = (0, 1, 2, 3, 12, 4, 5, 6, 7, 13, 15, 10, 11, 14, *range(16, 37))
_RHYTHM_ORDER = (*range(33), 45, 58, *range(33, 45), *range(46, 58))
"""The numbers in the order in which networks learned them, of those as they are computed."""


class Descriptors(nn.Module):
    """Harmony from notes, rhythm and level from the taggers' log-mel."""

    keys: Tensor
    chords: Tensor
    circles: Tensor
    rise: Tensor
    spans: Tensor
    courses: Tensor
    columns: Tensor
    intervals: Tensor
    flux_bands: Tensor
    above: Tensor
    lags: Tensor
    harmony_order: Tensor
    rhythm_order: Tensor

    def __init__(self) -> None:
        super().__init__()
        keys = [_rotations(_correlation_form(_fine(key))) for key in (_MAJOR_KEY, _MINOR_KEY)]
        chords = [_rotations(_unit(_fine(triad))) for triad in (_MAJOR_TRIAD, _MINOR_TRIAD)]
        steps = torch.arange(NOTE_BANDS) / _FINE
        circles = [wave(steps * 2 * math.pi * k / 12) for k in (7, 3, 4) for wave in (torch.sin, torch.cos)]
        frames = torch.eye(_NOTE_FRAMES)
        mean, parts = frames.mean(1, keepdim=True), functional.avg_pool1d(frames[None], _KEY_FRAMES, _KEY_HOP)[0]
        notes = torch.eye(NOTE_BANDS)
        constants = {
            "keys": torch.cat(keys),
            "chords": torch.cat(chords),
            "circles": torch.stack(circles),
            "rise": _rise(NOTES_SPEC.n_mels),
            "spans": torch.cat([mean, parts], 1),
            "courses": torch.cat([mean, frames, frames[:, 1:] - frames[:, :-1]], 1),
            "columns": _columns(mean, torch.full((parts.shape[1], 1), 1 / parts.shape[1])),
            "intervals": torch.stack([notes.roll(_FINE * step, 0).flatten() for step in range(1, 7)], 1),
            "flux_bands": _means(_FLUX_BANDS, TAGGER_MEL.n_mels),
            "above": _above(),
            "lags": torch.cat(
                [torch.arange(_LONGEST_PART).clamp(max=end - 1 - start) + start for start, end in _PULSE_PARTS]
            ),
            "harmony_order": torch.tensor(_HARMONY_ORDER),
            "rhythm_order": torch.tensor(_RHYTHM_ORDER),
        }
        for name, constant in constants.items():
            self.register_buffer(name, constant, persistent=False)

    def forward(self, tagger_mel: Tensor, notes: Tensor) -> Tensor:
        """(batch, 96, 640), (batch, 144, 80) -> (batch, COUNT)."""
        return torch.cat([self.harmony(notes), self.rhythm_and_level(tagger_mel)], 1)

    def harmony(self, notes: Tensor) -> Tensor:
        """(batch, 144, 80) in dB -> (batch, HARMONY).

        Strengths of the best major and minor key, of chords, how much both change, the tonal centroid's distance from
        the middle of its three circles (Harte, Sandler and Gasser 2006), and how much of each interval sounds.
        """
        chroma = self._chroma(notes)
        spans = chroma @ self.spans  # the mean of the whole, and those of parts
        whole, frames = spans[:, :, :1], _unit(chroma)
        key, chord = self.keys @ _correlation_form(spans), self.chords @ frames
        best = torch.cat([_split(fit, 1, 2).amax(2) for fit in (key[:, :, :1], chord, key[:, :, 1:])], 2)
        major, minor = best[:, :1], best[:, 1:]
        fits = torch.cat([best, major - minor, best.amax(1, keepdim=True)], 1) @ self.columns
        likely = (10 * key[:, :, 0]).log_softmax(1)
        doubt = -(likely.exp() * likely).sum(1, keepdim=True)
        sounding = _unit((20 * chord).softmax(1))
        change = 1 - (sounding[:, :, 1:] * sounding[:, :, :-1]).sum(1, keepdim=True)
        centroid = self.circles @ (chroma / chroma.sum(1, keepdim=True).clamp_min(1e-6))
        radii = _split(centroid @ self.courses, 1, 3).norm(dim=2)
        radius, of_frames, steps = radii.split((1, _NOTE_FRAMES, _NOTE_FRAMES - 1), 2)
        moved = steps.norm(dim=1, keepdim=True)
        numbers = [
            fits.mT.flatten(1), doubt, _mean_and_spread(torch.cat([change, moved], 1)),
            whole.mean(1) * (NOTE_BANDS / NOTES_SPEC.n_mels), _spread(chroma, whole).mean(1, keepdim=True),
            radius[:, :, 0], of_frames.mean(2), self._intervals(_unit(whole)), self._intervals(frames),
        ]  # fmt: skip
        return torch.cat(numbers, 1).index_select(1, self.harmony_order)

    def rhythm_and_level(self, mel: Tensor) -> Tensor:
        """(batch, 96, 640) in dB -> (batch, RHYTHM + BANDS).

        For low, middle, high and all bands: mean and spread of the spectral flux, pulse clarity (the highest peak of
        the flux's autocorrelation, Lartillot et al. 2008), the same for short, middle and long pulses, onsets a second;
        then mean, spread and unrest of the level; then mean and spread over time of twelve bands.
        """
        later = mel[:, :, 2:]
        flux = self.flux_bands @ (torch.relu(later - mel[:, :, :-2]) * (later / 10 + 3).sigmoid())
        mean, margin = flux.mean(2, keepdim=True), _AROUND_FRAMES // 2
        around = functional.pad(flux, (margin, margin), mode="replicate")
        above = functional.conv2d(around[:, None], self.above)[:, 0]
        wave = above - above.mean(2, keepdim=True)
        products = _autocorrelation(wave)
        pulse = products[:, :, _PULSE_LAGS[0] :] / products[:, :, :1].clamp_min(1e-3)
        parts = _split(pulse.index_select(2, self.lags), 2, len(_PULSE_PARTS)).amax(3)
        is_peak = above >= functional.max_pool1d(above, 9, 1, 4)
        onsets = (is_peak & (above > _spread(wave, 0)[:, :, None])).float().mean(2, keepdim=True) * _FRAMES_S
        short = pulse[:, :, : _PULSE_PARTS[0][0]].mean(2, keepdim=True)
        numbers = [mean, _spread(flux, mean)[:, :, None], pulse.amax(2, keepdim=True), short, parts, onsets]
        power = self.flux_bands[-1:] @ (mel * (math.log(10) / 10)).exp()  # faster than powers of 10
        level = (power + 1e-6).log() * (10 / math.log(10))
        unrest = (level[:, :, 1:] - level[:, :, :-1]).abs().mean(2)
        bands = _split(mel, 1, BANDS // 2).mean(2)
        levels = _mean_and_spread(torch.cat([level, bands], 1))
        return torch.cat([torch.cat(numbers, 2).flatten(1), levels, unrest], 1).index_select(1, self.rhythm_order)

    def _chroma(self, notes: Tensor) -> Tensor:
        """(batch, 144, 80) -> (batch, 36, 80): how far notes rise above those around; nothing where all is silent."""
        sounds = ((notes.amax(1, keepdim=True) - _SILENT_DB) / 5).sigmoid()
        return _split(torch.relu(self.rise @ notes), 1, NOTES_SPEC.n_mels // NOTE_BANDS).sum(1) * sounds

    def _intervals(self, chroma: Tensor) -> Tensor:
        """(batch, 36, times), of unit length -> (batch, 6): how much minor second to tritone sounds at once."""
        together = chroma @ chroma.mT / chroma.shape[2]
        return together.flatten(1) @ self.intervals


def _autocorrelation(waves: Tensor) -> Tensor:
    """(batch, bands, times) -> (batch, bands, 100): the mean product with itself later, in a few large steps."""
    times, lags = waves.shape[2], _PULSE_LAGS[1]
    count, later = -(-times // _PIECE), lags // _PIECE
    pieces = _split(functional.pad(waves, (0, (count + later) * _PIECE - times)), 2, count + later)
    reach = torch.cat([pieces[:, :, start : start + count] for start in range(later + 1)], 3)
    products = pieces[:, :, :count].mT @ reach  # (batch, bands, 50, 150); a lag is a diagonal
    skewed = _split(functional.pad(products.flatten(2), (0, _PIECE)), 2, _PIECE)
    mean: Tensor = skewed.sum(2)[:, :, :lags] / (times - torch.arange(lags, device=waves.device))
    return mean


def _split(x: Tensor, axis: int, count: int) -> Tensor:
    """Make one axis two, of which the first is so long."""
    parts: Tensor = x.unflatten(axis, (count, -1))  # type: ignore[no-untyped-call]
    return parts


def _mean_and_spread(x: Tensor) -> Tensor:
    """(batch, rows, times) -> (batch, 2 * rows)."""
    mean = x.mean(2, keepdim=True)
    return torch.cat([mean[:, :, 0], _spread(x, mean)], 1)


def _spread(x: Tensor, mean: Tensor | float) -> Tensor:
    """(batch, rows, times) -> (batch, rows): the standard deviation."""
    spread: Tensor = (x - mean).norm(dim=2) * (x.shape[2] - 1) ** -0.5
    return spread


def _columns(frames: Tensor, parts: Tensor) -> Tensor:
    """(1 + frames + parts, 3): a product with it keeps the whole, and makes the means of frames and of parts."""
    columns: Tensor = torch.block_diag(torch.ones(1, 1), frames, parts)  # type: ignore[no-untyped-call]
    return columns


def _means(ranges: Sequence[tuple[int, int]], bands: int) -> Tensor:
    """(ranges, bands): a product with it is the mean of each range."""
    return torch.stack([functional.one_hot(torch.arange(*each), bands).float().mean(0) for each in ranges])


def _above() -> Tensor:
    """(1, 1, 1, frames): a convolution with it is how far each frame rises above the mean of those around it."""
    kernel = torch.full((1, 1, 1, _AROUND_FRAMES), -1 / _AROUND_FRAMES)
    kernel[..., _AROUND_FRAMES // 2] += 1
    return kernel


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
