"""The drawing of the contours of density."""

from __future__ import annotations

from PySide6.QtCore import QLineF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from emotion_player.gui.plane.items.density import Contour, contours
from emotion_player.gui.plane.items.point_style import Points
from emotion_player.gui.plane.tools.plane_tool import Drawing
from emotion_player.gui.theme import Theme

_SOON_MS = 60
"""The delay that combines quick changes of the points."""


class ContourLines(Drawing):
    """Lines around the densest songs; the denser, the stronger. Computed when points change, not when painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._points: Points | None = None
        self._lines: list[tuple[float, list[QLineF]]] = []
        self._soon = QTimer(singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._compute)
        self.setVisible(False)

    def show_points(self, points: Points) -> None:
        """Set the points, (n, 2)."""
        self._points = points
        if self.isVisible():
            self._soon.start()

    def show_lines(self, *, shown: bool) -> None:
        """Show or hide the contours."""
        self.setVisible(shown)
        if shown and self._points is not None:
            self._compute()

    def _compute(self) -> None:
        if self._points is not None:
            self._lines = [(contour.share, _lines(contour)) for contour in contours(self._points)]
            self._points = None
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint lines of one width at every zoom."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for share, lines in self._lines:
            color = QColor(self.theme.text)
            color.setAlphaF(0.75 - 0.55 * share)
            pen = QPen(color, 1.3)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # round caps would overlap where pieces meet
            painter.setPen(pen)
            painter.drawLines(lines)


def _lines(contour: Contour) -> list[QLineF]:
    return [QLineF(*start, *end) for start, end in contour.pieces.tolist()]
