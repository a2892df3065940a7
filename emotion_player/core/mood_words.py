"""Everyday words for the moods of the plane, each where listeners of English put it.

The places are those of Russell (1980), "A circumplex model of affect", Journal of Personality and Social Psychology
39(6), 1161-1178, from the direct circular scaling of 28 affect words: 36 people sorted the words around a circle, and a
word's place is the angle that came out, counter-clockwise from pleasure. The scaling gives a direction and no distance,
so the word of a point is the one in whose direction it lies, and near the middle, where directions mean nothing, a
point is neutral. Words that are said of people rather than of music (astonished, droopy, at ease ...) are left out, the
others stand as published.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion_player.core.curve import EmotionCurve
from emotion_player.core.emotion import Emotion

NEUTRAL = "neutral"
NEUTRAL_RADIUS = 0.12
"""Points closer to the middle are neutral; the interval of most estimates is wider than that."""


@dataclass(frozen=True, slots=True)
class MoodWord:
    """A word and its direction on the plane, in degrees counter-clockwise from pleasant."""

    word: str
    degrees: float

    def place(self, radius: float) -> Emotion:
        """Where the word stands at a distance from the middle, from 0 to 1."""
        angle = np.deg2rad(self.degrees)
        return Emotion.clipped(float(radius * np.cos(angle)), float(radius * np.sin(angle)))


MOOD_WORDS = (
    MoodWord("happy", 7.8),
    MoodWord("delighted", 24.9),
    MoodWord("excited", 48.6),
    MoodWord("tense", 92.8),
    MoodWord("angry", 99.0),
    MoodWord("afraid", 116.0),
    MoodWord("distressed", 138.0),
    MoodWord("miserable", 188.7),
    MoodWord("sad", 207.5),
    MoodWord("gloomy", 209.0),
    MoodWord("bored", 242.0),
    MoodWord("tired", 267.7),
    MoodWord("sleepy", 271.9),
    MoodWord("calm", 316.2),
    MoodWord("relaxed", 318.0),
    MoodWord("content", 323.0),
    MoodWord("serene", 328.6),
    MoodWord("glad", 349.0),
    MoodWord("pleased", 353.2),
)
"""In order of their angle."""

_DEGREES = np.array([mood.degrees for mood in MOOD_WORDS])
_ENDS = (_DEGREES + np.append(_DEGREES[1:], _DEGREES[0] + 360)) / 2
"""Where each word gives way to the next: half way between them."""
_NAMES = np.array([*(mood.word for mood in MOOD_WORDS), NEUTRAL], object)


def mood_words(points: npt.NDArray[np.floating]) -> list[str]:
    """The word of each of (n, 2) points of valence and arousal."""
    valence, arousal = points[:, 0].astype(np.float64), points[:, 1].astype(np.float64)
    first = _ENDS[-1] - 360  # where the first word begins: counted from there, no word is cut in two
    degrees = first + (np.rad2deg(np.arctan2(arousal, valence)) - first) % 360
    number = np.searchsorted(_ENDS, degrees)
    number[np.hypot(valence, arousal) < NEUTRAL_RADIUS] = len(MOOD_WORDS)
    words: list[str] = _NAMES[number].tolist()
    return words


def moods_over_time(curve: EmotionCurve) -> list[tuple[float, str]]:
    """The moods of a track in order, each with the second at which it begins; no two in a row are the same."""
    moods: list[tuple[float, str]] = []
    for point, word in zip(curve.points, mood_words(curve.coordinates()), strict=True):
        if not moods or moods[-1][1] != word:
            moods.append((point.start_s, word))
    return moods


def mood_word(emotion: Emotion) -> str:
    """The word of one point."""
    return mood_words(np.array([[emotion.valence, emotion.arousal]]))[0]
