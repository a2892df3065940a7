from __future__ import annotations

import dataclasses
import json
import math
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from emotion_player.core.mel import AUDIOSET_MEL, MelSpec
from emotion_player.core.models.figures import Figure
from emotion_player.core.models.interval import ErrorScale, Interval
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.models.segments import SegmentSpec
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


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_no_card_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(path := tmp_path / "student.json")
    with pytest.raises(ModelError, match="cannot be read: it is not a file"):
        ModelCard.load(path)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "student.json"
    path.write_text(CARD.to_json(), encoding="utf-8-sig")
    assert ModelCard.load(path) == CARD


INTERVAL = {"valence": 0.3, "arousal": 0.2, "coverage": 0.9}
SCALE = {"valence": [0.1] * 9, "arousal": [0.1] * 9, "valence_spread": 0.1, "arousal_spread": 0.1}


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
        ("interval", {**INTERVAL, "scale": {**SCALE, "valence": []}}),
        ("interval", {**INTERVAL, "scale": {**SCALE, "arousal": [0.5] * 10}}),
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
        ("version", "\ud800"),
        ("notes", ["\ud800"]),
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
        ("interval", {"valence": 0.2, "arousal": 0.1, "coverage": 0.9, "center": [0.5]}),
        ("interval", {"valence": 0.2, "arousal": 0.1, "coverage": 0.9, "center": ["0.5", 0.5]}),
        ("segments", {"duration_s": 1.0, "count": 3, "loudness_lufs": 1e6, "trim": 0.0}),
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


def test_a_card_with_an_interval_for_each_song_survives_too(tmp_path: Path) -> None:
    scale = ErrorScale((-1.0, 0.1, 0.0, 0.2, *(0.0,) * 5), (-1.5, 0.0, 0.1, 0.0, 0.3, *(0.0,) * 4), 0.1, 0.12)
    card = dataclasses.replace(CARD, interval=Interval(1.7, 1.6, 0.9, scale, (0.6, 0.8)))
    (tmp_path / "student.json").write_text(card.to_json(), encoding="utf-8")
    assert ModelCard.load(tmp_path / "student.json") == card


@pytest.mark.parametrize("damage", [{"segments": 7}, {"shifts": [{"x": 1}]}, {"figures": "many"}])
def test_a_card_of_other_parts_is_told_without_words_of_the_programming_language(
    damage: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "student.json"
    path.write_text(json.dumps({**json.loads(CARD.to_json()), **damage}), encoding="utf-8")
    with pytest.raises(ModelError) as refused:
        ModelCard.load(path)
    assert str(refused.value) == f"The card {path} is damaged: its parts are not those of a card."
