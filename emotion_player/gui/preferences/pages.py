"""The pages for scanning, playback, models and appearance."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.about.card_text import figures_line
from emotion_player.gui.language import LANGUAGES
from emotion_player.gui.preferences.page import Page
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.widgets.parts import named, number_box
from emotion_player.gui.words import model_name
from emotion_player.settings import Settings

_MOST_WORKERS = 64


class ScanningPage(Page):
    """Workers, the device, gentle scanning and pauses; all but the device apply to a running scan at once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Scanning"))
        cores = os.cpu_count() or 1
        self._workers = number_box(self.tr("Songs analysed at once"))
        self._workers.setRange(0, max(_MOST_WORKERS, cores))
        self._workers.setSpecialValueText(self.tr("One per core (%n)", "", cores))
        self._workers.valueChanged.connect(lambda workers: self.choose(workers=workers))
        self.follow(self._show_workers)
        self.add_line(self.tr("Songs analysed at once"), self._workers)
        self.add_choice("device", self.tr("Model runs on"), self._devices())
        self.add_check(
            "gentle",
            self.tr("Limit processor use"),
            self.tr("Use half of the processor at most, so that other programs stay fast"),
        )
        self.add_check("pause_on_battery", self.tr("Pause on battery"), self.tr("Resume on mains power"))
        self.add_check(
            "pause_while_playing", self.tr("Pause while a song plays"), self.tr("Resume when the music stops")
        )
        self.column.addStretch(1)

    def _devices(self) -> dict[str, str]:
        """What can be chosen on this system, each with its words."""
        names = {
            "auto": self.tr("Fastest available"),
            "cpu": self.tr("Processor"),
            "cuda": self.tr("NVIDIA graphics card (CUDA)"),
            "directml": self.tr("Graphics card (DirectML)"),
            "coreml": self.tr("Apple silicon (Core ML)"),
            "openvino": self.tr("Intel devices (OpenVINO)"),
        }
        elsewhere = {"win32": {"coreml"}, "darwin": {"cuda", "directml"}}.get(sys.platform, {"directml", "coreml"})
        return {device: name for device, name in names.items() if device not in elsewhere - {self.settings.device}}

    def _show_workers(self, settings: Settings) -> None:
        self._workers.blockSignals(True)
        self._workers.setValue(settings.workers)
        self._workers.blockSignals(False)


class PlaybackPage(Page):
    """The preview; the sound device is chosen in the player bar."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Playback"))
        self.add_check(
            "preview",
            self.tr("Preview songs"),
            self.tr("Rest the pointer on a point of the plane to hear the most typical 20 seconds of its song"),
        )
        self.add_note(self.tr("Choose the sound device in the player, with the headphones button."))
        self.column.addStretch(1)


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


class AppearancePage(Page):
    """Theme and language; both change at once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Appearance"))
        self.add_choice(
            "theme",
            self.tr("Colours"),
            {"system": self.tr("Match system"), "light": self.tr("Light"), "dark": self.tr("Dark")},
        )
        self.add_choice("language", self.tr("Language"), {"system": self.tr("Match system"), **LANGUAGES})
        self.column.addStretch(1)
