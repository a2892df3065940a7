"""The table of tag changes."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from emotion_player.gui.tags.changes_model import ChangeColumn, TagChangesModel
from emotion_player.gui.widgets.parts import by_rows, named

_SHARES = {
    ChangeColumn.FILE: 30,
    ChangeColumn.FIELD: 18,
    ChangeColumn.BEFORE: 14,
    ChangeColumn.AFTER: 14,
}
"""Hundredths of the width; the last column takes what is left."""


class ChangesTable(QTableView):
    """Shows a ``TagChangesModel``; whole rows are selected, and Tab leaves the table."""

    def __init__(self, changes: TagChangesModel, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setModel(changes)
        by_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setStretchLastSection(True)
        self._shared_px = 0

    def selected_rows(self) -> list[int]:
        """Return the selected rows."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        super().resizeEvent(event)
        if self.viewport().width() != self._shared_px:
            self._shared_px = self.viewport().width()
            for column, share in _SHARES.items():
                self.setColumnWidth(column, self._shared_px * share // 100)
