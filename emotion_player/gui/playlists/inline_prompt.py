"""The footer of a list: its buttons, or a prompt in their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from emotion_player.core.playlists.playlist import plain
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.parts import column_in, drop_down, label, named, push_button, row_in
from emotion_player.gui.widgets.tab_order import tab_within

AnyQuestion = TypeVar("AnyQuestion", bound="_Question")


@dataclass(frozen=True, slots=True)
class PlaylistKind:
    """The format of an exported playlist: ``suffix`` is ``.m3u8`` or ``.xspf``."""

    suffix: str
    absolute: bool


class InlinePrompt(QFrame):
    """Prompts for a name or for a kind of file without a dialog; Esc restores the buttons.

    Args:
        buttons: The buttons shown without a prompt.
        list_: The list, which gets the focus after a prompt.

    Signals:
        name_given: The answer to ``ask_name``.
        kind_given: The answer to ``ask_kind``: a PlaylistKind.
    """

    name_given = Signal(str)
    kind_given = Signal(object)

    def __init__(self, buttons: QWidget, list_: QWidget) -> None:
        super().__init__()
        named(self, self.tr("List actions"), style="foot")
        self._list = list_
        self._buttons = buttons
        self._name: _NameQuestion | None = None
        self._kind: _KindQuestion | None = None
        self._column = column_in(self)
        self._column.addWidget(buttons)

    def ask_name(self, suggestion: str, fault: Callable[[str], str]) -> None:
        """Ask for the name of a playlist.

        Args:
            suggestion: The suggested name.
            fault: Returns why a name is not possible, in a sentence; empty if it is.
        """
        if self._name is None:
            self._name = self._with(_NameQuestion())
            self._name.given.connect(self._on_name_given)
        self._turn_to(self._name)
        self._name.ask(suggestion, fault)

    def ask_kind(self) -> None:
        """Ask for the format of a playlist."""
        if self._kind is None:
            self._kind = self._with(_KindQuestion())
            self._kind.given.connect(self._on_kind_given)
        self._turn_to(self._kind)
        self._kind.setFocus()

    def rest(self) -> None:
        """Cancel the prompt."""
        if not self._buttons.isVisibleTo(self):
            self._list.setFocus()
            self._turn_to(self._buttons)

    def _with(self, question: AnyQuestion) -> AnyQuestion:
        """Take a question in when it is first asked."""
        self._column.addWidget(question)
        tab_within(
            self, (each for each in question.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        )
        question.given_up.connect(self.rest)
        return question

    def _turn_to(self, shown: QWidget) -> None:
        for page in (self._buttons, self._name, self._kind):
            if page is not None:
                page.setVisible(page is shown)

    def _on_name_given(self, name: str) -> None:
        self.rest()
        self.name_given.emit(name)

    def _on_kind_given(self, kind: PlaylistKind) -> None:
        self.rest()
        self.kind_given.emit(kind)


class _Question(QFrame):
    """The base of the prompts: a row that Enter confirms and Esc cancels."""

    given_up = Signal()

    def answer(self) -> None:
        """Emit the entered answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm or cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answer()
        else:
            super().keyPressEvent(event)


class _NameQuestion(_Question):
    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("A name"))
        self._fault: Callable[[str], str] = lambda _name: ""
        self._line = named(QLineEdit(), self.tr("Name of the playlist"))
        self._why = label(self.tr("Why this name cannot be used"), style="fault")
        self._save = push_button(self.tr("Save"), self.tr("Save under this name"), style="primary")
        cancel = push_button(self.tr("Cancel"), self.tr("Cancel"))
        row = row_in(None, spacing=8)
        row.addWidget(label(self.tr("Name"), self.tr("Name")))
        row.addWidget(self._line, 1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column = column_in(self, spacing=4, margins=(12, 6, 12, 6))
        column.addWidget(self._why)
        column.addLayout(row)
        self._line.textChanged.connect(self._on_text_changed)
        self._save.clicked.connect(self.answer)
        cancel.clicked.connect(self.given_up)

    def ask(self, suggestion: str, fault: Callable[[str], str]) -> None:
        self._fault = fault
        self._line.setText(suggestion)
        self._on_text_changed()
        self._line.selectAll()
        self._line.setFocus()

    def answer(self) -> None:
        if self._save.isEnabled():
            self.given.emit(plain(self._line.text()))

    def _on_text_changed(self) -> None:
        name = plain(self._line.text())
        fault = self._fault(name) if name else ""
        self._why.setText(fault)
        self._why.setVisible(bool(fault))
        self._line.setAccessibleDescription(fault)
        self._save.setEnabled(bool(name) and not fault)


class _KindQuestion(_Question):
    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("A kind of file"))
        self._suffix = drop_down(self.tr("Kind of file"))
        self._suffix.addItem(self.tr("M3U8, for nearly every player"), ".m3u8")
        self._suffix.addItem(self.tr("XSPF, finds songs by their sound"), ".xspf")
        self._paths = drop_down(self.tr("File paths"))
        self._paths.addItem(self.tr("relative paths"), False)
        self._paths.addItem(self.tr("full paths"), True)
        self._paths.setToolTip(
            self.tr(
                "Relative paths keep working when the playlist is moved along with the music, full paths "
                "when it is not."
            )
        )
        choose = push_button(self.tr("Choose file…"), self.tr("Choose the file to write"), style="primary")
        cancel = push_button(self.tr("Cancel"), self.tr("Cancel"))
        row = FlowLayout(self, spacing=8)
        row.setContentsMargins(12, 6, 12, 6)
        for widget in (self._suffix, self._paths, cancel, choose):
            row.addWidget(widget)
        self.setFocusProxy(self._suffix)
        choose.clicked.connect(self.answer)
        cancel.clicked.connect(self.given_up)

    def answer(self) -> None:
        self.given.emit(PlaylistKind(self._suffix.currentData(), absolute=bool(self._paths.currentData())))
