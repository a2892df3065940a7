"""The popup list of a filter's choices."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QFrame, QHeaderView, QLineEdit, QTableView, QToolButton

from emotion_player.core.search.search_terms import ChoiceTerm
from emotion_player.gui.filters.choices_model import ChoicesModel
from emotion_player.gui.filters.facets import Choice
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import by_rows, column_in, label, named, row_in

_WIDTH_PX = 300
_MOST_ROWS = 12
"""So many choices are seen at once; for more one scrolls, or types."""
_FEW = 8
"""So many choices are seen at a glance: nothing need be typed to find one."""


class FacetPopup(QFrame):
    """Choices that a click, Space or Enter activates, to show or to exclude songs, or removes.

    Typing searches the choices; Down moves into the list, Escape closes it.

    Signals:
        chosen: A filter was added.
        removed: A filter was removed.
    """

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, title: str, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)  # type: ignore[arg-type]
        named(self, title, style="popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = ChoicesModel(theme)
        self._search = named(QLineEdit(), self.tr("Find in the list"))
        self._search.setPlaceholderText(self.tr("Type to find…"))
        self._search.setClearButtonEnabled(True)
        for button in self._search.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear"))
        self._only = self._mode_button(self.tr("Only these"), checked=True)
        self._without = self._mode_button(self.tr("Not these"), checked=False)
        self._list = self._build_list(title)
        self._nothing = label(self.tr("Why the list is empty"), self.tr("No matches."), style="quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        modes = QButtonGroup(self)
        switch = named(QFrame(), self.tr("Filter mode"), style="switch")
        row = row_in(switch, margins=(3, 3, 3, 3))
        for button in (self._only, self._without):
            modes.addButton(button)
            row.addWidget(button, 1)
        column = column_in(self, spacing=6, margins=(8, 8, 8, 8))
        for part in (switch, self._search, self._list, self._nothing):
            column.addWidget(part, 1 if part is self._list else 0)
        self._search.textChanged.connect(self._on_text_changed)
        self._search.returnPressed.connect(lambda: self._toggle(self._model.index(0, 0)))
        self._search.installEventFilter(self)
        self._list.clicked.connect(self._toggle)

    def show_choices(self, choices: Sequence[Choice], terms: Sequence[ChoiceTerm]) -> None:
        """Show the choices and the active filters."""
        self._model.show_choices(choices, terms)
        self._search.setVisible(len(choices) > _FEW)
        self._without.setChecked(bool(terms) and all(term.negated for term in terms))
        self._only.setChecked(not self._without.isChecked())
        self._show_emptiness()

    def mark(self, terms: Iterable[ChoiceTerm]) -> None:
        """Mark the active filters."""
        self._model.mark(terms)

    def open_at(self, place: QPoint) -> None:
        """Open with the upper left corner at a position on the screen, or where there is room."""
        room = self.screen().availableGeometry()
        rows = min(max(1, self._model.rowCount()), _MOST_ROWS)
        self._list.setFixedHeight(rows * self._list.verticalHeader().defaultSectionSize())
        self.setFixedWidth(_WIDTH_PX)
        self.adjustSize()
        x = min(place.x(), room.right() - self.width())
        y = min(place.y(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()
        (self._search if self._search.isVisible() else self._list).setFocus()
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0, 0))

    def _build_list(self, title: str) -> QTableView:
        list_ = by_rows(named(QTableView(), title))
        list_.setModel(self._model)
        list_.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for header in (list_.verticalHeader(), list_.horizontalHeader()):
            header.setAccessibleName(title)
            header.hide()
        list_.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        list_.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        list_.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        list_.setColumnWidth(1, self.fontMetrics().horizontalAdvance("100,000") + 24)
        list_.installEventFilter(self)
        return list_

    def _mode_button(self, text: str, *, checked: bool) -> QToolButton:
        button = named(QToolButton(), text)
        button.setText(text)
        button.setCheckable(True)
        button.setChecked(checked)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        return button

    def _on_text_changed(self, text: str) -> None:
        self._model.look_for(text)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        self._nothing.setVisible(self._model.rowCount() == 0)

    def _toggle(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        negated = self._without.isChecked()
        active = self._model.active_term(index.row())
        if active is not None and active.negated == negated:
            self.removed.emit(active)
        else:
            self.chosen.emit(dataclasses.replace(self._model.choice(index.row()).term, negated=negated))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move from the line into the list with Down; choose there with Space and Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self._search and key == Qt.Key.Key_Down:
                self._list.setFocus()
                return True
            if watched is self._list and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._toggle(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
