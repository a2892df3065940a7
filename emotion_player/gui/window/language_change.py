"""A change of the language, which needs a new window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from emotion_player.gui.widgets.message_bar import MessageBar, Offer
from emotion_player.gui.window.chosen_settings import ChosenSettings


class Busy(Protocol):
    """Operations that a change of language must not interrupt: scans, exports, imports and tag writing."""

    ended: SignalInstance

    @property
    def is_running(self) -> bool:
        """Whether it must not be interrupted now."""
        ...

    def stop_offer(self) -> Offer | None:
        """The offer to stop it; None where that is offered elsewhere."""
        ...


class LanguageChange(QObject):
    """Requests a new window once no such operation runs.

    Args:
        settings: The settings, with the language.
        busy: The operations.
        message: Reports that it waits.
        parent: The owner.

    Signals:
        ready: Build the new window now.
    """

    ready = Signal()

    def __init__(self, settings: ChosenSettings, busy: Sequence[Busy], message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._busy = busy
        self._message = message
        self._current = settings.now.language
        for each in busy:
            each.ended.connect(self.check)

    def check(self) -> None:
        """Request a new window if the language has changed."""
        if self._settings.now.language == self._current:
            return
        running = [each for each in self._busy if each.is_running]
        if running:
            offers = (each.stop_offer() for each in running)
            sentence = self.tr("The language changes when the current work is done.")
            self._message.inform(sentence, next((offer for offer in offers if offer), None))
        else:
            self.ready.emit()
