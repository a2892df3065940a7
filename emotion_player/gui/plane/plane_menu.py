"""The menu of the plane, whose state is saved over a restart."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from emotion_player.collection.color_groups import ColorBy
from emotion_player.gui.plane.colors.plane_colors import PlaneColors
from emotion_player.gui.plane.plane_card import PlaneCard
from emotion_player.gui.plane.tools.plane_tool import Tool
from emotion_player.gui.widgets.parts import named


class PlaneMenu(QObject):
    """The functions of the tool bar as a menu; both stay in step."""

    def __init__(self, card: PlaneCard, colors: PlaneColors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._colors = colors
        self._contours = self._twin(card.tools.contours)
        self._words = self._twin(card.tools.words)
        self._square = QAction(self.tr("Keep square"), self)
        self._square.setCheckable(True)
        self._square.toggled.connect(lambda square: card.plane.keep_square(square=square))

    def fill(self, menu: QMenu) -> None:
        """Add the functions to the menu."""
        tools = named(menu.addMenu(self.tr("Tools of the plane")), self.tr("Tools of the plane"))
        for tool in Tool:
            button = self._card.tools.button(tool)
            tools.addAction(button.accessibleName(), button.click)
        colors = self._card.tools.colors.menu()
        menu.addMenu(colors)
        menu.addActions([self._contours, self._words])
        menu.addAction(self._square)
        whole = menu.addAction(self.tr("Show the whole plane"))
        whole.triggered.connect(lambda _checked: self._card.plane.show_whole())

    def keep(self, state: QSettings) -> None:
        """Save the state."""
        state.setValue("plane/colors", self._colors.by.value)
        for name, action in self._switches().items():
            state.setValue(f"plane/{name}", int(action.isChecked()))

    def restore(self, state: QSettings) -> None:
        """Restore the saved state."""
        by = state.value("plane/colors")
        self._colors.color_by(next((each for each in ColorBy if each.value == by), ColorBy.MOOD))
        for name, action in self._switches().items():
            action.setChecked(str(state.value(f"plane/{name}", int(action.isChecked()))) == "1")

    def _switches(self) -> dict[str, QAction]:
        return {"contours": self._contours, "words": self._words, "square": self._square}

    def _twin(self, button: QToolButton) -> QAction:
        """Create the menu action of a button."""
        action = QAction(button.accessibleName(), self)
        action.setCheckable(True)
        action.setChecked(button.isChecked())
        action.toggled.connect(button.setChecked)
        button.toggled.connect(action.setChecked)
        return action
