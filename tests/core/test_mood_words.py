from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.mood_words import MOOD_WORDS, NEUTRAL, MoodWord, mood_word, mood_words

coordinates = st.floats(-1, 1, allow_nan=False)


@pytest.mark.parametrize(
    ("valence", "arousal", "word"),
    [
        (0.8, 0.5, "happy"),
        (0.7, 0.3, "joyful"),
        (0.42, 0.61, "powerful"),
        (-0.6, 0.4, "aggressive"),
        (-0.5, 0.0, "tense"),
        (-0.7, -0.25, "sad"),
        (0.5, -0.35, "calm"),
        (0.1, -0.3, "quiet"),
        (0.05, -0.03, NEUTRAL),
        (0.0, 0.0, NEUTRAL),
    ],
)
def test_a_place_has_the_word_that_people_put_there(valence: float, arousal: float, word: str) -> None:
    assert mood_word(Emotion(valence, arousal)) == word


@pytest.mark.parametrize("mood", MOOD_WORDS, ids=lambda mood: mood.word)
def test_every_word_is_that_of_its_own_place(mood: MoodWord) -> None:
    assert mood_word(mood.emotion) == mood.word


def test_no_two_words_lie_close_together() -> None:
    for one, other in itertools.combinations(MOOD_WORDS, 2):
        assert _apart(one.emotion, other.emotion) > 0.07, (one.word, other.word)


def test_each_quarter_has_its_word_among_the_words() -> None:
    assert {quadrant.word for quadrant in Quadrant} <= {mood.word for mood in MOOD_WORDS}


@given(coordinates, coordinates)
def test_no_other_word_lies_nearer(valence: float, arousal: float) -> None:
    here = Emotion(valence, arousal)
    distances = {mood.word: _apart(here, mood.emotion) for mood in MOOD_WORDS} | {NEUTRAL: math.hypot(valence, arousal)}
    assert distances[mood_word(here)] <= min(distances.values()) + 1e-6


def test_many_points_get_the_words_they_get_alone() -> None:
    points = np.random.default_rng(1).uniform(-1, 1, (300, 2)).astype(np.float32)
    assert mood_words(points) == [mood_word(Emotion(float(x), float(y))) for x, y in points]
    assert mood_words(np.empty((0, 2), np.float32)) == []


def _apart(one: Emotion, other: Emotion) -> float:
    return math.hypot(one.valence - other.valence, one.arousal - other.arousal)
