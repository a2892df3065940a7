"""The switch between student and teacher."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QToolButton

from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.widgets.parts import named, row_in
from emotion_player.gui.words import model_name, model_word


class ModelSwitch(QFrame):
    """Chooses the shown model; disabled, with the reason as tool tip, while there is no choice.

    Signals:
        model_chosen: The user chose another model: its name.
    """

    model_chosen = Signal(str)

    def __init__(self, models: Sequence[ModelStatus]) -> None:
        super().__init__()
        named(self, self.tr("Model"), style="switch")
        about = {
            "student": self.tr("The small model: fast, for everyday use"),
            "teacher": self.tr("The large model: slower, for a second opinion"),
        }
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = row_in(self, spacing=2, margins=(3, 3, 3, 3))
        reasons = "\n".join(translate_sentence(model.reason) for model in models if model.reason)
        for model in models:
            button = named(QToolButton(), self.tr("Model: {name}").format(name=model_word(model.name)))
            button.setToolTip(translate_sentence(model.reason) if model.reason else about.get(model.name, ""))
            button.setText(model_name(model.name))
            button.setCheckable(True)
            button.setEnabled(model.key is not None)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(button.sizePolicy().Policy.Minimum, button.sizePolicy().Policy.Expanding)
            self._group.addButton(button)
            self._buttons[model.name] = button
            row.addWidget(button)
        if sum(model.key is not None for model in models) < 2:
            self.setEnabled(False)
            self.setToolTip(reasons)
            self.setAccessibleDescription(reasons)
            for button in self._buttons.values():
                button.setToolTip(reasons)
        self._group.buttonClicked.connect(self._on_button_clicked)

    def show_model(self, name: str) -> None:
        """Show a model as chosen, without a signal."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def button(self, name: str) -> QToolButton:
        """Return the button of a model."""
        return self._buttons[name]

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        for name, each in self._buttons.items():
            if each is button:
                self.model_chosen.emit(name)
