"""The base class of the Qt item models of lists and tables."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ListingModel(QAbstractTableModel):
    """Rows without children, under headings.

    Subclasses implement the numbers of rows and columns, and the content of the cells (``data``).
    """

    def count_rows(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def count_columns(self) -> int:
        """Return the number of columns."""
        raise NotImplementedError

    def heading(self, column: int) -> str:
        """Return the heading of a column."""
        return ""

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column and its heading."""
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
