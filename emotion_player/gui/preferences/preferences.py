"""The settings of the main window; the settings window is built when it is first opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.preferences.settings_window import SettingsWindow
from emotion_player.settings import Settings


class Preferences(QObject):
    """Opens the settings window and emits changes made there.

    Args:
        settings: The current settings.
        models: Student and teacher.
        cards: The cards of the installed models.
        window: The main window.

    Signals:
        changed: The user changed a setting: the new Settings.
        folder_requested: Add a music folder.
        rescan_requested: Rescan the folders.
    """

    changed = Signal(Settings)
    folder_requested = Signal()
    rescan_requested = Signal()

    def __init__(
        self, settings: Settings, models: Sequence[ModelStatus], cards: Sequence[ModelCard], window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._models = models
        self._cards = {card.name: card for card in cards}
        self._main_window = window
        self._window: SettingsWindow | None = None

    def open(self) -> None:
        """Show the settings."""
        self._build().open_page()

    def open_appearance(self) -> None:
        """Show the page with the language."""
        window = self._build()
        window.open_page(window.appearance)

    def show_settings(self, settings: Settings) -> None:
        """Show settings changed elsewhere."""
        self._settings = settings
        if self._window is not None:
            self._window.show_settings(settings)

    def close(self) -> None:
        """Close the settings window, and apply the latest changes."""
        if self._window is not None:
            self._window.close()

    def _build(self) -> SettingsWindow:
        if self._window is None:
            self._window = SettingsWindow(self._settings, self._models, self._cards, self._main_window)
            self._window.changed.connect(self.changed)
            self._window.folder_requested.connect(self.folder_requested)
            self._window.rescan_requested.connect(self.rescan_requested)
        return self._window
