"""One step of correcting that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QUndoCommand

from emotion_player.core.predictions.correction import Correction
from emotion_player.core.track import Fingerprint

SoundCorrections = Mapping[Fingerprint, Correction | None]
"""The corrections that sounds are to have; None for none."""


class CorrectCommand(QUndoCommand):
    """Brings sounds from one state of their corrections to another.

    Args:
        text: What it does, as the menu names it.
        before: The corrections that the sounds have.
        after: The corrections that they are to have.
        put: Gives sounds their corrections.
    """

    def __init__(
        self, text: str, before: SoundCorrections, after: SoundCorrections, put: Callable[[SoundCorrections], None]
    ) -> None:
        super().__init__(text)
        self._before = before
        self._after = after
        self._put = put

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._put(self._after)

    def undo(self) -> None:
        """Give the sounds back what they had."""
        self._put(self._before)
