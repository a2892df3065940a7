"""The tracks of the library in memory: found by a search, ordered by a column, quick for 100,000 of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from emotion_player.collection.columns import Column
from emotion_player.collection.track_arrays import TrackArrays
from emotion_player.collection.track_filter import TrackFilter
from emotion_player.collection.track_order import TrackOrder
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.query import parse_search
from emotion_player.core.search.search_terms import NEAREST, Search, Term
from emotion_player.core.track_columns import TrackColumns


class TrackCollection(TrackArrays):
    """The tracks, and which of them are shown: ``shown`` lists their ids from top to bottom.

    All of it is columns and one pass per keystroke: Qt's sort-filter proxy calls Python once per row and comparison,
    which takes seconds where this takes a tenth of one.

    Args:
        models: Their names, in the order in which they stand in for each other.
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
        """Add tracks at the end, or replace what lies at the same path; the ids added and the ids replaced."""
        added, replaced = super().put(columns)
        for track_id in replaced:
            self._filter.forget(track_id)
        if replaced:
            self._order.forget()
        return added, replaced

    def placements_changed(self) -> None:
        """Points, statuses or the shown model have changed: drop what was derived from them."""
        super().placements_changed()
        if self._order.column in (Column.MOOD, Column.MODEL):
            self._order.forget()

    # Search

    @property
    def search(self) -> Search:
        """What the tracks shown fit."""
        return self._search

    def look_for(self, text: str) -> None:
        """Show the tracks that fit what was typed, as ``core.search.query`` understands it; all for an empty text."""
        self._search = parse_search(text, self._moods)
        self.search_again()

    def narrow(self, fits: Callable[[], npt.NDArray[np.bool_]] | None) -> None:
        """Show only tracks that fit, (tracks,), beside the search; None shows all that the search finds."""
        self._filter.narrow(fits)
        self.search_again()

    def search_again(self) -> None:
        """Show what fits the search now."""
        self.shown = self.found()

    def found(self) -> list[int]:
        """What fits the search now, in order."""
        found = self.found_by(self._search)
        return found if self._search.near is not None and not self.is_ordered else self._order.ordered(found)

    def found_by(self, search: Search) -> list[int]:
        """The tracks that fit a search, in order of id, or of nearness where it asks for that."""
        found = self._filter.matching(search)
        return found if search.near is None else self.nearest(search.near, found, NEAREST)

    def matching(self, ids: Sequence[int]) -> list[int]:
        """Return those of ``ids`` that match the current search, apart from nearness."""
        return self._filter.matching(self._search, ids)

    def matching_search(self, search: Search, ids: Sequence[int]) -> list[int]:
        """Those of ``ids`` that fit a search, nearness aside."""
        return self._filter.matching(search, ids)

    def fitting(self, term: Term, ids: Sequence[int]) -> list[int]:
        """Those of some tracks that fit a term, whatever else is searched for."""
        return self._filter.fitting(term, ids)

    def nearest(self, place: Emotion, ids: Sequence[int], most: int | None = None) -> list[int]:
        """Some tracks by their distance from a place, the nearest first, and ``most`` at most."""
        away = self.points()[list(ids)] - (place.valence, place.arousal)
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
        """Whether a column gives the order, not the arrival."""
        return self._order.column is not None

    def order_again(self) -> None:
        """Put what is shown in order; quick when most of it is."""
        self.shown = self._order.ordered(self.shown)

    def order_by(self, column: Column | None, *, descending: bool) -> None:
        """Order what is shown by a column, or by arrival for None; tracks without a value come last either way."""
        self._order.choose(column, descending=descending)
        self.order_again()

    def by_name(self, ids: Sequence[int]) -> list[int]:
        """Some tracks by artist, album and title, whatever their case and accents; those without an artist last."""
        return self._order.by_name(ids)
