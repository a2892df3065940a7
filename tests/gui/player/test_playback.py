from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioDevice
from pytestqt.qtbot import QtBot

from emotion_player.core.playing.play_queue import PlayQueue, Repeat
from emotion_player.core.track import Track
from emotion_player.gui.player.outputs import OutputDevice, Outputs
from emotion_player.gui.player.playback import Playback
from tests.gui.player.conftest import MakeSong, play


@pytest.fixture
def heard(playback: Playback) -> list[int | None]:
    """Every song that began."""
    songs: list[int | None] = []
    playback.song_changed.connect(songs.append)
    return songs


@pytest.fixture
def faults(playback: Playback) -> list[tuple[str, str]]:
    """Every title that could not be played, and why."""
    told: list[tuple[str, str]] = []
    playback.failed.connect(lambda track, why: told.append((track.title, why)))
    return told


def test_what_is_chosen_before_the_first_song_holds_for_it(qtbot: QtBot, playback: Playback, song: MakeSong) -> None:
    playback.set_volume(0.5)
    playback.set_muted(True)
    play(playback, song("a", 0.4))
    qtbot.waitUntil(lambda: playback.is_playing)
    sound = playback._deck._output
    assert sound is not None
    assert sound.isMuted()
    assert sound.volume() < 0.5  # half as loud takes less than half the power


def test_songs_follow_each_other_and_silence_follows_the_last(
    qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None]
) -> None:
    play(playback, *(song(title, 0.4) for title in "abc"))
    qtbot.waitUntil(lambda: heard == [0, 1, 2] and not playback.is_playing)
    assert playback.open_files == set()
    playback.toggle()
    qtbot.waitUntil(lambda: playback.is_playing)
    assert heard[-1] == 2


def test_the_next_song_stands_ready_before_this_one_ends(
    qtbot: QtBot, playback: Playback, song: MakeSong, tracks: list[Track]
) -> None:
    play(playback, song("a"), song("b"))
    qtbot.waitUntil(lambda: playback.open_files == {each.path for each in tracks})
    assert playback.queue.current == 0


def test_a_queue_that_changes_late_is_obeyed(
    qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None]
) -> None:
    play(playback, song("a", 0.8), song("b"))
    qtbot.waitUntil(lambda: len(playback.open_files) == 2)
    playback.change(playback.queue.with_next([song("c")]))
    qtbot.waitUntil(lambda: heard == [0, 2])


def test_one_song_is_repeated(qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None]) -> None:
    play(playback, song("a", 0.3), song("b"), repeat=Repeat.ONE)
    qtbot.waitUntil(lambda: heard == [0, 0, 0])


def test_seeking_and_previous(qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None]) -> None:
    play(playback, song("a"), song("b", 20), at=1)
    playback.seek(12_000)  # before the file is open
    qtbot.waitUntil(lambda: playback.position_ms >= 12_000)
    playback.previous()  # the song is well under way: from its beginning
    qtbot.waitUntil(lambda: playback.position_ms < 5000)
    playback.previous()
    assert heard == [1, 0]
    playback.previous()
    assert heard == [1, 0]


def test_an_earlier_run_is_taken_up_paused_where_it_ended(qtbot: QtBot, playback: Playback, song: MakeSong) -> None:
    places: list[int] = []
    playback.position_changed.connect(places.append)
    playback.show(PlayQueue().started([song("a", 20)], 0), 9000)
    qtbot.waitUntil(lambda: bool(places) and places[-1] == 9000)
    assert not playback.is_playing
    playback.toggle()
    qtbot.waitUntil(lambda: playback.is_playing and places[-1] > 9000)


@pytest.mark.parametrize("kind", ["gone", "broken"])
def test_an_earlier_run_whose_song_cannot_be_played_is_left_alone(
    qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None], kind: str
) -> None:
    playback.show(PlayQueue().started([song("a", kind=kind), song("b")], 0))
    qtbot.waitUntil(lambda: playback.fault != "")
    qtbot.wait(80)
    assert heard == [0]
    assert not playback.is_playing


def test_a_song_is_prepared_again_after_a_stop(
    qtbot: QtBot, playback: Playback, song: MakeSong, tracks: list[Track]
) -> None:
    play(playback, song("a"), song("b"))
    qtbot.waitUntil(lambda: len(playback.open_files) == 2)
    playback.stop()
    playback.play()
    qtbot.waitUntil(lambda: len(playback.open_files) == 2)


def test_a_song_that_cannot_be_played_is_passed_over(
    qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None], faults: list[tuple[str, str]]
) -> None:
    play(playback, song("a", kind="broken"), song("b"))
    qtbot.waitUntil(lambda: heard == [0, 1] and playback.is_playing)
    assert [title for title, _ in faults] == ["a"]
    assert faults[0][1].startswith("This file cannot be played")


def test_a_queue_without_a_song_that_can_be_played_ends_after_one_round(
    qtbot: QtBot, playback: Playback, song: MakeSong, faults: list[tuple[str, str]]
) -> None:
    play(playback, *(song(title, kind="gone") for title in "abc"), repeat=Repeat.ALL)
    qtbot.waitUntil(lambda: len(faults) == 3)
    qtbot.wait(80)
    assert [title for title, _ in faults] == ["a", "b", "c"]
    assert faults[0][1] == "The file is gone: it was moved or deleted."
    assert not playback.is_playing


def test_a_file_that_comes_back_can_be_played(
    qtbot: QtBot, playback: Playback, song: MakeSong, tracks: list[Track], tmp_path: Path
) -> None:
    a = song("a")
    hidden = tmp_path / "hidden.wav"
    tracks[a].path.rename(hidden)
    play(playback, a)
    assert playback.fault
    hidden.rename(tracks[a].path)
    playback.toggle()
    qtbot.waitUntil(lambda: playback.is_playing)
    assert not playback.fault


def test_a_file_that_vanishes_before_its_turn_is_passed_over(
    qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None], faults: list[tuple[str, str]]
) -> None:
    play(playback, song("a", 0.4), song("b", kind="gone"), song("c"))
    qtbot.waitUntil(lambda: heard == [0, 1, 2] and playback.is_playing)
    assert [title for title, _ in faults] == ["b"]


def test_play_takes_the_first_of_the_queue_or_asks_for_a_song(
    qtbot: QtBot, playback: Playback, song: MakeSong, heard: list[int | None]
) -> None:
    with qtbot.waitSignal(playback.play_requested):
        playback.toggle()
    playback.change(playback.queue.with_added([song("a", 0.3)]))
    playback.toggle()
    qtbot.waitUntil(lambda: heard == [0] and not playback.is_playing)
    playback.change(playback.queue.with_added([song("b")]))
    playback.toggle()
    assert heard == [0, 1]


def test_louder_is_never_mute(qtbot: QtBot, playback: Playback) -> None:
    playback.set_muted(True)
    assert playback.is_muted
    with qtbot.waitSignal(playback.volume_changed):
        playback.set_volume(1.5)
    assert playback.volume == 1.0
    assert not playback.is_muted


def test_a_device_that_was_unplugged_is_used_again_when_it_is_back(qtbot: QtBot, owner: QObject) -> None:
    speakers, phones = (OutputDevice(name, name.title(), QAudioDevice()) for name in ("speakers", "phones"))
    plugged = [speakers, phones]
    outputs = Outputs("phones", owner, lambda: list(plugged))
    assert outputs.device == phones
    plugged.remove(phones)
    with qtbot.waitSignal(outputs.changed):
        outputs.refresh()
    assert outputs.device == speakers
    plugged.append(phones)
    outputs.refresh()
    assert outputs.device == phones
    outputs.choose("")
    assert outputs.device == speakers
    plugged.clear()
    outputs.refresh()
    assert outputs.device is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")
def test_a_song_whose_name_is_no_text_plays_and_so_does_the_next(
    qtbot: QtBot,
    playback: Playback,
    song: MakeSong,
) -> None:
    play(playback, song(os.fsdecode(b"caf\xe9"), 3.0), song("b", 3.0))
    qtbot.waitUntil(lambda: playback.is_playing and playback.position_ms > 300)
    playback.seek(2_000)
    qtbot.waitUntil(lambda: playback.position_ms > 2_050)

    qtbot.waitUntil(lambda: playback.queue.current == 1 and playback.position_ms > 100, timeout=10_000)
