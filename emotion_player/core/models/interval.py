"""The interval around a prediction, and the scale of the error that its width follows."""
# ruff: noqa: PLC0415 - numpy is loaded by what counts with it: a scan that finds nothing new does without

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.card_values import checked, part

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Predictions: TypeAlias = npt.NDArray[np.floating[Any]]
    """Of a song's segments: (segments, 2), valence and arousal."""

_TYPICAL_SEGMENTS, _TYPICAL_HEARD = 6, 0.3


@dataclass(frozen=True, slots=True)
class ErrorScale:
    """The scale of a song's error, which depends on its prediction and on its segments.

    Attributes:
        valence, arousal: Coefficients of the logarithm of the error's scale, for each of ``terms``.
        valence_spread, arousal_spread: The typical standard deviation of a song's segments.
    """

    valence: tuple[float, ...]
    arousal: tuple[float, ...]
    valence_spread: float
    arousal_spread: float

    def of(self, predictions: Predictions, heard: float) -> tuple[float, float]:
        """Return the scale of the error of the mean of a song's predictions, for each axis.

        Args:
            predictions: Of its segments.
            heard: The share of the song that the segments cover.
        """
        import numpy as np

        terms = self.terms(*predictions.mean(axis=0).clip(-1, 1).tolist())
        sampling = self.sampling_variance(predictions, heard)
        by_place = (np.exp(2 * np.dot(terms, axis)) for axis in (self.valence, self.arousal))
        valence, arousal = (float(np.sqrt(place + drawn)) for place, drawn in zip(by_place, sampling, strict=True))
        return valence, arousal

    @staticmethod
    def terms(valence: float, arousal: float) -> tuple[float, ...]:
        """Return the terms in which the logarithm of the scale is linear."""
        places = (valence, arousal, abs(valence), abs(arousal), valence * arousal)
        return (1.0, *places, valence * valence, arousal * arousal, math.hypot(valence, arousal))

    def sampling_variance(self, predictions: Predictions, heard: float) -> tuple[float, float]:
        """Estimate the variance of the mean of the analysed segments around that of all segments; larger for fewer.

        The variance of segments is estimated from those analysed and one more with the typical deviation. It is that of
        a sample from a finite population: nothing is left to chance where the whole song is heard.
        """
        import numpy as np

        deviations = ((predictions - predictions.mean(axis=0)) ** 2).sum(axis=0)
        spread = np.array([self.valence_spread, self.arousal_spread])
        valence, arousal = ((1 - heard) * (deviations + spread**2) / len(predictions) ** 2).tolist()
        return valence, arousal


@dataclass(frozen=True, slots=True)
class Interval:
    """The split-conformal interval around a prediction, which contains ``coverage`` of held-out labels.

    Attributes:
        valence, arousal: Half-widths; with a ``scale``, multiples of it.
        coverage: The share of labels that the interval contains.
        scale: The scale of a song's error; None for the same width around every prediction.
        center: Where the middle of the interval lies, as a share of the prediction's valence and of its arousal.
            Predictions are spread as labels are, so that of those far out most err outwards: labels lie nearer to 0.
    """

    valence: float
    arousal: float
    coverage: float
    scale: ErrorScale | None = None
    center: tuple[float, float] = (1.0, 1.0)

    @property
    def typical(self) -> tuple[float, float]:
        """The half-widths for valence and arousal; with a ``scale``, their mean over the plane."""
        if self.scale is None:
            return self.valence, self.arousal
        import numpy as np

        places = np.linspace(-0.6, 0.6, 5)
        songs = (np.full((_TYPICAL_SEGMENTS, 2), (valence, arousal)) for valence in places for arousal in places)
        valence, arousal = np.mean([self.scale.of(song, _TYPICAL_HEARD) for song in songs], axis=0).tolist()
        return self.valence * valence, self.arousal * arousal

    def around(self, emotion: Emotion, predictions: Predictions, heard: float) -> tuple[Emotion, Emotion]:
        """Return the lower and the upper end of the interval around a song's prediction, which it holds in any case.

        Args:
            emotion: The prediction.
            predictions: Of the song's segments.
            heard: The share of the song that the segments cover.
        """
        import numpy as np

        point = np.array([emotion.valence, emotion.arousal])
        half_widths = np.array([self.valence, self.arousal])
        if self.scale is not None:
            half_widths = half_widths * self.scale.of(predictions, heard)
        middle = point * self.center
        low, high = np.minimum(middle - half_widths, point), np.maximum(middle + half_widths, point)
        return Emotion.clipped(*low.tolist()), Emotion.clipped(*high.tolist())

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Interval:
        """Build an interval from parsed JSON; raises KeyError, TypeError or ValueError where it does not fit."""
        values = dict(values)
        scale = values.get("scale")
        if scale is not None:
            axes = {axis: tuple(checked("float", value) for value in scale[axis]) for axis in ("valence", "arousal")}
            if any(len(axis) != len(ErrorScale.terms(0.0, 0.0)) for axis in axes.values()):
                raise ValueError("the scale of the interval has too few coefficients, or too many")
            values["scale"] = part(ErrorScale, {**scale, **axes})
        if "center" in values:
            valence, arousal = (checked("float", share) for share in values["center"])
            values["center"] = valence, arousal
        return part(cls, values)
