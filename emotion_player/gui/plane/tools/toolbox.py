"""The tools of the plane, one of which is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal

from emotion_player.gui.plane.tools.area_tool import LassoTool, RectangleTool
from emotion_player.gui.plane.tools.correct_tool import CorrectTool
from emotion_player.gui.plane.tools.path_tool import PathTool
from emotion_player.gui.plane.tools.plane_tool import Canvas, Drawing, PlaneTool, Tool
from emotion_player.gui.theme import Theme

TOOL_KEYS = {
    Qt.Key.Key_V: Tool.PAN,
    Qt.Key.Key_R: Tool.RECTANGLE,
    Qt.Key.Key_L: Tool.LASSO,
    Qt.Key.Key_P: Tool.PATH,
    Qt.Key.Key_C: Tool.CORRECT,
}


class Toolbox(QObject):
    """Contains every tool, and the chosen one.

    Signals:
        chosen: Another Tool was chosen.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self.rectangle = RectangleTool(theme)
        self.lasso = LassoTool(theme)
        self.path = PathTool(theme, canvas)
        self.correct = CorrectTool(theme, canvas)
        self._tools: dict[Tool, PlaneTool] = {
            Tool.PAN: PlaneTool(),
            Tool.RECTANGLE: self.rectangle,
            Tool.LASSO: self.lasso,
            Tool.PATH: self.path,
            Tool.CORRECT: self.correct,
        }
        for tool in self._tools.values():
            tool.setParent(self)  # deleted with the plane, with its connections
        self._name = Tool.PAN

    @property
    def name(self) -> Tool:
        """The chosen tool."""
        return self._name

    @property
    def current(self) -> PlaneTool:
        """The object of the chosen tool."""
        return self._tools[self._name]

    def choose(self, tool: Tool) -> None:
        """Choose a tool, and cancel an action of the previous one."""
        if tool is not self._name:
            self.current.cancel()
            self._name = tool
            self.chosen.emit(tool)

    def drawings(self) -> Iterator[Drawing]:
        """Return the overlays of the tools."""
        return (tool.drawing for tool in self._tools.values() if tool.drawing is not None)
