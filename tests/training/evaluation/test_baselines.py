"""Baselines learn from training recordings and are measured as our models are."""

from __future__ import annotations

from pathlib import Path

import pytest

from emotion_player.training.datasets.catalog import load_datasets
from emotion_player.training.evaluation.baselines import measure_baselines


def test_the_mean_knows_nothing_and_ridge_hears_brightness(tiny_data: Path, tmp_path: Path) -> None:
    clips = load_datasets(tiny_data, ["muse", "4q"])
    training, test = ([clip for clip in clips if clip.split == split] for split in ("train", "test"))
    heard: list[int] = []
    mean, ridge = measure_baselines(training, test, tmp_path, lambda: heard.append(1))
    assert len(heard) == len(clips)
    assert [figure.ccc for figure in mean.figures] == pytest.approx([0.0] * 4)
    assert all(figure.ccc > 0.5 for figure in ridge.figures if figure.axis == "arousal")
    assert {figure.n for figure in (*mean.figures, *ridge.figures)} == {2}
