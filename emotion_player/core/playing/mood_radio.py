"""A walk over the plane without an end: which song comes next on the mood radio."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.search.folding import fold

MEMORY = 200
"""So many songs are heard before one may come again, in a library that has as many."""

ARTIST_GAP = 4
"""So many songs are heard before an artist may come again, where the library has others to offer."""

_CHOICE = 48
"""Among so many of the nearest songs one is drawn, the nearer the likelier."""

_NEAR = 12
"""The distance of the song with this rank is what counts as near: less where songs lie densely."""


@dataclass(frozen=True, slots=True)
class MoodRadio:
    """Where the radio is on its walk.

    Attributes:
        center: Songs near this point come next.
        drift: How far the center moves from song to song: the standard deviation per axis; 0 stays where it is.
    """

    center: Emotion
    drift: float

    def walked(self, random: Random) -> MoodRadio:
        """The radio one song later; the edges of the plane turn it back."""
        step = (random.gauss(0.0, self.drift), random.gauss(0.0, self.drift))
        valence, arousal = _folded(np.array([self.center.valence, self.center.arousal]) + step).tolist()
        return MoodRadio(Emotion.clipped(valence, arousal), self.drift)

    def next_song(
        self,
        points: npt.NDArray[np.floating],
        artists: Sequence[str],
        heard: Sequence[int],
        random: Random,
    ) -> int | None:
        """Draw a song near the center.

        Args:
            points: (songs, 2), valence and arousal; a song without a place has NaN and never comes.
            artists: Of the songs; empty where unknown.
            heard: Songs that were played or will be before this one, the latest last; at least the last ``MEMORY``.
            random: Draws; the same seed gives the same songs.

        Returns:
            The song's index, or None if there is no song with a place.
        """
        away = np.hypot(points[:, 0] - self.center.valence, points[:, 1] - self.center.arousal)
        away[np.isnan(away)] = np.inf
        placed = int(np.isfinite(away).sum())
        lately = list(dict.fromkeys(song for song in reversed(heard) if np.isfinite(away[song])))
        away[lately[: min(MEMORY, max(placed - 1, 0))]] = np.inf
        played = {fold(artists[song]) for song in heard[-ARTIST_GAP:]} - {""}
        nearest = _nearest(away, lambda song: fold(artists[song]) not in played)
        if not nearest.size:
            nearest = _nearest(away, lambda _song: True)
        if not nearest.size:
            return None
        near = max(float(away[nearest[min(_NEAR, nearest.size) - 1]]), 1e-6)
        # The nearest always counts in full: far from everything, all other weights would vanish with it.
        weights = np.exp(-0.5 * ((away[nearest] - away[nearest[0]]) / near) ** 2)
        songs: list[int] = nearest.tolist()
        return random.choices(songs, weights.tolist())[0]


def _nearest(away: npt.NDArray[np.floating], suits: Callable[[int], bool]) -> npt.NDArray[np.intp]:
    """The nearest songs that suit, ordered; a wider circle is searched only while too few are found."""
    allowed, wanted = int(np.isfinite(away).sum()), _CHOICE
    while True:
        count = min(wanted, allowed)
        circle = np.argpartition(away, count - 1)[:count] if count else np.empty(0, np.intp)
        circle = circle[np.lexsort((circle, away[circle]))]
        found = np.array([song for song in circle.tolist() if suits(song)][:_CHOICE], np.intp)
        if found.size >= min(_NEAR, count) or count == allowed:
            return found
        wanted *= 8


def _folded(point: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Reflected at -1 and 1 as often as it takes."""
    return np.abs((point + 3.0) % 4.0 - 2.0) - 1.0
