from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.emotion import Emotion
from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.player.outputs import Outputs
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.player.radio import AHEAD, Radio
from tests.gui.conftest import place


@pytest.fixture
def songs() -> TrackCollection:
    """Four clouds of fifty songs, in the four corners of the plane."""
    random = np.random.default_rng(1)
    songs = TrackCollection(["student"])
    corners = [(0.6, 0.6), (-0.6, 0.6), (-0.6, -0.6), (0.6, -0.6)]
    points = np.concatenate([np.array(corner) + random.uniform(-0.2, 0.2, (50, 2)) for corner in corners])
    songs.put(TrackColumns.of([place(f"{i}", *point, artist=f"{i % 20}") for i, point in enumerate(points.tolist())]))
    return songs


@pytest.fixture
def playback(songs: TrackCollection, owner: QObject) -> Playback:
    return Playback(songs.track, Outputs("", owner, list), owner)


@pytest.fixture
def radio(playback: Playback, songs: TrackCollection, owner: QObject) -> Radio:
    return Radio(playback, songs, "stay", owner, seed=1)


def corners(ids: tuple[int, ...]) -> set[int]:
    return {song // 50 for song in ids}


def test_radio_from_a_song_plays_it_and_what_is_near(radio: Radio, playback: Playback) -> None:
    radio.start_from_song(60)
    assert playback.queue.current == 60
    heard = [60]
    for _ in range(20):
        assert len(playback.queue.coming) == AHEAD
        playback.next()
        heard.append(playback.queue.current or 0)
    assert corners(tuple(heard)) == {1}
    assert len(set(heard)) == 21


def test_radio_from_a_point_plays_near_it(radio: Radio, playback: Playback) -> None:
    radio.start_from_point(Emotion(-0.6, -0.6))
    assert playback.queue.current is not None
    assert corners((playback.queue.current, *playback.queue.coming)) == {2}


def test_what_was_chosen_by_hand_comes_first_and_the_list_no_more(radio: Radio, playback: Playback) -> None:
    playback.show(PlayQueue().started(range(150, 160), 3).with_added([1, 2]))
    radio.switch_on()
    assert playback.queue.current == 153
    assert playback.queue.coming[:2] == (1, 2)
    assert corners(playback.queue.coming[2:]) == {3}
    assert len(playback.queue.coming) == AHEAD


def test_the_radio_begins_in_the_middle_when_nothing_plays(radio: Radio, playback: Playback) -> None:
    radio.switch_on()
    assert playback.queue.current is not None
    assert len(playback.queue.coming) == AHEAD


def test_a_list_that_is_started_ends_the_radio(qtbot: QtBot, radio: Radio, playback: Playback) -> None:
    radio.start_from_song(0)
    with qtbot.waitSignal(radio.toggled) as toggled:
        playback.go(playback.queue.started([5, 6], 0))
    assert toggled.args == [False]
    assert playback.queue.coming == (6,)


def test_a_queue_that_is_cleared_ends_the_radio(radio: Radio, playback: Playback) -> None:
    radio.start_from_song(0)
    playback.change(playback.queue.cleared())
    assert not radio.is_on
    assert playback.queue.coming == ()


def test_a_song_that_is_removed_is_made_up_for(radio: Radio, playback: Playback) -> None:
    radio.start_from_song(0)
    playback.change(playback.queue.removed([0, 1]))
    assert radio.is_on
    assert len(playback.queue.coming) == AHEAD


def test_what_comes_stays_when_the_radio_is_switched_off(radio: Radio, playback: Playback) -> None:
    radio.start_from_song(0)
    coming = playback.queue.coming
    radio.switch_off()
    assert playback.queue.coming == coming
    playback.next()
    assert playback.queue.coming == coming[1:]


def test_shuffle_does_not_disturb_the_radio(radio: Radio, playback: Playback) -> None:
    radio.start_from_song(0)
    for shuffled in (True, False):
        playback.change(playback.queue.shuffling(shuffled))
        assert radio.is_on
        assert len(playback.queue.coming) == AHEAD


def test_a_radio_that_wanders_leaves_its_corner(radio: Radio, playback: Playback) -> None:
    radio.start_from_song(0)
    radio.set_drift("wander")
    for _ in range(60):
        playback.next()
    assert len(corners(playback.queue.before)) > 1


def test_without_songs_the_radio_stays_off(qtbot: QtBot, owner: QObject) -> None:
    songs = TrackCollection(["student"])
    playback = Playback(songs.track, Outputs("", owner, list), owner)
    radio = Radio(playback, songs, "stay", owner)
    with qtbot.waitSignal(radio.toggled) as toggled:
        radio.switch_on()
    assert toggled.args == [False]
    assert not radio.is_on
