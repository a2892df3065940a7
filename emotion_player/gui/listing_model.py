"""What the models of all lists and tables of the window share."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ListingModel(QAbstractTableModel):
    """Rows without children, under headings.

    Who derives from it says how many rows and columns there are, and what stands in the cells (``data``).
    """

    def count_rows(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def count_columns(self) -> int:
        """How many columns there are."""
        raise NotImplementedError

    def heading(self, column: int) -> str:
        """What stands above a column."""
        return ""

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """The side on which a column's cells and its heading stand."""
        return LEFT

    # ---- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The rows; none below another."""
        return 0 if parent.isValid() else self.count_rows()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The columns; none below another."""
        return 0 if parent.isValid() else self.count_columns()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings of the columns."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.heading(section)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(section)
        return None
