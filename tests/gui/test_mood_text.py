from __future__ import annotations

from emotion_player.core.emotion import Quadrant
from emotion_player.core.mood_words import MOOD_WORDS, NEUTRAL
from emotion_player.gui import mood_text


def test_translators_find_every_word() -> None:
    words = {mood.word for mood in MOOD_WORDS} | {quadrant.word for quadrant in Quadrant} | {NEUTRAL}
    assert set(mood_text._WORDS) == words


def test_without_a_translation_a_word_stays_english() -> None:
    assert mood_text.mood_text("serene") == "serene"
