from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.theme import DARK, LIGHT, Look, Theme

OpenLook = Callable[[str], Look]


@pytest.fixture
def open_look(qapp: QApplication) -> Iterator[OpenLook]:
    looks: list[Look] = []

    def look(choice: str) -> Look:
        looks.append(Look(qapp, choice))
        return looks[-1]

    yield look
    look("system").apply_theme(LIGHT)
    for each in looks:
        each.deleteLater()


def contrast(one: str, other: str) -> float:
    """Of WCAG 2.2."""

    def luminance(color: str) -> float:
        parts = (getattr(QColor(color), f"{part}F")() for part in ("red", "green", "blue"))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_text_can_be_read(theme: Theme) -> None:
    grounds = [theme.window, theme.surface, theme.raised, theme.selection, theme.note_surface, theme.danger_surface]
    pairs = [(ink, ground) for ink in (theme.text, theme.muted) for ground in grounds]
    pairs += [(theme.accent, theme.surface), (theme.danger, theme.surface)]
    pairs += [(theme.on_accent, theme.accent), (theme.on_accent, theme.accent_hover)]

    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_edge_and_every_ring_of_the_focus_can_be_seen(theme: Theme) -> None:
    pairs = [(line, ground) for line in (theme.edge, theme.accent) for ground in (theme.window, theme.surface)]

    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 3} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("make", [QLineEdit, QPushButton, QComboBox, QSpinBox, QPlainTextEdit])
def test_fields_and_buttons_have_an_edge_that_can_be_seen(
    qtbot: QtBot, open_look: OpenLook, theme: Theme, make: Callable[[], QWidget]
) -> None:
    open_look("light").apply_theme(theme)
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(120, 60)
    widget.ensurePolished()
    picture = widget.grab().toImage()
    left_edge = picture.pixelColor(0, picture.height() // 2).name()

    assert contrast(left_edge, theme.surface) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_disabled_item_of_a_menu_looks_disabled(qtbot: QtBot, open_look: OpenLook, theme: Theme) -> None:
    open_look("light").apply_theme(theme)
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction("Mood path between these two")
    enabled = menu.grab().toImage()
    action.setEnabled(False)
    disabled = menu.grab().toImage()

    assert strongest_contrast(enabled, theme.surface) > 4.5
    assert strongest_contrast(disabled, theme.surface) < 3


def strongest_contrast(picture: QImage, ground: str) -> float:
    """Of the letters in the middle of a picture with its ground."""
    colors = {
        picture.pixelColor(x, y).name() for x in range(20, picture.width() - 20) for y in range(8, picture.height() - 8)
    }
    return max(contrast(color, ground) for color in colors)


def test_the_choice_holds_at_once_and_says_so(qtbot: QtBot, qapp: QApplication, open_look: OpenLook) -> None:
    look = open_look("light")
    with qtbot.waitSignal(look.changed):
        look.choose("dark")

    assert look.theme is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.surface in qapp.styleSheet()

    with qtbot.waitSignal(look.changed):
        look.choose("light")
    assert look.theme is LIGHT


def test_a_choice_that_is_made_again_paints_nothing(qtbot: QtBot, open_look: OpenLook) -> None:
    look = open_look("dark")
    with qtbot.assertNotEmitted(look.changed):
        look.choose("dark")


def test_only_who_follows_the_system_changes_with_it(
    qapp: QApplication, open_look: OpenLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    look = open_look("system")
    monkeypatch.setattr(hints, "colorScheme", lambda: Qt.ColorScheme.Dark)
    monkeypatch.setattr(qapp, "styleHints", lambda: hints)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.theme is DARK

    look.choose("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.theme is LIGHT

    look.choose("system")
    assert look.theme is DARK
