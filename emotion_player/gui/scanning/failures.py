"""The files that could not be analysed, with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.widgets.parts import button_row, column_in, label, named, push_button
from emotion_player.gui.widgets.plain_tip import plain_tip


class FailuresWindow(QDialog):
    """A modeless window; what can be done with a file is in its context menu, too.

    Signals:
        retry_requested: Try files again: their paths.
        removal_requested: Remove the files of the selected lines, or of all if none is selected, from the list: their
            paths.
        folder_requested: Show a file in its folder: its path.
    """

    retry_requested = Signal(list)
    removal_requested = Signal(list)
    folder_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files that could not be analysed"))
        named(self, self.tr("Files that could not be analysed"))
        self.resize(760, 420)
        self._count = label(self.tr("Number of files"))
        self._list = named(QTreeWidget(), self.tr("Files and reasons"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self._list.setHeaderLabels([self.tr("File"), self.tr("Reason"), self.tr("Folder")])
        self._list.header().setAccessibleName(self.tr("Columns"))
        self._list.setAllColumnsShowFocus(True)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._actions = [
            self._action(self.tr("Show in folder"), self._show_in_folder, "Ctrl+Shift+I"),
            self._action(self.tr("Try again"), self._retry_selected, "F5"),
            self._action(self.tr("Copy reason"), self._copy_reasons, "Ctrl+C"),
            self._action(self.tr("Remove from list"), self._on_remove_clicked, "Del"),
        ]
        self._list.itemSelectionChanged.connect(self._allow)
        self._retry = push_button(self.tr("Try again"), self.tr("Try these files again"), style="primary")
        self._retry.setToolTip(self.tr("Analyse these files once more, even if they have not changed"))
        self._retry.clicked.connect(lambda: self.retry_requested.emit(self._paths(self._all())))
        self._remove = push_button(self.tr("Remove from list"), self.tr("Remove these files from the list"))
        self._remove.setToolTip(
            self.tr(
                "Forget the selected files, or all of them, until they are scanned again; the files themselves stay"
            )
        )
        self._remove.clicked.connect(self._on_remove_clicked)
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        page = column_in(self, spacing=14, margins=(16, 16, 16, 16))
        page.addWidget(self._list)
        page.addLayout(button_row(self._remove, close, self._retry, before=self._count, default=self._retry))

    def reasons(self) -> dict[str, str]:
        """Return the listed file names and reasons."""
        return {item.text(0): item.text(1) for item in self._all()}

    def show_files(self, failed: Sequence[FailedFile]) -> None:
        """List the files."""
        items = []
        for each in failed:
            path, reason = each.file.path, translate_sentence(each.reason)
            item = QTreeWidgetItem([" ".join(path.name.split()), reason, str(path.parent)])
            item.setData(0, Qt.ItemDataRole.UserRole, path)
            for column in range(3):
                item.setToolTip(column, plain_tip(f"{path}\n{reason}"))
            items.append(item)
        self._list.clear()
        self._list.addTopLevelItems(items)
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._list.setColumnWidth(0, 230)
        self._list.setColumnWidth(1, 330)
        self._show_count()
        self._allow()

    def _show_count(self) -> None:
        count = self._list.topLevelItemCount()
        self._count.setText(self.tr("%n file(s)", "", count) if count else self.tr("No file has failed."))
        self._retry.setEnabled(count > 0)
        self._remove.setEnabled(count > 0)

    def _action(self, text: str, run: Callable[[], None], key: str) -> QAction:
        action = QAction(text, self._list)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: run())
        self._list.addAction(action)
        return action

    def _allow(self) -> None:
        for action in self._actions:
            action.setEnabled(bool(self._list.selectedItems()))

    def _all(self) -> list[QTreeWidgetItem]:
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _paths(self, items: Sequence[QTreeWidgetItem]) -> list[Path]:
        return [item.data(0, Qt.ItemDataRole.UserRole) for item in items]

    def _show_in_folder(self) -> None:
        self.folder_requested.emit(self._paths(self._list.selectedItems())[0])

    def _retry_selected(self) -> None:
        self.retry_requested.emit(self._paths(self._list.selectedItems()))

    def _copy_reasons(self) -> None:
        lines = [f"{path}: {item.text(1)}" for item in self._list.selectedItems() for path in self._paths([item])]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_remove_clicked(self) -> None:
        items = self._list.selectedItems() or self._all()
        self.removal_requested.emit(self._paths(items))
        for item in items:
            self._list.takeTopLevelItem(self._list.indexOfTopLevelItem(item))
        self._show_count()
