"""The filters in force."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from emotion_player.core.search.query import parse_search, written
from emotion_player.core.search.search_terms import ChoiceTerm, NumberTerm, TextTerm
from emotion_player.gui.filters.facets import Facet, facet_of


class Filters(QObject):
    """Terms of a search that were chosen, not typed.

    Signals:
        changed: Other filters are in force.
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
        """The filters as one would type them."""
        return " ".join(map(written, self._terms))

    def of(self, facet: Facet) -> tuple[ChoiceTerm, ...]:
        """The filters by one thing."""
        return tuple(term for term in self._terms if facet_of(term) is facet)

    def add(self, term: ChoiceTerm) -> None:
        """Put a filter in force; its opposite goes."""
        opposite = dataclasses.replace(term, negated=not term.negated)
        if term not in self._terms:
            self._become([*(each for each in self._terms if each != opposite), term])

    def remove(self, term: ChoiceTerm) -> None:
        """Take a filter back."""
        self._become(each for each in self._terms if each != term)

    def choose(self, facet: Facet, terms: Iterable[ChoiceTerm]) -> None:
        """Filter by one thing in another way, or with no terms not at all."""
        self._become([*(each for each in self._terms if facet_of(each) is not facet), *terms])

    def clear(self) -> None:
        """Take all filters back."""
        self._become(())

    def read(self, text: str) -> None:
        """Take filters as they are written."""
        terms = (term for term in parse_search(text).terms if not isinstance(term, TextTerm | NumberTerm))
        self._become(term for term in terms if facet_of(term))

    def _become(self, terms: Iterable[ChoiceTerm]) -> None:
        wanted = tuple(dict.fromkeys(terms))
        if wanted != self._terms:
            self._terms = wanted
            self.changed.emit()
