"""The search: typed text and filters together."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from emotion_player.gui.filters.facets import Choice, Facet, choices
from emotion_player.gui.filters.filter_bar import FilterBar
from emotion_player.gui.filters.filters import Filters
from emotion_player.gui.search.suggestions import Suggestions
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.theme import Theme
from emotion_player.gui.window.toolbar import Toolbar

_SEARCH, _FILTERS, _SHOWN = "search", "filters", "filters_shown"


class Finding(QObject):
    """Searches the songs whenever the text or the filters change, and saves both over a restart.

    Attributes:
        filters: The active filters.
        bar: The filter bar.

    Signals:
        order_dropped: The result is sorted by nearness: sort the table by no column.
    """

    order_dropped = Signal()

    def __init__(self, tracks: TrackTableModel, toolbar: Toolbar, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self._toolbar = toolbar
        self._text = ""
        self.filters = Filters(self)
        self.bar = FilterBar(theme, self.filters, self._choices)
        self.bar.hide()
        toolbar.search.searched.connect(self._on_searched)
        toolbar.search.suggest_by(Suggestions(tracks, self).for_word)
        toolbar.filters_toggled.connect(self._on_toggled)
        self.filters.changed.connect(self._on_filters_changed)

    def look_for(self, text: str, *, by_nearness: bool = False) -> None:
        """Search for a text as if it had been typed; with ``by_nearness`` the table is sorted by no column."""
        if by_nearness:
            self.order_dropped.emit()
        self._toolbar.search.show_search(text)
        self._on_searched(text)

    def show_filters(self, *, shown: bool) -> None:
        """Show or hide the filter bar; the filters stay active."""
        self.bar.setVisible(shown)
        self._toolbar.show_filters(shown=shown, count=len(self.filters.terms))

    def toggle_filters(self) -> None:
        """Toggle the filter bar."""
        self.show_filters(shown=not self._toolbar.filters_shown)

    def why_nothing(self) -> str:
        """Explain why no song is shown."""
        if self.filters.terms:
            nothing = self.tr("No song matches this search and these filters.") if self._text else ""
            nothing = nothing or self.tr("No song matches these filters.")
        else:
            nothing = self.tr("No song matches this search.")
        return "\n".join([nothing, *map(translate_sentence, self._tracks.collection.search.faults)])

    def keep(self, settings: QSettings) -> None:
        """Save the search."""
        settings.setValue(_SEARCH, self._text)
        settings.setValue(_FILTERS, self.filters.text)
        settings.setValue(_SHOWN, int(self._toolbar.filters_shown))

    def restore(self, settings: QSettings) -> None:
        """Restore the search of an earlier run."""
        self.filters.read(str(settings.value(_FILTERS, "")))
        self.show_filters(shown=bool(self.filters.terms) or str(settings.value(_SHOWN, 0)) == "1")
        if text := str(settings.value(_SEARCH, "")):
            self.look_for(text)

    def _choices(self, facet: Facet) -> list[Choice]:
        """List the choices among the songs that match all filters but those of this facet."""
        tracks = self._tracks.collection
        others = tracks.search.without(self.filters.of(facet))
        return choices(tracks, facet, tracks.found_by(others))

    def _on_searched(self, text: str) -> None:
        self._text = text.strip()
        self._search()

    def _on_toggled(self, shown: bool) -> None:
        self.show_filters(shown=shown)

    def _on_filters_changed(self) -> None:
        self.show_filters(shown=self._toolbar.filters_shown or bool(self.filters.terms))
        self._search()

    def _search(self) -> None:
        self._tracks.look_for(f"{self._text} {self.filters.text}")
