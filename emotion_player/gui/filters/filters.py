"""The active filters."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from emotion_player.core.search.query import parse_search, written
from emotion_player.core.search.search_terms import ChoiceTerm, NumberTerm, TextTerm
from emotion_player.gui.filters.facets import Facet, facet_of


class Filters(QObject):
    """The terms of a search that were chosen, not typed.

    Signals:
        changed: The active filters changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._terms: tuple[ChoiceTerm, ...] = ()

    @property
    def terms(self) -> tuple[ChoiceTerm, ...]:
        """The filters, in the order in which they were chosen."""
        return self._terms

    @property
    def text(self) -> str:
        """Format the filters as a typed search."""
        return " ".join(map(written, self._terms))

    def of(self, facet: Facet) -> tuple[ChoiceTerm, ...]:
        """Return the filters of one facet."""
        return tuple(term for term in self._terms if facet_of(term) is facet)

    def add(self, term: ChoiceTerm) -> None:
        """Add a filter, and remove its negation."""
        opposite = dataclasses.replace(term, negated=not term.negated)
        if term not in self._terms:
            self._become([*(each for each in self._terms if each != opposite), term])

    def remove(self, term: ChoiceTerm) -> None:
        """Remove a filter."""
        self._become(each for each in self._terms if each != term)

    def choose(self, facet: Facet, terms: Iterable[ChoiceTerm]) -> None:
        """Replace the filters of one facet; no terms remove them."""
        self._become([*(each for each in self._terms if facet_of(each) is not facet), *terms])

    def clear(self) -> None:
        """Remove all filters."""
        self._become(())

    def read(self, text: str) -> None:
        """Set the filters from a typed search."""
        terms = (term for term in parse_search(text).terms if not isinstance(term, TextTerm | NumberTerm))
        self._become(term for term in terms if facet_of(term))

    def _become(self, terms: Iterable[ChoiceTerm]) -> None:
        wanted = tuple(dict.fromkeys(terms))
        if wanted != self._terms:
            self._terms = wanted
            self.changed.emit()
