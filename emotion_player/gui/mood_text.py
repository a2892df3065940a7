"""The mood words in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = (
    QT_TRANSLATE_NOOP("MoodWord", "happy"),
    QT_TRANSLATE_NOOP("MoodWord", "delighted"),
    QT_TRANSLATE_NOOP("MoodWord", "excited"),
    QT_TRANSLATE_NOOP("MoodWord", "tense"),
    QT_TRANSLATE_NOOP("MoodWord", "angry"),
    QT_TRANSLATE_NOOP("MoodWord", "afraid"),
    QT_TRANSLATE_NOOP("MoodWord", "distressed"),
    QT_TRANSLATE_NOOP("MoodWord", "miserable"),
    QT_TRANSLATE_NOOP("MoodWord", "sad"),
    QT_TRANSLATE_NOOP("MoodWord", "gloomy"),
    QT_TRANSLATE_NOOP("MoodWord", "bored"),
    QT_TRANSLATE_NOOP("MoodWord", "tired"),
    QT_TRANSLATE_NOOP("MoodWord", "sleepy"),
    QT_TRANSLATE_NOOP("MoodWord", "calm"),
    QT_TRANSLATE_NOOP("MoodWord", "relaxed"),
    QT_TRANSLATE_NOOP("MoodWord", "content"),
    QT_TRANSLATE_NOOP("MoodWord", "serene"),
    QT_TRANSLATE_NOOP("MoodWord", "glad"),
    QT_TRANSLATE_NOOP("MoodWord", "pleased"),
    QT_TRANSLATE_NOOP("MoodWord", "neutral"),
)
"""Every word of ``core.mood_words``, where the tools that collect texts for translators find them."""


def mood_text(word: str) -> str:
    """A word of ``core.mood_words`` or of a quadrant, as a person reads it."""
    return QCoreApplication.translate("MoodWord", word)
