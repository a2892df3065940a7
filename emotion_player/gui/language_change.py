"""Another language, which takes another window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from emotion_player.gui.chosen_settings import ChosenSettings
from emotion_player.gui.message_bar import MessageBar, Offer


class Busy(Protocol):
    """What a change of language would cut short: scans, exports and imports, tags that are being written."""

    ended: SignalInstance

    @property
    def is_running(self) -> bool:
        """Whether it must not be cut short now."""
        ...

    def stop_offer(self) -> Offer | None:
        """How the user can stop it; None where that is offered elsewhere."""
        ...


class LanguageChange(QObject):
    """Asks for another window once nothing runs that it would cut short.

    Args:
        settings: Where the language is chosen.
        busy: What may run.
        message: Says that it waits.
        parent: Owns it.

    Signals:
        ready: The language can change now.
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
        """Ask for another window if another language is chosen."""
        if self._settings.now.language == self._current:
            return
        running = [each for each in self._busy if each.is_running]
        if running:
            offers = (each.stop_offer() for each in running)
            sentence = self.tr("The language changes when the current work is done.")
            self._message.inform(sentence, next((offer for offer in offers if offer), None))
        else:
            self.ready.emit()
