"""The base class of the pages of settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from emotion_player.gui.widgets.parts import column_in, label, named, row_in
from emotion_player.settings import Settings

_INDENT_PX = 26
"""How far help stands to the right, below the words of its choice."""


class Page(QWidget):
    """One page of settings.

    Signals:
        changed: The user changed a setting: the new Settings.
    """

    changed = Signal(Settings)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._shown: list[Callable[[Settings], None]] = []
        self._column = column_in(self, spacing=8, margins=(24, 22, 24, 22))
        self._heading = label("", style="heading")
        self._column.addWidget(self._heading)
        self._column.addSpacing(8)

    def set_name(self, name: str) -> None:
        """Give the page its name."""
        named(self, name)
        self._heading.setText(name)
        self._heading.setAccessibleName(name)

    @property
    def column(self) -> QVBoxLayout:
        """Return the layout of the choices, from top to bottom."""
        return self._column

    @property
    def settings(self) -> Settings:
        """Return the settings that are shown."""
        return self._settings

    def show_settings(self, settings: Settings) -> None:
        """Show other settings, without a signal."""
        self._settings = settings
        for show in self._shown:
            show(settings)

    def choose(self, **choices: Any) -> None:  # noqa: ANN401 - whatever a field of Settings holds
        """Emit ``changed`` with new values of some fields."""
        settings = dataclasses.replace(self._settings, **choices)
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def follow(self, show: Callable[[Settings], None]) -> None:
        """Call ``show`` now and whenever other settings are shown."""
        self._shown.append(show)
        show(self._settings)

    def add_check(self, field: str, text: str, note: str = "") -> QCheckBox:
        """A choice between yes and no."""
        box = named(QCheckBox(text), text)
        box.setAccessibleDescription(note)
        self.follow(lambda settings: _without_signals(box, lambda: box.setChecked(getattr(settings, field))))
        box.toggled.connect(lambda checked: self.choose(**{field: checked}))
        self.add_with_note(box, note)
        return box

    def add_choice(self, field: str, text: str, words: Mapping[str, str]) -> QComboBox:
        """A choice among values, each with its words."""
        box = named(QComboBox(), text)
        box.view().setAccessibleName(text)
        for value, word in words.items():
            box.addItem(word, value)
        self.follow(
            lambda settings: _without_signals(box, lambda: box.setCurrentIndex(box.findData(getattr(settings, field))))
        )
        box.currentIndexChanged.connect(lambda _index: self.choose(**{field: box.currentData()}))
        self.add_line(text, box)
        return box

    def add_line(self, text: str, widget: QWidget) -> None:
        """A widget with its name beside it."""
        row = row_in(None, spacing=12)
        words = label("", text)  # read as it is written
        words.setMinimumWidth(190)  # the longest in any language: what stands beside is in one line
        words.setBuddy(widget)
        row.addWidget(words)
        row.addWidget(widget)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addSpacing(6)

    def add_with_note(self, widget: QWidget, note: str) -> None:
        """A widget with a few words of help close below it."""
        together = column_in(None, spacing=1)
        together.addWidget(widget)
        if note:
            words = _note(note)
            words.setContentsMargins(_INDENT_PX, 0, 0, 0)
            together.addWidget(words)
        self._column.addLayout(together)
        self._column.addSpacing(8)

    def add_note(self, text: str) -> None:
        """A few words of help."""
        self._column.addWidget(_note(text))


def _note(text: str) -> QLabel:
    note = label("", text, style="small")
    note.setWordWrap(True)
    return note


def _without_signals(widget: QWidget, change: Callable[[], None]) -> None:
    """Change a widget without its signals."""
    before = widget.blockSignals(True)
    change()
    widget.blockSignals(before)
