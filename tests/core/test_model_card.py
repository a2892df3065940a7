from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import AUDIOSET_MEL, MelSpec
from emotion_player.core.model_card import ErrorScale, Figure, Interval, ModelCard, SegmentSpec
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import ModelError

CARD = ModelCard(
    name="student",
    version="3",
    sha256="ab" * 32,
    parameters=8_400_000,
    mels=(MelSpec(), AUDIOSET_MEL),
    segments=SegmentSpec(duration_s=10.224, count=3, loudness_lufs=-24.0, trim=0.1),
    interval=Interval(valence=0.3, arousal=0.2, coverage=0.9),
    trained_on=("muse (CC BY)", "4q"),
    licence="CC BY-NC 4.0",
    figures=tuple(
        Figure("muse", axis, 100, ccc, ccc - 0.1, ccc + 0.1, 0.3, 0.6, 0.2, 0.1, 0.8)
        for axis, ccc in (("valence", 0.5), ("arousal", 0.7))
    ),
    notes=("Größe: klein", "trained once"),
)

FIGURE = dataclasses.asdict(CARD.figures[0])


def test_a_card_survives_being_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "student.json"
    path.write_text(CARD.to_json(), encoding="utf-8")
    assert ModelCard.load(path) == CARD
    assert "Größe" in path.read_text(encoding="utf-8")


def test_the_card_of_an_older_model_with_one_front_end_is_read(tmp_path: Path) -> None:
    values = json.loads(CARD.to_json())
    (values["mel"], _) = values.pop("mels")
    path = tmp_path / "student.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    assert ModelCard.load(path) == dataclasses.replace(CARD, mels=(MelSpec(),))


def test_a_file_is_decoded_at_the_highest_rate_of_the_front_ends() -> None:
    assert CARD.sample_rate == 32_000


def test_a_card_knows_its_key_and_its_score() -> None:
    assert CARD.key == ModelKey("student", "3")
    assert str(CARD.key) == "student 3"
    assert CARD.score == pytest.approx(0.6)
    assert dataclasses.replace(CARD, figures=()).score is None


def test_a_missing_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        ModelCard.load(tmp_path / "student.json")
    assert str(caught.value) == f"The model has no card: {tmp_path / 'student.json'} is missing."


def test_a_card_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read: it is a folder"):
        ModelCard.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"3", b"\xff\xfe{}", b"null", b"[" * 100_000, b" " * 2_000_000])
def test_a_card_that_is_no_json_object_is_damaged(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "student.json"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="is damaged"):
        ModelCard.load(path)


@pytest.mark.parametrize(
    "field", ["name", "version", "sha256", "parameters", "mels", "segments", "interval", "licence"]
)
def test_a_card_without_a_field_says_which(field: str, tmp_path: Path) -> None:
    values = json.loads(CARD.to_json())
    del values[field]
    path = tmp_path / "student.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ModelError, match=f"is damaged: it has no '{field}'"):
        ModelCard.load(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("parameters", "many"),
        ("mels", [{"hop": 3}]),
        ("mels", [{"n_mels": 0}]),
        ("mels", [{"n_mels": "many"}]),
        ("mels", [{"style": "loud"}]),
        ("segments", {"duration_s": 1.0, "count": 0, "loudness_lufs": -24.0, "trim": 0.0}),
        ("segments", {"duration_s": 1.0, "count": 3, "loudness_lufs": -24.0, "trim": 0.5}),
        ("interval", None),
        ("figures", [{"dataset": "muse"}]),
        ("figures", [{**FIGURE, "ccc": "good"}]),
        ("figures", [{**FIGURE, "ccc": None}]),
        ("figures", [{**FIGURE, "n": 1e300}]),
        ("figures", {"dataset": "muse"}),
        ("figures", 3),
        ("gems", [{"name": ["amazement"], "n": 1, "r": 0.5, "r_low": 0.4, "r_high": 0.6, "usable": True}]),
        ("gems", [{"name": "amazement", "n": 1, "r": 0.5, "r_low": 0.4, "r_high": 0.6, "usable": "yes"}]),
        ("parameters", math.inf),
        ("parameters", 10**400),
        ("parameters", True),
        ("name", ["student"]),
        ("version", 2),
        ("sha256", None),
        ("trained_on", 7),
        ("trained_on", [7]),
        ("notes", [None]),
        ("mels", [{"sample_rate": 16_000.5}]),
        ("mels", [{"n_fft": 2**40}]),
        ("mels", [{"fmax": math.nan}]),
        ("mels", "ab"),
        ("interval", {"valence": "wide", "arousal": 0.1, "coverage": 0.9}),
        ("interval", {"valence": math.nan, "arousal": 0.1, "coverage": 0.9}),
        ("segments", {"duration_s": 1e9, "count": 3, "loudness_lufs": -24.0, "trim": 0.0}),
        ("segments", {"duration_s": 1.0, "count": 1.5, "loudness_lufs": -24.0, "trim": 0.0}),
        ("segments", {"duration_s": [1.0], "count": 3, "loudness_lufs": -24.0, "trim": 0.0}),
    ],
)
def test_a_card_with_a_wrong_value_is_damaged(field: str, value: Any, tmp_path: Path) -> None:  # noqa: ANN401
    path = tmp_path / "student.json"
    path.write_text(json.dumps({**json.loads(CARD.to_json()), field: value}), encoding="utf-8")
    with pytest.raises(ModelError, match="is damaged"):
        ModelCard.load(path)


@given(
    answers=st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=1, max_size=20),
    trim=st.floats(0, 0.5, exclude_max=True),
)
def test_combined_answers_lie_among_the_answers(answers: list[tuple[float, float]], trim: float) -> None:
    values = np.array(answers)
    combined = SegmentSpec(1.0, 3, -24.0, trim).combine(values)
    assert combined.shape == (2,)
    assert (values.min(axis=0) - 1e-12 <= combined).all()
    assert (combined <= values.max(axis=0) + 1e-12).all()


def test_trimming_leaves_out_as_many_answers_at_each_end() -> None:
    answers = np.array([[0.0, 9.0], [0.1, 0.3], [0.2, 0.2], [0.3, 0.1], [9.0, 0.0]])
    np.testing.assert_allclose(SegmentSpec(1.0, 5, -24.0, 0.2).combine(answers), [0.2, 0.2])
    np.testing.assert_allclose(SegmentSpec(1.0, 5, -24.0, 0.0).combine(answers), [1.92, 1.92])


@given(st.builds(Emotion, st.floats(-1, 1), st.floats(-1, 1)), st.floats(0, 2), st.floats(0, 2))
def test_the_interval_holds_the_answer_and_stays_on_the_plane(emotion: Emotion, valence: float, arousal: float) -> None:
    low, high = Interval(valence, arousal, 0.9).around(emotion, np.array([[emotion.valence, emotion.arousal]]), 0.5)
    assert -1 <= low.valence <= emotion.valence <= high.valence <= 1
    assert -1 <= low.arousal <= emotion.arousal <= high.arousal <= 1


def test_a_card_with_an_interval_for_each_song_survives_too(tmp_path: Path) -> None:
    scale = ErrorScale((-1.0, 0.1, 0.0, 0.2, *(0.0,) * 5), (-1.5, 0.0, 0.1, 0.0, 0.3, *(0.0,) * 4), 0.1, 0.12)
    card = dataclasses.replace(CARD, interval=Interval(1.7, 1.6, 0.9, scale))
    (tmp_path / "student.json").write_text(card.to_json(), encoding="utf-8")
    assert ModelCard.load(tmp_path / "student.json") == card


def test_a_scaled_interval_is_a_multiple_of_the_errors_scale() -> None:
    scale = ErrorScale((float(np.log(0.2)), *(0.0,) * 8), (float(np.log(0.1)), *(0.0,) * 8), 0.0, 0.0)
    low, high = Interval(1.5, 2.0, 0.9, scale).around(Emotion(0, 0), np.zeros((3, 2)), 1.0)
    assert [low.valence, high.valence, low.arousal, high.arousal] == pytest.approx([-0.3, 0.3, -0.2, 0.2])


def test_what_is_left_to_chance_shrinks_with_the_share_of_the_song_that_is_heard() -> None:
    scale = ErrorScale((float(np.log(0.2)), *(0.0,) * 8), (float(np.log(0.1)), *(0.0,) * 8), 0.3, 0.4)
    agreed = np.zeros((2, 2))
    assert scale.of(agreed, heard=1.0) == pytest.approx((0.2, 0.1))
    assert scale.of(agreed, heard=0.0) == pytest.approx((0.25, np.hypot(0.1, 0.2)))
    assert scale.of(agreed, heard=0.0) > scale.of(agreed, heard=0.5) > scale.of(agreed, heard=1.0)


@pytest.mark.parametrize(
    ("starts_s", "heard"),
    [((0.0,), 1.0), ((0.0, 10.0), 1.0), ((0.0, 4.0, 8.0), 1.0), ((15.0, 55.0, 95.0), 0.25)],
)
def test_how_much_of_a_song_is_heard_follows_from_where_its_segments_begin(
    starts_s: tuple[float, ...], heard: float
) -> None:
    assert SegmentSpec(10.0, 3, -14.0, 0.0).share_heard(starts_s) == heard


def test_one_segment_by_design_may_be_any_part_of_the_song() -> None:
    assert SegmentSpec(10.0, 1, -14.0, 0.0).share_heard((95.0,)) == 0.0
