"""The plane with what belongs to it: its tools above, its legend and the song's course over time below."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from emotion_player.gui.parts import column_in, named
from emotion_player.gui.plane.colors.legend import Legend
from emotion_player.gui.plane.curve_view import CurveView
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tools import PlaneTools
from emotion_player.gui.theme import Theme

_LEAST_PLANE_PX = 230
"""The plane is not to become lower than this for the sake of what stands below it."""


class PlaneCard(QFrame):
    """Stacks the parts; in a low window the course and then the legend give way to the plane.

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
        self._room_of_legend = _room(self.legend)
        self._room_of_curve = _room(self.curve)
        self._column = column_in(self, margins=(4, 4, 4, 4))
        self._column.addWidget(self.tools)
        self._column.addWidget(plane, 1)
        self._column.addWidget(self._room_of_legend)
        self._column.addWidget(self._room_of_curve)

    def add_line(self, line: QWidget) -> None:
        """Put a line that explains the points between them and the course of a song."""
        self._column.insertWidget(self._column.indexOf(self._room_of_curve), line)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self.tools, self.plane, self.legend, self.curve):
            part.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        """See whether there is room when a part has become higher or lower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what there is room for."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Show below the plane what leaves it enough height, the legend first."""
        left = self.height() - self.tools.sizeHint().height() - _LEAST_PLANE_PX
        for room, height in (
            (self._room_of_legend, self.legend.heightForWidth(self.width())),
            (self._room_of_curve, self.curve.sizeHint().height()),
        ):
            room.setVisible(height <= left)
            left -= height


def _room(part: QWidget) -> QWidget:
    """Holds a part, so that it can be away for want of room while it is wanted."""
    room = named(QWidget(), part.accessibleName())
    column_in(room).addWidget(part)
    return room
