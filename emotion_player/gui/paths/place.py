"""Where a mood path can begin or end."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class Place:
    """A mood, or a song that is then part of the path.

    Attributes:
        name: What the list of places calls it.
        emotion: Where it is on the plane.
        song: The id of the song, if it is one.
        key: Tells which entry of the list it is, also when the song or the words are others.
    """

    name: str
    emotion: Emotion
    song: int | None = None
    key: str = ""
