"""What the plane tells of one song."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from emotion_player.collection.placements import PlacementStatus
from emotion_player.collection.track_arrays import ShownTrack
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.words import model_name


@dataclass(frozen=True, slots=True)
class PointCard:
    """The words for one point, ready to be read.

    Attributes:
        title: The song's title.
        artist: Who plays it; empty when unknown.
        mood: Its mood word.
        emotion: Where it stands, corrections included.
        numbers: Valence and arousal with their intervals.
        model: Which model says so, or that the listener does, or that the shown model has yet to listen.
        gems: What listeners feel, where the model tells it.
    """

    title: str
    artist: str
    mood: str
    emotion: Emotion
    numbers: str
    model: str = ""
    gems: str = ""

    @classmethod
    def of(cls, song: ShownTrack, gems: str = "") -> PointCard:
        """The words for one song."""
        track, mood = song.track, mood_text(mood_word(song.emotion))
        numbers = interval_text(song.emotion, song.low, song.high)
        return cls(
            _line(track.display_title), _line(track.artist), mood, song.emotion, numbers, _source_text(song), gems
        )

    def spoken(self) -> str:
        """One line for screen readers: ``title, artist, joyful, valence .42, arousal .61``."""
        parts = (self.title, self.artist, self.mood, place_text(self.emotion), self.gems)
        return ", ".join(part for part in parts if part)


def _source_text(song: ShownTrack) -> str:
    """Who says so."""
    if song.status is PlacementStatus.CORRECTED:
        return QCoreApplication.translate("PointCard", "Corrected by you")
    if song.status is PlacementStatus.OTHER_MODEL:
        return QCoreApplication.translate("PointCard", "{model}, not yet refined").format(model=model_name(song.model))
    if song.status is PlacementStatus.OUTDATED:
        return QCoreApplication.translate("PointCard", "{model}, an older version").format(model=model_name(song.model))
    return model_name(song.model)


def _line(text: str) -> str:
    return " ".join(text.split())


def place_text(emotion: Emotion) -> str:
    """``valence .42, arousal −.61``."""
    return QCoreApplication.translate("PointCard", "valence {valence}, arousal {arousal}").format(
        valence=number_text(emotion.valence), arousal=number_text(emotion.arousal)
    )


def interval_text(emotion: Emotion, low: Emotion, high: Emotion) -> str:
    """Two lines: ``Valence .42 (.30 … .55)`` and the same of arousal; without the intervals where they are points."""
    valence = axis_text(emotion.valence, low.valence, high.valence)
    arousal = axis_text(emotion.arousal, low.arousal, high.arousal)
    return QCoreApplication.translate("PointCard", "Valence {valence}\nArousal {arousal}").format(
        valence=valence, arousal=arousal
    )


def axis_text(value: float, low: float, high: float) -> str:
    """``.42 (.30 … .55)``; without the interval where it is a point."""
    if low == high:
        return number_text(value)
    return f"{number_text(value)} ({number_text(low)} … {number_text(high)})"


def number_text(value: float) -> str:
    """A coordinate with two digits, a true minus and no zero before the point: ``−.31``."""
    text = f"{abs(value):.2f}".removeprefix("0")
    return f"\N{MINUS SIGN}{text}" if value < 0 and text != ".00" else text
