"""An undoable change of corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QUndoCommand

from emotion_player.core.predictions.correction import Correction
from emotion_player.core.track import Fingerprint

SoundCorrections = Mapping[Fingerprint, Correction | None]
"""Corrections by sound; None for no correction."""


class CorrectCommand(QUndoCommand):
    """Changes the corrections of some sounds.

    Args:
        text: The description in the menu.
        before: The corrections before the change.
        after: The corrections after the change.
        apply: Sets the corrections of sounds.
    """

    def __init__(
        self, text: str, before: SoundCorrections, after: SoundCorrections, apply: Callable[[SoundCorrections], None]
    ) -> None:
        super().__init__(text)
        self._before = before
        self._after = after
        self._apply = apply

    def redo(self) -> None:
        """Make the change, for the first time or again."""
        self._apply(self._after)

    def undo(self) -> None:
        """Restore the corrections before the change."""
        self._apply(self._before)
