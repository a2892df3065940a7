"""Measurement of the plane's frame rate while it is dragged and zoomed."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from emotion_player.gui.plane.emotion_plane import EmotionPlane

_STEPS = 80
_RADIUS_PX = 60.0
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True, slots=True)
class FrameRates:
    """Frames per second, from the mouse event to the pixels of the window.

    Attributes:
        pan: While the whole plane is dragged.
        zoom: While the wheel zooms in and out.
        pan_close: While the densest quarter of the plane is dragged.
    """

    pan: float
    zoom: float
    pan_close: float


def frame_rates(plane: EmotionPlane) -> FrameRates:
    """Measure a visible plane, and reset its zoom afterwards."""
    plane.show_whole()
    pan = _rate(plane, lambda: _drag(plane))
    zoom = _rate(plane, lambda: _turn(plane))
    plane.show_whole()
    plane.zoom(4)
    pan_close = _rate(plane, lambda: _drag(plane))
    plane.show_whole()
    return FrameRates(pan, zoom, pan_close)


class _Painted(QObject):
    """Counts paint events."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _rate(plane: EmotionPlane, act: Callable[[], Iterator[None]]) -> float:
    """Count paint events per second while each step of ``act`` waits for its frame."""
    painted = _Painted()
    QCoreApplication.processEvents()
    plane.viewport().installEventFilter(painted)
    start = time.perf_counter()
    for _ in act():
        QCoreApplication.processEvents()
    elapsed_s = time.perf_counter() - start
    plane.viewport().removeEventFilter(painted)
    return painted.count / elapsed_s


def _drag(plane: EmotionPlane) -> Iterator[None]:
    """Drag in circles, from empty ground or from the middle."""
    centre = QPointF(plane.viewport().rect().center())
    _mouse(plane, QEvent.Type.MouseButtonPress, centre, _LEFT)
    for step in range(_STEPS):
        angle = 2 * math.pi * step / (_STEPS / 2)
        _mouse(plane, QEvent.Type.MouseMove, centre + QPointF(math.cos(angle), math.sin(angle)) * _RADIUS_PX, _LEFT)
        yield
    _mouse(plane, QEvent.Type.MouseButtonRelease, centre, Qt.MouseButton.NoButton)


def _turn(plane: EmotionPlane) -> Iterator[None]:
    """Turn the wheel by eight notches in, then eight out, repeatedly."""
    centre = QPointF(plane.viewport().rect().center())
    screen = QPointF(plane.viewport().mapToGlobal(centre))
    for step in range(_STEPS):
        notch = QPoint(0, 120 if step % 16 < 8 else -120)
        none = Qt.MouseButton.NoButton
        event = QWheelEvent(centre, screen, QPoint(), notch, none, _NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False)
        QCoreApplication.sendEvent(plane.viewport(), event)
        yield


def _mouse(plane: EmotionPlane, kind: QEvent.Type, place: QPointF, buttons: Qt.MouseButton) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else _LEFT
    screen = QPointF(plane.viewport().mapToGlobal(place))
    QCoreApplication.sendEvent(plane.viewport(), QMouseEvent(kind, place, screen, button, buttons, _NO_KEYS))
