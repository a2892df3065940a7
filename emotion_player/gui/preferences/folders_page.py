"""The page of music folders and patterns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSizePolicy

from emotion_player.gui.preferences.page import Page
from emotion_player.gui.widgets.parts import label, named, push_button, row_in
from emotion_player.settings import Settings

_TYPING_MS = 600


class FoldersPage(Page):
    """Music folders and patterns.

    Signals:
        folder_requested: “Add folder…” was pressed.
        rescan_requested: “Rescan now” was pressed.
    """

    folder_requested = Signal()
    rescan_requested = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Music folders"))
        self._list = named(QListWidget(), self.tr("Music folders"))
        self._list.setMinimumHeight(110)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what is left
        self._list.itemSelectionChanged.connect(self._allow)
        self._add = push_button(self.tr("Add folder…"), self.tr("Add folder"))
        self._add.clicked.connect(self.folder_requested)
        self._remove = push_button(
            self.tr("Remove"),
            self.tr("Remove the folder from the list"),
            tip=self.tr("The folder is no longer scanned; its songs stay in the library"),
        )
        self._remove.clicked.connect(self._on_remove_clicked)
        self._rescan = push_button(self.tr("Rescan now"), self.tr("Rescan now"), tip=self.tr("Scan the folders again"))
        self._rescan.clicked.connect(self._on_rescan_clicked)
        buttons = row_in(None, spacing=8)
        for button in (self._add, self._remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._rescan)
        self.column.addWidget(self._list, 1)
        self.column.addLayout(buttons)
        self.column.addSpacing(14)
        self._exclude = self._add_patterns("exclude", self.tr("Exclude matching files and folders"))
        self._include = self._add_patterns("include", self.tr("Include only matching files (empty: all files)"))
        self.add_note(
            self.tr(
                "One pattern per line, e.g. Podcasts, *.wav or Live/20??/**. Without a slash it matches a name "
                "anywhere, with one the path below the music folder; * is any part of a name, ? one character, "
                "** any folders. Applies from the next scan."
            )
        )
        self.follow(self._show_folders)

    def _add_patterns(self, field: str, text: str) -> QPlainTextEdit:
        """A text with one pattern per line; changes apply once the user pauses or leaves it."""
        box = named(QPlainTextEdit(), text)
        box.setTabChangesFocus(True)
        box.setFixedHeight(70)
        words = label("", text)  # read as it is written
        words.setBuddy(box)
        self.column.addWidget(words)
        self.column.addWidget(box)
        self.column.addSpacing(6)
        typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        box.textChanged.connect(typing.start)
        typing.timeout.connect(self._take_patterns)

        def show(settings: Settings) -> None:
            if _lines(box) != getattr(settings, field):
                box.blockSignals(True)
                box.setPlainText("\n".join(getattr(settings, field)))
                box.blockSignals(False)

        self.follow(show)
        return box

    def _take_patterns(self) -> None:
        self.choose(exclude=_lines(self._exclude), include=_lines(self._include))

    def _show_folders(self, settings: Settings) -> None:
        self._list.clear()
        self._list.addItems([str(folder) for folder in settings.folders])
        if not settings.folders:
            nothing = QListWidgetItem(self.tr("No music folders yet"), self._list)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self._allow()

    def _allow(self) -> None:
        self._remove.setEnabled(bool(self._list.selectedItems()))
        self._rescan.setEnabled(bool(self._settings.folders))

    def _on_rescan_clicked(self) -> None:
        self._take_patterns()
        self.rescan_requested.emit()

    def _on_remove_clicked(self) -> None:
        gone = {Path(item.text()) for item in self._list.selectedItems()}
        folders = tuple(folder for folder in self._settings.folders if folder not in gone)
        self.choose(folders=folders)
        self._show_folders(self._settings)

    def hideEvent(self, event: QHideEvent) -> None:
        """Apply the latest changes."""
        self._take_patterns()
        super().hideEvent(event)


def _lines(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in box.toPlainText().splitlines() if line.strip())
