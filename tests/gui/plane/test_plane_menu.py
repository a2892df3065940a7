"""The functions of the plane in the menu bar, in the window as a user meets it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from emotion_player.collection.color_groups import ColorBy
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.plane.tools.plane_tool import Tool
from tests.gui.conftest import OpenWindow, four_songs


def action(menu: QMenu, *names: str) -> QAction:
    """The action that is reached by opening menus by their names."""
    found = next(each for each in menu.actions() if each.text() == names[0])
    submenu = found.menu()
    return action(submenu, *names[1:]) if len(names) > 1 and isinstance(submenu, QMenu) else found


def open_library(open_window: OpenWindow) -> MainWindow:
    return open_window(four_songs())


def test_the_menu_and_the_strip_of_tools_agree(open_window: OpenWindow) -> None:
    window = open_library(open_window)
    view, tools = window.menus.view, window.views.card.tools
    action(view, "Contours").trigger()
    assert tools.contours.isChecked()
    tools.contours.click()
    assert not action(view, "Contours").isChecked()
    action(view, "Tools of the plane", "Lasso").trigger()
    assert tools.button(Tool.LASSO).isChecked()
    action(view, "Colour by", "Genre").trigger()
    assert window.views.colors.by is ColorBy.GENRE


def test_what_is_seen_is_seen_again_after_a_restart(open_window: OpenWindow) -> None:
    window = open_library(open_window)
    action(window.menus.view, "Mood words").trigger()
    action(window.menus.view, "Keep square").trigger()
    action(window.menus.view, "Colour by", "Decade").trigger()
    window.close()
    again = open_library(open_window)
    assert again.views.card.tools.words.isChecked()
    assert not again.views.card.tools.contours.isChecked()
    assert again.views.colors.by is ColorBy.DECADE
    assert again.views.plane.pixel_size().x() == pytest.approx(again.views.plane.pixel_size().y(), rel=0.01)
