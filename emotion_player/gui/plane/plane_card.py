"""The plane with what belongs to it: its tools above, its legend and the song's course over time below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from emotion_player.gui.parts import column_in, named
from emotion_player.gui.plane.curve_view import CurveView
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.legend import Legend
from emotion_player.gui.plane.plane_tools import PlaneTools
from emotion_player.gui.theme import Theme


class PlaneCard(QFrame):
    """Stacks the parts.

    Attributes:
        tools: The strip of tools.
        plane: The plane.
        legend: What its colours say.
        curve: How the mood of a song moves over time.
    """

    def __init__(self, theme: Theme, plane: EmotionPlane) -> None:
        super().__init__()
        named(self, self.tr("Plane and tools"), style="card")
        self.plane = plane
        self.tools = PlaneTools(theme, plane)
        self.legend = Legend(theme)
        self.curve = CurveView(theme)
        self._column = column_in(self, margins=(4, 4, 4, 4))
        self._column.addWidget(self.tools)
        self._column.addWidget(plane, 1)
        self._column.addWidget(self.legend)
        self._column.addWidget(self.curve)

    def add_line(self, line: QWidget) -> None:
        """Put a line that explains the points between them and the course of a song."""
        self._column.insertWidget(self._column.indexOf(self.curve), line)

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.tools, self.plane, self.legend, self.curve):
            part.dress(theme)
