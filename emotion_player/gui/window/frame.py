"""The services of the window for its features."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look, Theme
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True)
class Frame:
    """The services of one window.

    Attributes:
        window: The owner of its features and of further windows.
        look: The theme.
        state: State saved over a restart that is not a setting.
        message: The message bar.
        history: What the user can undo.
        tasks: The task threads.
    """

    window: QWidget
    look: Look
    state: QSettings
    message: MessageBar
    history: UndoHistory
    tasks: Tasks

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.look.theme
