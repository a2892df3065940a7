"""The play queue: the current song, those before and those to come."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random


class Repeat(Enum):
    """Whether to repeat the song or the list at its end."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class PlayQueue:
    """A state of the play queue; every change returns a new queue, so that a change is undone with the old one.

    Songs are ints that the caller defines. Songs queued by the user come first; then playback continues in the list
    from which it was started. The same queue always continues in the same way, shuffled or not.

    Attributes:
        current: The song that plays, or None.
        before: The songs for “previous”, the nearest last: those played, preceded by those above in the list.
        coming: The songs to come, the next first.
        by_hand: How many of ``coming``, from its beginning, were queued by the user.
        source: The list from which playback was started; empty when there is none.
        unplayed: How many of ``before``, from its beginning, were not played.
        repeat: Whether the song or the list is repeated.
        shuffle: Whether the songs of the list come in random order, each once in a round.
        seed: The seed of the random order of this round.
    """

    current: int | None = None
    before: tuple[int, ...] = ()
    coming: tuple[int, ...] = ()
    by_hand: int = 0
    source: tuple[int, ...] = ()
    unplayed: int = 0
    repeat: Repeat = Repeat.OFF
    shuffle: bool = False
    seed: int = 0

    # Moving on

    def started(self, songs: Sequence[int], at: int) -> PlayQueue:
        """Play ``songs[at]`` now; then the songs queued by the user, then the list: those below, or shuffled."""
        source, chosen = tuple(songs), self.coming[: self.by_hand]
        others = source[:at] + source[at + 1 :]
        fresh = dataclasses.replace(self, current=source[at], source=source, seed=self.seed + 1)
        if self.shuffle:
            coming = chosen + fresh._in_random_order(others)
            return dataclasses.replace(fresh, before=self._with_current(), coming=coming, unplayed=0)
        return dataclasses.replace(fresh, before=source[:at], coming=chosen + source[at + 1 :], unplayed=at)

    def ended(self) -> PlayQueue | None:
        """Return the queue after the current song has ended by itself; None when no song comes."""
        if self.repeat is Repeat.ONE and self.current is not None:
            return self
        return self.skipped()

    def skipped(self) -> PlayQueue | None:
        """Return the queue after “next”; None when no song comes."""
        if self.coming:
            return self.jumped(0)
        if self.repeat is Repeat.ALL and (again := self.source or self._with_current()):
            return self._next_round(again).jumped(0)
        return None

    def jumped(self, place: int) -> PlayQueue:
        """Play ``coming[place]`` now; the songs before it are skipped."""
        return dataclasses.replace(
            self,
            current=self.coming[place],
            before=self._with_current() + self.coming[:place],
            coming=self.coming[place + 1 :],
            by_hand=max(0, self.by_hand - place - 1),
        )

    def back(self) -> PlayQueue | None:
        """Return the queue after “previous”; None at the beginning. “Next” undoes it."""
        if not self.before:
            return None
        here = () if self.current is None else (self.current,)
        return dataclasses.replace(
            self,
            current=self.before[-1],
            before=self.before[:-1],
            coming=here + self.coming,
            by_hand=self.by_hand + len(here) if self.by_hand else 0,
            unplayed=min(self.unplayed, len(self.before) - 1),
        )

    # Queueing songs

    def with_next(self, songs: Iterable[int]) -> PlayQueue:
        """Insert songs to come next."""
        return self.with_inserted(songs, 0)

    def with_added(self, songs: Iterable[int]) -> PlayQueue:
        """Insert songs after the others queued by the user, before the rest of the list."""
        return self.with_inserted(songs, self.by_hand)

    def with_inserted(self, songs: Iterable[int], place: int) -> PlayQueue:
        """Insert songs at a place of ``coming``."""
        added = tuple(songs)
        return dataclasses.replace(
            self,
            coming=self.coming[:place] + added + self.coming[place:],
            by_hand=self.by_hand + len(added) if place <= self.by_hand else self.by_hand,
        )

    def extended(self, songs: Iterable[int]) -> PlayQueue:
        """Append songs at the end, not counted as queued by the user."""
        return dataclasses.replace(self, coming=self.coming + tuple(songs))

    def removed(self, places: Collection[int]) -> PlayQueue:
        """Remove the songs at some places of ``coming``."""
        gone = set(places)
        coming = tuple(song for place, song in enumerate(self.coming) if place not in gone)
        by_hand = self.by_hand - sum(place < self.by_hand for place in gone)
        return dataclasses.replace(self, coming=coming, by_hand=by_hand)

    def moved(self, places: Collection[int], to: int) -> PlayQueue:
        """Move the songs at some places of ``coming``, in their order, before the one now at ``to``."""
        songs = [self.coming[place] for place in sorted(set(places))]
        return self.removed(places).with_inserted(songs, to - sum(place < to for place in set(places)))

    def cleared(self) -> PlayQueue:
        """Remove all songs to come."""
        return dataclasses.replace(self, coming=(), by_hand=0, source=())

    def only_by_hand(self) -> PlayQueue:
        """Keep only the songs queued by the user, and forget the list."""
        return dataclasses.replace(self, coming=self.coming[: self.by_hand], source=())

    def undone(self, before: PlayQueue, after: PlayQueue) -> PlayQueue:
        """Take back a change of the songs to come, from ``before`` to ``after``, after which playback may have gone on.

        Songs that were played since do not come again; songs that “previous” went back to still come next, and songs
        appended since stay at the end.
        """
        past, past_then = Counter(self._with_current()), Counter(after._with_current())
        played, returned = past - past_then, past_then - past
        appended = Counter(self.coming) - Counter(after.coming) - returned
        by_hand = _without(before.coming[: before.by_hand], played)
        rest = _without(before.coming[before.by_hand :], played)
        head = self.coming[: returned.total()]
        tail = self.coming[len(self.coming) - appended.total() :]
        return dataclasses.replace(
            self,
            coming=head + by_hand + rest + tail,
            by_hand=len(by_hand) + len(head) if by_hand else 0,
            source=before.source,
        )

    # Repeating and shuffling

    def repeating(self, repeat: Repeat) -> PlayQueue:
        """Change whether the song or the list is repeated."""
        return dataclasses.replace(self, repeat=repeat)

    def shuffling(self, shuffle: bool) -> PlayQueue:
        """Shuffle the songs not played yet, or restore the order of the list; songs queued by the user stay."""
        if shuffle == self.shuffle:
            return self
        chosen = self.coming[: self.by_hand]
        other = dataclasses.replace(self, shuffle=shuffle, seed=self.seed + 1)
        if not shuffle:
            return dataclasses.replace(other, coming=chosen + self._rest_of_list())
        left = self.before[: self.unplayed] + self.coming[self.by_hand :]
        coming = chosen + other._in_random_order(left)
        return dataclasses.replace(other, before=self.before[self.unplayed :], coming=coming, unplayed=0)

    # Internals

    def _with_current(self) -> tuple[int, ...]:
        return self.before if self.current is None else (*self.before, self.current)

    def _in_random_order(self, songs: Iterable[int]) -> tuple[int, ...]:
        order = list(songs)
        Random(self.seed).shuffle(order)
        return tuple(order)

    def _next_round(self, songs: tuple[int, ...]) -> PlayQueue:
        """Queue all songs once more; shuffled, none is played twice in a row if that can be avoided."""
        fresh = dataclasses.replace(self, seed=self.seed + 1, unplayed=0)
        if not self.shuffle:
            return dataclasses.replace(fresh, coming=songs)
        order = fresh._in_random_order(songs)
        first = next((place for place, song in enumerate(order) if song != self.current), 0)
        return dataclasses.replace(fresh, coming=order[first:] + order[:first])

    def _rest_of_list(self) -> tuple[int, ...]:
        """Return the songs below the last played song of the list; the songs to come, unchanged, without a list."""
        known = {song: place for place, song in reversed(list(enumerate(self.source)))}
        for song in reversed(self._with_current()):
            if song in known:
                return self.source[known[song] + 1 :]
        return self.coming[self.by_hand :]


def _without(songs: tuple[int, ...], gone: Counter[int]) -> tuple[int, ...]:
    """Remove songs, each as often as it is counted in ``gone``, from which those are taken."""
    left = []
    for song in songs:
        if gone[song] > 0:
            gone[song] -= 1
        else:
            left.append(song)
    return tuple(left)
