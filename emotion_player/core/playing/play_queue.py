"""What plays, what was heard before and what comes after."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random


class Repeat(Enum):
    """What happens at the end of a song or of the list."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class PlayQueue:
    """One moment of listening; every change gives another queue, so that to undo one is to take the old one again.

    Songs are whatever ints the caller knows them by. Songs chosen by hand come first; then playing goes on in the list
    that it was started from. The queue is a value: the same queue always goes on in the same way, shuffled or not.

    Attributes:
        current: The song that plays, or None.
        before: Where “previous” leads, the nearest last: what was heard, and at first what stands above in the list.
        coming: What comes, the next first.
        by_hand: How many of ``coming``, from its beginning, were chosen by hand.
        source: The list that playing was started from; empty when there is none.
        unheard: How many of ``before``, from its beginning, were never heard.
        repeat: What happens at the ends.
        shuffle: Whether the songs of the list come in random order, each once in a round.
        seed: Decides the order of this round.
    """

    current: int | None = None
    before: tuple[int, ...] = ()
    coming: tuple[int, ...] = ()
    by_hand: int = 0
    source: tuple[int, ...] = ()
    unheard: int = 0
    repeat: Repeat = Repeat.OFF
    shuffle: bool = False
    seed: int = 0

    # Moving on

    def started(self, songs: Sequence[int], at: int) -> PlayQueue:
        """Play ``songs[at]`` now; then what was chosen by hand, then the other songs: those below, or shuffled."""
        source, chosen = tuple(songs), self.coming[: self.by_hand]
        others = source[:at] + source[at + 1 :]
        fresh = dataclasses.replace(self, current=source[at], source=source, seed=self.seed + 1)
        if self.shuffle:
            coming = chosen + fresh._in_random_order(others)
            return dataclasses.replace(fresh, before=self._with_current(), coming=coming, unheard=0)
        return dataclasses.replace(fresh, before=source[:at], coming=chosen + source[at + 1 :], unheard=at)

    def ended(self) -> PlayQueue | None:
        """The queue after the song that plays has ended by itself; None when nothing comes."""
        if self.repeat is Repeat.ONE and self.current is not None:
            return self
        return self.skipped()

    def skipped(self) -> PlayQueue | None:
        """The queue after “next”; None when nothing comes."""
        if self.coming:
            return self.jumped(0)
        if self.repeat is Repeat.ALL and (again := self.source or self._with_current()):
            return self._next_round(again).jumped(0)
        return None

    def jumped(self, place: int) -> PlayQueue:
        """Play ``coming[place]`` now; the songs before it are passed over."""
        return dataclasses.replace(
            self,
            current=self.coming[place],
            before=self._with_current() + self.coming[:place],
            coming=self.coming[place + 1 :],
            by_hand=max(0, self.by_hand - place - 1),
        )

    def back(self) -> PlayQueue | None:
        """The queue after “previous”; None at the beginning. “Next” leads back again."""
        if not self.before:
            return None
        here = () if self.current is None else (self.current,)
        return dataclasses.replace(
            self,
            current=self.before[-1],
            before=self.before[:-1],
            coming=here + self.coming,
            by_hand=self.by_hand + len(here) if self.by_hand else 0,
            unheard=min(self.unheard, len(self.before) - 1),
        )

    # Choosing by hand

    def with_next(self, songs: Iterable[int]) -> PlayQueue:
        """These songs come next."""
        return self.with_inserted(songs, 0)

    def with_added(self, songs: Iterable[int]) -> PlayQueue:
        """These songs come after the others chosen by hand, before the list goes on."""
        return self.with_inserted(songs, self.by_hand)

    def with_inserted(self, songs: Iterable[int], place: int) -> PlayQueue:
        """These songs come at a place of ``coming``."""
        added = tuple(songs)
        return dataclasses.replace(
            self,
            coming=self.coming[:place] + added + self.coming[place:],
            by_hand=self.by_hand + len(added) if place <= self.by_hand else self.by_hand,
        )

    def extended(self, songs: Iterable[int]) -> PlayQueue:
        """These songs come last of all, without being chosen by hand."""
        return dataclasses.replace(self, coming=self.coming + tuple(songs))

    def removed(self, places: Collection[int]) -> PlayQueue:
        """Without the songs at some places of ``coming``."""
        gone = set(places)
        coming = tuple(song for place, song in enumerate(self.coming) if place not in gone)
        by_hand = self.by_hand - sum(place < self.by_hand for place in gone)
        return dataclasses.replace(self, coming=coming, by_hand=by_hand)

    def moved(self, places: Collection[int], to: int) -> PlayQueue:
        """With the songs at some places of ``coming`` standing before what is at ``to`` now, in their order."""
        songs = [self.coming[place] for place in sorted(set(places))]
        return self.removed(places).with_inserted(songs, to - sum(place < to for place in set(places)))

    def cleared(self) -> PlayQueue:
        """Nothing comes."""
        return dataclasses.replace(self, coming=(), by_hand=0, source=())

    def only_by_hand(self) -> PlayQueue:
        """Only what was chosen by hand comes; there is no list to go on in."""
        return dataclasses.replace(self, coming=self.coming[: self.by_hand], source=())

    def restored(self, earlier: PlayQueue) -> PlayQueue:
        """What came in an earlier queue comes again, after what comes now."""
        now = len(self.coming)
        return dataclasses.replace(
            self,
            coming=self.coming + earlier.coming,
            by_hand=now + earlier.by_hand if self.by_hand == now else self.by_hand,
            source=self.source or earlier.source,
        )

    # How

    def repeating(self, repeat: Repeat) -> PlayQueue:
        """Do something else at the ends."""
        return dataclasses.replace(self, repeat=repeat)

    def shuffling(self, shuffle: bool) -> PlayQueue:
        """Shuffle what was not heard yet, or go on in the order of the list; what was chosen by hand stays."""
        if shuffle == self.shuffle:
            return self
        chosen = self.coming[: self.by_hand]
        other = dataclasses.replace(self, shuffle=shuffle, seed=self.seed + 1)
        if not shuffle:
            return dataclasses.replace(other, coming=chosen + self._rest_of_list())
        left = self.before[: self.unheard] + self.coming[self.by_hand :]
        coming = chosen + other._in_random_order(left)
        return dataclasses.replace(other, before=self.before[self.unheard :], coming=coming, unheard=0)

    # Inside

    def _with_current(self) -> tuple[int, ...]:
        return self.before if self.current is None else (*self.before, self.current)

    def _in_random_order(self, songs: Iterable[int]) -> tuple[int, ...]:
        order = list(songs)
        Random(self.seed).shuffle(order)
        return tuple(order)

    def _next_round(self, songs: tuple[int, ...]) -> PlayQueue:
        """All songs come once more; shuffled, none is heard twice in a row if that can be."""
        fresh = dataclasses.replace(self, seed=self.seed + 1, unheard=0)
        if not self.shuffle:
            return dataclasses.replace(fresh, coming=songs)
        order = fresh._in_random_order(songs)
        first = next((place for place, song in enumerate(order) if song != self.current), 0)
        return dataclasses.replace(fresh, coming=order[first:] + order[:first])

    def _rest_of_list(self) -> tuple[int, ...]:
        """What stands below the last song of the list that was heard; as it is when there is no list."""
        known = {song: place for place, song in reversed(list(enumerate(self.source)))}
        for song in reversed(self._with_current()):
            if song in known:
                return self.source[known[song] + 1 :]
        return self.coming[self.by_hand :]
