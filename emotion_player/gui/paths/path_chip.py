"""The name of the path that is drawn on the plane, with a button that removes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame

from emotion_player.gui.paths.mood_paths import MoodPaths
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import icon_button, label, named, row_in


class PathChip(QFrame):
    """Floats over the plane while it shows a path."""

    def __init__(self, theme: Theme, paths: MoodPaths) -> None:
        super().__init__()
        named(self, self.tr("Path on the plane"), style="float")
        self._title = label(self.tr("Path"))
        self._remove = icon_button(self.tr("Remove the path"))
        self._remove.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._remove.setIconSize(QSize(16, 16))
        self._remove.clicked.connect(paths.drop)
        row = row_in(self, spacing=4, margins=(10, 1, 3, 1))
        row.addWidget(self._title)
        row.addWidget(self._remove)
        paths.changed.connect(self._show)
        self.hide()
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._remove.setIcon(icon("close", theme.text))

    def _show(self, title: str) -> None:
        self._title.setText(title)
        self.setVisible(bool(title))
        self.updateGeometry()
