"""The plane with its tools above, and its legend and the song's curve below."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from emotion_player.gui.plane.colors.legend import Legend
from emotion_player.gui.plane.curve_view import CurveView
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tools import PlaneTools
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import column_in, named

_LEAST_PLANE_PX = 230
"""The least height of the plane while parts below it are shown."""


class PlaneCard(QFrame):
    """Stacks the parts; in a low window the curve and then the legend are hidden.

    Attributes:
        tools: The tool bar.
        plane: The plane.
        legend: The legend.
        curve: The emotion of a song over time.
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
        """Insert a line of explanation between the plane and the curve."""
        self._column.insertWidget(self._column.indexOf(self._room_of_curve), line)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self.tools, self.plane, self.legend, self.curve):
            part.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Update the visible parts when the height of one has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the visible parts."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Show the parts below the plane that leave it enough height, the legend first."""
        left = self.height() - self.tools.sizeHint().height() - _LEAST_PLANE_PX
        for room, height in (
            (self._room_of_legend, self.legend.heightForWidth(self.width())),
            (self._room_of_curve, self.curve.sizeHint().height()),
        ):
            room.setVisible(height <= left)
            left -= height


def _room(part: QWidget) -> QWidget:
    """Wrap a part, so that it can be hidden for lack of room without changing its own visibility."""
    room = named(QWidget(), part.accessibleName())
    column_in(room).addWidget(part)
    return room
