"""The list of suggestions below the search field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from emotion_player.gui.search.suggestions import Suggestion
from emotion_player.gui.widgets.listing_model import RIGHT, Index, ListingModel
from emotion_player.gui.widgets.parts import by_rows, column_in, named

_TEXT, _NOTE = 0, 1
_FROM_EDGE_PX = 8
_LEAST_WIDTH_PX = 420


class SuggestionList(QFrame):
    """Lies over the window below a field, which keeps the focus and the keys.

    It is a part of the window, not a window of its own, which a desktop might put elsewhere or give the focus.

    Signals:
        picked: A suggestion was clicked.
    """

    picked = Signal(Suggestion)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        named(self, self.tr("Suggestions"), style="popup")
        self._field = field
        self._model = _SuggestionsModel(self)
        self._view = by_rows(named(QTableView(), self.tr("Suggestions for the search")))
        self._view.setModel(self._model)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self._view.verticalHeader(), self._view.horizontalHeader()):
            header.setAccessibleName(self._view.accessibleName())
            header.hide()
        self._view.horizontalHeader().setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self._view.horizontalHeader().setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Fixed)
        self._view.clicked.connect(lambda index: self.picked.emit(self._model.suggestion(index.row())))
        column_in(self, margins=(4, 4, 4, 4)).addWidget(self._view)
        self.hide()

    @property
    def current(self) -> Suggestion | None:
        """The suggestion that the keys have come to."""
        index = self._view.currentIndex()
        return self._model.suggestion(index.row()) if index.isValid() and self.isVisible() else None

    @property
    def shown(self) -> Sequence[Suggestion]:
        """The suggestions that are shown."""
        return self._model.suggestions if self.isVisible() else ()

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show suggestions, none of them chosen; no suggestions hide the list."""
        self._model.show_suggestions(suggestions)
        self._view.setCurrentIndex(QModelIndex())
        if suggestions:
            self._open()
        else:
            self.hide()

    def move_on(self, step: int) -> Suggestion | None:
        """Go up or down by so many rows, from the last to the first; return what the keys have come to."""
        rows = self._model.rowCount()
        row = self._view.currentIndex().row()
        at = (row + step) % rows if row >= 0 else (0 if step > 0 else rows - 1)
        self._view.selectRow(at)
        return self.current

    def _open(self) -> None:
        """Lay the list over the window, as wide as its texts and as high as its rows."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        view, frame = self._view, 2 * (self.frameWidth() + _FROM_EDGE_PX // 2)
        texts, notes = (view.sizeHintForColumn(column) + 2 * _FROM_EDGE_PX for column in (_TEXT, _NOTE))
        view.setColumnWidth(_NOTE, notes)
        place = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        width = min(max(texts + notes + frame, _LEAST_WIDTH_PX), window.width() - 2 * _FROM_EDGE_PX)
        rows = self._model.rowCount() * view.verticalHeader().defaultSectionSize()
        height = min(rows + frame + 2, window.height() - place.y() - _FROM_EDGE_PX)
        x = max(_FROM_EDGE_PX, min(place.x(), window.width() - width - _FROM_EDGE_PX))
        self.setGeometry(x, place.y(), width, height)
        self.show()
        self.raise_()


class _SuggestionsModel(ListingModel):
    """The suggestions, each with its note."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.suggestions: Sequence[Suggestion] = ()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show others."""
        self.beginResetModel()
        self.suggestions = suggestions
        self.endResetModel()

    def suggestion(self, row: int) -> Suggestion:
        """Return the suggestion in a row."""
        return self.suggestions[row]

    def count_rows(self) -> int:
        """The suggestions."""
        return len(self.suggestions)

    def count_columns(self) -> int:
        """The label and the note."""
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        suggestion, is_note = self.suggestions[index.row()], index.column() == _NOTE
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return suggestion.note if is_note else suggestion.label
            case Qt.ItemDataRole.AccessibleTextRole if not is_note:
                return f"{suggestion.label}, {suggestion.note}"
            case Qt.ItemDataRole.TextAlignmentRole if is_note:
                return RIGHT
            case Qt.ItemDataRole.ForegroundRole if is_note:
                return QGuiApplication.palette().placeholderText()
            case _:
                return None
