"""The mood words in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = (
    QT_TRANSLATE_NOOP("MoodWord", "joyful"),
    QT_TRANSLATE_NOOP("MoodWord", "tense"),
    QT_TRANSLATE_NOOP("MoodWord", "sad"),
    QT_TRANSLATE_NOOP("MoodWord", "calm"),
    QT_TRANSLATE_NOOP("MoodWord", "happy"),
    QT_TRANSLATE_NOOP("MoodWord", "excited"),
    QT_TRANSLATE_NOOP("MoodWord", "lively"),
    QT_TRANSLATE_NOOP("MoodWord", "playful"),
    QT_TRANSLATE_NOOP("MoodWord", "powerful"),
    QT_TRANSLATE_NOOP("MoodWord", "intense"),
    QT_TRANSLATE_NOOP("MoodWord", "hopeful"),
    QT_TRANSLATE_NOOP("MoodWord", "furious"),
    QT_TRANSLATE_NOOP("MoodWord", "aggressive"),
    QT_TRANSLATE_NOOP("MoodWord", "angry"),
    QT_TRANSLATE_NOOP("MoodWord", "anxious"),
    QT_TRANSLATE_NOOP("MoodWord", "bitter"),
    QT_TRANSLATE_NOOP("MoodWord", "lonely"),
    QT_TRANSLATE_NOOP("MoodWord", "dark"),
    QT_TRANSLATE_NOOP("MoodWord", "gloomy"),
    QT_TRANSLATE_NOOP("MoodWord", "dreary"),
    QT_TRANSLATE_NOOP("MoodWord", "solemn"),
    QT_TRANSLATE_NOOP("MoodWord", "sleepy"),
    QT_TRANSLATE_NOOP("MoodWord", "quiet"),
    QT_TRANSLATE_NOOP("MoodWord", "tranquil"),
    QT_TRANSLATE_NOOP("MoodWord", "peaceful"),
    QT_TRANSLATE_NOOP("MoodWord", "serene"),
    QT_TRANSLATE_NOOP("MoodWord", "soothing"),
    QT_TRANSLATE_NOOP("MoodWord", "tender"),
    QT_TRANSLATE_NOOP("MoodWord", "warm"),
    QT_TRANSLATE_NOOP("MoodWord", "neutral"),
)
"""Every word of ``core.mood_words``, where the tools that collect texts for translators find them."""


def mood_text(word: str) -> str:
    """Translate a word of ``core.mood_words`` or of a quadrant."""
    return QCoreApplication.translate("MoodWord", word)
