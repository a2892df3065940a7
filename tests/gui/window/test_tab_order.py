"""Where Tab goes in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from emotion_player.collection.color_groups import ColorBy
from emotion_player.gui.main_window import MainWindow
from emotion_player.gui.widgets.message_bar import Offer
from tests.gui.acting import part
from tests.gui.conftest import OpenWindow, four_songs


def stops(window: MainWindow) -> list[str]:
    """The names of all stops, from the search on."""
    names: list[str] = []
    focus: QWidget | None = part(window, "Search")
    assert focus is not None
    focus.setFocus()
    while focus is not None and focus.accessibleName() not in names:
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    return names


def test_tab_goes_from_the_search_to_the_plane_its_tools_and_legend_the_lists_and_then_the_player(
    open_window: OpenWindow,
) -> None:
    window = open_window(four_songs())
    window.message.inform("Something happened.", Offer("Look", lambda: None))
    window.views.colors.color_by(ColorBy.DECADE)
    QApplication.processEvents()  # where layouts show what they were given
    names = stops(window)
    wanted = ["Search", "Emotion plane", "Move", "2000s, 1 song", "Songs", "Previous song", "Volume"]
    assert [name for name in names if name in wanted] == wanted
    assert names.index("Move") < names.index("Look") < names.index("Songs")
    assert names[names.index("Look") + 1] == "Close the message"
