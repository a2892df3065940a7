from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from emotion_player.gui.player.deck import Deck
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.preview import Preview
from tests.gui.player.conftest import MakeSong, play


@pytest.fixture
def preview(playback: Playback, outputs: Outputs, owner: QObject) -> Iterator[Preview]:
    preview = Preview(playback, outputs, lambda _: 5.0, owner, rest_ms=20, fade_ms=40)
    preview.is_enabled = True
    yield preview
    preview.stop()


def deck(preview: Preview) -> Deck:
    found = preview.findChild(Deck)
    assert found is not None
    return found


def test_a_song_is_heard_from_its_typical_place_while_the_pointer_rests_on_it(
    qtbot: QtBot, preview: Preview, song: MakeSong
) -> None:
    a = song("a", 30)
    preview.point_at(a)
    qtbot.waitUntil(lambda: preview.song == a and deck(preview).position_ms > 5000)
    preview.point_at(None)
    qtbot.waitUntil(lambda: preview.song is None and not deck(preview).is_playing)


def test_what_plays_gives_way_and_goes_on(qtbot: QtBot, preview: Preview, playback: Playback, song: MakeSong) -> None:
    a, b = song("a", 30), song("b", 30)
    play(playback, a)
    preview.point_at(b)
    qtbot.waitUntil(lambda: preview.song == b and not playback.is_playing)
    preview.point_at(None)
    qtbot.waitUntil(lambda: preview.song is None)
    assert playback.is_playing
    assert playback.queue.current == a


def test_what_was_paused_stays_paused(qtbot: QtBot, preview: Preview, playback: Playback, song: MakeSong) -> None:
    a, b = song("a", 30), song("b", 30)
    play(playback, a)
    playback.pause()
    preview.point_at(b)
    qtbot.waitUntil(lambda: preview.song == b)
    preview.point_at(None)
    qtbot.waitUntil(lambda: preview.song is None)
    assert not playback.is_playing


def test_a_preview_ends_by_itself(qtbot: QtBot, preview: Preview, playback: Playback, song: MakeSong) -> None:
    a, b = song("a", 30), song("b", 5.3)
    play(playback, a)
    preview.point_at(b)
    qtbot.waitUntil(lambda: preview.song == b)
    qtbot.waitUntil(lambda: preview.song is None and playback.is_playing)


@pytest.mark.parametrize("step", ["play", "next"])
def test_the_player_counts_more(qtbot: QtBot, preview: Preview, playback: Playback, song: MakeSong, step: str) -> None:
    a, b, c = (song(title, 30) for title in "abc")
    play(playback, a, c)
    preview.point_at(b)
    qtbot.waitUntil(lambda: preview.song == b and not playback.is_playing)
    getattr(playback, step)()
    assert preview.song is None
    assert playback.is_playing


def test_another_song_follows_where_the_pointer_goes(qtbot: QtBot, preview: Preview, song: MakeSong) -> None:
    a, b = song("a", 30), song("b", 30)
    preview.point_at(a)
    qtbot.waitUntil(lambda: preview.song == a)
    preview.point_at(b)
    qtbot.waitUntil(lambda: preview.song == b)


def test_nothing_is_heard_of_what_plays_already_of_lost_files_when_muted_or_when_switched_off(
    qtbot: QtBot, preview: Preview, playback: Playback, song: MakeSong
) -> None:
    a, b, lost = song("a", 30), song("b", 30), song("lost", kind="gone")
    play(playback, a)
    preview.point_at(a)
    qtbot.wait(60)
    assert preview.song is None
    preview.point_at(lost)
    qtbot.wait(60)
    assert preview.song is None
    playback.set_muted(True)
    preview.point_at(b)
    qtbot.wait(60)
    assert preview.song is None
    playback.set_muted(False)
    preview.is_enabled = False
    preview.point_at(None)
    preview.point_at(b)
    qtbot.wait(60)
    assert preview.song is None
    assert playback.is_playing
