"""The plane with what belongs to it: its tools above, its legend and the song's course over time below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

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
        column = column_in(self, margins=(4, 4, 4, 4))
        column.addWidget(self.tools)
        column.addWidget(plane, 1)
        column.addWidget(self.legend)
        column.addWidget(self.curve)

    def add_line(self, line: QWidget) -> None:
        """Put a line of text below the legend."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.legend) + 1, line)

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.tools, self.plane, self.legend, self.curve):
            part.dress(theme)
