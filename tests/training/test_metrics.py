from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emotion_player.training.metrics import bootstrap, ccc, cccs, conformal_half_width, figure, pearson, pearsons

_VECTORS = arrays(np.float64, 20, elements=st.floats(-1, 1))


def test_ccc_agrees_with_lins_formula() -> None:
    truth, predicted = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.5, 2.0, 3.5, 5.0])
    covariance = np.mean(truth * predicted) - truth.mean() * predicted.mean()
    expected = 2 * covariance / (truth.var() + predicted.var() + (truth.mean() - predicted.mean()) ** 2)
    assert ccc(truth, predicted) == pytest.approx(expected)


@given(_VECTORS, _VECTORS)
def test_ccc_is_symmetric_and_bounded(one: np.ndarray, other: np.ndarray) -> None:
    assert ccc(one, other) == pytest.approx(ccc(other, one), abs=1e-9)
    assert -1 - 1e-9 <= ccc(one, other) <= 1 + 1e-9


def test_only_equal_values_agree_fully() -> None:
    truth = np.linspace(-1, 1, 9)
    assert ccc(truth, truth) == pytest.approx(1)
    assert ccc(truth, truth / 2) < 1
    assert ccc(truth, truth + 0.3) < 1
    assert ccc(truth, np.zeros(9)) == 0


def test_pearson_is_that_of_numpy_and_nothing_where_a_vector_is_constant() -> None:
    truth, predicted = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.5, 2.0, 3.5, 1.0])
    assert pearson(truth, predicted) == pytest.approx(np.corrcoef(truth, predicted)[0, 1])
    rows = pearsons(np.array([truth, truth, np.ones(4)]), np.array([predicted, np.zeros(4), predicted]))
    assert rows.tolist() == [pearson(truth, predicted), 0, 0]


def test_the_bootstrap_interval_holds_the_figure_and_narrows_with_more_clips() -> None:
    rng = np.random.default_rng(0)
    truth = rng.uniform(-1, 1, 800)
    predicted = truth + rng.normal(0, 0.3, 800)
    few, many = bootstrap(cccs, truth[:40], predicted[:40]), bootstrap(cccs, truth, predicted)
    assert many[0] < ccc(truth, predicted) < many[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert bootstrap(cccs, truth, predicted) == many  # the same every time


def test_a_figure_says_how_well_and_with_what_spread() -> None:
    truth = np.linspace(-1, 1, 50)
    measured = figure("muse", "valence", truth, truth / 2)
    assert (measured.dataset, measured.axis, measured.n) == ("muse", "valence", 50)
    assert measured.pearson == pytest.approx(1)
    assert measured.slope == pytest.approx(0.5)
    assert measured.r2 == pytest.approx(0.75)
    assert measured.mae == pytest.approx(float(np.abs(truth / 2).mean()), abs=1e-4)


def test_a_conformal_interval_covers_what_it_promises() -> None:
    rng = np.random.default_rng(1)
    errors = rng.normal(0, 0.3, 4000)
    width = conformal_half_width(np.zeros(200), errors[:200], 0.9)
    assert np.mean(np.abs(errors[200:]) <= width) == pytest.approx(0.9, abs=0.05)
    assert conformal_half_width(np.zeros(3), np.array([0.1, 0.2, 0.3]), 0.9) == 0.3
