"""The plane as an image file: PNG or SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgGenerator

from emotion_player.collection.coloring import LegendEntry
from emotion_player.collection.placements import PlacementStatus
from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.errors import EmotionPlayerError, reason_of
from emotion_player.files import whole_file
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import count_text, number_text
from emotion_player.gui.plane.colors.emotion_colors import emotion_color, plane_tint
from emotion_player.gui.plane.items.point_sheet import Ints, paint_dot, place_palette, shade_numbers
from emotion_player.gui.plane.items.point_style import Points, PointStyle
from emotion_player.gui.plane.items.thinning import uppermost
from emotion_player.gui.theme import Theme

translate = QCoreApplication.translate

_WIDTH_PX = 1000
_SQUARE = QRectF(90, 90, 840, 840)
_LEGEND_TOP_PX = 1010
_LINE_PX = 26
_PNG_SCALE = 2
_COVERED = 0.4
"""The distance, as a share of a dot, below which only the uppermost of several points is drawn."""
_MOST_WITH_HALO = 20_000
_SLICES = 16
"""The passes in which dots of one colour are drawn together for a small SVG, so that no colour is always on top."""
_CORNERS = {Quadrant.Q1: (1, 1), Quadrant.Q2: (-1, 1), Quadrant.Q3: (-1, -1), Quadrant.Q4: (1, -1)}


@dataclass(frozen=True, slots=True, eq=False)
class PlaneImage:
    """An image of the plane.

    Attributes:
        title: The title.
        points: (n, 2): the songs.
        style: The style of these points, with the coloring of the legend.
        theme: The theme.
    """

    title: str
    points: Points
    style: PointStyle
    theme: Theme

    def save(self, path: Path) -> None:
        """Write an SVG if the name ends in ``.svg``, else a PNG of twice the size; on any thread.

        Raises:
            EmotionPlayerError: The file cannot be written.
        """
        picture = QBuffer()
        picture.open(QIODevice.OpenModeFlag.WriteOnly)
        if path.suffix.lower() == ".svg":
            self._write_svg(picture)
        else:
            self._image().save(picture, "PNG")  # type: ignore[call-overload]
        try:
            with whole_file(path) as part:
                part.write_bytes(picture.data().data())
        except OSError as error:
            raise EmotionPlayerError(
                "The picture cannot be written to {file}: {why}.", file=path, why=reason_of(error)
            ) from error

    def size_px(self) -> QSize:
        """The size, with as many lines of legend as needed."""
        lines = 1 + max((line for line, _, _ in self._legend()), default=-1)
        return QSize(_WIDTH_PX, _LEGEND_TOP_PX + lines * _LINE_PX + 20)

    def paint(self, painter: QPainter) -> None:
        """Paint the image, in units of the single size."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, 0, _WIDTH_PX, self.size_px().height()), QColor(self.theme.surface))
        painter.setFont(_font(22, bold=True))
        painter.setPen(QColor(self.theme.text))
        title = QFontMetricsF(painter.font()).elidedText(self.title, Qt.TextElideMode.ElideRight, _WIDTH_PX - 60)
        painter.drawText(QRectF(30, 18, _WIDTH_PX - 60, 34), Qt.AlignmentFlag.AlignCenter, title)
        self._paint_ground(painter)
        self._paint_axes(painter)
        self._paint_points(painter)
        self._paint_legend(painter)

    def _write_svg(self, file: QIODevice) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(file)
        generator.setSize(self.size_px())
        generator.setViewBox(QRect(0, 0, _WIDTH_PX, self.size_px().height()))
        generator.setTitle(self.title)
        painter = QPainter(generator)
        self.paint(painter)
        painter.end()

    def _image(self) -> QImage:
        image = QImage(self.size_px() * _PNG_SCALE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(_PNG_SCALE, _PNG_SCALE)
        self.paint(painter)
        painter.end()
        return image

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_SQUARE, plane_tint(96, strength=0.17 if self.theme.dark else 0.15, dark=self.theme.dark))
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.drawRect(_SQUARE)
        centre = _SQUARE.center()
        painter.drawLine(QPointF(_SQUARE.left(), centre.y()), QPointF(_SQUARE.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), _SQUARE.top()), QPointF(centre.x(), _SQUARE.bottom()))
        painter.setFont(_font(17, bold=True))
        for quadrant, (right, up) in _CORNERS.items():
            color = emotion_color(Emotion(0.9 * right, 0.9 * up), dark=self.theme.dark)
            painter.setPen(color.lighter(115) if self.theme.dark else color.darker(135))
            box = QRectF(_SQUARE.left(), _SQUARE.top() - 28 if up > 0 else _SQUARE.bottom() + 4, _SQUARE.width(), 24)
            side = Qt.AlignmentFlag.AlignRight if right > 0 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, side, mood_text(quadrant.word).capitalize())

    def _paint_axes(self, painter: QPainter) -> None:
        painter.setFont(_font(14))
        painter.setPen(QColor(self.theme.muted))
        for value in (-1.0, -0.5, 0.0, 0.5, 1.0):
            text = number_text(value, 1)
            place = self._place(value, -value)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            below = QRectF(place.x() - 30, _SQUARE.bottom() + 28, 60, 18)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
            upward = QRectF(30, self._place(0, value).y() - 9, _SQUARE.left() - 38, 18)
            painter.drawText(upward, right, text)
        painter.setFont(_font(15))
        valence = translate("PlaneView", "Valence:  unpleasant → pleasant")
        arousal = translate("PlaneView", "Arousal:  quiet → excited")
        below = QRectF(_SQUARE.left(), _SQUARE.bottom() + 48, _SQUARE.width(), 22)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, valence)
        painter.save()
        painter.translate(22, _SQUARE.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-300, -11, 600, 22), Qt.AlignmentFlag.AlignCenter, arousal)
        painter.restore()

    def _paint_points(self, painter: QPainter) -> None:
        """Paint dots from the most to the least certain status."""
        places = np.column_stack(
            [
                _SQUARE.center().x() + self.points[:, 0] * (_SQUARE.width() / 2),
                _SQUARE.center().y() - self.points[:, 1] * (_SQUARE.height() / 2),
            ]
        )
        palette, colors = self._colors()
        dot_px = max(5.0, 13.0 - 2.2 * float(np.log10(max(100, len(places)) / 100)))
        has_halo = len(places) <= _MOST_WITH_HALO
        slices = 1 if len(palette) > 256 else _SLICES  # the colours of places differ little where dots meet
        for status in PlacementStatus:
            group = np.flatnonzero(self.style.statuses == status)
            group = group[uppermost(places[group], (dot_px * _COVERED, dot_px * _COVERED))]
            for rows in (group[start::slices] for start in range(slices)):
                if has_halo:
                    painter.setPen(_round(QColor(self.theme.surface), dot_px + 2))
                    painter.drawPoints(_polygon(places[rows]))
                for color in np.unique(colors[rows]).tolist():
                    alike = places[rows[colors[rows] == color]]
                    self._paint_group(painter, status, alike, palette[color], dot_px)

    def _paint_group(
        self, painter: QPainter, status: PlacementStatus, places: npt.NDArray[np.float64], color: str, dot_px: float
    ) -> None:
        if status is PlacementStatus.CORRECTED:
            for x, y in places.tolist():
                painter.save()
                painter.translate(x, y)
                paint_dot(painter, status, color, dot_px, self.theme)
                painter.restore()
            return
        ink = QColor(color)
        if status is PlacementStatus.OUTDATED:
            ink.setAlphaF(0.5)
        painter.setPen(_round(ink, dot_px))
        painter.drawPoints(_polygon(places))
        if status is PlacementStatus.OTHER_MODEL:
            painter.setPen(_round(QColor(self.theme.surface), dot_px * 0.55))
            painter.drawPoints(_polygon(places))

    def _colors(self) -> tuple[tuple[str, ...], Ints]:
        coloring, dark = self.style.coloring, self.theme.dark
        if coloring is None or coloring.by_place:
            return place_palette(dark=dark), shade_numbers(self.points)
        return tuple(entry.color(dark=dark) for entry in coloring.entries), coloring.indexes.astype(np.intp)

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(_font(14))
        for line, x, entry in self._legend():
            y = _LEGEND_TOP_PX + line * _LINE_PX
            painter.setPen(_round(QColor(entry.color(dark=self.theme.dark)), 12))
            painter.drawPoint(QPointF(x + 6, y + 10))
            painter.setPen(QColor(self.theme.text))
            painter.drawText(QPointF(x + 20, y + 15), _entry_text(entry))

    def _legend(self) -> Iterator[tuple[int, float, LegendEntry]]:
        """Lay out the entries of the legend: their line and their distance from the left."""
        metrics = QFontMetricsF(_font(14))
        line, x = 0, _SQUARE.left()
        for entry in self.style.coloring.entries if self.style.coloring else ():
            width = 44 + metrics.horizontalAdvance(_entry_text(entry))
            if x > _SQUARE.left() and x + width > _SQUARE.right() + 24:
                line, x = line + 1, _SQUARE.left()
            yield line, x, entry
            x += width

    def _place(self, valence: float, arousal: float) -> QPointF:
        centre = _SQUARE.center()
        return QPointF(centre.x() + valence * _SQUARE.width() / 2, centre.y() - arousal * _SQUARE.height() / 2)


def _entry_text(entry: LegendEntry) -> str:
    return f"{entry.label}  {count_text(entry.count)}"


def _polygon(places: npt.NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places.tolist()])


def _round(color: QColor, width_px: float) -> QPen:
    pen = QPen(color, width_px)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _font(size_px: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(size_px)
    font.setBold(bold)
    return font
