from __future__ import annotations

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.gui.language import Language
from emotion_player.gui.numbers import count_text, interval_text, number_text, percent_text, place_text

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.484, "0.48"), (-0.31, f"{MINUS}0.31"), (1.0, "1.00"), (-0.004, "0.00"), (0.0, "0.00"), (-0.0, "0.00")],
)
def test_numbers_have_two_digits_a_true_minus_and_none_before_zero(value: float, text: str) -> None:
    assert number_text(value) == text


def test_numbers_are_written_in_the_language_of_the_window(english: Language) -> None:
    emotion = Emotion(-0.5, 0.25)
    assert place_text(emotion) == f"valence {MINUS}0.50, arousal 0.25"
    assert count_text(99_999) == "99,999"
    assert percent_text(41.7) == "42%"
    english.install("de")
    assert percent_text(41.7) == "42\N{NO-BREAK SPACE}%"
    assert place_text(emotion) == f"Valenz {MINUS}0,50, Erregung 0,25"
    assert interval_text(0.5, 0.3, 0.7) == "0,50 (0,30 … 0,70)"
    assert count_text(99_999) == "99.999"
    english.install("en")


def test_an_interval_without_width_is_a_number() -> None:
    assert interval_text(0.5, 0.5, 0.5) == "0.50"
    assert number_text(12.34, 1) == "12.3"
