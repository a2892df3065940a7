"""The progress of re-scoring, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from emotion_player.gui.numbers import count_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import push_button
from emotion_player.gui.widgets.progress_card import ProgressCard
from emotion_player.gui.words import model_word


class RescoringBar(ProgressCard):
    """Shown while a model analyses songs in the background.

    Signals:
        stop_requested: Stop was pressed.
    """

    stop_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._is_stopping = False
        self._stop = push_button(self.tr("Stop"), self.tr("Stop refining"))
        self.fill(
            self.tr("Refining"), self.tr("State of the refining"), self.tr("Progress of the refining"), [self._stop]
        )
        self._stop.clicked.connect(self._on_stop_clicked)

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
            self.show_text(f"{text}  ·  {note}" if note else text)
        self.show_share(self.tr("Refining"), done, total)

    def _on_stop_clicked(self) -> None:
        self._is_stopping = True
        self._stop.setEnabled(False)
        self.show_text(self.tr("Stopping after the current songs…"))
        self.stop_requested.emit()
