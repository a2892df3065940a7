"""A layout in which small widgets float over a large one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QStyle, QWidget

from emotion_player.gui.widgets.item_layout import ItemLayout


class OverlayLayout(ItemLayout):
    """Gives one widget all the room; others float over its edges, none over another.

    A floating widget is as wide as it asks for, or as the room lets it. Where one is already, the next stands beyond.
    One that is to stand in the middle of an edge stands beside the others where there is room: it covers less there.

    Args:
        parent: The widget that is laid out.
        ground: The widget that gets all the room.
        margin_px: The distance of floating widgets from the edges, and from each other.
        on_placed: Called whenever the widgets have been placed, before they are painted.
    """

    def __init__(
        self, parent: QWidget, ground: QWidget, margin_px: int = 8, on_placed: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._margin_px = margin_px
        self._on_placed = on_placed
        self._aligned: dict[QWidget, Qt.AlignmentFlag] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(ground)

    def float_widget(self, widget: QWidget, alignment: Qt.AlignmentFlag) -> None:
        """Let a widget float at an edge or a corner, beyond those that are there already."""
        self._aligned[widget] = alignment
        self.addWidget(widget)
        widget.raise_()

    def places(self) -> list[QRect]:
        """Return the places of the floating widgets that are shown."""
        return [item.geometry() for item in self._items[1:] if not item.isEmpty()]

    # ---- Qt

    def sizeHint(self) -> QSize:
        """That of the large widget."""
        return self._items[0].sizeHint()

    def minimumSize(self) -> QSize:
        """That of the large widget."""
        return self._items[0].minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        """Place all widgets."""
        super().setGeometry(rect)
        self._items[0].setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins()).adjusted(
            self._margin_px, self._margin_px, -self._margin_px, -self._margin_px
        )
        taken: list[QRect] = []
        for item in self._items[1:]:
            if not item.isEmpty():
                taken.append(self._place(item, room, taken))
                item.setGeometry(taken[-1])
        self._on_placed()

    def _place(self, item: QLayoutItem, room: QRect, taken: Sequence[QRect]) -> QRect:
        """Place a floating widget in the room, beyond those that are there already."""
        widget = item.widget()
        assert widget is not None  # only widgets are taken in
        alignment = self._aligned[widget]
        place = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, alignment, self._size(item, room.width()), room)
        if alignment & Qt.AlignmentFlag.AlignHCenter and (beside := self._beside(place, room, taken)) is not None:
            return beside
        for other in taken:
            if not self._is_over(place, other):
                continue
            if alignment & Qt.AlignmentFlag.AlignBottom:
                place.moveBottom(other.top() - self._margin_px)
            else:
                place.moveTop(other.bottom() + self._margin_px)
        return place

    def _beside(self, place: QRect, room: QRect, taken: Sequence[QRect]) -> QRect | None:
        """The nearest place at the same height that is clear of those that are there already; None if there is none."""
        lefts = [other.left() - self._margin_px - place.width() for other in taken]
        rights = [other.right() + 1 + self._margin_px for other in taken]
        places = [place, *(QRect(QPoint(x, place.y()), place.size()) for x in (*lefts, *rights))]
        clear = [each for each in places if room.contains(each) and not any(self._is_over(each, it) for it in taken)]
        return min(clear, key=lambda each: abs(each.x() - place.x()), default=None)

    def _is_over(self, place: QRect, other: QRect) -> bool:
        """Whether two places are less than the margin apart, side by side, or overlap."""
        return place.intersects(other.adjusted(-self._margin_px, 0, self._margin_px, 0))

    def _size(self, item: QLayoutItem, room_px: int) -> QSize:
        size = item.sizeHint()
        width = min(size.width(), room_px)
        return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
