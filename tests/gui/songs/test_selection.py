from __future__ import annotations

from pytestqt.qtbot import QtBot

from emotion_player.gui.songs.selection import Selection


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
