"""The places where a mood path can start or end: current songs, and moods."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import MOOD_WORDS, NEUTRAL
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.songs.selection import Selection


@dataclass(frozen=True, slots=True)
class Place:
    """A mood, or a song, which becomes part of the path.

    Attributes:
        name: Its displayed name.
        emotion: Its point on the plane.
        song: The id of the song, if it is one.
        key: Identifies the entry of the list, even if its song or its name changes.
    """

    name: str
    emotion: Emotion
    song: int | None = None
    key: str = ""


def current_songs(songs: TrackCollection, selection: Selection) -> list[Place]:
    """List the playing and the selected song, if any."""
    playing = QCoreApplication.translate("Places", "The song that plays: {title}")
    selected = QCoreApplication.translate("Places", "The selected song: {title}")
    places = []
    for key, song, name in (("playing", selection.playing, playing), ("selected", selection.current, selected)):
        if song is not None:
            emotion = Emotion.clipped(*songs.points()[song].tolist())
            title = songs.titles[song] or songs.path(song).stem
            places.append(Place(name.format(title=title), emotion, song, key))
    return places


def moods() -> list[Place]:
    """List every mood word and the middle of the plane, in alphabetical order."""
    words = [Place(mood_text(mood.word), mood.emotion, key=mood.word) for mood in MOOD_WORDS]
    middle = Place(mood_text(NEUTRAL), Emotion(0.0, 0.0), key=NEUTRAL)
    return sorted([*words, middle], key=lambda place: place.name.casefold())
