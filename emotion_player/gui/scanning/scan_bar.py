"""The progress of a scan, with buttons that pause and cancel it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from emotion_player.analysis.pacing import Pause
from emotion_player.analysis.run_tally import RunTally
from emotion_player.gui.scanning.scan_texts import place_text, progress_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import push_button
from emotion_player.gui.widgets.progress_card import ProgressCard


class ScanBar(ProgressCard):
    """Shows a running scan.

    Signals:
        pause_toggled: Pause or Resume was pressed.
        cancel_requested: Cancel was pressed.
    """

    pause_toggled = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._tally = RunTally()
        self._pause: Pause | None = None
        self._is_stopping = False
        self._is_waiting = False
        self._wait = push_button(self.tr("Pause"), self.tr("Pause the scan"))
        self._cancel = push_button(self.tr("Cancel"), self.tr("Cancel the scan"))
        self.fill(
            self.tr("Scan"), self.tr("State of the scan"), self.tr("Progress of the scan"), [self._wait, self._cancel]
        )
        self._wait.clicked.connect(self._on_wait_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)

    def begin(self) -> None:
        """Show the bar for a new scan."""
        self._pause = None
        self._is_stopping = self._is_waiting = False
        self._show_buttons()
        self.show()

    def show_progress(self, tally: RunTally) -> None:
        """Show the progress, which is indeterminate until the number of files is known."""
        self._tally = tally
        self._show_text()

    def show_pause(self, pause: Pause | None) -> None:
        """Show the reason of a pause, or that the scan resumed."""
        self._pause = pause
        self._is_waiting = False
        self._show_buttons()
        self._show_text()

    def _show_text(self) -> None:
        if self._is_stopping:
            text = self.tr("Stopping after the current songs…")
        elif self._pause is not None:
            text = f"{self._pause_text(self._pause)}  ·  {place_text(self._tally)}"
        else:
            text = progress_text(self._tally)
        self.show_text(text)
        is_known = self._tally.all_found or self._pause is not None
        doing = self.tr("Scan") if self._pause is None else self.tr("Paused")
        self.show_share(doing, self._tally.done, self._tally.found if is_known else None)

    def _pause_text(self, pause: Pause) -> str:
        match pause:
            case Pause.BY_USER:
                return self.tr("Paused")
            case Pause.ON_BATTERY:
                return self.tr("Paused: on battery")
            case Pause.WHILE_PLAYING:
                return self.tr("Paused while a song plays")

    def _show_buttons(self) -> None:
        self._cancel.setEnabled(not self._is_stopping)
        self._wait.setEnabled(not self._is_stopping)
        waits = self._pause is not None
        self._wait.setText(self.tr("Resume") if waits else self.tr("Pause"))
        self._wait.setAccessibleName(self.tr("Resume the scan") if waits else self.tr("Pause the scan"))

    def _on_wait_clicked(self) -> None:
        if not self._is_waiting:  # disabled, the button would hand the focus on to the one that cancels
            self._is_waiting = True
            self.pause_toggled.emit()

    def _on_cancel_clicked(self) -> None:
        self._is_stopping = True
        self._show_buttons()
        self._show_text()
        self.cancel_requested.emit()
