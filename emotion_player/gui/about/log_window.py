"""The log window."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QWidget

from emotion_player import paths
from emotion_player.gui.about.log_keeper import LogKeeper, LogLine
from emotion_player.gui.widgets.parts import column_in, label, named, push_button, row_in


class LogWindow(QDialog):
    """A modeless window that shows the log."""

    def __init__(self, keeper: LogKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setWindowTitle(self.tr("Log"))
        named(self, self.tr("Log"))
        self.resize(820, 460)
        self._text = named(QPlainTextEdit(), self.tr("Lines of the log"))
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setMaximumBlockCount(10_000)
        self._text.setPlaceholderText(self.tr("Nothing has been logged yet."))
        self._level = named(QComboBox(), self.tr("Which lines"))
        self._level.view().setAccessibleName(self.tr("Which lines"))
        self._level.addItem(self.tr("Everything"), logging.INFO)
        self._level.addItem(self.tr("Warnings and errors"), logging.WARNING)
        self._level.addItem(self.tr("Errors"), logging.ERROR)
        self._level.currentIndexChanged.connect(self._fill)
        file = label(self.tr("Log file"), self.tr("Log file: {path}").format(path=paths.log_file()))
        file.setWordWrap(True)
        file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = label("", self.tr("Show"))
        words.setBuddy(self._level)
        clear = push_button(self.tr("Clear"), self.tr("Clear the log"))
        clear.clicked.connect(self._on_clear_clicked)
        copy = push_button(self.tr("Copy"), self.tr("Copy the lines shown"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        foot = row_in(None, spacing=8)
        foot.addWidget(words)
        foot.addWidget(self._level)
        foot.addStretch(1)
        for button in (clear, copy, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        page = column_in(self, spacing=14, margins=(16, 16, 16, 16))
        page.addWidget(self._text, 1)
        page.addWidget(file)
        page.addLayout(foot)
        keeper.logged.connect(self._on_logged)
        self._fill()

    def _fill(self) -> None:
        self._text.setPlainText("\n".join(str(line) for line in self._keeper.lines if self._is_shown(line)))
        self._text.verticalScrollBar().setValue(self._text.verticalScrollBar().maximum())

    def _is_shown(self, line: LogLine) -> bool:
        return line.level >= int(self._level.currentData())

    def _on_logged(self, line: LogLine) -> None:
        if self._is_shown(line):
            self._text.appendPlainText(str(line))  # which scrolls along, if the end was in view

    def _on_clear_clicked(self) -> None:
        self._keeper.clear()
        self._fill()
