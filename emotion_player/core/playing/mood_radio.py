"""The mood radio: a random walk over the plane that draws one song at each step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.core.search.folding import fold

MEMORY = 200
"""The songs played before one may come again, in a library that has as many."""

ARTIST_GAP = 4
"""The songs played before an artist may come again, where the library has other artists."""

_CHOICE = 48
"""The number of nearest songs from which one is drawn, nearer ones with higher probability."""

_NEAR = 12
"""The rank of the song whose distance counts as near: less where songs are dense."""


@dataclass(frozen=True, slots=True)
class MoodRadio:
    """The state of the random walk.

    Attributes:
        center: Songs near this point come next.
        drift: The standard deviation per axis by which the center moves from song to song; 0 for a fixed center.
    """

    center: Emotion
    drift: float

    def walked(self, random: Random) -> MoodRadio:
        """Return the radio one step later; the walk is reflected at the edges of the plane."""
        step = (random.gauss(0.0, self.drift), random.gauss(0.0, self.drift))
        valence, arousal = _folded(np.array([self.center.valence, self.center.arousal]) + step).tolist()
        return MoodRadio(Emotion.clipped(valence, arousal), self.drift)

    def next_song(
        self,
        points: npt.NDArray[np.floating],
        artists: Sequence[str],
        played: Sequence[int],
        random: Random,
    ) -> int | None:
        """Draw a song near the center.

        Args:
            points: (songs, 2), valence and arousal; NaN for a song without a prediction, which is never drawn.
            artists: Of the songs; empty where unknown.
            played: Songs that were or will be played before this one, the latest last; at least the last ``MEMORY``.
            random: The source of randomness; the same seed gives the same songs.

        Returns:
            The song's index, or None if no song has a point.
        """
        away = np.hypot(points[:, 0] - self.center.valence, points[:, 1] - self.center.arousal)
        away[np.isnan(away)] = np.inf
        placed = int(np.isfinite(away).sum())
        recent = list(dict.fromkeys(song for song in reversed(played) if np.isfinite(away[song])))
        away[recent[: min(MEMORY, max(placed - 1, 0))]] = np.inf
        recent_artists = {fold(artists[song]) for song in played[-ARTIST_GAP:]} - {""}
        nearest = _nearest(away, lambda song: fold(artists[song]) not in recent_artists)
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
    """Find the nearest songs that ``suits`` accepts, nearest first; widen the circle only if needed."""
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
    """Reflect a point at -1 and 1 until it is inside the plane."""
    return np.abs((point + 3.0) % 4.0 - 2.0) - 1.0
