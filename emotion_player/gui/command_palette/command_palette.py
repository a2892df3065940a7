"""The command palette: type a few letters of what is to be done, and press Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)

from emotion_player.core.search.folding import fold
from emotion_player.gui.command_palette.commands import Command, all_commands
from emotion_player.gui.widgets.announce import announce
from emotion_player.gui.widgets.listing_model import RIGHT, Index, ListingModel
from emotion_player.gui.widgets.parts import by_rows, column_in, label, named

_TEXT, _GROUP, _KEY = 0, 1, 2
_WIDTH_PX = 680
_MOST_ROWS = 12
"""So many commands are seen at once."""
_TOP_PX = 56
_FROM_EDGE_PX = 16
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}


class CommandPalette(QFrame):
    """Lies over the top of the window while the user chooses; commands that cannot be used now are grey.

    Args:
        menus: The menus of the window.
        window: The window.
    """

    def __init__(self, menus: Sequence[QMenu], window: QWidget) -> None:
        super().__init__(window)
        named(self, self.tr("Commands"), style="popup")
        self._menus = menus
        self._before: QWidget | None = None
        self._model = _CommandsModel(self)
        self._field = named(QLineEdit(), self.tr("Find a command"))
        self._field.setClearButtonEnabled(True)
        self._field.setPlaceholderText(self.tr("Type what you want to do"))
        for button in self._field.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear"))
        self._list = self._build_list()
        self._nothing = label(self.tr("Why the list is empty"), self.tr("No command matches."), style="quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = column_in(self, spacing=6, margins=(8, 8, 8, 8))
        for part in (self._field, self._list, self._nothing):
            column.addWidget(part, 1 if part is self._list else 0)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.installEventFilter(self)
        self._list.clicked.connect(lambda index: self._run(index.row()))
        self.hide()

    def open(self) -> None:
        """Show all commands as they are now, and take the keys."""
        self._before = QApplication.focusWidget()
        self._model.show_commands(all_commands(self._menus, self.window(), visible=True))
        self._field.clear()
        self._choose_first()
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus()

    def _build_list(self) -> QTableView:
        list_ = by_rows(named(QTableView(), self.tr("Commands")))
        list_.setModel(self._model)
        list_.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        list_.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        list_.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (list_.verticalHeader(), list_.horizontalHeader()):
            header.setAccessibleName(list_.accessibleName())
            header.hide()
        list_.horizontalHeader().setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        for column in (_GROUP, _KEY):
            list_.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return list_

    def _place(self) -> None:
        """Lie at the top of the window, in its middle."""
        window = self.window()
        width = min(_WIDTH_PX, window.width() - 2 * _FROM_EDGE_PX)
        rows = max(1, min(self._model.rowCount(), _MOST_ROWS))
        height = self._field.sizeHint().height() + rows * self._list.verticalHeader().defaultSectionSize() + 26
        top = min(_TOP_PX, max(0, window.height() - height - _FROM_EDGE_PX))
        self.setGeometry((window.width() - width) // 2, top, width, min(height, window.height() - top))

    def _on_text_changed(self, text: str) -> None:
        self._model.look_for(text)
        self._choose_first()
        self._place()

    def _choose_first(self) -> None:
        """Go to the first command that can be used."""
        rows = self._model.rowCount()
        self._list.setVisible(rows > 0)
        self._nothing.setVisible(not rows)
        usable = (row for row in range(rows) if self._model.command(row).action.isEnabled())
        self._list.selectRow(next(usable, 0))

    def _move(self, step: int) -> None:
        row = max(0, min(self._list.currentIndex().row() + step, self._model.rowCount() - 1))
        self._list.selectRow(row)
        announce(self._field, self._model.accessible_text(row) if self._model.rowCount() else "")

    def _run(self, row: int) -> None:
        if 0 <= row < self._model.rowCount() and (action := self._model.command(row).action).isEnabled():
            self._close()
            action.trigger()

    def _close(self) -> None:
        """Hide, and give the keys back to where they were, since what comes next may depend on it."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list with the arrow keys, run with Enter; close with Escape or when the focus leaves."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self._list.currentIndex().row())
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
        return super().eventFilter(watched, event)


class _CommandsModel(ListingModel):
    """The commands that match what was typed, those first that begin like it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, str, Command]] = []
        self._shown: list[Command] = []

    def show_commands(self, commands: Sequence[Command]) -> None:
        """List other commands, all of them."""
        self._all = [(fold(command.text), fold(f"{command.text} {command.group}"), command) for command in commands]
        self.look_for("")

    def look_for(self, text: str) -> None:
        """List the commands in whose text or menu all words of a text are found."""
        words = fold(text).split()
        found = [each for each in self._all if all(word in each[1] for word in words)]
        if words:
            found.sort(key=lambda each: (not each[0].startswith(words[0]), not all(word in each[0] for word in words)))
        self.beginResetModel()
        self._shown = [command for _, _, command in found]
        self.endResetModel()

    def command(self, row: int) -> Command:
        """Return the command in a row."""
        return self._shown[row]

    def accessible_text(self, row: int) -> str:
        """Describe a row for screen readers."""
        command = self._shown[row]
        state = "" if command.action.isEnabled() else self.tr("not possible now")
        return ", ".join(filter(None, [command.text, command.group, command.key, self._check_text(command), state]))

    def _check_text(self, command: Command) -> str:
        return self.tr("on") if command.action.isCheckable() and command.action.isChecked() else ""

    def count_rows(self) -> int:
        """The commands."""
        return len(self._shown)

    def count_columns(self) -> int:
        """The text, the menu and the key."""
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        command, column = self._shown[index.row()], index.column()
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                mark = "\N{CHECK MARK} " if self._check_text(command) else ""
                shown = (f"{mark}{command.text}", command.group, command.key)[column]
            case Qt.ItemDataRole.AccessibleTextRole if column == _TEXT:
                shown = self.accessible_text(index.row())
            case Qt.ItemDataRole.TextAlignmentRole if column == _KEY:
                shown = RIGHT
            case Qt.ItemDataRole.ForegroundRole if not command.action.isEnabled():
                shown = QGuiApplication.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            case Qt.ItemDataRole.ForegroundRole if column != _TEXT:
                shown = QGuiApplication.palette().placeholderText()
        return shown
