from __future__ import annotations

import numpy as np
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.interval import Interval
from emotion_player.training.uncertainty import Matrix, fit_interval


def _songs(count: int, segments: int, seed: int = 0) -> tuple[Matrix, list[Matrix]]:
    """Predictions whose errors grow towards low valence, and the labels."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(-0.8, 0.8, (count, 2))
    errors = rng.normal(0, 1, (count, 2)) * (0.25 - 0.2 * places[:, :1])
    return places + errors, [place + rng.normal(0, 0.05, (segments, 2)) for place in places]


def _fit(segments: int) -> Interval:
    return fit_interval(*_songs(400, segments), ["muse"] * 400, 0.9)


def _width(interval: Interval, predictions: Matrix, heard: float = 1.0) -> float:
    low, high = interval.around(Emotion.clipped(*predictions.mean(0)), predictions, heard)
    return high.arousal - low.arousal


@pytest.mark.parametrize("segments", [1, 3])
def test_the_promised_share_of_new_labels_lies_within_the_interval(segments: int) -> None:
    interval = _fit(segments)
    inside = []
    for truth, predictions in zip(*_songs(400, segments, seed=1), strict=True):
        low, high = interval.around(Emotion.clipped(*predictions.mean(0)), predictions, heard=1.0)
        inside.append(low.arousal <= np.clip(truth[1], -1, 1) <= high.arousal)
    assert np.mean(inside) == pytest.approx(0.9, abs=0.04)


def test_intervals_are_wider_where_errors_are_larger() -> None:
    interval = _fit(3)
    assert _width(interval, np.full((3, 2), [-0.6, 0.0])) > 2 * _width(interval, np.full((3, 2), [0.6, 0.0]))


def test_intervals_are_wider_for_fewer_and_for_disagreeing_segments() -> None:
    interval = _fit(3)
    one, six = np.full((1, 2), 0.4), np.full((6, 2), 0.4)
    torn = np.array([[0.4, -0.4]] * 3 + [[0.4, 1.2]] * 3)
    assert _width(interval, one, 0.1) > _width(interval, six, 0.6)
    assert _width(interval, torn, 0.6) > _width(interval, six, 0.6)


def test_each_dataset_s_labels_lie_within_the_interval_however_few_they_are() -> None:
    truth, predictions = _songs(400, 3)
    few_truth, few_predictions = _songs(60, 3, seed=2)
    few_truth = few_truth + 2 * (few_truth - np.array([of.mean(0) for of in few_predictions]))  # harder to predict
    names = ["4q"] * 400 + ["muse"] * 60
    interval = fit_interval(np.concatenate([truth, few_truth]), predictions + few_predictions, names, 0.9)
    inside = []
    for labels, of_song in zip(few_truth, few_predictions, strict=True):
        scales = interval.scale.of(of_song, heard=1.0) if interval.scale else (0.0, 0.0)
        inside.append(abs(labels[1] - of_song.mean(0)[1]) <= interval.arousal * scales[1])
    assert np.mean(inside) >= 0.88
