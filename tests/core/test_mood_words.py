from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import MOOD_WORDS, NEUTRAL, NEUTRAL_RADIUS, mood_word, mood_words

coordinates = st.floats(-1, 1, allow_nan=False)


@pytest.mark.parametrize(
    ("valence", "arousal", "word"),
    [
        (0.9, 0.1, "happy"),
        (0.42, 0.61, "excited"),
        (-0.1, 0.8, "angry"),
        (-0.6, -0.3, "sad"),
        (0.5, -0.5, "calm"),
        (0.6, -0.36, "serene"),
        (0.7, 0.0, "pleased"),
        (0.05, -0.03, NEUTRAL),
        (0.0, 0.0, NEUTRAL),
    ],
)
def test_a_place_has_the_word_that_people_put_there(valence: float, arousal: float, word: str) -> None:
    assert mood_word(Emotion(valence, arousal)) == word


@pytest.mark.parametrize("mood", MOOD_WORDS)
@pytest.mark.parametrize("radius", [NEUTRAL_RADIUS + 0.01, 0.5, 1.0])
def test_every_word_is_that_of_its_own_place(mood: object, radius: float) -> None:
    assert isinstance(mood, type(MOOD_WORDS[0]))
    assert mood_word(mood.place(radius)) == mood.word


@given(coordinates, coordinates)
def test_no_other_word_lies_nearer_in_direction(valence: float, arousal: float) -> None:
    word = mood_word(Emotion(valence, arousal))
    if word == NEUTRAL:
        assert math.hypot(valence, arousal) < NEUTRAL_RADIUS
        return
    degrees = math.degrees(math.atan2(arousal, valence))
    turns = {mood.word: abs((mood.degrees - degrees + 180) % 360 - 180) for mood in MOOD_WORDS}
    assert turns[word] <= min(turns.values()) + 1e-6


def test_many_points_get_the_words_they_get_alone() -> None:
    points = np.random.default_rng(1).uniform(-1, 1, (300, 2)).astype(np.float32)
    assert mood_words(points) == [mood_word(Emotion(float(x), float(y))) for x, y in points]
    assert mood_words(np.empty((0, 2), np.float32)) == []
