"""What a person does with a window, by the names that a screen reader knows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMenu, QWidget


def part(window: QWidget, name: str) -> QWidget:
    """The widget that a screen reader calls ``name``."""
    found = [each for each in window.findChildren(QWidget) if each.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} widgets are called {name!r}"
    return found[0]


def press(window: QWidget, name: str) -> None:
    button = part(window, name)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def pick(menu: QMenu, text: str) -> None:
    """Choose what stands in a menu, by the first words of it."""
    (action,) = (each for each in menu.actions() if each.text().startswith(text))
    assert action.isEnabled()
    action.trigger()


def words(window: QWidget, name: str) -> str:
    widget = part(window, name)
    assert isinstance(widget, QLabel | QAbstractButton)
    return widget.text()


def search(window: QWidget, text: str) -> None:
    QTest.keyClicks(part(window, "Search"), text)


def settings_of(window: QWidget) -> QWidget:
    QTest.keySequence(window, "Ctrl+,")
    return part(window, "Settings")


def choose(window: QWidget, name: str, text: str) -> None:
    (box,) = (each for each in window.findChildren(QComboBox) if each.accessibleName() == name)
    box.setCurrentText(text)


def double_click(widget: QWidget, place: QPoint) -> None:
    """All four events that a real mouse sends."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place)
