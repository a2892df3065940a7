"""The form that corrects a song with two numbers."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from emotion_player.core.emotion import Emotion
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.parts import decimal_box, labelled, named, push_button


class CorrectionRow(QWidget):
    """Valence and arousal as numbers, with buttons that correct the song and remove the correction.

    Signals:
        corrected: The user corrected the song: valence and arousal.
        removal_requested: Remove the correction.
    """

    corrected = Signal(float, float)
    removal_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Correction"))
        self._shown = Emotion(0.0, 0.0)
        self._valence = self._number_box(self.tr("Valence, as you hear it"))
        self._arousal = self._number_box(self.tr("Arousal, as you hear it"))
        self._correct = push_button(self.tr("Correct"), self.tr("Move the song there"))
        self._remove = push_button(self.tr("Remove correction"), self.tr("Remove correction"))
        row = FlowLayout(self, spacing=8)  # large letters take two lines
        for text, box in ((self.tr("Valence"), self._valence), (self.tr("Arousal"), self._arousal)):
            row.addWidget(labelled(text, box, style="count"))
        row.addWidget(self._correct)
        row.addWidget(self._remove)
        for box in (self._valence, self._arousal):
            box.valueChanged.connect(self._on_value_changed)
            box.lineEdit().returnPressed.connect(self._on_correct)
        self._correct.clicked.connect(self._on_correct)
        self._remove.clicked.connect(self.removal_requested)

    def show_place(self, emotion: Emotion, *, is_corrected: bool) -> None:
        """Show the emotion of a song, and whether it is a correction."""
        self._shown = emotion
        for box, value in ((self._valence, emotion.valence), (self._arousal, emotion.arousal)):
            with QSignalBlocker(box):
                box.setValue(value)
        self._remove.setEnabled(is_corrected)
        self._on_value_changed()

    def start_editing(self) -> None:
        """Focus the first number."""
        self._valence.setFocus()
        self._valence.selectAll()

    def _number_box(self, name: str) -> QDoubleSpinBox:
        box = decimal_box(name)
        box.setRange(-1.0, 1.0)
        box.setSingleStep(0.05)
        box.setDecimals(2)
        return box

    def _on_value_changed(self) -> None:
        valence, arousal = round(self._shown.valence, 2), round(self._shown.arousal, 2)
        self._correct.setEnabled((self._valence.value(), self._arousal.value()) != (valence, arousal))

    def _on_correct(self) -> None:
        if self._correct.isEnabled():
            self.corrected.emit(self._valence.value(), self._arousal.value())
