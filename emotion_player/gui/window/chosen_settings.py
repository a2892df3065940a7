"""The current settings, shared by the features of the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.widgets.message_bar import MessageBar
from emotion_player.settings import Settings


class ChosenSettings(QObject):
    """Keeps and saves the settings.

    Args:
        settings: The settings at the start.
        save: Writes settings to the disk.
        message: Reports why they cannot be saved.
        parent: The owner.

    Attributes:
        now: The current settings.

    Signals:
        changed: The settings changed: the new Settings.
    """

    changed = Signal(Settings)

    def __init__(
        self, settings: Settings, save: Callable[[Settings], None], message: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.now = settings
        self._save = save
        self._message = message

    def note(self, name: str, value: object) -> None:
        """Change one field, written when the window closes, since it may change often until then."""
        change: dict[str, Any] = {name: value}
        self.now = dataclasses.replace(self.now, **change)
        self.changed.emit(self.now)

    def keep(self, settings: Settings) -> None:
        """Apply settings and write them to the disk."""
        self.now = settings
        self.changed.emit(settings)
        self.save()

    def save(self) -> None:
        """Write the settings to the disk."""
        try:
            self._save(self.now)
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
