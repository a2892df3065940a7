"""The interactive valence-arousal plane, with every track as a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
)

from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.core.search.selection import SelectionMode
from emotion_player.gui.plane.hover_card import HoverCard
from emotion_player.gui.plane.items.marker import Marker
from emotion_player.gui.plane.items.point_cloud import neighbour
from emotion_player.gui.plane.items.point_style import PointStyle
from emotion_player.gui.plane.plane_view import Depth, PlaneView
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.plane.tools.area_tool import AreaTool
from emotion_player.gui.plane.tools.plane_tool import PlaneEvent, Tool
from emotion_player.gui.plane.tools.toolbox import TOOL_KEYS, Toolbox
from emotion_player.gui.theme import Theme

_AROUND = 12
"""The number of neighbours of a point that its card must not cover."""
_STILL_PX = 4
"""The pointer movement up to which press and release are a click."""
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class EmotionPlane(PlaneView):
    """Shows points and reports what the user does with them. A point is identified by its row, the id of its track.

    The wheel zooms around the pointer, dragging pans or uses the current tool, a double click on empty ground
    shows the whole plane again. Arrow keys step to the neighbour, Enter plays, Space pauses, S selects, Ctrl+A
    selects all that is shown, Escape deselects several points, + and - zoom, 0 shows the whole plane, V, R, L, P and C
    choose a tool.

    Signals:
        track_selected: The arrow keys stepped to a point.
        pointed_at: The pointer came to a point, or left it (None).
        track_picked: A point was clicked, or Enter was pressed on it: play it.
        pause_toggled: Space was pressed.
        selected: A list of points, and the SelectionMode.
        details_requested: A point was clicked twice.
        menu_requested: Open a menu for a point, or for the plane (None), at a position on the screen.
        path_drawn: A MoodPath was drawn, or changed by hand.
        path_dropped: The path was removed.
        track_moved: The user corrected a point: its valence and arousal.
        tool_chosen: Another Tool was chosen.
    """

    track_selected = Signal(int)
    pointed_at = Signal(object)
    track_picked = Signal(int)
    pause_toggled = Signal()
    selected = Signal(list, object)
    details_requested = Signal(int)
    menu_requested = Signal(object, QPoint)
    path_drawn = Signal(object)
    path_dropped = Signal()
    track_moved = Signal(int, float, float)
    tool_chosen = Signal(object)

    def __init__(self, theme: Theme, describe: Callable[[int], PointCard]) -> None:
        """Build an empty plane; ``describe`` returns the card of a point."""
        super().__init__(theme)
        self._describe = describe
        self._pressed_at: QPointF | None = None
        self._is_click = False
        self._is_tool_at_work = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tools = Toolbox(theme, self, self)
        for drawing in self.tools.drawings():
            self.add(drawing, Depth.PATH if drawing is self.tools.path.drawing else Depth.TOOLS)
        self._hover_mark = Marker(theme, radius_px=7.5, filled=False)
        self.add(self._hover_mark, Depth.MARKS)
        self.card = HoverCard(self)
        self._connect()

    # Display

    def show_points(
        self, points: npt.NDArray[np.floating], shown: npt.NDArray[np.intp], style: PointStyle | None = None
    ) -> None:
        """Show (n, 2) points, dimming all but the rows ``shown``; plain ones without a ``style``."""
        super().show_points(points, shown, style)
        self._hide_card()

    def select(self, track_id: int | None) -> None:
        """Draw a point as the current one, without a signal, and announce it to screen readers."""
        before = self._current
        self.mark_current(track_id)
        words = "" if track_id is None else self._describe(track_id).accessible_text()
        self.setAccessibleDescription(words)
        if track_id != before and words and self.hasFocus():
            self._announce(words)

    def show_cover(self, track_id: int, cover: QPixmap) -> None:
        """Show a cover on the card, if the card still shows this track."""
        self.card.show_cover(track_id, cover)

    def show_path(self, path: MoodPath | None, track_ids: Sequence[int] = ()) -> None:
        """Draw a path, and the songs chosen along it; without a signal."""
        if path != self.tools.path.path:
            self.tools.path.show_path(path)
        self.tools.path.drawing.show_songs(self._cloud.points[np.array(track_ids, np.intp)])

    def keep_clear(self, bands: Sequence[QRect], taken: Sequence[QRect]) -> None:
        """Keep the plane, its words and its card clear of what floats over it."""
        super().keep_clear(bands, taken)
        self.card.keep_clear(taken)

    def choose_tool(self, tool: Tool) -> None:
        """Choose a tool."""
        self.tools.choose(tool)

    def current(self) -> int | None:
        """Return the current point, for the arrow keys."""
        return self._current

    def _connect(self) -> None:
        for tool in (self.tools.rectangle, self.tools.lasso):
            tool.enclosed.connect(lambda mode, tool=tool: self._on_enclosed(tool, mode))
            tool.emptied.connect(lambda: self.selected.emit([], SelectionMode.REPLACE))
        self.tools.path.path_drawn.connect(self.path_drawn)
        self.tools.path.path_dropped.connect(self._on_path_dropped)
        self.tools.correct.track_moved.connect(self.track_moved)
        self.tools.correct.preview_moved.connect(self._announce)
        self.tools.chosen.connect(self._on_tool_chosen)

    def _on_range_chosen(self) -> None:
        super()._on_range_chosen()
        self._hide_card()

    def _on_enclosed(self, tool: AreaTool, mode: SelectionMode) -> None:
        shown = self._cloud.shown
        self.selected.emit(shown[tool.inside(self._cloud.points[shown])].tolist(), mode)

    def _on_path_dropped(self) -> None:
        self.show_path(None)
        self.path_dropped.emit()

    def _on_tool_chosen(self, tool: Tool) -> None:
        self.viewport().setCursor(self.tools.current.cursor)
        self.tool_chosen.emit(tool)

    def _announce(self, words: str) -> None:
        """Announce a text to screen readers."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # The pointer

    def _plane_event(self, event: QMouseEvent) -> PlaneEvent:
        return PlaneEvent(self.place_at(event.position()), self.point_at(event.position()), event.modifiers())

    def _hover(self, event: PlaneEvent) -> None:
        self.tools.current.hover(event)
        picks = self.tools.name is Tool.PAN and event.track_id is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if picks else self.tools.current.cursor)
        if event.track_id is None:
            self._hide_card()
        else:
            self._point_at(event.track_id)

    def _click(self, event: PlaneEvent) -> None:
        track_id = event.track_id
        if track_id is None:
            return
        if event.modifiers & Qt.KeyboardModifier.ControlModifier:
            self._toggle(track_id)
        elif event.modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.selected.emit([track_id], SelectionMode.ADD)
        else:
            self.track_picked.emit(track_id)

    def _toggle(self, track_id: int) -> None:
        is_selected = bool((self._cloud.selected == track_id).any())
        self.selected.emit([track_id], SelectionMode.SUBTRACT if is_selected else SelectionMode.ADD)

    def _point_at(self, track_id: int) -> None:
        if track_id == self._current:
            self._hover_mark.vanish()
        else:
            self._hover_mark.mark(self._cloud.emotion_of(track_id), self._cloud.color_of(track_id))
        self.pointed_at.emit(track_id)
        self._show_card(track_id)

    def _show_card(self, track_id: int) -> None:
        """Show the card of a point, without covering it and its neighbours."""
        if self.card.track_id == track_id:
            return
        around = [self.place_of(each) for each in self._cloud.nearest(track_id, _AROUND)]
        self.card.show_card(track_id, self._describe(track_id), self.place_of(track_id), around, self.viewport().rect())

    def _hide_card(self) -> None:
        self.card.leave()
        self._hover_mark.vanish()
        self.pointed_at.emit(None)

    # Steps

    def _step(self, direction: tuple[int, int]) -> None:
        shown = self._cloud.shown
        points = self._cloud.points[shown]
        if self._current is None:
            step = int(np.hypot(*points.T).argmin()) if len(points) else None
        else:
            pixel = self.pixel_size()
            step = neighbour(points, self._cloud.points[self._current], direction, (pixel.x(), pixel.y()))
        if step is not None:
            self.bring_into_view(QPointF(*points[step].tolist()))
            self._hide_card()
            self.track_selected.emit(int(shown[step]))
            self._show_card(int(shown[step]))

    def _request_menu(self, track_id: int | None, place: QPoint) -> None:
        self._hide_card()
        self.menu_requested.emit(track_id, self.viewport().mapToGlobal(place))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the current tool handle the key, or step from point to point."""
        if not (self.tools.current.key(event) or self._take_plain_key(event) or self._take_modified_key(event)):
            event.ignore()

    def _take_plain_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if key in _DIRECTIONS:
            self._step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.track_picked.emit(self._current)
        elif key == Qt.Key.Key_S and self._current is not None:
            self._toggle(self._current)
        elif key == Qt.Key.Key_Escape and len(self._cloud.selected) > 1:
            self.selected.emit([], SelectionMode.REPLACE)
        elif key == Qt.Key.Key_Space:
            self.pause_toggled.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(0.8 if key == Qt.Key.Key_Minus else 1.25)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_whole()
        elif key in TOOL_KEYS:
            self.choose_tool(TOOL_KEYS[key])
        else:
            return False
        return True

    def _take_modified_key(self, event: QKeyEvent) -> bool:
        shift_f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.selected.emit(self._cloud.shown.tolist(), SelectionMode.REPLACE)
        elif shift_f10 or event.key() == Qt.Key.Key_Menu:
            middle = self.viewport().rect().center()
            self._request_menu(
                self._current, middle if self._current is None else self.place_of(self._current).toPoint()
            )
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open a menu for the point under the pointer; menu keys arrive as key presses."""
        event.accept()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self._request_menu(self.point_at(QPointF(event.pos())), event.pos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start using the current tool, or pan."""
        if event.button() == Qt.MouseButton.RightButton:
            return  # only opens the menu
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            self._is_click = True
            self._is_tool_at_work = self.tools.current.press(self._plane_event(event))
            if self._is_tool_at_work:
                self._hide_card()
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the card of the point under the pointer, or continue the drag."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            if event.buttons() == Qt.MouseButton.NoButton:
                self._hover(self._plane_event(event))
            return
        self._is_click &= (event.position() - self._pressed_at).manhattanLength() < _STILL_PX
        if not self._is_tool_at_work:
            super().mouseMoveEvent(event)
        elif not self._is_click:
            self.tools.current.drag(self._plane_event(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; a click picks a point."""
        if event.button() != Qt.MouseButton.LeftButton:
            if event.button() != Qt.MouseButton.RightButton:
                super().mouseReleaseEvent(event)
            return
        if self._pressed_at is None:
            return  # the second half of a double click
        self._pressed_at = None
        is_done = False
        if self._is_tool_at_work:
            is_done = self.tools.current.release(self._plane_event(event), clicked=self._is_click)
        else:
            super().mouseReleaseEvent(event)
        if self._is_click and not is_done:
            self._click(self._plane_event(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a point's details; on empty ground, show the whole plane again."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._plane_event(event)
        if self.tools.current.double_click(at):
            return
        if at.track_id is None:
            self.show_whole()
        else:
            self.details_requested.emit(at.track_id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the card of the arrow keys."""
        super().focusOutEvent(event)
        self._hide_card()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the card."""
        super().leaveEvent(event)
        self._hide_card()
