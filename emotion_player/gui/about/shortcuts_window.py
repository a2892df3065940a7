"""The window that lists all keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from emotion_player.gui.command_palette.commands import all_commands
from emotion_player.gui.widgets.parts import button_row, column_in, named, push_button


class ShortcutsWindow(QDialog):
    """A modeless list of the present shortcuts of the menus and the lists, and of the keys of plane and table."""

    def __init__(self, menus: Iterable[QMenu], parent: QWidget) -> None:
        super().__init__(parent)
        self._menus = list(menus)
        self._window = parent
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        named(self, self.tr("Keyboard shortcuts"))
        self.resize(560, 640)
        self._list = named(QTreeWidget(), self.tr("Commands and keys"))
        self._list.setHeaderLabels([self.tr("Command"), self.tr("Key")])
        self._list.header().setAccessibleName(self.tr("Columns"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAllColumnsShowFocus(True)
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        page = column_in(self, spacing=14, margins=(16, 16, 16, 16))
        page.addWidget(self._list)
        page.addLayout(button_row(close))

    def open_list(self) -> None:
        """Fill and show the list."""
        self._list.clear()
        groups: dict[str, list[tuple[str, str]]] = {}
        for command in all_commands(self._menus, self._window):
            if command.key:
                groups.setdefault(command.group, []).append((command.text.rstrip("…"), command.key))
        for title, keys in groups.items():
            self._add_part(title, keys)
        self._add_part(self.tr("On the plane"), _plane_keys())
        self._add_part(self.tr("In the table of songs"), _table_keys())
        self._list.expandAll()
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.resizeColumnToContents(1)
        self.show()
        self.raise_()

    def keys(self) -> dict[str, dict[str, str]]:
        """Return the listed commands and their keys, by part."""
        parts = [self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount())]
        return {part.text(0): _lines_of(part) for part in parts if part is not None}

    def _add_part(self, title: str, keys: Iterable[tuple[str, str]]) -> None:
        lines = [QTreeWidgetItem(list(line)) for line in keys]
        if lines:
            part = QTreeWidgetItem([title])
            font = part.font(0)
            font.setBold(True)
            part.setFont(0, font)
            part.addChildren(lines)
            self._list.addTopLevelItem(part)


def _lines_of(part: QTreeWidgetItem) -> dict[str, str]:
    lines = (part.child(row) for row in range(part.childCount()))
    return {line.text(0): line.text(1) for line in lines if line is not None}


def _plane_keys() -> list[tuple[str, str]]:
    """List the keys of the plane."""
    translate = QCoreApplication.translate
    return [
        (translate("ShortcutsWindow", "Nearest song in a direction"), translate("ShortcutsWindow", "Arrow keys")),
        (translate("ShortcutsWindow", "Play the song"), translate("ShortcutsWindow", "Enter")),
        (translate("ShortcutsWindow", "Pause, resume"), translate("ShortcutsWindow", "Space")),
        (translate("ShortcutsWindow", "Select or deselect the song"), "S"),
        (translate("ShortcutsWindow", "Deselect all songs"), translate("ShortcutsWindow", "Escape")),
        (translate("ShortcutsWindow", "Zoom in, zoom out, whole plane"), "+  \N{MINUS SIGN}  0"),
        (translate("ShortcutsWindow", "Tools: move, rectangle, lasso, path, correct"), "V  R  L  P  C"),
        (translate("ShortcutsWindow", "Menu of the song"), "Shift+F10"),
    ]


def _table_keys() -> list[tuple[str, str]]:
    """List the keys of the table."""
    translate = QCoreApplication.translate
    return [
        (translate("ShortcutsWindow", "Play the current song"), translate("ShortcutsWindow", "Enter")),
        (translate("ShortcutsWindow", "Select more songs"), translate("ShortcutsWindow", "Shift+Arrow keys")),
    ]
