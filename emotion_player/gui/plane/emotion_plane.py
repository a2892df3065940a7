"""The valence-arousal plane: every track a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from emotion_player.gui.plane.plane_ground import Ground, QuadrantWords, QuietAxis
from emotion_player.gui.plane.point_cloud import Marker, PointCloud, Points, neighbour
from emotion_player.gui.theme import Theme

_MARGIN_PX = 30
"""Room around the whole plane, for the words of the quadrants."""
_REACH_PX = 9
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class EmotionPlane(pg.PlotWidget):  # type: ignore[misc]
    """Shows points, says which one the user means. Points are named by their row.

    Wheel zooms around the pointer, dragging pans, a double click beside the points shows the whole plane again;
    arrow keys step to the neighbour, Enter plays, Space pauses, + and - zoom, 0 shows the whole plane.

    Signals:
        track_selected: The arrow keys stepped to a point.
        track_picked: A point was clicked, or Enter was pressed on it: it is to be heard.
        pause_toggled: Space was pressed.
    """

    track_selected = Signal(int)
    track_picked = Signal(int)
    pause_toggled = Signal()

    _is_built = False

    def __init__(self, theme: Theme, describe: Callable[[int], Sequence[str]]) -> None:
        """Build an empty plane; ``describe`` gives the lines that tell of a point, its title first."""
        axes = {
            "bottom": QuietAxis("bottom", "Valence:  unpleasant → pleasant"),
            "left": QuietAxis("left", "Arousal:  quiet → excited"),
        }
        super().__init__(viewBox=pg.ViewBox(enableMenu=False, lockAspect=True), axisItems=axes)
        self._describe = describe
        self._selected: int | None = None
        self._fitted = True
        self.setAccessibleName("Emotion plane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setAccessibleName("Emotion plane")
        self.hideButtons()

        self._view = self.plotItem.getViewBox()
        self._view.setLimits(minXRange=0.02, minYRange=0.02, maxXRange=8, maxYRange=8)
        self._ground = Ground(theme)
        self._cloud = PointCloud(theme)
        self._words = QuadrantWords(theme)
        self._playing_mark = Marker(theme, radius_px=13, filled=False)
        self._selected_mark = Marker(theme, radius_px=7.5, filled=True)
        self._hover_mark = Marker(theme, radius_px=7.5, filled=False)
        marks = (self._playing_mark, self._hover_mark, self._selected_mark)
        self._items: list[Any] = [self._ground, self._cloud, self._words, *marks]
        for depth, item in enumerate(self._items):
            item.setZValue(depth)
            self._view.addItem(item, ignoreBounds=True)

        self._hint = _label(self, "hint", "The point under the pointer")
        self._note = _label(self, "quiet", "Why the plane is empty")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        self._view.sigRangeChangedManually.connect(self._on_range_chosen)
        self.dress(theme)
        self._is_built = True
        self.show_whole()

    def show_points(self, points: Points, shown: npt.NDArray[np.intp]) -> None:
        """Show (n, 2) points, dimming all but the rows ``shown``."""
        self._cloud.show_points(points, shown)
        self._hide_hint()

    def select(self, row: int | None) -> None:
        """Draw a point as selected, without a signal."""
        self._selected = row
        self._selected_mark.mark(None if row is None else self._cloud.points[row])
        self.setAccessibleDescription("" if row is None else f"Selected: {', '.join(self._describe(row))}")

    def mark_playing(self, row: int | None) -> None:
        """Draw a point as the one that plays."""
        self._playing_mark.mark(None if row is None else self._cloud.points[row])

    def explain(self, why_empty: str) -> None:
        """Say why there is nothing to see; nothing for an empty text."""
        self._note.setText(why_empty)
        self._note.setVisible(bool(why_empty))
        self._place_note()

    def show_whole(self) -> None:
        """Fit the whole plane into the view."""
        self._fitted = True
        side_px = min(self._view.width(), self._view.height())
        half = 1 + 2 * _MARGIN_PX / max(100.0, side_px - 2 * _MARGIN_PX)
        self._view.setRange(QRectF(-half, -half, 2 * half, 2 * half), padding=0)

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self.setBackground(QColor(theme.surface))
        for side in ("bottom", "left"):
            self.plotItem.getAxis(side).dress(theme)
        for item in self._items:
            item.dress(theme)

    def place_of(self, row: int) -> QPointF:
        """Where a point lies in the viewport, in pixels."""
        valence, arousal = self._cloud.points[row]
        place: QPointF = self._view.mapViewToScene(QPointF(float(valence), float(arousal)))
        return QPointF(self.viewportTransform().map(place))

    def _point_at(self, scene_place: QPointF) -> int | None:
        """The shown point nearest to a place, if it is within reach of the pointer."""
        shown = self._cloud.shown
        if not len(shown) or not self._view.sceneBoundingRect().contains(scene_place):
            return None
        place = self._view.mapSceneToView(scene_place)
        pixel = np.array(self._view.viewPixelSize(), np.float32)
        away = (self._cloud.points[shown] - np.array([place.x(), place.y()], np.float32)) / pixel
        distance = np.hypot(away[:, 0], away[:, 1])
        nearest = int(distance.argmin())
        return int(shown[nearest]) if distance[nearest] <= max(_REACH_PX, self._cloud.dot_size_px()) else None

    def _hover(self, place: QPointF) -> None:
        row = self._point_at(place)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor)
        if row is None:
            self._hide_hint()
        else:
            self._show_hint(row)

    def _on_mouse_clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not event.double():
            row = self._point_at(event.scenePos())
            if row is not None:
                self.track_picked.emit(row)

    def _on_range_chosen(self) -> None:
        self._fitted = False
        self._hide_hint()

    def _show_hint(self, row: int) -> None:
        self._hover_mark.mark(self._cloud.points[row] if row != self._selected else None)
        metrics = QFontMetrics(self._hint.font())
        widest = min(340, self.viewport().width() - 40)
        lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, widest) for line in self._describe(row)]
        self._hint.setText("\n".join(lines))
        self._hint.adjustSize()
        place, room, gap = self.place_of(row), self.viewport().rect(), 14
        x = place.x() + gap
        if x + self._hint.width() > room.right() - 4:
            x = place.x() - gap - self._hint.width()
        y = place.y() - self._hint.height() - 6
        x = min(max(4.0, x), room.right() - 4 - self._hint.width())
        y = min(max(4.0, y), room.bottom() - 4 - self._hint.height())
        self._hint.move(round(x), round(y))
        self._hint.show()

    def _hide_hint(self) -> None:
        self._hint.hide()
        self._hover_mark.mark(None)

    def _step(self, direction: tuple[int, int]) -> None:
        shown = self._cloud.shown
        points = self._cloud.points[shown]
        here = np.zeros(2, np.float32) if self._selected is None else self._cloud.points[self._selected]
        if self._selected is None:
            step = int(np.hypot(*points.T).argmin()) if len(points) else None
        else:
            step = neighbour(points, here, direction)
        if step is not None:
            self._bring_into_view(points[step])
            self.track_selected.emit(int(shown[step]))

    def _bring_into_view(self, point: Points) -> None:
        seen = self._view.viewRect()
        if not seen.contains(float(point[0]), float(point[1])):
            seen.moveCenter(QPointF(float(point[0]), float(point[1])))
            self._view.setRange(seen, padding=0)

    def _zoom(self, factor: float) -> None:
        self._fitted = False
        self._view.scaleBy((factor, factor))

    def _make_square(self) -> None:
        """Leave room around the plot so that the plane fills it and the axes stand beside the plane."""
        wide = self.width() - self.plotItem.getAxis("left").width()
        high = self.height() - self.plotItem.getAxis("bottom").height()
        aside, above = max(0.0, (wide - high) / 2), max(0.0, (high - wide) / 2)
        self.plotItem.layout.setContentsMargins(6 + aside, 10 + above, 14 + aside, 6 + above)

    def _place_note(self) -> None:
        middle = self.viewport().rect().adjusted(70, 20, -40, -60)
        self._note.setGeometry(middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from point to point."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            self._step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._selected is not None:
                self.track_picked.emit(self._selected)
        elif key == Qt.Key.Key_Space:
            self.pause_toggled.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(1.25 if key == Qt.Key.Key_Minus else 0.8)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_whole()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what lies under the pointer; the scene's own signal leaves out moves that follow quickly."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(self.mapToScene(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole plane again, unless a point was meant."""
        super().mouseDoubleClickEvent(event)
        if self._point_at(self.mapToScene(event.position().toPoint())) is None:
            self.show_whole()

    def leaveEvent(self, event: QEvent) -> None:
        """No pointer, no hint."""
        super().leaveEvent(event)
        self._hide_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole plane in sight unless the user looks closer."""
        super().resizeEvent(event)
        if self._is_built and self.plotItem is not None:  # Qt resizes views while they are built and closed, too
            self._make_square()
            if self._fitted:
                self.show_whole()
            self._place_note()


def _label(parent: QWidget, style: str, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(style)
    label.setAccessibleName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.hide()
    return label
