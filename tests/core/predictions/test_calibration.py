"""What is learned from corrections brings a model nearer to the listener, or is not used."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.calibration import FEWEST, Calibration, CalibrationExample, Line, fit_calibration

emotions = st.builds(Emotion, st.floats(-1, 1), st.floats(-1, 1))
any_lessons = st.lists(st.builds(CalibrationExample, emotions, emotions), min_size=FEWEST, max_size=40)
lines = st.builds(Line, st.floats(0.01, 10), st.floats(-3, 3))


def listener(
    seed: int, songs: int, slope: float = 1.0, shift: float = 0.0, inexact: float = 0.2
) -> list[CalibrationExample]:
    """Corrections by somebody for whom valence is a line through what the model says; arousal as the model says."""
    draw = np.random.default_rng(seed)
    lessons = []
    for valence, arousal, *wide in np.clip(draw.normal(0, (0.3, 0.3, 1, 1), (songs, 4)), -1, 1).tolist():
        meant = Emotion.clipped(slope * valence + shift + inexact * wide[0], arousal + inexact * wide[1])
        lessons.append(CalibrationExample(Emotion(valence, arousal), meant))
    return lessons


def error(calibration: Calibration, lessons: list[CalibrationExample], axis: str) -> float:
    gaps = [getattr(calibration.emotion(each.prediction), axis) - getattr(each.correction, axis) for each in lessons]
    return float(np.sqrt(np.mean(np.square(gaps))))


# ---- what is learned


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.3), (1.0, -0.3), (0.5, 0.1), (1.3, -0.1)])
def test_a_listener_who_hears_it_differently_is_understood(slope: float, shift: float) -> None:
    calibration = fit_calibration(listener(1, 60, slope, shift, inexact=0.1))
    others = listener(2, 500, slope, shift, inexact=0.1)

    report = calibration.report
    assert (report.songs, report.helps, report.valence.helps, report.arousal.helps) == (60, True, True, False)
    assert calibration.arousal == Line()
    assert calibration.valence.slope == pytest.approx(slope, abs=0.15)
    assert calibration.valence.offset == pytest.approx(shift, abs=0.1)
    assert error(calibration, others, "valence") == pytest.approx(report.valence.after, rel=0.2)
    assert error(calibration, others, "valence") < 0.8 * report.valence.before


def test_the_reported_error_is_that_of_songs_that_were_left_out() -> None:
    """With as few songs as may be, the error on the very songs learned from would be too good to be true."""
    found = [fit_calibration(listener(seed, FEWEST, 0.7, 0.2)) for seed in range(40)]
    later = [error(each, listener(1_000 + seed, 200, 0.7, 0.2), "valence") for seed, each in enumerate(found)]
    used = [(each.report.valence.after, after) for each, after in zip(found, later, strict=True) if each.report.helps]

    told, true = np.mean(used, axis=0)
    assert len(used) > 20
    assert told == pytest.approx(true, rel=0.1)


def test_a_shift_is_learned_from_few_songs_more_often_than_not() -> None:
    helped = [fit_calibration(listener(seed, FEWEST, shift=0.2)).report.valence.helps for seed in range(100)]

    assert sum(helped) > 50


def test_more_songs_are_trusted_more() -> None:
    shifts = [fit_calibration(listener(3, songs, shift=0.3, inexact=0.05)).valence.offset for songs in (15, 100)]

    assert 0 < shifts[0] < shifts[1] < 0.31


# ---- what is refused


@pytest.mark.parametrize("songs", [15, 30, 100])
@pytest.mark.parametrize("inexact", [0.1, 0.4])
def test_a_listener_who_is_only_inexact_teaches_nothing(songs: int, inexact: float) -> None:
    reports = [fit_calibration(listener(seed, songs, inexact=inexact)).report for seed in range(50)]

    helps = [axis.helps for report in reports for axis in (report.valence, report.arousal)]
    assert sum(helps) <= 5  # of 100


def test_too_few_corrections_are_refused() -> None:
    with pytest.raises(ValueError, match="14 corrections are too few, 15 are needed"):
        fit_calibration(listener(1, 14))


@given(st.lists(emotions, min_size=FEWEST, max_size=30))
@settings(max_examples=30)
def test_a_model_that_was_right_stays_as_it_is(right: list[Emotion]) -> None:
    calibration = fit_calibration([CalibrationExample(each, each) for each in right])

    assert (calibration.valence, calibration.arousal, calibration.report.helps) == (Line(), Line(), False)
    assert calibration.report.valence.before == calibration.report.valence.after == 0
    assert [calibration.emotion(each) for each in right] == right


# ---- whatever the corrections are


@given(any_lessons, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_corrections_does_not_matter(lessons: list[CalibrationExample], shuffled: random.Random) -> None:
    other = list(lessons)
    shuffled.shuffle(other)

    assert fit_calibration(other) == fit_calibration(lessons)


@given(any_lessons)
@settings(max_examples=60)
def test_an_axis_is_mapped_only_if_its_error_sinks(lessons: list[CalibrationExample]) -> None:
    calibration = fit_calibration(lessons)

    report = calibration.report
    for line, axis in ((calibration.valence, report.valence), (calibration.arousal, report.arousal)):
        assert axis.after < axis.before if axis.helps else line == Line()


@given(any_lessons, emotions, emotions)
@settings(max_examples=60)
def test_songs_keep_their_order_and_stay_on_the_plane(
    lessons: list[CalibrationExample], one: Emotion, other: Emotion
) -> None:
    calibration = fit_calibration(lessons)

    mapped = calibration.emotion(one), calibration.emotion(other)  # an Emotion is on the plane, or cannot be made
    if one.valence <= other.valence:
        assert mapped[0].valence <= mapped[1].valence
    if one.arousal <= other.arousal:
        assert mapped[0].arousal <= mapped[1].arousal


@given(lines, lines, st.lists(emotions, min_size=1))
def test_many_points_are_mapped_like_one(valence: Line, arousal: Line, points: list[Emotion]) -> None:
    report = fit_calibration([CalibrationExample(Emotion(0, 0), Emotion(0, 0))] * FEWEST).report
    calibration = Calibration(valence, arousal, report)

    mapped = calibration.points(np.array([[each.valence, each.arousal] for each in points]))

    assert [Emotion(*row) for row in mapped.tolist()] == [calibration.emotion(each) for each in points]
    assert np.all(np.diff(valence.each_at(np.linspace(-1, 1, 50))) >= 0)


# ---- as text


@given(lines, lines, any_lessons)
@settings(max_examples=20)
def test_a_calibration_comes_back_from_its_text(
    valence: Line, arousal: Line, lessons: list[CalibrationExample]
) -> None:
    calibration = Calibration(valence, arousal, fit_calibration(lessons).report)

    assert Calibration.from_json(calibration.to_json()) == calibration


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "{}", "7", '{"valence": {"slope": 1, "offset": 0}, "arousal": 3, "report": {}}'),
        fit_calibration(listener(1, 20)).to_json().replace('"slope": 1.0', '"slope": -1.0'),
        fit_calibration(listener(1, 20)).to_json().replace('"slope": 1.0', '"slope": NaN'),
        fit_calibration(listener(1, 20)).to_json().replace('"slope": 1.0', '"slope": "1"'),
    ],
)
def test_what_is_no_calibration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Calibration.from_json(text)
