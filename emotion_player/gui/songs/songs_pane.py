"""The table with its foot: how many songs there are, and how many files failed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from emotion_player.gui.parts import column_in, label, named, push_button, row_in
from emotion_player.gui.songs.track_table import TrackTable


class SongsPane(QFrame):
    """Frames the table.

    Signals:
        failures_requested: The number of failed files was pressed.
    """

    failures_requested = Signal()

    def __init__(self, table: TrackTable) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Songs and their number")
        self._count = label("Number of songs", style="count")
        self._failed = push_button("", "Files that could not be analysed", style="link")
        self._failed.setCursor(Qt.CursorShape.PointingHandCursor)
        self._failed.hide()
        self._failed.clicked.connect(self.failures_requested)
        under = named(QFrame(), "Numbers", style="foot")
        foot = row_in(under, margins=(12, 6, 12, 6))
        foot.addWidget(self._count, 1)
        foot.addWidget(self._failed)
        column = column_in(self, margins=(1, 4, 1, 1))
        column.addWidget(table)
        column.addWidget(under)

    def count_songs(self, shown: int, total: int) -> None:
        """Say how many songs are shown, and of how many."""
        songs = "song" if total == 1 else "songs"
        self._count.setText(f"{total:,} {songs}" if shown == total else f"{shown:,} of {total:,} {songs}")

    def count_failures(self, failed: int) -> None:
        """Say how many files failed; nothing for none."""
        self._failed.setText(f"{failed:,} {'file' if failed == 1 else 'files'} could not be analysed")
        self._failed.setVisible(failed > 0)
