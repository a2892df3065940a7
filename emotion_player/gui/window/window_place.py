"""The place of the window on each screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QStyle, QWidget

_FIRST = QSize(1440, 900)
"""The size at the first start, where the screen has room for it."""
_LEAST = QSize(900, 560)
_FRAME_PX = 4
"""The width of the frame around a window, at the most."""
_SCREEN = "place/screen"


def restore_place(window: QWidget, state: QSettings) -> None:
    """Put the window where it was on the screen where it was last, within what is free of that screen."""
    screens = QGuiApplication.screens()
    last = str(state.value(_SCREEN, ""))
    screen = next((each for each in screens if _name(each) == last), QGuiApplication.primaryScreen())
    free = _free_area(screen)
    window.setMinimumSize(_LEAST.boundedTo(free.size()))
    place = state.value(_key(screen))
    if not isinstance(place, QRect) or place.isEmpty():
        place = QRect(free.topLeft(), _FIRST.boundedTo(free.size()))
        place.moveCenter(free.center())
    window.setGeometry(place_within(place, free))
    if str(state.value(f"{_key(screen)}-maximized", 0)) == "1":
        window.showMaximized()


def keep_place(window: QWidget, state: QSettings) -> None:
    """Save the place of the window on its screen."""
    screen = window.screen()
    state.setValue(_SCREEN, _name(screen))
    state.setValue(_key(screen), window.normalGeometry())
    state.setValue(f"{_key(screen)}-maximized", int(window.isMaximized()))


def place_within(place: QRect, free: QRect) -> QRect:
    """Make a place no larger than the free area of a screen, and move it into that area."""
    size = place.size().boundedTo(free.size())
    left = min(max(place.left(), free.left()), free.left() + free.width() - size.width())
    top = min(max(place.top(), free.top()), free.top() + free.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def _free_area(screen: QScreen) -> QRect:
    """The free area of a screen without the frame of the window, whose size is not known before it is shown."""
    title_px = QApplication.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return screen.availableGeometry().adjusted(_FRAME_PX, title_px, -_FRAME_PX, -_FRAME_PX)


def _name(screen: QScreen) -> str:
    size = screen.geometry().size()
    return f"{screen.name()} {size.width()}x{size.height()}".replace("/", "_")


def _key(screen: QScreen) -> str:
    return f"place/{_name(screen)}"
