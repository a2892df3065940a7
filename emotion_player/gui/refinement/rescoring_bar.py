"""The progress of re-scoring, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from emotion_player.gui.numbers import count_text
from emotion_player.gui.widgets.parts import label, named, push_button, row_in
from emotion_player.gui.words import model_word


class RescoringBar(QFrame):
    """A line shown while a model analyses songs in the background.

    Signals:
        stop_requested: Stop was pressed.
    """

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Refining"), style="refining")
        self._is_stopping = False
        self._text = label(self.tr("State of the refining"), style="count")
        self._bar = named(QProgressBar(), self.tr("Progress of the refining"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._stop = push_button(self.tr("Stop"), self.tr("Stop refining"), style="link")
        self._stop.clicked.connect(self._on_stop_clicked)
        row = row_in(self, spacing=16, margins=(16, 0, 12, 0))
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self.hide()

    def begin(self) -> None:
        """Show the bar."""
        self._is_stopping = False
        self._stop.setEnabled(True)
        self.show()

    def show_progress(self, model: str, done: int, total: int, note: str) -> None:
        """Show how many songs a model has analysed, of how many, and a note."""
        sentence = self.tr("Refining {done} of {total} with the {model}")
        text = sentence.format(done=count_text(done), total=count_text(total), model=model_word(model))
        if not self._is_stopping:
            self._text.setText(f"{text}  ·  {note}" if note else text)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _on_stop_clicked(self) -> None:
        self._is_stopping = True
        self._stop.setEnabled(False)
        self._text.setText(self.tr("Stopping after the songs under way…"))
        self.stop_requested.emit()
