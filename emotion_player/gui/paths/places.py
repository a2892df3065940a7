"""The places where a mood path can start or end: current songs, and moods."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import MOOD_WORDS, NEUTRAL, mood_word
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.songs.selection import Selection

translate = QCoreApplication.translate


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
    playing = translate("Places", "The song that plays: {title}")
    selected = translate("Places", "The selected song: {title}")
    places = []
    for key, song, name in (("playing", selection.playing, playing), ("selected", selection.current, selected)):
        if song is not None:
            places.append(Place(name.format(title=_title_of(songs, song)), _emotion_of(songs, song), song, key))
    return places


def moods() -> list[Place]:
    """List every mood word and the middle of the plane, in alphabetical order."""
    words = [Place(mood_text(mood.word), mood.emotion, key=mood.word) for mood in MOOD_WORDS]
    middle = Place(mood_text(NEUTRAL), Emotion(0.0, 0.0), key=NEUTRAL)
    return sorted([*words, middle], key=lambda place: place.name.casefold())


def end_of(emotion: Emotion, song: int | None, songs: TrackCollection) -> Place:
    """Say in words where a path starts or ends.

    Args:
        emotion: The first or the last corner of its line.
        song: The song that the user chose for this end, if any.
        songs: The songs of the window.
    """
    if song is not None and emotion == _emotion_of(songs, song):
        quoted = translate("Places", "“{title}”").format(title=_title_of(songs, song))
        return Place(quoted, emotion, song, f"song {song}")
    near = translate("Places", "near {mood}").format(mood=mood_text(mood_word(emotion)))
    return next((mood for mood in moods() if mood.emotion == emotion), Place(near, emotion, key="near"))


def _emotion_of(songs: TrackCollection, song: int) -> Emotion:
    return Emotion.clipped(*songs.points()[song].tolist())


def _title_of(songs: TrackCollection, song: int) -> str:
    return songs.titles[song] or songs.path(song).stem
