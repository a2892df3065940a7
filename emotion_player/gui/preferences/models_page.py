"""Which models there are, how good they are, and which one counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from emotion_player.core.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.about.card_text import figures_line
from emotion_player.gui.parts import named
from emotion_player.gui.preferences.page import Page
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.words import model_name
from emotion_player.settings import Settings


class ModelsPage(Page):
    """The models, one of which is shown and used for scans."""

    def __init__(self, settings: Settings, models: Sequence[ModelStatus], cards: Mapping[str, ModelCard]) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Models"))
        self.add_note(
            self.tr("The chosen model analyses new songs, and its predictions are shown; those of the other are kept.")
        )
        self.column.addSpacing(10)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        for model in models:
            button = named(QRadioButton(model_name(model.name)), model_name(model.name))
            button.setEnabled(model.key is not None)
            self._group.addButton(button)
            self._buttons[model.name] = button
            card = cards.get(model.name)
            text = figures_line(card) if card is not None else ""
            if model.reason is not None:
                text = translate_sentence(model.reason)
            button.setAccessibleDescription(text)
            self.add_with_note(button, text)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self.follow(self._show_model)
        self.column.addSpacing(10)
        self.add_check(
            "update_places",
            self.tr("Analyse songs again when a model is updated"),
            self.tr("In the background; songs keep their predictions until the new version has analysed them"),
        )
        self.column.addStretch(1)

    def _show_model(self, settings: Settings) -> None:
        if settings.model in self._buttons:
            self._buttons[settings.model].setChecked(True)

    def _on_button_clicked(self) -> None:
        for name, button in self._buttons.items():
            if button.isChecked():
                self.choose(model=name)
