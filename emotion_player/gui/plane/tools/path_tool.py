"""The tool that draws a mood path, freehand or corner by corner."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.drawn_path import drawn_path
from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.gui.plane.items.path_line import PathLine
from emotion_player.gui.plane.tools.plane_tool import Canvas, PlaneEvent, PlaneTool
from emotion_player.gui.theme import Theme

_REACH_PX = 10
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PathTool(PlaneTool):
    """Dragging draws a line; clicks place corners until a double click or Enter; corners of a path can be dragged.

    By keys alone, Space places a corner at the current song. Backspace removes the last corner. Esc cancels, or
    removes a complete path.

    Signals:
        path_drawn: A MoodPath is complete, or one of its corners was moved.
        path_dropped: The path was removed.
    """

    path_drawn = Signal(object)
    path_dropped = Signal()

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, theme: Theme, canvas: Canvas) -> None:
        super().__init__()
        self.drawing: PathLine = PathLine(theme)
        self._canvas = canvas
        self._path: MoodPath | None = None
        self._placed: list[Emotion] = []
        self._sweep: list[tuple[float, float]] = []
        self._held: int | None = None

    @property
    def path(self) -> MoodPath | None:
        """The path on the plane."""
        return self._path

    def show_path(self, path: MoodPath | None) -> None:
        """Show a path without a signal, or None."""
        self._path = path
        self._placed, self._sweep, self._held = [], [], None
        self._draw()

    def press(self, event: PlaneEvent) -> bool:
        """Start to move a corner or to draw."""
        self._held = self._corner_at(event.place)
        self._sweep = [_coordinates(event.place)] if self._held is None else []
        return True

    def drag(self, event: PlaneEvent) -> None:
        """Move the corner, or continue the line."""
        if self._held is not None and self._path is not None:
            corners = list(self._path.corners)
            corners[self._held] = _emotion(event.place)
            self._path = MoodPath(tuple(corners))
            self.drawing.show_line([*self._path.corners], handles=True)
        elif self._sweep and not self._placed:
            self._sweep.append(_coordinates(event.place))
            self.drawing.show_line([Emotion.clipped(*place) for place in self._sweep], handles=False)

    def release(self, event: PlaneEvent, *, clicked: bool) -> bool:
        """Complete a freehand line as a path, or place a corner after a click."""
        if self._held is not None:
            if self._path is not None and not clicked:
                self.path_drawn.emit(self._path)
            self._held = None
        elif self._sweep and (clicked or self._placed):
            self._place(_emotion(event.place))
        elif self._sweep:
            self._complete(drawn_path(np.array(self._sweep)))
        self._sweep = []
        return True

    def hover(self, event: PlaneEvent) -> None:
        """Preview the line to the next corner."""
        if self._placed:
            self.drawing.show_line([*self._placed, _emotion(event.place)], handles=True, loose_end=True)

    def double_click(self, event: PlaneEvent) -> bool:
        """Complete the path; the first of the two clicks has placed the last corner."""
        if self._placed:
            self._complete(MoodPath(tuple(self._placed)))
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Place or remove a corner, complete or cancel."""
        key = Qt.Key(event.key())
        current = self._canvas.current()
        if key == Qt.Key.Key_Space and current is not None:
            self._place(self._canvas.emotion_of(current))
        elif key == Qt.Key.Key_Backspace and self._placed:
            self._placed.pop()
            self._draw()
        elif key in _ENDS and self._placed:
            self._complete(MoodPath(tuple(self._placed)))
        elif key == Qt.Key.Key_Escape and (self._placed or self._sweep):
            self.cancel()
        elif key == Qt.Key.Key_Escape and self._path is not None:
            self.show_path(None)
            self.path_dropped.emit()
        else:
            return False
        return True

    def cancel(self) -> None:
        """Cancel an incomplete line; a complete path stays."""
        self.show_path(self._path)

    def _place(self, corner: Emotion) -> None:
        self._placed.append(corner)
        self._draw()

    def _complete(self, path: MoodPath) -> None:
        self.show_path(path)
        self.path_drawn.emit(path)

    def _draw(self) -> None:
        corners = self._placed or (self._path.corners if self._path else ())
        self.drawing.show_line(list(corners), handles=True)

    def _corner_at(self, place: QPointF) -> int | None:
        """Return the corner of the complete path under the pointer."""
        if self._path is None or self._placed:
            return None
        pixel = self._canvas.pixel_size()
        corners = np.array([(corner.valence, corner.arousal) for corner in self._path.corners])
        away = np.hypot(*((corners - _coordinates(place)) / (pixel.x(), pixel.y())).T)
        return int(away.argmin()) if away.min() <= _REACH_PX else None


def _coordinates(place: QPointF) -> tuple[float, float]:
    return place.x(), place.y()


def _emotion(place: QPointF) -> Emotion:
    return Emotion.clipped(place.x(), place.y())
