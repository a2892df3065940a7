"""The songs of a mood path while somebody still chooses among them."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from emotion_player.core.mood_paths.mood_path import CLOSE_S, MoodPath, PathPlan, PathRequest, next_best, songs_along
from emotion_player.core.mood_paths.path_search import Floats, Ints
from emotion_player.core.mood_paths.path_songs import PathSongs


class Shortfall(Enum):
    """Why a path is not as long as was wished."""

    NONE = "it is"
    ALL_SONGS = "it has all songs that there are"
    ARTISTS = "the artist rule lets no more songs in"
    LENGTHS = "no songs near the line have lengths that would come closer"


@dataclass(frozen=True, slots=True, eq=False)
class PathOffer:
    """The songs that a path may choose from.

    Attributes:
        ids: What the caller knows them by, ascending.
        songs: Their arrays, in the same order.
    """

    ids: Ints
    songs: PathSongs

    @classmethod
    def of(
        cls,
        ids: Sequence[int],
        points: Floats,
        durations_s: Floats,
        artists: Sequence[str],
        sounds: Sequence[str],
        kept: Collection[int] = (),
    ) -> PathOffer:
        """Offer some songs of a library, but of those with the same sound only one.

        Args:
            ids: Which songs; the columns that follow are of the whole library, in order of id.
            points: (songs, 2): valence and arousal.
            durations_s: (songs,).
            artists: Their names; empty when unknown.
            sounds: The names of the sounds.
            kept: These are offered whatever their sound, and also when ``ids`` lacks them.
        """
        first: dict[str, int] = {}
        for song in ids:
            first.setdefault(sounds[song], song)
        for song in kept:
            first.pop(sounds[song], None)
        offered = sorted({*first.values(), *kept})
        rows = np.array(offered, np.int64)
        return cls(rows, PathSongs.of(points[rows], durations_s[rows], [artists[song] for song in offered]))

    def without(self, ids: Collection[int]) -> PathOffer:
        """The same offer without some songs."""
        if not ids:
            return self
        left = ~np.isin(self.ids, list(ids))
        songs = self.songs
        return PathOffer(self.ids[left], PathSongs(songs.points[left], songs.durations_s[left], songs.artists[left]))

    def places(self, ids: Iterable[int]) -> list[int]:
        """Where songs stand in the offer; all of them must."""
        places: list[int] = np.searchsorted(self.ids, list(ids)).tolist()
        return places


@dataclass(frozen=True, slots=True)
class PathDraft:
    """A path with its songs so far; every change gives another draft, so that to undo one is to take the old one again.

    Attributes:
        path: The line.
        wish: How long it should be.
        songs: The ids of the songs along it, in order.
        locked: Songs that stay when others are chosen, each with the share of the path (0 to 1) at which it stands.
        refused: Songs that are not to be chosen again.
        shortfall: Why it is not as long as was wished.
    """

    path: MoodPath
    wish: PathRequest
    songs: tuple[int, ...] = ()
    locked: Mapping[int, float] = field(default_factory=dict)
    refused: frozenset[int] = frozenset()
    shortfall: Shortfall = Shortfall.NONE

    @property
    def is_adjusted(self) -> bool:
        """Whether somebody chose among its songs."""
        return bool(self.locked or self.refused)

    # Choosing; this may take a moment

    def planned(self, offer: PathOffer) -> PathDraft:
        """Choose the songs anew, all but the locked ones; the offer has those in it."""
        offered = offer.without(self.refused - self.locked.keys())
        locked = sorted(self.locked, key=self.locked.__getitem__)
        line, corners = self.path.with_corners_at([self.locked[song] for song in locked])
        pinned = dict(zip(corners, offered.places(locked), strict=True))
        wish = self.wish
        if wish.count is not None and wish.count < len(pinned):
            wish = dataclasses.replace(wish, count=len(pinned))
        plan = songs_along(line, offered.songs, wish, pinned)
        songs = tuple(offered.ids[list(plan.songs)].tolist())
        return dataclasses.replace(
            self, wish=wish, songs=songs, shortfall=_shortfall(plan, len(offered.ids), wish.duration_s)
        )

    def exchanged(self, place: int, offer: PathOffer) -> PathDraft | None:
        """With the next best song at a place, and the one there refused; None when no other may stand there.

        All songs of the draft are in the offer.
        """
        song = self.songs[place]
        offered = offer.without(self.refused - {*self.songs})
        found = next_best(self.path, offered.songs, offered.places(self.songs), place, self.wish.artist_gap)
        if found is None:
            return None
        songs = (*self.songs[:place], int(offered.ids[found]), *self.songs[place + 1 :])
        locked = {each: share for each, share in self.locked.items() if each != song}
        return dataclasses.replace(self, songs=songs, locked=locked, refused=self.refused | {song})

    # Adjusting

    def removed(self, places: Collection[int]) -> PathDraft:
        """Without the songs at some places; the others close up, and those removed are refused."""
        gone = {self.songs[place] for place in places}
        songs = tuple(song for song in self.songs if song not in gone)
        return self._with(songs, self.locked.keys() - gone, self.refused | gone)

    def moved(self, places: Collection[int], to: int) -> PathDraft:
        """With the songs at some places standing before what is at ``to`` now, in their order, and locked there."""
        moving = [self.songs[place] for place in sorted(places)]
        staying = [song for place, song in enumerate(self.songs) if place not in places]
        at = to - sum(place < to for place in places)
        songs = (*staying[:at], *moving, *staying[at:])
        return self if songs == self.songs else self._with(songs, {*self.locked, *moving}, self.refused)

    def with_lock(self, places: Collection[int], *, locked: bool) -> PathDraft:
        """With the songs at some places locked, or free."""
        songs = {self.songs[place] for place in places}
        return self._with(self.songs, {*self.locked} | songs if locked else {*self.locked} - songs, self.refused)

    def turned(self) -> PathDraft:
        """From the end to the start."""
        locked = {song: 1 - share for song, share in self.locked.items()}
        return dataclasses.replace(self, path=self.path.turned(), songs=self.songs[::-1], locked=locked)

    def started_over(self) -> PathDraft:
        """As if nobody had chosen among the songs; they are to be planned anew."""
        return dataclasses.replace(self, songs=(), locked={}, refused=frozenset())

    def distances(self, points: Floats) -> Floats:
        """(songs of the draft,): how far each lies from its stop on the line, by where all songs lie."""
        apart: Floats = points[list(self.songs)] - self.path.stops(len(self.songs))
        return np.hypot(apart[:, 0], apart[:, 1])

    def _with(self, songs: tuple[int, ...], locked: Collection[int], refused: frozenset[int]) -> PathDraft:
        last = max(1, len(songs) - 1)
        shares = {song: place / last for place, song in enumerate(songs) if song in locked}
        return dataclasses.replace(self, songs=songs, locked=shares, refused=refused, shortfall=Shortfall.NONE)


def _shortfall(plan: PathPlan, offered: int, wished_s: float | None) -> Shortfall:
    if plan.exhausted:
        return Shortfall.ALL_SONGS if len(plan.songs) == offered else Shortfall.ARTISTS
    if wished_s is not None and abs(plan.duration_s - wished_s) > CLOSE_S:
        return Shortfall.LENGTHS
    return Shortfall.NONE
