"""Icons drawn from ``resources/icons/*.svg`` in the colour of the text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from emotion_player import paths


def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """The icon ``name`` (a file name without its ending) in ``color``, crisp at every size and screen density."""
    return QIcon(_SvgEngine(name, color, disabled or color))


class _SvgEngine(QIconEngine):
    """Draws one SVG at whatever size is asked for, instead of scaling a picture of it."""

    def __init__(self, name: str, color: str, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._disabled = name, color, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into ``rect``, centred, as a square."""
        _paint(painter, rect, self._name, self._color_in(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of ``size`` pixels."""
        return _picture(self._name, self._color_in(mode), size.width(), size.height())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """A picture for a screen with ``scale`` pixels to one of ``size``."""
        return self.pixmap(size * scale, mode, state)

    def clone(self) -> QIconEngine:
        """A copy, for an icon that is about to be changed."""
        copy = _SvgEngine(self._name, self._color, self._disabled)
        _clones.append(copy)
        return copy

    def _color_in(self, mode: QIcon.Mode) -> str:
        return self._disabled if mode == QIcon.Mode.Disabled else self._color


_clones: list[QIconEngine] = []
"""Qt takes what ``clone`` returns without telling Python, which would free it at once."""


@lru_cache(maxsize=512)
def _picture(name: str, color: str, width_px: int, height_px: int) -> QPixmap:
    """Kept: buttons that float over the plane are painted with every picture of it."""
    picture = QPixmap(width_px, height_px)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _paint(painter, picture.rect(), name, color)
    painter.end()
    return picture


def _paint(painter: QPainter, rect: QRect, name: str, color: str) -> None:
    side = min(rect.width(), rect.height())
    square = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _drawing(name, color).render(painter, square)


@lru_cache(maxsize=256)
def _drawing(name: str, color: str) -> QSvgRenderer:
    text = (paths.resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
