"""The columns of the table: which are shown, their widths and their order, saved over a restart."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from emotion_player.collection.columns import ORDER_AT_FIRST, SHOWN_AT_FIRST, Column
from emotion_player.gui.songs.table.column_headings import heading
from emotion_player.gui.songs.table.column_widths import least_width, shared_widths

_STATE, _KNOWN, _CHOSEN = "columns", "columns_known", "columns_chosen"


class TableColumns(QObject):
    """Shows, hides and fits the columns of one table.

    Until the user resizes a column, the columns share the available width.

    Attributes:
        actions: By column, for each that can be hidden, checked while it is shown.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._widths_chosen = False
        self._is_fitting = False
        self.actions = {column: self._action(column) for column in ORDER_AT_FIRST if column is not Column.TITLE}
        self._reset = QAction(self.tr("Reset columns"), self)
        self._reset.triggered.connect(self.reset)
        self._header.setSectionsMovable(True)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._on_menu_requested)
        self._header.sectionDoubleClicked.connect(self._on_section_double_clicked)
        self._header.sectionResized.connect(self._on_section_resized)
        table.viewport().installEventFilter(self)
        self.reset()

    def shown(self) -> list[Column]:
        """Return the visible columns, from left to right."""
        places = (Column(self._header.logicalIndex(place)) for place in range(self._header.count()))
        return [column for column in places if not self._header.isSectionHidden(column)]

    def fill(self, menu: QMenu) -> None:
        """Add the choice of columns to a menu."""
        menu.addActions(list(self.actions.values()))
        menu.addSeparator()
        menu.addAction(self._reset)

    def reset(self) -> None:
        """Reset the columns to the defaults."""
        for place, column in enumerate(ORDER_AT_FIRST):
            self._header.moveSection(self._header.visualIndex(column), place)
            self._header.setSectionHidden(column, column not in SHOWN_AT_FIRST)
        self._widths_chosen = False
        self._note_shown()
        self.fit()

    def keep(self, settings: QSettings) -> None:
        """Save the columns."""
        settings.setValue(_STATE, self._header.saveState())
        settings.setValue(_KNOWN, len(Column))
        settings.setValue(_CHOSEN, int(self._widths_chosen))

    def restore(self, settings: QSettings) -> None:
        """Restore the columns; columns that are new in this version get their defaults."""
        state = settings.value(_STATE)
        if not isinstance(state, QByteArray) or not self._header.restoreState(state):
            return
        known = int(str(settings.value(_KNOWN, 8)))  # the first versions did not store the number
        for column in list(Column)[known:]:
            self._header.setSectionHidden(column, column not in SHOWN_AT_FIRST)
        self._header.setSectionHidden(Column.TITLE, False)
        self._widths_chosen = bool(int(str(settings.value(_CHOSEN, 1))))
        self._note_shown()
        self.fit()

    def fit(self) -> None:
        """Share the free width among the text columns, until the user has chosen widths."""
        if self._widths_chosen:
            return
        self._is_fitting = True
        least = {column: self._least_width(column) for column in self.shown()}
        for column, width in shared_widths(least, self._table.viewport().width()).items():
            self._header.resizeSection(column, width)
        self._is_fitting = False

    def _least_width(self, column: Column) -> int:
        """Compute the width that a shown column needs for its heading and its texts."""
        return max(least_width(column, self._table.fontMetrics()), self._header.sectionSizeHint(column))

    def _action(self, column: Column) -> QAction:
        action = QAction(heading(column), self, checkable=True)
        action.toggled.connect(lambda shown: self._on_toggled(column, shown=shown))
        return action

    def _note_shown(self) -> None:
        """Check the actions of the shown columns."""
        shown = self.shown()
        for column, action in self.actions.items():
            action.blockSignals(True)
            action.setChecked(column in shown)
            action.blockSignals(False)

    def _on_toggled(self, column: Column, *, shown: bool) -> None:
        self._header.setSectionHidden(column, not shown)
        if shown and self._widths_chosen:  # it comes as wide as it has ever been, which may be not at all
            self._header.resizeSection(column, max(self._header.sectionSize(column), self._least_width(column)))
        self.fit()

    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self._header)
        menu.setAccessibleName(self.tr("Columns to show"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self._header.mapToGlobal(place))

    def _on_section_double_clicked(self, column: int) -> None:
        self._widths_chosen = True
        self._table.resizeColumnToContents(column)

    def _on_section_resized(self, _column: int, before: int, now: int) -> None:
        is_dragged = QApplication.mouseButtons() != Qt.MouseButton.NoButton and before and now
        if is_dragged and not self._is_fitting:
            self._widths_chosen = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns to the width and the font of the table."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()
        return super().eventFilter(watched, event)
