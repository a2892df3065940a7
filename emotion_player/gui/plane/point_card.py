"""The texts of the card of one song."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.collection.track_arrays import ShownTrack
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import place_text


@dataclass(frozen=True, slots=True)
class PointCard:
    """The texts that describe one point.

    Attributes:
        title: The song's title.
        artist: Its artist; empty when unknown.
        mood: Its mood word.
        emotion: Its emotion, corrections included.
        gems: The predicted GEMS emotions, if any.
    """

    title: str
    artist: str
    mood: str
    emotion: Emotion
    gems: str = ""

    @classmethod
    def of(cls, song: ShownTrack, gems: str = "") -> PointCard:
        """Build the card of a song."""
        track, mood = song.track, mood_text(mood_word(song.emotion))
        return cls(_line(track.display_title), _line(track.artist), mood, song.emotion, gems)

    def lines(self) -> tuple[str, ...]:
        """List title, artist, mood and GEMS emotions, without unknown ones."""
        return tuple(line for line in (self.title, self.artist, self.mood, self.gems) if line)

    def accessible_text(self) -> str:
        """Describe the song in one line for screen readers: ``title, artist, joyful, valence 0.42, arousal 0.61``."""
        parts = (self.title, self.artist, self.mood, place_text(self.emotion), self.gems)
        return ", ".join(part for part in parts if part)


def _line(text: str) -> str:
    return " ".join(text.split())
