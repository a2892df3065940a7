"""Pictures of dots, every colour in a cell of one sheet, from which the points are stamped."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from emotion_player.collection.placements import PlacementStatus
from emotion_player.gui.plane.colors.emotion_colors import emotion_colors
from emotion_player.gui.theme import Theme

_HUES, _DISTANCES = 96, 8
"""Colours around the middle of the plane and away from it; neighbours look the same."""
_DETAILED_PX = 6
"""Smaller dots have no halo: it would cover them."""
_DIAMOND = 1.35
"""A diamond of the width of a dot would look smaller."""

Ints = npt.NDArray[np.intp]


def shade_numbers(points: npt.NDArray[np.floating]) -> Ints:
    """(n,): which of ``place_palette`` each of (n, 2) points takes."""
    valence, arousal = points.T
    turn = np.arctan2(arousal, valence) / (2 * np.pi) % 1.0
    hue = (turn * _HUES).astype(np.intp) % _HUES
    distance = (np.hypot(valence, arousal) * _DISTANCES).astype(np.intp).clip(0, _DISTANCES - 1)
    numbers: Ints = hue * _DISTANCES + distance
    return numbers


@lru_cache(maxsize=2)
def place_palette(*, dark: bool) -> tuple[str, ...]:
    """The colours of the plane: for each direction from its middle those of some distances."""
    angles = (np.arange(_HUES) + 0.5) * 2 * np.pi / _HUES
    directions = np.column_stack([np.cos(angles), np.sin(angles)])
    distances = (np.arange(_DISTANCES) + 0.5) / _DISTANCES
    places = (directions[:, None, :] * distances[:, None]).reshape(-1, 2).astype(np.float32)
    return tuple(f"#{color.tobytes().hex()}" for color in emotion_colors(places, dark=dark))


class PointSheet:
    """A picture with ``columns`` cells of ``cell_px`` a row, one for each colour, painted when it is first used.

    Args:
        count: The number of colours.
        width_px: Of a dot, lines aside; every pixel more around it would cost time with every point.
        opacity: Of all dots.
        paint: Paints the dot of one colour around the origin.
    """

    def __init__(self, count: int, width_px: float, opacity: float, paint: Callable[[QPainter, int], None]) -> None:
        self.cell_px = 2 * math.ceil(width_px * 0.55 + 1)
        self.columns = math.ceil(math.sqrt(count))
        self.picture = QPixmap(self.columns * self.cell_px, math.ceil(count / self.columns) * self.cell_px)
        self.picture.fill(Qt.GlobalColor.transparent)
        self._opacity = opacity
        self._paint = paint
        self._is_painted = np.zeros(count, np.bool_)

    def corners(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Where the cells of some colours begin, from left and from above."""
        if not self._is_painted[numbers].all():
            self._add(np.unique(numbers[~self._is_painted[numbers]]))
        row, column = np.divmod(numbers, self.columns)
        return column * self.cell_px, row * self.cell_px

    def _add(self, numbers: Ints) -> None:
        fading = QColor.fromRgbF(0, 0, 0, self._opacity)
        painter = QPainter(self.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in numbers.tolist():
            row, column = divmod(number, self.columns)
            cell = QRect(column * self.cell_px, row * self.cell_px, self.cell_px, self.cell_px)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.translate((column + 0.5) * self.cell_px, (row + 0.5) * self.cell_px)
            self._paint(painter, number)
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.fillRect(cell, fading)
        painter.end()
        self._is_painted[numbers] = True


@lru_cache(maxsize=32)
def point_sheet(
    status: PlacementStatus, palette: tuple[str, ...], dot_px: int, theme: Theme, opacity: float
) -> PointSheet:
    """Dots of one status in every colour of a palette, each with a thin halo to keep it apart from others.

    They already have their final opacity: fading them while stamping takes Qt several times as long.
    """

    def paint(painter: QPainter, number: int) -> None:
        paint_dot(painter, status, palette[number], dot_px, theme)

    return PointSheet(len(palette), dot_px * (_DIAMOND if status is PlacementStatus.CORRECTED else 1.0), opacity, paint)


def paint_dot(painter: QPainter, status: PlacementStatus, color: str, dot_px: float, theme: Theme) -> None:
    """One dot around the origin."""
    radius = dot_px / 2
    halo, brush = QColor(theme.surface), QColor(color)
    halo.setAlphaF(0.85)
    detailed = dot_px >= _DETAILED_PX
    painter.setPen(QPen(halo, max(1.0, dot_px / 9)) if detailed else Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    if status is PlacementStatus.CORRECTED:
        reach = radius * _DIAMOND
        painter.setPen(QPen(QColor(theme.text), max(1.0, dot_px / 8)))
        painter.drawPolygon(QPolygonF([QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]))
        return
    if status is PlacementStatus.OTHER_MODEL:
        width = max(1.0, dot_px / 5)
        radius -= width / 2
        halo.setAlphaF(0.6)
        painter.setBrush(halo)
        painter.setPen(QPen(brush, width))
    elif status is PlacementStatus.OUTDATED:
        brush.setAlphaF(0.5)
        painter.setBrush(brush)
    elif not detailed:
        brush.setAlphaF(0.8)
        painter.setBrush(brush)
    painter.drawEllipse(QPointF(0, 0), radius, radius)
