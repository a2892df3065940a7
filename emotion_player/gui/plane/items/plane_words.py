"""The words around the plane: its quadrants at the corners, its axes at the sides, and numbers when zoomed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import number_text
from emotion_player.gui.plane.colors.emotion_colors import emotion_color
from emotion_player.gui.plane.tools.plane_tool import Drawing
from emotion_player.gui.theme import Theme

_CORNERS = {Quadrant.Q1: (1, 1), Quadrant.Q2: (-1, 1), Quadrant.Q3: (-1, -1), Quadrant.Q4: (1, -1)}
_CHIP = 0.85
_GAP_PX = 4.0
_INSET_PX = 8.0
"""The distance of a word from the edge of the view when the edge of the plane is not visible."""
_CLOSE = 1.8
"""Numbers are shown once less than this length of an axis, which is 2 long, is visible."""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
_APART_PX = (56.0, 34.0)
"""The distance between numbers, side by side and one above the other."""
_BAND_PX = (40.0, 20.0)
"""The room for the numbers at the left and at the bottom."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word in its box of the window.

    Attributes:
        text: The word.
        box: Its place, in pixels of the window.
        color: Its colour.
        font: Its font.
        turn: In degrees.
        on_chip: Whether it has a ground of its own, since it lies over points.
        room: Where else it may stand, if something floats over its box.
    """

    text: str
    box: QRectF
    color: QColor
    font: QFont
    turn: int = 0
    on_chip: bool = False
    room: QRectF = field(default_factory=QRectF)


class PlaneWords(Drawing):
    """Words beside the plane, or on a background inside it where there is no room beside it.

    None overlap, and none stands under what floats over the plane.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._taken: Sequence[QRectF] = ()
        self._above_px = self._below_px = 0.0

    def keep_clear(self, taken: Sequence[QRectF], above_px: float, below_px: float) -> None:
        """Keep the words clear of what floats over the plane, in pixels of the window.

        Args:
            taken: The places of what floats, where no word is written: it stands beside them.
            above_px: The height of the band at the upper edge in which it floats.
            below_px: The height of the band at the lower edge.
        """
        self._taken, self._above_px, self._below_px = taken, above_px, below_px
        self.update()

    def placed(self) -> list[PlacedWord]:
        """The visible words with their boxes in pixels of the window."""
        view = self.getViewBox()
        seen = view.mapRectToDevice(view.rect())
        plane = self.deviceTransform_().mapRect(QRectF(-1, -1, 2, 2))
        wanted: list[PlacedWord] = []
        if min(view.viewRect().width(), view.viewRect().height()) < _CLOSE:
            seen = seen.adjusted(0, self._above_px, 0, -self._below_px)
            wanted += self._numbers(plane, seen)
            seen = seen.adjusted(_BAND_PX[0], 0, 0, -_BAND_PX[1])
        around = self._around(plane, seen, inside=False)
        if not all(word.turn or self._is_clear(word.box, seen) for word in around):
            around = self._around(plane, seen, inside=True)
        wanted += (word for word in around if seen.contains(word.box))
        words: list[PlacedWord] = []
        for word in wanted:
            taken = [*self._taken, *(other.box for other in words)]
            if (box := _nearest_free(word, taken)) is not None:
                words.append(word if box == word.box else replace(word, box=box, on_chip=True))
        return words

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in pixels of the window."""
        words = self.placed()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for word in words:
            _paint(painter, word, QColor(self.theme.surface))

    def _around(self, plane: QRectF, seen: QRectF, *, inside: bool) -> list[PlacedWord]:
        """The words of the quadrants and sides; those above and below all beside the plane, or all inside it."""
        return [*self._corners(plane, seen, inside=inside), *self._sides(plane, seen, inside=inside)]

    def _corners(self, plane: QRectF, seen: QRectF, *, inside: bool) -> Iterator[PlacedWord]:
        """The word of each visible quadrant."""
        font = _font(14, QFont.Weight.DemiBold)
        centre, free = plane.center(), self._free(seen)
        for quadrant, (right, up) in _CORNERS.items():
            corner = QPointF(plane.right() if right > 0 else plane.left(), plane.top() if up > 0 else plane.bottom())
            quarter = QRectF(centre, corner).normalized() & free
            if quarter.width() < 60 or quarter.height() < 40:
                continue
            text = mood_text(quadrant.word).capitalize()
            box = _box(text, font)
            box.moveLeft(quarter.right() - box.width() if right > 0 else quarter.left())
            box.moveTop(plane.top() - _GAP_PX - box.height() if up > 0 else plane.bottom() + _GAP_PX)
            if inside:
                box.adjust(-5, 0, 5, 0)
                box.moveTop(quarter.top() + _INSET_PX if up > 0 else quarter.bottom() - _INSET_PX - box.height())
                box.moveLeft(quarter.right() - _INSET_PX - box.width() if right > 0 else quarter.left() + _INSET_PX)
            color = _corner_color(right, up, dark=self.theme.dark)
            yield PlacedWord(text, box, color, font, on_chip=inside, room=quarter)

    def _sides(self, plane: QRectF, seen: QRectF, *, inside: bool) -> Iterator[PlacedWord]:
        """What valence means at the left and the right, read upwards and downwards, and arousal below and above."""
        font, color = _font(13), QColor(self.theme.muted)
        part, free = plane & seen, self._free(seen)
        for text, (right, up) in axis_words().items():
            box = _box(text, font) if up else _box(text, font).transposed()
            box.moveCenter(part.center())
            if up:
                box.moveTop(plane.top() - _GAP_PX - box.height() if up > 0 else plane.bottom() + _GAP_PX)
            else:
                box.moveLeft(plane.right() + _GAP_PX if right > 0 else plane.left() - _GAP_PX - box.width())
            if on_chip := inside if up else not self._is_clear(box, seen):
                box.moveLeft(min(max(box.left(), free.left() + _INSET_PX), free.right() - _INSET_PX - box.width()))
                box.moveTop(min(max(box.top(), free.top() + _INSET_PX), free.bottom() - _INSET_PX - box.height()))
            half = free.translated(right * free.width() / 2, -up * free.height() / 2)
            yield PlacedWord(text, box, color, font, turn=90 * right, on_chip=on_chip, room=free & half)

    def _is_clear(self, box: QRectF, seen: QRectF) -> bool:
        return seen.contains(box) and not any(box.intersects(place) for place in self._taken)

    def _free(self, seen: QRectF) -> QRectF:
        """The part of the view between the two bands."""
        view = self.getViewBox()
        whole: QRectF = view.mapRectToDevice(view.rect())
        return seen & whole.adjusted(0, self._above_px, 0, -self._below_px)

    def _numbers(self, plane: QRectF, seen: QRectF) -> Iterator[PlacedWord]:
        """Numbers along the bottom and the left of the view, where they are on the plane."""
        font, color = _font(12), QColor(self.theme.muted)
        corner = QPointF(seen.left() + _BAND_PX[0], seen.bottom() - _BAND_PX[1])
        for value in _round_values(plane.width(), _APART_PX[0]):
            box = _box(number_text(value), font)
            box.moveCenter(QPointF(plane.center().x() + value * plane.width() / 2, seen.bottom() - _BAND_PX[1] / 2))
            if seen.contains(box) and box.left() > corner.x():
                yield PlacedWord(number_text(value), box, color, font, on_chip=True)
        for value in _round_values(plane.height(), _APART_PX[1]):
            box = _box(number_text(value), font)
            box.moveCenter(QPointF(seen.left() + _BAND_PX[0] / 2, plane.center().y() - value * plane.height() / 2))
            if seen.contains(box) and box.bottom() < corner.y():
                yield PlacedWord(number_text(value), box, color, font, on_chip=True)


def axis_words() -> dict[str, tuple[int, int]]:
    """What the sides of the plane mean, and where they are: (1, 0) is the right side, (0, 1) the upper one."""
    translate = QCoreApplication.translate
    return {
        translate("PlaneWords", "unpleasant"): (-1, 0),
        translate("PlaneWords", "pleasant"): (1, 0),
        translate("PlaneWords", "quiet"): (0, -1),
        translate("PlaneWords", "excited"): (0, 1),
    }


@lru_cache(maxsize=8)
def _corner_color(right: int, up: int, *, dark: bool) -> QColor:
    color = emotion_color(Emotion(0.9 * right, 0.9 * up), dark=dark)
    return color.lighter(115) if dark else color.darker(135)


def _nearest_free(word: PlacedWord, taken: Sequence[QRectF]) -> QRectF | None:
    """The place of a word, or the nearest one in its room where nothing is; None where there is no such place."""
    if not any(map(word.box.intersects, taken)):
        return word.box
    places = (place for each in taken for place in _beside(word.box, each))
    free = [place for place in places if word.room.contains(place) and not any(map(place.intersects, taken))]
    start = word.box.center()
    return min(free, key=lambda place: QLineF(start, place.center()).length(), default=None)


def _beside(box: QRectF, other: QRectF) -> Iterator[QRectF]:
    """A box moved up, down, to the left and to the right, just beyond another."""
    around = other.adjusted(-_GAP_PX, -_GAP_PX, _GAP_PX, _GAP_PX)
    yield box.translated(0, around.top() - box.bottom())
    yield box.translated(0, around.bottom() - box.top())
    yield box.translated(around.left() - box.right(), 0)
    yield box.translated(around.right() - box.left(), 0)


def _round_values(length_px: float, apart_px: float) -> Iterator[float]:
    """Round numbers from -1 to 1 that stand at least so far apart on an axis of some length."""
    step = next((step for step in _STEPS if step * length_px / 2 >= apart_px), 1.0)
    count = round(1 / step)
    return (step * number for number in range(-count, count + 1))


def _font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setPixelSize(size_px)
    font.setWeight(weight)
    return font


def _box(text: str, font: QFont) -> QRectF:
    size = QFontMetricsF(font).size(0, text)
    return QRectF(0, 0, size.width() + 6, size.height() + 2)


def _paint(painter: QPainter, word: PlacedWord, ground: QColor) -> None:
    if word.on_chip:
        ground.setAlphaF(_CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(word.box, 6, 6)
    painter.save()
    painter.translate(word.box.center())
    painter.rotate(word.turn)
    upright = word.box.transposed() if word.turn else QRectF(word.box)
    upright.moveCenter(QPointF(0, 0))
    painter.setFont(word.font)
    painter.setPen(word.color)
    painter.drawText(upright, Qt.AlignmentFlag.AlignCenter, word.text)
    painter.restore()
