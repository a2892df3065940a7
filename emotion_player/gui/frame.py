"""What the window lends to everything that stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from emotion_player.gui.import_export.file_choice import FileChoice
from emotion_player.gui.message_bar import MessageBar
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Look, Theme


@dataclass(frozen=True, slots=True)
class Frame:
    """One for each window.

    Attributes:
        window: Owns its features, and the windows that open beside it.
        look: The colours.
        state: Remembers, over a restart, what is no setting.
        message: Says what was done and what could not be.
        tasks: Runs what takes long.
        files: Asks for files.
    """

    window: QWidget
    look: Look
    state: QSettings
    message: MessageBar
    tasks: Tasks
    files: FileChoice

    @property
    def theme(self) -> Theme:
        """The colours of now."""
        return self.look.theme
