"""Which tracks are meant: by words, by quadrant, by nearness."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from emotion_player.core.emotion import Emotion, Quadrant


@dataclass(frozen=True, slots=True)
class TrackQuery:
    """What to look for; an empty query means every track.

    Attributes:
        search: What a person typed, as ``query.parse_search`` understands it: words that must all occur in title,
            artist, album, genre or path, whatever their case and accents, and ``artist:bach year:1990..1999``.
        quadrant: The quarter of the plane the track must lie in.
        near: Order by distance from this point instead of by artist, album and title.
        limit: How many tracks at most.
    """

    search: str = ""
    quadrant: Quadrant | None = None
    near: Emotion | None = None
    limit: int | None = None


_FIRST_MARK = "\N{COMBINING GRAVE ACCENT}"
"""No character before it combines with others: a quick answer for most."""


def fold(text: str) -> str:
    """Text as searches compare it: without case, accents and typographic variants ("Björk" is "bjork")."""
    if text.isascii():  # no more is to be done, and most text is
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join([c for c in decomposed if c < _FIRST_MARK or not unicodedata.combining(c)]).casefold()
