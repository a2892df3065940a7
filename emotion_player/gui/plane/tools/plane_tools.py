"""The tools that float over the plane."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QToolButton, QWidget

from emotion_player.collection.color_groups import ColorBy
from emotion_player.gui.plane.colors.colorings import title_of
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tool import Tool
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import icon_button, named, row_in

_ICONS = {Tool.PAN: "pan", Tool.RECTANGLE: "rectangle", Tool.LASSO: "lasso", Tool.PATH: "path", Tool.CORRECT: "correct"}


class PlaneTools(QWidget):
    """Chooses tools and the coloring, zooms, and shows and hides contours and words.

    Signals:
        coloring_chosen: The user chose a coloring: a ColorBy.
        contours_toggled: Whether the contours of density are shown.
        words_toggled: Whether the mood words are shown.
    """

    coloring_chosen = Signal(object)
    contours_toggled = Signal(bool)
    words_toggled = Signal(bool)

    def __init__(self, theme: Theme, plane: EmotionPlane) -> None:
        super().__init__()
        named(self, self.tr("Tools of the plane"), style="float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._plane = plane
        self._icons: list[tuple[QToolButton, str]] = []
        row = row_in(self, spacing=2, margins=(3, 3, 3, 3))
        self._tools = QButtonGroup(self)
        self._buttons = {tool: self._tool_button(tool, name, tip) for tool, (name, tip) in self._texts().items()}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self._line())
        for name, key, icon_name, act in (
            (self.tr("Zoom in"), "+", "zoom-in", lambda: plane.zoom(1.25)),
            (self.tr("Zoom out"), "\N{MINUS SIGN}", "zoom-out", lambda: plane.zoom(0.8)),
            (self.tr("Show the whole plane"), "0", "whole", plane.show_whole),
        ):
            button = self._button(name, icon_name, f"{name} ({key})")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self._line())
        self.contours = self._switch(self.tr("Contours"), "contours", self.tr("Lines around places with many songs"))
        self.words = self._switch(self.tr("Mood words"), "words", self.tr("Mood words, where people place them"))
        for button in (self.contours, self.words):
            row.addWidget(button)
        row.addWidget(self._line())
        self.colors = self._color_menu()
        row.addWidget(self.colors)
        self._connect()
        self.show_tool(Tool.PAN)
        self.apply_theme(theme)

    def button(self, tool: Tool) -> QToolButton:
        """Return the button of a tool."""
        return self._buttons[tool]

    def show_tool(self, tool: Tool) -> None:
        """Show a tool as chosen."""
        self._buttons[tool].setChecked(True)

    def show_coloring(self, by: ColorBy) -> None:
        """Show a coloring as chosen."""
        self._coloring_actions[by].setChecked(True)
        self.colors.setText(title_of(by))
        self.colors.setAccessibleName(self.tr("Colour by: {what}").format(what=title_of(by)))

    def show_contours(self, *, shown: bool) -> None:
        """Switch the contours of density."""
        self.contours.setChecked(shown)

    def show_words(self, *, shown: bool) -> None:
        """Switch the mood words."""
        self.words.setChecked(shown)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for button, name in self._icons:
            button.setIcon(icon(name, theme.text, theme.disabled))

    def _texts(self) -> dict[Tool, tuple[str, str]]:
        """Return the name and the description of each tool."""
        return {
            Tool.PAN: (self.tr("Move"), self.tr("Drag the plane; a click plays a song (V)")),
            Tool.RECTANGLE: (
                self.tr("Rectangle"),
                self.tr("Select the songs in a rectangle; Shift adds, Ctrl or Alt removes (R)"),
            ),
            Tool.LASSO: (
                self.tr("Lasso"),
                self.tr("Select the songs that you draw a line around; Shift adds, Ctrl or Alt removes (L)"),
            ),
            Tool.PATH: (
                self.tr("Mood path"),
                self.tr(
                    "Draw a line, or click from corner to corner and end with Enter: the songs along it become a list."
                    " Space places a corner at the current song (P)"
                ),
            ),
            Tool.CORRECT: (
                self.tr("Correct"),
                self.tr("Drag a song to where it belongs, or move it with the arrow keys and press Enter (C)"),
            ),
        }

    def _button(self, name: str, icon_name: str, tip: str) -> QToolButton:
        button = icon_button(name)
        button.setToolTip(tip)
        self._icons.append((button, icon_name))
        return button

    def _switch(self, name: str, icon_name: str, tip: str) -> QToolButton:
        button = self._button(name, icon_name, tip)
        button.setObjectName("mode")
        button.setCheckable(True)
        return button

    def _tool_button(self, tool: Tool, name: str, tip: str) -> QToolButton:
        button = self._switch(name, _ICONS[tool], tip)
        button.clicked.connect(lambda: self._plane.choose_tool(tool))
        self._tools.addButton(button)
        return button

    def _line(self) -> QFrame:
        line = named(QFrame(), self.tr("Line"), style="line")
        line.setFixedSize(1, 18)
        return line

    def _color_menu(self) -> QToolButton:
        button = self._button(self.tr("Colour by"), "palette", self.tr("What the colours of the points mean"))
        button.setObjectName("mode")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = named(QMenu(self.tr("Colour by"), button), self.tr("Colour by"))
        group = QActionGroup(menu)
        self._coloring_actions: dict[ColorBy, QAction] = {}
        for by in ColorBy:
            action = menu.addAction(title_of(by))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, by=by: self._on_coloring_chosen(by))
            group.addAction(action)
            self._coloring_actions[by] = action
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        self._plane.tool_chosen.connect(self.show_tool)
        self.contours.toggled.connect(lambda shown: self._plane.show_contours(shown=shown))
        self.contours.toggled.connect(self.contours_toggled)
        self.words.toggled.connect(lambda shown: self._plane.show_words(shown=shown))
        self.words.toggled.connect(self.words_toggled)
        self.show_coloring(ColorBy.MOOD)

    def _on_coloring_chosen(self, by: ColorBy) -> None:
        self.show_coloring(by)
        self.coloring_chosen.emit(by)
