from __future__ import annotations

from pytestqt.qtbot import QtBot

from emotion_player.gui.songs.selection import Selection


def test_the_song_in_hand_stays_while_it_is_selected(qtbot: QtBot) -> None:
    selection = Selection()
    selection.choose(3)
    selection.select([1, 3, 1])
    assert (selection.ids, selection.current) == ((1, 3), 3)
    selection.select([5, 6])
    assert selection.current == 5
    selection.select([5, 6], current=6)
    assert selection.current == 6


def test_views_hear_only_of_what_changed(qtbot: QtBot) -> None:
    selection, heard = Selection(), list[str]()
    selection.changed.connect(lambda: heard.append("selected"))
    selection.current_changed.connect(lambda: heard.append("current"))
    selection.playing_changed.connect(lambda: heard.append("playing"))
    selection.choose(1)
    selection.choose(1)
    selection.select([1, 2])
    selection.play(2)
    selection.play(2)
    assert heard == ["selected", "current", "selected", "playing"]
