"""How far the scan is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from emotion_player.gui.parts import label, named, push_button, row_in
from emotion_player.gui.scanning.scan import ScanTally


class ScanBar(QFrame):
    """Shows a running scan.

    Signals:
        cancel_requested: Cancel was pressed.
    """

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Scan", style="scan")
        self._text = label("How far the scan is")
        self._bar = named(QProgressBar(), "Progress of the scan")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._cancel = push_button("Cancel", "Cancel the scan")
        self._cancel.clicked.connect(self._on_cancel_clicked)
        row = row_in(self, spacing=16, margins=(16, 6, 16, 6))
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)

    def show_progress(self, tally: ScanTally) -> None:
        """Show how far it is; the bar runs to and fro until the number of files is known."""
        if self._cancel.isEnabled():
            self._text.setText(tally.progress_text())
        self._bar.setRange(0, tally.total if tally.all_found else 0)
        self._bar.setValue(tally.done)

    def begin(self) -> None:
        """Appear for a new scan."""
        self._cancel.setEnabled(True)
        self.show()

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._text.setText("Stopping after the songs under way…")
        self.cancel_requested.emit()
