"""The current settings, whoever changes them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.message_bar import MessageBar
from emotion_player.gui.sentences import translate_error
from emotion_player.settings import Settings


class ChosenSettings(QObject):
    """Keeps what the user chooses.

    Args:
        settings: What was chosen before.
        save: Writes settings to the disk.
        message: Says why they cannot be kept.
        parent: Owns it.

    Attributes:
        now: What is chosen.

    Signals:
        changed: Something else is chosen: the Settings.
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
        """Change one field, which is written when the window closes: it may change many times until then."""
        change: dict[str, Any] = {name: value}
        self.now = dataclasses.replace(self.now, **change)
        self.changed.emit(self.now)

    def keep(self, settings: Settings) -> None:
        """Apply settings and write them to the disk."""
        self.now = settings
        self.changed.emit(settings)
        self.save()

    def save(self) -> None:
        """Write what is chosen to the disk."""
        try:
            self._save(self.now)
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
