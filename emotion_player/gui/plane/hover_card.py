"""The card that describes the song under the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QWidget

from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.widgets.parts import column_in, fitted, label, named, row_in

COVER_PX = 64
_WIDEST_PX = 300
_MOST_LINES = {"title": 3, "artist": 3}
"""The most lines of tags, which may be very long; other texts are shown whole."""
_AWAY_PX = (14.0, 24.0, 40.0)
"""The distances of the card from its point; nearer is better."""
_SIDES = ((1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1))
"""The directions from its point, the best first."""
_EDGE_PX = 4


class HoverCard(QFrame):
    """Cover, title, artist, mood and GEMS emotions of a song; transparent to the mouse.

    It is placed next to its point, where it covers neither the point nor its neighbours. Long texts are wrapped.

    Signals:
        cover_wanted: The card of a song is shown, and its cover is not loaded.
    """

    cover_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, self.tr("The song under the pointer"), style="hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._track_id: int | None = None
        self._place, self._room = QPointF(), QRect()
        self._neighbours: Sequence[QPointF] = ()
        self._taken: Sequence[QRectF] = ()
        self._cover = label(self.tr("Cover"))
        self._cover.setFixedSize(COVER_PX, COVER_PX)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = {
            "title": label(self.tr("Title"), style="title"),
            "artist": label(self.tr("Artist"), style="artist"),
            "mood": label(self.tr("Mood"), style="mood"),
            "gems": label(self.tr("What listeners feel"), style="small"),
        }
        row = self._row = row_in(self, spacing=11, margins=(10, 9, 12, 9))
        row.addWidget(self._cover, alignment=Qt.AlignmentFlag.AlignTop)
        words = column_in(None, spacing=1)
        for line in self._lines.values():
            words.addWidget(line)
        words.addStretch(1)
        row.addLayout(words)
        self.hide()

    @property
    def track_id(self) -> int | None:
        """The song on the card."""
        return self._track_id

    def text(self) -> str:
        """The text of the card, line by line."""
        return "\n".join(line.text() for line in self._lines.values() if line.text())

    def has_cover(self) -> bool:
        """Whether a cover is shown."""
        return self._cover.isVisible()

    def show_card(
        self, track_id: int, card: PointCard, place: QPointF, neighbours: Sequence[QPointF], room: QRect
    ) -> None:
        """Show the card of a song next to its point.

        Args:
            track_id: The song.
            card: The texts.
            place: The position of its point, in pixels.
            neighbours: The positions of other points that the card must not cover.
            room: The area in which the card may be.
        """
        if track_id != self._track_id:
            self.leave()
            self._track_id = track_id
            self._fill(card)
            self._cover.hide()
            self.cover_wanted.emit(track_id)
        self._place, self._neighbours, self._room = place, neighbours, room
        self._move_beside()
        self.show()
        self.raise_()

    def show_cover(self, track_id: int, cover: QPixmap) -> None:
        """Show the cover of a song, unless the card shows another song by now."""
        if track_id != self._track_id or cover.isNull():
            return
        self._cover.setPixmap(fitted(cover, COVER_PX, self))
        self._cover.show()
        self._move_beside()

    def keep_clear(self, taken: Sequence[QRect]) -> None:
        """Set the places of what floats over the plane, and would cover the card."""
        self._taken = [QRectF(place) for place in taken]

    def leave(self) -> None:
        """Hide the card, since the pointer has left the song."""
        self._track_id = None
        self.hide()

    def _fill(self, card: PointCard) -> None:
        texts = (card.title, card.artist, card.mood, card.gems)
        for (name, line), text in zip(self._lines.items(), texts, strict=True):
            line.ensurePolished()  # the style sheet sets the font, which tells how much fits
            line.setText(_wrapped(text, line.font(), _MOST_LINES.get(name)))
            line.setVisible(bool(text))

    def _move_beside(self) -> None:
        self._row.activate()  # while it is hidden, its size is that of the last card otherwise
        self.adjustSize()
        room = QRectF(self._room).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        points = [*self._neighbours, self._place]
        boxes = _beside(self._place, QSizeF(self.size()), room)
        best = min(boxes, key=lambda box: (any(map(box.intersects, self._taken)), sum(map(box.contains, points))))
        self.move(best.topLeft().toPoint())


def _beside(place: QPointF, size: QSizeF, room: QRectF) -> list[QRectF]:
    """Boxes in a room, the better ones first: beside a place, or as near to that as a small room allows."""
    boxes = []
    for away_px in _AWAY_PX:
        for right, down in _SIDES:
            box = QRectF(QPointF(0, 0), size)
            reach = QPointF(away_px + size.width() / 2, away_px + size.height() / 2)
            box.moveCenter(place + QPointF(right * reach.x(), down * reach.y()))
            if not right:  # above or below it may be pushed aside, right or left of it up and down
                box.moveLeft(_pushed(box, room).left())
            elif not down:
                box.moveTop(_pushed(box, room).top())
            boxes.append(box)
    return [box for box in boxes if room.contains(box)] or [_pushed(box, room) for box in boxes]


def _pushed(box: QRectF, room: QRectF) -> QRectF:
    """A box, moved into a room; where it is too large, its left and upper edges are in it."""
    left = max(min(box.left(), room.right() - box.width()), room.left())
    top = max(min(box.top(), room.bottom() - box.height()), room.top())
    return QRectF(QPointF(left, top), box.size())


def _wrapped(text: str, font: QFont, most_lines: int | None) -> str:
    """A text on as many lines as it needs; what goes beyond the last that is allowed ends in … there."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(_WIDEST_PX)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # in which Qt counts
    ends = [*starts[1:most_lines], None]
    parts = [
        units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace").strip()
        for start, end in zip(starts, ends, strict=False)
    ]
    return "\n".join(QFontMetricsF(font).elidedText(part, Qt.TextElideMode.ElideRight, _WIDEST_PX) for part in parts)
