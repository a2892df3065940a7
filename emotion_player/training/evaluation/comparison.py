"""Compares networks on all rated recordings: each is trained five times, and predicts what it has not learned from.

A test split of 156 recordings cannot tell two good networks apart. Five networks of one recipe, each without a fifth of
the artists and songs, predict all thousand recordings between them; the bootstrap draws groups, for songs of one
artist are not independent, and the same ones for both networks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emotion_player.core.models.figures import Figure, Standing
from emotion_player.core.models.model_card import ModelCard
from emotion_player.training.datasets.clip import LabelledClip, rated_datasets
from emotion_player.training.files import replace_file
from emotion_player.training.metrics import ccc, figure, rank_correlation

Matrix = npt.NDArray[np.floating[Any]]

DRAWS = 2000

_RANKS_FROM = 4
"""Ranks take long: their intervals are of every fourth draw."""


@dataclass(frozen=True, slots=True)
class IntervalFit:
    """How intervals fit errors; each pair is of valence and arousal.

    Attributes:
        half_width: Their mean half-width.
        held: The share of labels within them.
        parts: The same for each dataset and each quadrant of the labels.
        rank: The rank correlation of widths and absolute errors.
        rank_range: Its 95 % interval, over groups.
    """

    half_width: tuple[float, float]
    held: tuple[float, float]
    parts: Mapping[str, tuple[float, float]]
    rank: tuple[float, float]
    rank_range: tuple[tuple[float, float], tuple[float, float]]

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> IntervalFit:
        """Build it from parsed JSON."""
        valence, arousal = values["rank_range"]
        return cls(
            half_width=tuple(values["half_width"]),
            held=tuple(values["held"]),
            parts={name: tuple(held) for name, held in values["parts"].items()},
            rank=tuple(values["rank"]),
            rank_range=(tuple(valence), tuple(arousal)),
        )


@dataclass(frozen=True, slots=True)
class Contender:
    """How well the networks of one recipe predict what they have not learned from.

    Attributes:
        name: Of the model, with its version.
        figures: Of valence and arousal, per dataset; their intervals are over recordings.
        score: The mean of the CCCs.
        low, high: Its 95 % interval, over groups.
        interval: How the intervals of its predictions fit their errors.
    """

    name: str
    figures: tuple[Figure, ...]
    score: float
    low: float
    high: float
    interval: IntervalFit


@dataclass(frozen=True, slots=True)
class Gain:
    """By how much one network's score is above another's.

    Attributes:
        name, over: Of the two.
        gain: The difference of their scores.
        low, high: Its 95 % interval, over groups.
        probability: Share of draws in which it is above 0.
    """

    name: str
    over: str
    gain: float
    low: float
    high: float
    probability: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Networks side by side.

    Attributes:
        folds: So many networks of each recipe were trained.
        recordings, groups: So many recordings of so many artists or songs there are.
        contenders: The networks, in order.
        gains: Of the later over the earlier ones.
    """

    folds: int
    recordings: int
    groups: int
    contenders: tuple[Contender, ...]
    gains: tuple[Gain, ...]

    def save(self, file: Path) -> None:
        """Keep it as JSON."""
        replace_file(file, (json.dumps(asdict(self), indent=1) + "\n").encode())

    @classmethod
    def load(cls, file: Path) -> Comparison:
        """Read what ``save`` wrote."""
        values = json.loads(file.read_text(encoding="utf-8"))
        contenders = [
            Contender(
                **{
                    **each,
                    "figures": tuple(Figure(**one) for one in each["figures"]),
                    "interval": IntervalFit.from_mapping(each["interval"]),
                }
            )
            for each in values["contenders"]
        ]
        gains = tuple(Gain(**each) for each in values["gains"])
        return cls(values["folds"], values["recordings"], values["groups"], tuple(contenders), gains)


def compare(
    clips: Sequence[LabelledClip],
    predictions: Mapping[str, Matrix],
    intervals: Mapping[str, tuple[Matrix, Matrix]],
    folds: int,
) -> Comparison:
    """Compare what networks say of the same clips.

    Args:
        clips: Rated recordings.
        predictions: Of each network (clips, 2), made without the clips.
        intervals: The lower and the upper ends of their intervals, likewise.
        folds: So many networks made them.
    """
    truth = np.array([(clip.emotion.valence, clip.emotion.arousal) for clip in clips if clip.emotion])
    rows = {name: np.array([clip.dataset == name for clip in clips]) for name in rated_datasets(clips)}
    draws = _draws(clips)
    scores = {
        name: np.array([_score(truth[pick], told[pick], {d: of[pick] for d, of in rows.items()}) for pick in draws])
        for name, told in predictions.items()
    }
    whole = {name: _score(truth, told, rows) for name, told in predictions.items()}
    contenders = []
    for name, told in predictions.items():
        figures = [
            figure(dataset, axis_name, truth[of, axis], told[of, axis])
            for dataset, of in rows.items()
            for axis, axis_name in enumerate(("valence", "arousal"))
        ]
        fit = _interval_fit(clips, truth, told, intervals[name], draws)
        contenders.append(Contender(name, tuple(figures), round(whole[name], 4), *_interval(scores[name]), fit))
    names = list(predictions)
    gains = []
    for later, name in enumerate(names):
        for over in names[:later]:
            drawn = scores[name] - scores[over]
            gain = round(whole[name] - whole[over], 4)
            gains.append(Gain(name, over, gain, *_interval(drawn), round(float((drawn > 0).mean()), 4)))
    return Comparison(
        folds, len(clips), len({(clip.dataset, clip.group) for clip in clips}), tuple(contenders), tuple(gains)
    )


def stand_in_card(models: Path, contender: Contender, recordings: int) -> None:
    """Put a contender's score into the card of the model of that name and version, if it is in ``models``."""
    for file in sorted(models.glob("*.json")):
        card = ModelCard.load(file)
        if str(card.key) == contender.name:
            standing = Standing(recordings, contender.score, contender.low, contender.high)
            replace_file(file, replace(card, standing=standing).to_json().encode())


def _draws(clips: Sequence[LabelledClip]) -> list[npt.NDArray[np.int64]]:
    """Of each draw the clips: those of as many groups of each dataset as it has, drawn with replacement."""
    members: dict[str, dict[str, list[int]]] = {}
    for index, clip in enumerate(clips):
        members.setdefault(clip.dataset, {}).setdefault(str(clip.group), []).append(index)
    rng = np.random.default_rng(0)
    draws = []
    for _ in range(DRAWS):
        drawn: list[int] = []
        for groups in members.values():
            of_group = list(groups.values())
            drawn += [index for pick in rng.integers(0, len(of_group), len(of_group)) for index in of_group[pick]]
        draws.append(np.array(drawn))
    return draws


def _interval_fit(
    clips: Sequence[LabelledClip],
    truth: Matrix,
    told: Matrix,
    interval: tuple[Matrix, Matrix],
    draws: Sequence[npt.NDArray[np.int64]],
) -> IntervalFit:
    def both(of_axis: Callable[[int], float]) -> tuple[float, float]:
        return round(of_axis(0), 4), round(of_axis(1), 4)

    low, high = interval
    errors, inside = np.abs(told - truth), (low <= truth) & (truth <= high)
    widths = ((high - low) / 2).round(6)  # equal ones share a rank
    right, up = (truth >= 0).T
    parts = {name: np.array([clip.dataset == name for clip in clips]) for name in rated_datasets(clips)}
    parts |= {"V+ A+": right & up, "V- A+": ~right & up, "V- A-": ~right & ~up, "V+ A-": right & ~up}
    drawn = [
        [rank_correlation(widths[pick, axis], errors[pick, axis]) for pick in draws[::_RANKS_FROM]] for axis in (0, 1)
    ]
    return IntervalFit(
        half_width=both(lambda axis: float(widths[:, axis].mean())),
        held=both(lambda axis: float(inside[:, axis].mean())),
        parts={
            name: both(lambda axis, rows=rows: float(inside[rows, axis].mean()))  # type: ignore[misc]
            for name, rows in parts.items()
            if rows.any()
        },
        rank=both(lambda axis: rank_correlation(widths[:, axis], errors[:, axis])),
        rank_range=(_interval(np.array(drawn[0])), _interval(np.array(drawn[1]))),
    )


def _score(truth: Matrix, told: Matrix, rows: Mapping[str, npt.NDArray[np.bool_]]) -> float:
    return float(np.mean([ccc(truth[of, axis], told[of, axis]) for of in rows.values() for axis in (0, 1)]))


def _interval(values: npt.NDArray[np.floating[Any]]) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)
