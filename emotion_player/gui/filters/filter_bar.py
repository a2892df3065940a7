"""The bar of facets and active filters below the tool bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton

from emotion_player.core.search.search_terms import ChoiceTerm
from emotion_player.gui.filters.facet_popup import FacetPopup
from emotion_player.gui.filters.facets import Choice, Facet, choice_text, facet_of
from emotion_player.gui.filters.filters import Filters
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import named, push_button

_LONGEST = 40
"""Letters of a chip; its tooltip has all of them."""


class FilterBar(QFrame):
    """A button with a list for each facet, then a chip for each filter, which removes it when pressed.

    Signals:
        failures_requested: Show the files that could not be analysed.
    """

    failures_requested = Signal()

    def __init__(self, theme: Theme, filters: Filters, choices: Callable[[Facet], list[Choice]]) -> None:
        """Build the bar; ``choices`` returns the present choices of a facet."""
        super().__init__()
        named(self, self.tr("Choice of filters"), style="filters")
        self._theme = theme
        self._filters = filters
        self._choices = choices
        self._popup: FacetPopup | None = None
        self._opened = Facet.GENRE
        self._chips: list[QToolButton] = []
        self._flow = FlowLayout(self, spacing=6)
        self._buttons = {facet: self._facet_button(facet) for facet in Facet}
        self._failures = push_button(self.tr("Failed files…"), self.tr("Files that could not be analysed"))
        self._failures.setObjectName("facet")
        self._failures.clicked.connect(self.failures_requested)
        self._clear = push_button(self.tr("Clear"), self.tr("Clear all filters"), style="link")
        self._clear.clicked.connect(filters.clear)
        for button in (*self._buttons.values(), self._failures):
            self._flow.addWidget(button)
        filters.changed.connect(self._show_filters)
        self.apply_theme(theme)
        self._show_filters()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        for button in self._buttons.values():
            button.setIcon(icon("open-list", theme.muted))
        for chip in self._chips:
            chip.setIcon(icon("close", theme.muted))

    def count_failures(self, failed: int) -> None:
        """Offer the files that could not be analysed, if there are any."""
        self._failures.setVisible(failed > 0)

    def _facet_button(self, facet: Facet) -> QToolButton:
        button = _word_button(facet.title, self.tr("Filter by {what}").format(what=facet.title), style="facet")
        button.clicked.connect(partial(self._open, facet))
        return button

    def _open(self, facet: Facet) -> None:
        popup = self._popup = FacetPopup(facet.title, self._theme, self)
        self._opened = facet
        popup.show_choices(self._choices(facet), self._filters.of(facet))
        popup.chosen.connect(self._filters.add)
        popup.removed.connect(self._filters.remove)
        popup.destroyed.connect(self._on_popup_destroyed)
        button = self._buttons[facet]
        popup.open_at(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _on_popup_destroyed(self) -> None:
        self._popup = None

    def _show_filters(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._clear)
        self._chips = [self._chip(term) for term in self._filters.terms]
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self._clear)
        self._clear.setVisible(bool(self._chips))
        for facet, button in self._buttons.items():
            button.setProperty("active", bool(self._filters.of(facet)))
            button.style().polish(button)
        self.updateGeometry()
        if self._popup is not None:
            self._popup.mark(self._filters.of(self._opened))

    def _chip(self, term: ChoiceTerm) -> QToolButton:
        text = choice_text(term)
        facet = facet_of(term)
        full = f"{facet.title}: {text}" if facet else text
        if term.negated:
            full = self.tr("Not: {filter}").format(filter=full)
            text = self.tr("Not: {filter}").format(filter=text)
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        chip = _word_button(short, self.tr("Remove the filter “{filter}”").format(filter=full), style="chip")
        chip.setProperty("negated", term.negated)
        chip.setIcon(icon("close", self._theme.muted))
        chip.clicked.connect(lambda: self._filters.remove(term))
        return chip


def _word_button(text: str, name: str, *, style: str) -> QToolButton:
    """A button with a text followed by a small icon."""
    button = named(QToolButton(), name, style=style, tip=name)
    button.setText(text.replace("&", "&&"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon comes last
    button.setIconSize(QSize(12, 12))
    return button
