"""The formatting of numbers in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from emotion_player.core.emotion import Emotion


def number_text(value: float, digits: int = 2) -> str:
    """A number with so many digits after the point, or the comma, a true minus, and none before zero: ``−0.31``."""
    rounded = round(float(value), digits)
    text = QLocale().toString(abs(rounded), "f", digits)
    return f"\N{MINUS SIGN}{text}" if rounded < 0 else text


def count_text(count: int) -> str:
    """A count with its thousands apart: ``99,999``."""
    return QLocale().toString(count)


def percent_text(percent: float) -> str:
    """``42%``; German leaves a space before the sign."""
    return QCoreApplication.translate("Numbers", "{percent}%").format(percent=round(percent))


def place_text(emotion: Emotion) -> str:
    """``valence 0.42, arousal −0.61``."""
    return QCoreApplication.translate("Numbers", "valence {valence}, arousal {arousal}").format(
        valence=number_text(emotion.valence), arousal=number_text(emotion.arousal)
    )


def interval_text(value: float, low: float, high: float) -> str:
    """``0.42 (0.30 … 0.55)``; without the interval where it is a point."""
    if low == high:
        return number_text(value)
    return f"{number_text(value)} ({number_text(low)} … {number_text(high)})"
