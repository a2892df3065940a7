"""The table with its footer: the numbers of songs and of failed files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from emotion_player.gui.numbers import count_text
from emotion_player.gui.songs.table.track_table import TrackTable
from emotion_player.gui.widgets.parts import column_in, label, named, push_button, row_in


class TracksPane(QFrame):
    """The table in a frame, with its footer.

    Signals:
        failures_requested: The number of failed files was pressed.
    """

    failures_requested = Signal()

    def __init__(self, table: TrackTable) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Songs and their number"))
        self._count = label(self.tr("Number of songs"), style="count")
        self._selected = label(self.tr("Number of selected songs"), style="count")
        self._failed = push_button("", self.tr("Files that could not be analysed"), style="link")
        self._failed.setCursor(Qt.CursorShape.PointingHandCursor)
        self._failed.hide()
        self._failed.clicked.connect(self.failures_requested)
        under = named(QFrame(), self.tr("Numbers"), style="foot")
        foot = row_in(under, spacing=8, margins=(12, 6, 12, 6))
        foot.addWidget(self._count)
        foot.addWidget(self._selected)
        foot.addStretch(1)
        foot.addWidget(self._failed)
        column = column_in(self, margins=(1, 4, 1, 1))
        column.addWidget(table)
        column.addWidget(under)

    def count_songs(self, shown: int, total: int) -> None:
        """Show how many songs are shown, and of how many."""
        text = self.tr("{total} song(s)", "", total)
        if shown != total:
            text = self.tr("{shown} of {total} song(s)", "", total)
        self._count.setText(text.format(shown=count_text(shown), total=count_text(total)))

    def count_selected(self, selected: int, shown: int) -> None:
        """Show how many songs are selected, if there are several or some are not shown."""
        text = self.tr("{count} selected", "", selected) if selected > 1 else ""
        if shown < selected:
            text = self.tr("{count} selected, {hidden} not shown", "", selected)
        text = text.format(count=count_text(selected), hidden=count_text(selected - shown))
        self._selected.setText(f"\N{MIDDLE DOT}  {text}" if text else "")

    def count_failures(self, failed: int) -> None:
        """Show how many files failed; nothing for none."""
        self._failed.setText(
            self.tr("{count} file(s) could not be analysed", "", failed).format(count=count_text(failed))
        )
        self._failed.setVisible(failed > 0)
