from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from emotion_player.training.report import plots
from emotion_player.training.report.findings import Predictions, Run, Trial


def predictions(n: int = 40) -> Predictions:
    """Answers within .2 of the labels, with intervals of .1 to each side."""
    rng = np.random.default_rng(0)
    truth = rng.uniform(-0.8, 0.8, (n, 2))
    predicted = truth + rng.uniform(-0.2, 0.2, (n, 2))
    datasets = tuple("muse" if i % 2 else "4q" for i in range(n))
    keys = tuple(f"{name}/{i}" for i, name in enumerate(datasets))
    return Predictions(keys, datasets, truth, predicted, predicted - 0.1, predicted + 0.1, None)


def _is_drawn(path: Path) -> bool:
    """Whether it is a small picture with something on it."""
    with Image.open(path) as picture:
        colours = picture.convert("RGB").getcolors(1 << 20) or []
    return len(colours) > 5 and path.stat().st_size < 200_000


def test_every_picture_is_drawn_without_a_warning(tmp_path: Path) -> None:
    found, path = predictions(), tmp_path / "new" / "picture.png"
    run = Run(({"step": 10, "score": 0.5}, {"step": 20, "score": 0.6}), ({"step": 1, "loss": 2.0},))
    trials = [Trial("response", 1, 0.6), Trial("response", 2, 0.62), Trial("labels", 1, 0.5)]
    point = np.array([0.1, 0.2])
    plots.scatter(path, found, "student")
    assert _is_drawn(path)
    plots.residuals(path, found, "teacher")
    assert _is_drawn(path)
    plots.calibration(path, {"student": found}, {"student": 0.9})
    assert _is_drawn(path)
    plots.learning(path, {"student": run, "teacher": Run(run.validations, ())})
    assert _is_drawn(path)
    plots.ablation(path, trials)
    assert _is_drawn(path)
    plots.examples(path, [("1", point, {"student": -point})])
    assert _is_drawn(path)


def test_few_recordings_are_no_reason_for_a_warning(tmp_path: Path) -> None:
    for draw in (plots.scatter, plots.residuals):
        draw(tmp_path / "picture.png", predictions(1), "student")
    plots.calibration(tmp_path / "picture.png", {"student": predictions(1)}, {"student": 0.9})
    assert _is_drawn(tmp_path / "picture.png")


def test_bins_hold_as_many_clips_each_in_order_of_the_answers() -> None:
    truth = np.array([0.1, 0.9, 0.3, 0.5, 0.7, 0.2, 0.4, 0.6, 0.8, 1.0])
    answers, labels = plots.binned(truth, truth / 2)
    assert labels.tolist() == pytest.approx([0.15, 0.35, 0.55, 0.75, 0.95])
    assert answers == pytest.approx(labels / 2)


def test_coverage_counts_the_labels_inside_and_says_how_sure_that_is() -> None:
    found = predictions(200)
    held, low, high = plots.coverage_of(found, 0)
    assert held == np.mean(np.abs(found.predicted[:, 0] - found.truth[:, 0]) <= 0.1)
    assert low < held < high
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(held * (1 - held) / 200), rel=0.05)


def test_a_loss_is_smoothed_by_means_over_steps() -> None:
    points = np.stack([np.arange(600.0), np.arange(600.0) % 2], axis=1)
    smooth = plots.smoothed(points)
    assert smooth.shape == (120, 2)
    assert smooth[:, 1] == pytest.approx(0.5, abs=0.11)
    assert smooth[0, 0] == 2


def test_a_noisy_picture_gets_smaller_and_stays_as_large_on_the_page(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (200, 300, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "large.png")
    plots.shrink(tmp_path / "large.png", tmp_path / "small.png")
    with Image.open(tmp_path / "small.png") as picture:
        assert picture.size == (300, 200)
    assert (tmp_path / "small.png").stat().st_size < 0.4 * (tmp_path / "large.png").stat().st_size
