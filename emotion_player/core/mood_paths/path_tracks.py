"""The candidate tracks of a mood path, as arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from emotion_player.core.mood_paths.path_search import Floats, Ints
from emotion_player.core.search.folding import fold


@dataclass(frozen=True, slots=True, eq=False)
class PathTracks:
    """The candidate tracks of a path, as arrays, one per sound.

    Attributes:
        points: (tracks, 2): valence and arousal.
        durations_s: (tracks,).
        artists: (tracks,): a number for each artist, from 0; -1 when unknown.
    """

    points: Floats
    durations_s: Floats
    artists: Ints

    @classmethod
    def of(cls, points: Floats, durations_s: Floats, artists: Sequence[str]) -> PathTracks:
        """Build the arrays, with artists numbered by name, ignoring case and accents."""
        folded = {name: fold(name).strip() for name in set(artists)}
        numbers = {name: number for number, name in enumerate(sorted({*folded.values()} - {""}))}
        number_of = {name: numbers.get(folded[name], -1) for name in folded}
        return cls(points, durations_s, np.array([number_of[name] for name in artists], np.int64))


def distinct_sounds(track_ids: Iterable[int], fingerprints: Sequence[str]) -> list[int]:
    """Keep the first of the tracks with the same sound; ``fingerprints`` are indexed by track id."""
    first: dict[str, int] = {}
    for track_id in track_ids:
        first.setdefault(fingerprints[track_id], track_id)
    return list(first.values())


def most_tracks(artists: Ints, gap: int) -> int:
    """Return how many tracks can be in a row with ``gap`` others between any two by one artist.

    In each ``gap + 1`` tracks of ``count`` in a row an artist comes once, so at most ``count / (gap + 1)`` times in
    all, and once more for as many artists as tracks are left over; any choice within these bounds can be put in order.
    """
    unknown = np.ones(int(np.count_nonzero(artists < 0)), np.int64)
    songs_by = np.concatenate([np.bincount(artists[artists >= 0]), unknown])

    def too_many(count: int) -> bool:
        rounds, left_over = divmod(count, gap + 1)
        once_more = min(left_over, int(np.count_nonzero(songs_by > rounds)))
        return int(np.minimum(songs_by, rounds).sum()) + once_more < count

    return bisect_left(range(1, len(artists) + 1), True, key=too_many)
