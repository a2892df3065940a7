"""The tracks of the library in memory, searched and sorted; fast for 100,000 of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from emotion_player.collection.columns import Column
from emotion_player.collection.track_arrays import TrackArrays, as_ids
from emotion_player.collection.track_filter import TrackFilter
from emotion_player.collection.track_order import TrackOrder
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.query import parse_search
from emotion_player.core.search.search_terms import NEAREST, Search, Term
from emotion_player.core.track_columns import TrackColumns


class TrackCollection(TrackArrays):
    """The tracks, and which of them are shown, in which order.

    All of it is columns and one pass per keystroke: Qt's sort-filter proxy calls Python once per row and comparison,
    which takes seconds where this takes a tenth of one.

    Args:
        models: Their names; where the shown model has no prediction, the next in this order is used.
        mood_text: A mood word as the user reads it; tracks are ordered by it, and it can be searched for.

    Attributes:
        shown: The ids to show, in order.
    """

    def __init__(self, models: Sequence[str], mood_text: Callable[[str], str] = str) -> None:
        super().__init__(models)
        self.shown: list[int] = []
        self._filter = TrackFilter(self)
        self._search = Search()
        self._order = TrackOrder(self, mood_text)
        self._moods = {mood_text(word): word for word in WORDS}

    def put(self, columns: TrackColumns) -> tuple[range, list[int]]:
        """Add tracks, or replace those at the same path, even removed ones; return the added and the replaced ids."""
        added, replaced = super().put(columns)
        for track_id in replaced:
            self._filter.forget(track_id)
        if replaced:
            self._order.forget()
        return added, replaced

    def placements_changed(self) -> None:
        """Drop what was derived from points, statuses or the shown model, after they have changed."""
        super().placements_changed()
        if self._order.column in (Column.MOOD, Column.MODEL):
            self._order.forget()

    # Search

    @property
    def search(self) -> Search:
        """The current search."""
        return self._search

    def look_for(self, text: str) -> None:
        """Show the tracks that match a typed search; all for an empty text."""
        self._search = parse_search(text, self._moods)
        self.search_again()

    def narrow(self, by: str, fits: Callable[[], npt.NDArray[np.bool_]] | None) -> None:
        """Show only matching tracks for which ``fits`` returns True, (tracks,); None removes the restriction ``by``."""
        self._filter.narrow(by, fits)
        self.search_again()

    def search_again(self) -> None:
        """Repeat the current search."""
        self.shown = self.found()

    def found(self) -> list[int]:
        """Return the tracks that match the current search, sorted."""
        found = self.found_by(self._search)
        return found if self._search.near is not None and not self.is_ordered else self._order.ordered(found)

    def found_by(self, search: Search) -> list[int]:
        """Return the tracks that match a search, by id, or by distance if it has a point to be near."""
        found: list[int] = self._filter.matching(search).tolist()
        return found if search.near is None else self.nearest(search.near, found, NEAREST)

    def matching(self, ids: Sequence[int]) -> list[int]:
        """Return those of ``ids`` that match the current search, whatever their distance from its point."""
        return self.matching_search(self._search, ids)

    def matching_search(self, search: Search, ids: Sequence[int]) -> list[int]:
        """Return those of ``ids`` that match a search, whatever their distance from its point."""
        matching: list[int] = self._filter.matching(search, ids).tolist()
        return matching

    def fitting(self, term: Term, ids: Sequence[int]) -> list[int]:
        """Return those of ``ids`` that match a single term."""
        fitting: list[int] = self._filter.fitting(term, ids).tolist()
        return fitting

    def nearest(self, place: Emotion, ids: Sequence[int], most: int | None = None) -> list[int]:
        """Sort tracks by their distance from a point, the nearest first; return ``most`` at most."""
        away = self.points()[as_ids(ids)] - (place.valence, place.arousal)
        distances = (away * away).sum(axis=1)
        if most is not None and len(ids) > most:
            farthest = np.partition(distances, most - 1)[most - 1]
            within = np.flatnonzero(distances <= farthest).tolist()
        else:
            within = list(range(len(ids)))
        within.sort(key=lambda row: (distances[row], os.fsencode(self.paths[ids[row]])))
        return [ids[row] for row in within[:most]]

    # Order

    @property
    def is_ordered(self) -> bool:
        """Whether the tracks are sorted by a column."""
        return self._order.column is not None

    def order_again(self) -> None:
        """Sort the shown tracks again; fast if most are in order."""
        self.shown = self._order.ordered(self.shown)

    def order_by(self, column: Column | None, *, descending: bool) -> None:
        """Sort by a column, or by id for None; tracks without a value always come last."""
        self._order.choose(column, descending=descending)
        self.order_again()

    def by_name(self, ids: Sequence[int]) -> list[int]:
        """Sort tracks by artist, album and title, ignoring case and accents; those without an artist come last."""
        return self._order.by_name(ids)
