"""Icons drawn from ``resources/icons/*.svg`` in the colour of the text."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from emotion_player import paths

_SIZES_PX = (16, 20, 24, 32, 40, 48, 64, 96)


def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """The icon ``name`` (a file name without its ending) in ``color``, crisp at every size and screen density."""
    result = QIcon()
    _draw(result, name, color, QIcon.Mode.Normal)
    _draw(result, name, color, QIcon.Mode.Selected)
    _draw(result, name, disabled or color, QIcon.Mode.Disabled)
    return result


def _draw(target: QIcon, name: str, color: str, mode: QIcon.Mode) -> None:
    text = (paths.resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
    for size_px in _SIZES_PX:
        pixmap = QPixmap(size_px, size_px)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        target.addPixmap(pixmap, mode)
