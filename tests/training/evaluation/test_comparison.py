"""Networks are compared on the same recordings, by artist or song."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.models.model_card import ModelCard
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation import comparison
from emotion_player.training.evaluation.comparison import Comparison, compare, stand_in_card
from tests.commands.conftest import CARD

Told = npt.NDArray[np.float64]


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "DRAWS", 200)


def _clips(a_group: int = 1) -> list[LabelledClip]:
    rng = np.random.default_rng(0)
    return [
        LabelledClip(
            dataset, str(i), Path(), f"artist{i // a_group}", "train", Emotion(*rng.uniform(-0.8, 0.8, 2).tolist())
        )
        for dataset in ("muse", "4q")
        for i in range(60)
    ]


def _told(clips: list[LabelledClip], noise: float, seed: int) -> Told:
    truth = np.array([(clip.emotion.valence, clip.emotion.arousal) for clip in clips if clip.emotion])
    return truth + np.random.default_rng(seed).normal(0, noise, truth.shape)


def _compared(clips: list[LabelledClip], predictions: Mapping[str, Told]) -> Comparison:
    return compare(clips, predictions, {name: (told - 0.5, told + 0.5) for name, told in predictions.items()}, 5)


def test_a_network_that_errs_less_is_better_with_certainty(tmp_path: Path) -> None:
    clips = _clips()
    found = _compared(clips, {"a": _told(clips, 0.5, 1), "b": _told(clips, 0.2, 2)})
    (gain,) = found.gains
    assert (gain.name, gain.over) == ("b", "a")
    assert gain.low <= gain.gain <= gain.high
    assert gain.low > 0
    assert gain.probability == 1.0
    a, b = found.contenders
    assert b.score - a.score == pytest.approx(gain.gain, abs=1e-3)
    assert b.score == pytest.approx(np.mean([figure.ccc for figure in b.figures]), abs=1e-3)
    found.save(tmp_path / "comparison.json")
    assert Comparison.load(tmp_path / "comparison.json") == found


def test_equal_networks_are_told_apart_by_chance_only() -> None:
    clips = _clips()
    (gain,) = _compared(clips, {"a": _told(clips, 0.3, 1), "b": _told(clips, 0.3, 2)}).gains
    assert gain.low < 0 < gain.high


def test_songs_of_one_artist_are_drawn_together() -> None:
    alone, in_groups = _clips(), _clips(a_group=20)
    widths = []
    for clips in (alone, in_groups):
        told = _told(clips, 0.1, 1)
        told[::20] += 1.0
        told[:20] += 1.0  # one artist is hard
        (contender,) = _compared(clips, {"a": told}).contenders
        widths.append(contender.high - contender.low)
    assert widths[1] > 1.5 * widths[0]


def test_a_score_is_put_into_the_card_of_the_model_that_it_is_of(tmp_path: Path) -> None:
    clips = _clips()
    (tmp_path / "student.json").write_text(CARD.to_json(), encoding="utf-8")
    names = (str(CARD.key), "student 0")
    for contender in _compared(clips, {name: _told(clips, 0.3, seed) for seed, name in enumerate(names)}).contenders:
        stand_in_card(tmp_path, contender, 120)
        standing = ModelCard.load(tmp_path / "student.json").standing
        assert standing is not None
        if contender.name == str(CARD.key):
            assert (standing.recordings, standing.score) == (120, contender.score)
        else:
            assert standing.score != contender.score


def test_intervals_are_measured_by_what_they_hold_and_by_how_they_follow_the_errors() -> None:
    clips = _clips()
    told = _told(clips, 0.3, 1)
    truth = np.array([(clip.emotion.valence, clip.emotion.arousal) for clip in clips if clip.emotion])
    errors = np.abs(told - truth)
    (honest,) = compare(clips, {"a": told}, {"a": (told - 1.01 * errors, told + 1.01 * errors)}, 5).contenders
    assert honest.interval.held == (1.0, 1.0)
    assert honest.interval.rank == pytest.approx((1.0, 1.0))
    assert set(honest.interval.parts) == {"muse", "4q", "V+ A+", "V- A+", "V- A-", "V+ A-"}
    (blind,) = _compared(clips, {"a": told}).contenders
    assert blind.interval.held == pytest.approx(tuple((errors <= 0.5).mean(0)), abs=1e-3)
    assert blind.interval.rank == (0.0, 0.0)
