"""The card of a model, the JSON beside every ``.onnx``: its input, its output and its evaluation."""

from __future__ import annotations

import dataclasses
import json
import math
import reprlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import MelSpec, decoding_rate
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import ModelError, reason_of

Part = TypeVar("Part")

_KINDS: dict[object, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}
_LARGEST_NUMBER = 1e12
_LARGEST = 1 << 20
"""The most characters that are read of a card."""


@dataclass(frozen=True, slots=True)
class SegmentSpec:
    """The segments of a song that the model analyses.

    Attributes:
        duration_s: Length of a segment; a shorter song is repeated until it fills one.
        count: The most segments, spread evenly over the song.
        loudness_lufs: The level (ITU-R BS.1770) to which all segments of a song are brought together, by one gain.
        trim: Share of the predictions left out at each end when those of the segments are averaged, in [0, .5).
    """

    duration_s: float
    count: int
    loudness_lufs: float
    trim: float

    def __post_init__(self) -> None:
        if not (0 < self.duration_s <= 3600 and 1 <= self.count <= 1000 and 0 <= self.trim < 0.5):
            raise ValueError("a segment lasts up to an hour, a song has 1 to 1,000, and trim lies in [0, .5)")

    def combine(self, predictions: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
        """(segments, axes) -> (axes,): each axis's mean without its ``trim`` lowest and highest predictions."""
        cut = int(self.trim * len(predictions))
        mean: npt.NDArray[np.float64] = np.sort(predictions, axis=0)[cut : len(predictions) - cut].mean(
            axis=0, dtype=np.float64
        )
        return mean

    def share_heard(self, starts_s: Sequence[float]) -> float:
        """Return the share of a song that its segments cover, in (0, 1], from their starts."""
        if len(starts_s) < 2:
            return 1.0 if self.count > 1 else 0.0  # one of several segments is all of a short song
        spacing_s = (starts_s[-1] - starts_s[0]) / (len(starts_s) - 1)
        return min(1.0, self.duration_s / spacing_s)


Predictions = npt.NDArray[np.floating[Any]]
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
    """

    valence: float
    arousal: float
    coverage: float
    scale: ErrorScale | None = None

    @property
    def typical(self) -> tuple[float, float]:
        """The half-widths for valence and arousal; with a ``scale``, their mean over the plane."""
        if self.scale is None:
            return self.valence, self.arousal
        places = np.linspace(-0.6, 0.6, 5)
        songs = (np.full((_TYPICAL_SEGMENTS, 2), (valence, arousal)) for valence in places for arousal in places)
        valence, arousal = np.mean([self.scale.of(song, _TYPICAL_HEARD) for song in songs], axis=0).tolist()
        return self.valence * valence, self.arousal * arousal

    def around(self, emotion: Emotion, predictions: Predictions, heard: float) -> tuple[Emotion, Emotion]:
        """Return the lower and the upper end of the interval around a song's prediction, within the plane.

        Args:
            emotion: The prediction.
            predictions: Of the song's segments.
            heard: The share of the song that the segments cover.
        """
        valence, arousal = self.valence, self.arousal
        if self.scale is not None:
            scales = self.scale.of(predictions, heard)
            valence, arousal = valence * scales[0], arousal * scales[1]
        low = Emotion.clipped(emotion.valence - valence, emotion.arousal - arousal)
        return low, Emotion.clipped(emotion.valence + valence, emotion.arousal + arousal)

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Interval:
        """Build an interval from parsed JSON; raises KeyError or TypeError where it does not fit."""
        values = dict(values)
        scale = values.get("scale")
        if scale is not None:
            axes = {axis: tuple(_checked("float", value) for value in scale[axis]) for axis in ("valence", "arousal")}
            values["scale"] = _part(ErrorScale, {**scale, **axes})
        return _part(cls, values)


@dataclass(frozen=True, slots=True)
class Figure:
    """The evaluation of the model on one axis of one dataset's test split: real songs, of groups not in training.

    ``ccc_low`` and ``ccc_high`` are the 95 % bootstrap interval of the concordance correlation (Lin 1989).
    """

    dataset: str
    axis: str
    n: int
    ccc: float
    ccc_low: float
    ccc_high: float
    r2: float
    pearson: float
    rmse: float
    mae: float
    slope: float


@dataclass(frozen=True, slots=True)
class GemsFigure:
    """The evaluation of the predicted share of listeners who feel one of the nine GEMS emotions (Zentner et al. 2008).

    ``r`` is Pearson's, on test recordings, with its 95 % bootstrap interval; an emotion is ``usable`` from .5 on.
    """

    name: str
    n: int
    r: float
    r_low: float
    r_high: float
    usable: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """The change of predictions when the same music is altered.

    Attributes:
        change: The alteration, in words.
        invariant: Whether predictions should stay the same.
        n: Songs.
        valence, arousal: Mean absolute change of each axis.
        valence_by, arousal_by: Mean signed change.
    """

    change: str
    invariant: bool
    n: int
    valence: float
    arousal: float
    valence_by: float
    arousal_by: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How well networks of a model's recipe agree with listeners on recordings that they have not learned from.

    Attributes:
        recordings: How many.
        score: The mean CCC over datasets and axes.
        low, high: Its 95 % interval.
    """

    recordings: int
    score: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """All information needed to use and to judge a model file.

    Attributes:
        name: ``student`` or ``teacher``; the file is ``<name>.onnx``.
        version: Increases whenever predictions may change; part of the key of stored predictions.
        sha256: Of the model file, lower-case hex.
        parameters: Weights and biases, counted from the file.
        mels: The front-ends, one for each input of the network, in order. An input is (segments, n_mels, frames)
            float32; the outputs are (segments, 2), valence and arousal, and, if the network knows the GEMS emotions,
            (segments, 9) shares in [0, 1].
        segments: Which segments of a song are analysed, and how their predictions are combined.
        interval: The prediction interval.
        trained_on: Names of the datasets with their terms.
        licence: The licence of the weights.
        figures: Measured by ``emotion-player train evaluate``, never entered by hand.
        gems: The same for the nine emotions of the network's second output, in its order; empty without such an output.
        shifts: Likewise, how alterations of the sound change the predictions.
        standing: By ``emotion-player train compare``; the figure by which models are told apart. None before.
        song_s: Processor seconds that a whole song takes, from opening the file to the prediction; None before
            evaluation.
        notes: How the model was trained: initial weights, training budget, how often the test split was used.
    """

    name: str
    version: str
    sha256: str
    parameters: int
    mels: tuple[MelSpec, ...]
    segments: SegmentSpec
    interval: Interval
    trained_on: tuple[str, ...]
    licence: str
    figures: tuple[Figure, ...] = ()
    gems: tuple[GemsFigure, ...] = ()
    shifts: tuple[Shift, ...] = ()
    standing: Standing | None = None
    song_s: float | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def sample_rate(self) -> int:
        """The rate at which a file is decoded, once for all front-ends."""
        return decoding_rate(self.mels)

    @property
    def key(self) -> ModelKey:
        """The key under which predictions of this model are stored."""
        return ModelKey(self.name, self.version)

    @property
    def usable_gems(self) -> tuple[GemsFigure, ...]:
        """The GEMS emotions that the model predicts well enough to be stored and shown."""
        return tuple(figure for figure in self.gems if figure.usable)

    @property
    def score(self) -> float | None:
        """The mean CCC over all figures, by which models are ranked; None before evaluation."""
        return sum(f.ccc for f in self.figures) / len(self.figures) if self.figures else None

    def to_json(self) -> str:
        """Format the card as indented JSON."""
        return json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def load(cls, path: Path) -> ModelCard:
        """Read a card.

        Raises:
            ModelError: The file is missing or is not a card.
        """
        try:
            with path.open(encoding="utf-8") as file:
                return cls.from_mapping(json.loads(file.read(_LARGEST)))
        except FileNotFoundError:
            raise ModelError("The model has no card: {path} is missing.", path=path) from None
        except OSError as error:
            raise ModelError("The card {path} cannot be read: {why}.", path=path, why=reason_of(error)) from error
        except KeyError as error:
            raise ModelError("The card {path} is damaged: it has no {what}.", path=path, what=error) from error
        except (AttributeError, OverflowError, RecursionError, TypeError, ValueError) as error:
            raise ModelError("The card {path} is damaged: {why}.", path=path, why=reason_of(error)) from error

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> ModelCard:
        """Build a card from parsed JSON; raises KeyError, TypeError or ValueError where it does not fit."""
        return cls(
            name=_checked("str", values["name"]),
            version=_checked("str", values["version"]),
            sha256=_checked("str", values["sha256"]),
            parameters=_checked("int", values["parameters"]),
            mels=tuple(_part(MelSpec, mel) for mel in ([values["mel"]] if "mel" in values else values["mels"])),
            segments=_part(SegmentSpec, values["segments"]),
            interval=Interval.from_mapping(values["interval"]),
            trained_on=tuple(_checked("str", name) for name in values["trained_on"]),
            licence=_checked("str", values["licence"]),
            figures=tuple(_part(Figure, figure) for figure in values.get("figures", ())),
            gems=tuple(_part(GemsFigure, figure) for figure in values.get("gems", ())),
            shifts=tuple(_part(Shift, shift) for shift in values.get("shifts", ())),
            standing=_part(Standing, values["standing"]) if values.get("standing") else None,
            song_s=_checked("float", values["song_s"]) if values.get("song_s") is not None else None,
            notes=tuple(_checked("str", note) for note in values.get("notes", ())),
        )


def _part(kind: Callable[..., Part], values: Mapping[str, Any]) -> Part:
    """Build a part of a card, and check that its fields have the declared types."""
    types = {each.name: each.type for each in dataclasses.fields(cast(Any, kind))}
    return kind(**{name: _checked(types.get(name, ""), value) for name, value in values.items()})


def _checked(kind: object, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value if it has the type named ``kind`` and, if a number, is not absurdly large."""
    if kind in _KINDS and (isinstance(value, bool) != (kind == "bool") or not isinstance(value, _KINDS[kind])):
        raise TypeError(f"{reprlib.repr(value)} is no {kind}")
    if isinstance(value, int | float) and not abs(value) < _LARGEST_NUMBER:  # also true for NaN
        raise ValueError(f"{reprlib.repr(value)} is too large")
    return value
