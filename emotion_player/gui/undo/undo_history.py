"""What the user has done and can undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from emotion_player.gui.widgets.message_bar import MessageBar, Offer

_MOST = 200
"""So many steps can be undone; older ones are forgotten."""

_REDO = QKeySequence("Ctrl+Shift+Z")
"""A shortcut for redo on every system, in addition to the system's own."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One change by the user, already made.

    Attributes:
        text: What the user did, as an imperative: ``Correct 3 songs``.
        undo: Takes it back, at once or as an operation in the library's lane.
        redo: Does it again.
        about: What it belongs to, for ``UndoHistory.forget``.
    """

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    about: object = None


class UndoHistory(QObject):
    """The steps of the user in their order, whatever they changed; each is undone and redone from the Edit menu.

    Args:
        message: Reports what was undone.
        parent: The owner.

    Signals:
        changed: Something else would be undone or redone now.
    """

    changed = Signal()

    def __init__(self, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._message = message
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._is_held = False
        self._undo = self._action(self.undo, QKeySequence.keyBindings(QKeySequence.StandardKey.Undo))
        redo_keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        self._redo = self._action(self.redo, redo_keys if _REDO in redo_keys else [*redo_keys, _REDO])
        self._show()

    @property
    def actions(self) -> list[QAction]:
        """Undo and redo, for a menu; each names what it would do."""
        return [self._undo, self._redo]

    def did(self, step: Step) -> Offer:
        """Note a change that the user has made; return the offer to undo it, for a message."""
        self._done = [*self._done[1 - _MOST :], step]
        self._undone.clear()
        self._show()
        return Offer(self.tr("Undo"), lambda: self.undo_step(step))

    def undo(self) -> None:
        """Undo the last step."""
        if self._done and not self._is_held:
            step = self._done.pop()
            self._undone.append(step)
            step.undo()
            self._report(self.tr("Undone: {what}"), step, Offer(self.tr("Redo"), self.redo))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone and not self._is_held:
            step = self._undone.pop()
            self._done.append(step)
            step.redo()
            self._report(self.tr("Redone: {what}"), step, Offer(self.tr("Undo"), lambda: self.undo_step(step)))

    def undo_step(self, step: Step) -> None:
        """Undo one step if it is the last; the others rely on it."""
        if self._done and self._done[-1] is step:
            self.undo()
        else:
            self._message.inform(self.tr("Only the last change can be undone; see the Edit menu."))

    def forget(self, about: object) -> None:
        """Forget the steps of something that is not as it was when they were made."""
        self._done = [step for step in self._done if step.about != about]
        self._undone = [step for step in self._undone if step.about != about]
        self._show()

    def hold(self, *, held: bool) -> None:
        """Set whether nothing can be undone or redone for now, since a step is still on its way."""
        self._is_held = held
        self._show()

    def _action(self, run: Callable[[], None], keys: list[QKeySequence]) -> QAction:
        action = QAction(self)
        action.setShortcuts(keys)
        action.triggered.connect(lambda _checked: run())
        return action

    def _report(self, template: str, step: Step, offer: Offer) -> None:
        self._show()
        self._message.inform(template.format(what=step.text), offer)

    def _show(self) -> None:
        undo, redo = (steps[-1].text.replace("&", "&&") if steps else "" for steps in (self._done, self._undone))
        self._undo.setText(self.tr("Undo {what}").format(what=undo) if undo else self.tr("Undo"))
        self._redo.setText(self.tr("Redo {what}").format(what=redo) if redo else self.tr("Redo"))
        self._undo.setEnabled(bool(undo) and not self._is_held)
        self._redo.setEnabled(bool(redo) and not self._is_held)
        self.changed.emit()
