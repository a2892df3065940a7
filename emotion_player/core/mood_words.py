"""Everyday words for the moods of the plane, each at the point where speakers of English rate it.

The places are the mean ratings of valence and arousal in the Glasgow Norms, by some 34 people a word: Scott, Keitel,
Becirspahic, Yao and Sereno (2019), "The Glasgow Norms: Ratings of 5,500 words on nine scales", Behavior Research
Methods 51(3), 1258-1270, doi:10.3758/s13428-018-1099-3, supplementary material 2, licence CC BY 4.0. Of its 5,553
words these are some that describe the mood of music, a handful for every quarter, no two of them close together;
tense is the sense that the norms call "tense (strained)". Scales from 1 to 9 become the plane's from -1 to 1.

The word of a point is the nearest one. The middle of both scales is neutral.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve

NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class MoodWord:
    """A word and its point on the plane."""

    word: str
    emotion: Emotion


def _rated(word: str, valence: float, arousal: float) -> MoodWord:
    """Place a word by its ratings from 1 to 9."""
    return MoodWord(word, Emotion((valence - 5) / 4, (arousal - 5) / 4))


MOOD_WORDS = (
    _rated("joyful", 7.971, 6.333),
    _rated("tense", 2.971, 5.147),
    _rated("sad", 2.200, 3.941),
    _rated("calm", 7.343, 3.743),
    _rated("happy", 8.242, 6.938),
    _rated("excited", 8.143, 7.882),
    _rated("lively", 7.588, 6.656),
    _rated("playful", 7.486, 7.353),
    _rated("powerful", 6.625, 7.031),
    _rated("intense", 5.500, 7.029),
    _rated("hopeful", 7.529, 6.143),
    _rated("furious", 1.794, 6.429),
    _rated("aggressive", 2.094, 6.455),
    _rated("angry", 2.394, 5.906),
    _rated("anxious", 2.657, 5.686),
    _rated("bitter", 2.471, 4.794),
    _rated("lonely", 1.844, 3.625),
    _rated("dark", 3.714, 4.294),
    _rated("gloomy", 2.688, 2.936),
    _rated("dreary", 2.657, 2.656),
    _rated("solemn", 3.750, 2.906),
    _rated("sleepy", 4.121, 2.697),
    _rated("quiet", 5.688, 4.063),
    _rated("tranquil", 7.697, 3.313),
    _rated("peaceful", 7.824, 4.382),
    _rated("serene", 6.964, 4.903),
    _rated("soothing", 7.629, 4.771),
    _rated("tender", 7.061, 5.303),
    _rated("warm", 7.743, 5.857),
)
"""The first four name the quadrants; they are shown where there is no room for all."""

WORDS = (*(mood.word for mood in MOOD_WORDS), NEUTRAL)
"""All words that a point can have."""

_WORDS = np.array(WORDS, object)
_AT_ONCE = 4096
"""The distances of so many points from every word fit the processor's cache."""
_PLACES = np.array([*((mood.emotion.valence, mood.emotion.arousal) for mood in MOOD_WORDS), (0.0, 0.0)])


def mood_words(points: npt.NDArray[np.floating]) -> list[str]:
    """Return the word of each of (n, 2) points of valence and arousal."""
    words: list[str] = _WORDS[mood_numbers(points)].tolist()
    return words


def mood_numbers(points: npt.NDArray[np.floating]) -> npt.NDArray[np.int8]:
    """Return the place in ``WORDS`` of the word of each of (n, 2) points of valence and arousal."""
    numbers = np.empty(len(points), np.int8)
    squares = (_PLACES**2).sum(axis=1)
    for start in range(0, len(points), _AT_ONCE):
        some = points[start : start + _AT_ONCE].astype(np.float64)
        # |word - point|² without |point|², which is the same for every word.
        numbers[start : start + _AT_ONCE] = (squares - 2 * some @ _PLACES.T).argmin(axis=1)
    return numbers


def moods_over_time(curve: EmotionCurve) -> list[tuple[float, str]]:
    """List the moods of a track in order, each with its start in seconds; no two in a row are the same."""
    moods: list[tuple[float, str]] = []
    for point, word in zip(curve.points, mood_words(curve.coordinates()), strict=True):
        if not moods or moods[-1][1] != word:
            moods.append((point.start_s, word))
    return moods


def mood_word(emotion: Emotion) -> str:
    """Return the word of one point."""
    return mood_words(np.array([[emotion.valence, emotion.arousal]]))[0]
