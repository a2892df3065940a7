from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.interval import Interval
from emotion_player.training.uncertainty import Matrix, fit_interval, out_of_fold_intervals


def _songs(count: int, segments: int, seed: int = 0) -> tuple[Matrix, list[Matrix]]:
    """Predictions whose errors grow towards low valence, and the labels."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(-0.8, 0.8, (count, 2))
    errors = rng.normal(0, 1, (count, 2)) * (0.25 - 0.2 * places[:, :1])
    return places + errors, [place + rng.normal(0, 0.05, (segments, 2)) for place in places]


def _fit(segments: int) -> Interval:
    return fit_interval(*_songs(400, segments), ["muse"] * 400, 0.9)


def _inside(interval: Interval, truth: Matrix, predictions: list[Matrix]) -> npt.NDArray[np.bool_]:
    """(songs, 2), whether labels lie within the intervals."""
    ends = [interval.around(Emotion.clipped(*of.mean(0)), of, heard=1.0) for of in predictions]
    low, high = np.array([[(end.valence, end.arousal) for end in both] for both in ends]).transpose(1, 0, 2)
    inside: npt.NDArray[np.bool_] = (low <= truth.clip(-1, 1)) & (truth.clip(-1, 1) <= high)
    return inside


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
    assert np.mean(_inside(interval, few_truth, few_predictions), axis=0).min() >= 0.88


def test_labels_of_a_quadrant_that_is_hard_to_predict_lie_within_the_interval() -> None:
    truth, predictions = _songs(400, 3)
    hard = np.array((truth < 0).all(axis=1))
    hard[np.flatnonzero(hard)[::2]] = False
    truth = np.where(hard[:, None], -0.95, truth)  # far from where they are said to be
    interval = fit_interval(truth, predictions, ["muse"] * 400, 0.9)
    low = np.array((truth < 0).all(axis=1))
    assert np.mean(_inside(interval, truth, predictions)[low], axis=0).min() >= 0.87


def test_the_middle_of_an_interval_lies_nearer_to_0_where_predictions_are_spread_too_far() -> None:
    truth, predictions = _songs(400, 3)
    spread_too_far = fit_interval(truth / 2, predictions, ["muse"] * 400, 0.9)
    assert max(spread_too_far.center) < fit_interval(truth, predictions, ["muse"] * 400, 0.9).center[1] == 0.8


def test_each_fold_s_intervals_are_fitted_to_the_others() -> None:
    truth, predictions = _songs(400, 3)
    folds = np.arange(400) % 2
    low, high = out_of_fold_intervals(truth, predictions, ["muse"] * 400, folds, 0.9)
    moved = np.where(folds[:, None] == 0, truth, -truth)
    again, _ = out_of_fold_intervals(moved, predictions, ["muse"] * 400, folds, 0.9)
    assert np.array_equal(low[folds == 1], again[folds == 1])
    assert not np.array_equal(low[folds == 0], again[folds == 0])
    inside = (low <= truth.clip(-1, 1)) & (truth.clip(-1, 1) <= high)
    assert inside.mean() == pytest.approx(0.9, abs=0.04)
