from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.window.song_actions import Group, SongActions


def test_an_action_is_offered_for_a_selection_that_suits_it_and_gets_its_songs(qtbot: QtBot) -> None:
    window, selection, done = QWidget(), Selection(), list[tuple[int, ...]]()
    qtbot.addWidget(window)
    actions = SongActions(selection, window)
    details = actions.add(Group.FIND, "Details", done.append, most=1)
    play = actions.add(Group.LISTEN, "Play", done.append, key="P")
    assert not play.isEnabled()
    selection.select([4, 2])
    assert (play.isEnabled(), details.isEnabled()) == (True, False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_P)
    assert done == [(4, 2)]
    selection.choose(7)
    assert details.isEnabled()


def test_a_menu_shows_the_groups_in_order_with_a_line_between(qtbot: QtBot) -> None:
    window, menu = QWidget(), QMenu()
    qtbot.addWidget(window)
    qtbot.addWidget(menu)
    actions = SongActions(Selection(), window)
    for group, text in ((Group.TAKE_AWAY, "Write tags"), (Group.LISTEN, "Play"), (Group.LISTEN, "Queue")):
        actions.add(group, text, lambda _ids: None)
    actions.fill(menu)
    assert [action.text() or "-" for action in menu.actions()] == ["Play", "Queue", "-", "Write tags"]


def test_an_action_for_two_songs_is_offered_for_two(qtbot: QtBot) -> None:
    window, selection = QWidget(), Selection()
    qtbot.addWidget(window)
    between = SongActions(selection, window).add(Group.FIND, "Between", lambda _ids: None, least=2, most=2)
    offered = []
    for count in range(4):
        selection.select(range(count))
        offered.append(between.isEnabled())
    assert offered == [False, False, True, False]


def test_a_submenu_is_filled_whenever_it_opens(qtbot: QtBot) -> None:
    window, selection, names = QWidget(), Selection(), ["Evening"]
    qtbot.addWidget(window)
    actions = SongActions(selection, window)

    def add_names(menu: QMenu) -> None:
        for name in names:
            menu.addAction(name)

    menu = actions.add_menu(Group.TAKE_AWAY, "Add to playlist", add_names, several="Add {} songs to playlist".format)
    assert not menu.menuAction().isEnabled()
    selection.choose(1)
    assert menu.menuAction().isEnabled()
    for _ in range(2):
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()] == names
        names.append("Morning")


def test_actions_say_how_many_songs_they_act_on(qtbot: QtBot) -> None:
    window, selection = QWidget(), Selection()
    qtbot.addWidget(window)
    play = SongActions(selection, window).add(Group.LISTEN, "Play", lambda _ids: None, several="Play {} songs".format)
    texts = []
    for count in (0, 1, 190, 2):
        selection.select(range(count))
        texts.append(play.text())
    assert texts == ["Play", "Play", "Play 190 songs", "Play 2 songs"]
