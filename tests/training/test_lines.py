"""Lines give predictions the spread that labels have."""

from __future__ import annotations

import numpy as np
import pytest

from emotion_player.training.lines import UNCHANGED, fit_lines, out_of_fold_lines
from emotion_player.training.metrics import ccc


def _shy(count: int = 200) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Labels, and predictions that keep to the middle."""
    rng = np.random.default_rng(0)
    truth = rng.uniform(-0.8, 0.8, (count, 2))
    return truth, 0.5 * truth + 0.1 + rng.normal(0, 0.1, truth.shape), ["muse", "4q"] * (count // 2)


def test_predictions_that_keep_to_the_middle_are_spread() -> None:
    truth, predicted, datasets = _shy()
    lines = fit_lines(truth, predicted, datasets)
    assert lines.slope == pytest.approx((1.8, 1.8), abs=0.25)
    for axis in (0, 1):
        before, after = (ccc(truth[:, axis], told[:, axis]) for told in (predicted, lines.of(predicted)))
        assert after > before + 0.1


def test_what_has_the_right_spread_stays() -> None:
    truth, _, datasets = _shy()
    lines = fit_lines(truth, truth, datasets)
    assert lines.of(truth) == pytest.approx(UNCHANGED.of(truth), abs=0.01)


def test_a_fold_s_own_labels_do_not_count() -> None:
    truth, predicted, datasets = _shy()
    folds = np.arange(200) % 5
    clips = list(predicted[:, None])
    before = np.array(out_of_fold_lines(truth, clips, datasets, folds))
    changed = truth.copy()
    changed[folds == 2] *= -1
    after = np.array(out_of_fold_lines(changed, clips, datasets, folds))
    assert np.array_equal(before[folds == 2], after[folds == 2])
    assert not np.array_equal(before[folds == 1], after[folds == 1])
