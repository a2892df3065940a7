"""Which tracks are meant: by words, by quadrant, by nearness."""

from __future__ import annotations

from dataclasses import dataclass

from emotion_player.core.emotion import Emotion, Quadrant


@dataclass(frozen=True, slots=True)
class TrackQuery:
    """What to look for; an empty query means every track.

    Attributes:
        search: Words that must all occur in title, artist, album, genre or path, whatever their case.
        quadrant: The quarter of the plane the track must lie in.
        near: Order by distance from this point instead of by artist, album and title.
        limit: How many tracks at most.
    """

    search: str = ""
    quadrant: Quadrant | None = None
    near: Emotion | None = None
    limit: int | None = None
