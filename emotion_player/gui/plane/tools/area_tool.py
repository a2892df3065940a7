"""The tools that select songs in an area: a rectangle or a lasso."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.search.selection import SelectionMode, inside_polygon, inside_rectangle
from emotion_player.gui.plane.items.point_style import Points
from emotion_player.gui.plane.tools.plane_tool import Drawing, PlaneEvent, PlaneTool
from emotion_player.gui.theme import Theme


def selection_mode(modifiers: Qt.KeyboardModifier) -> SelectionMode:
    """Return the mode of the modifier keys: Shift adds, Ctrl or Alt subtracts, none replaces."""
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return SelectionMode.SUBTRACT
    return SelectionMode.ADD if modifiers & Qt.KeyboardModifier.ShiftModifier else SelectionMode.REPLACE


class AreaTool(PlaneTool):
    """Selects the songs in an area. Esc cancels.

    Signals:
        enclosed: This tool and the SelectionMode of the keys; ``inside`` returns the points.
        emptied: A click on empty ground: clear the selection.
    """

    enclosed = Signal(object)
    emptied = Signal()

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.drawing: AreaOutline = AreaOutline(theme)
        self.corners: list[tuple[float, float]] = []

    def inside(self, points: Points) -> npt.NDArray[np.bool_]:
        """Return which of (n, 2) points are in the area."""
        raise NotImplementedError

    def outline(self) -> list[tuple[float, float]]:
        """Return the corners of the area."""
        raise NotImplementedError

    def press(self, event: PlaneEvent) -> bool:
        """Begin an area."""
        self.corners = [(event.place.x(), event.place.y())]
        return True

    def drag(self, event: PlaneEvent) -> None:
        """Follow the pointer."""
        if self.corners:
            self.corners.append((event.place.x(), event.place.y()))
            self.drawing.show_outline(self.outline())

    def release(self, event: PlaneEvent, *, clicked: bool) -> bool:
        """Select the points inside; a click on empty ground clears the selection."""
        given_up = not self.corners
        if not (given_up or clicked):
            self.enclosed.emit(selection_mode(event.modifiers))
        self.cancel()
        if clicked and event.track_id is None and selection_mode(event.modifiers) is SelectionMode.REPLACE:
            self.emptied.emit()
        return given_up or not clicked

    def key(self, event: QKeyEvent) -> bool:
        """Cancel with Esc."""
        if event.key() != Qt.Key.Key_Escape or not self.corners:
            return False
        self.cancel()
        return True

    def cancel(self) -> None:
        """Cancel the area."""
        self.corners = []
        self.drawing.show_outline([])


class RectangleTool(AreaTool):
    """Selects between two corners."""

    def inside(self, points: Points) -> npt.NDArray[np.bool_]:
        """Return which points are between the corners."""
        return inside_rectangle(points, self.corners[0], self.corners[-1])

    def outline(self) -> list[tuple[float, float]]:
        """Return all four corners."""
        (x0, y0), (x1, y1) = self.corners[0], self.corners[-1]
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


class LassoTool(AreaTool):
    """Selects inside a freehand line, closed by a straight one."""

    def inside(self, points: Points) -> npt.NDArray[np.bool_]:
        """Return which points are inside the line."""
        return inside_polygon(points, np.array(self.corners))

    def outline(self) -> list[tuple[float, float]]:
        """The line."""
        return self.corners


class AreaOutline(Drawing):
    """The outline of an area, lightly filled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._corners: list[tuple[float, float]] = []
        self.setVisible(False)

    def show_outline(self, corners: list[tuple[float, float]]) -> None:
        """Draw an outline; no corners for none."""
        self._corners = corners
        self.setVisible(bool(corners))
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint a dashed line."""
        outline = QPolygonF([self.to_pixel(*corner) for corner in self._corners])
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(self.theme.accent)
        painter.setPen(QPen(color, 1.6, Qt.PenStyle.DashLine))
        color.setAlphaF(0.12)
        painter.setBrush(color)
        painter.drawPolygon(outline)
