"""The state of the player, saved over a restart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.playing.play_queue import PlayQueue, Repeat
from emotion_player.gui.player.playback import Playback

_MOST = 1000
"""The most queued songs that are saved; the list that was played is what the table shows."""


def save_listening(state: QSettings, playback: Playback, songs: TrackCollection, *, goes_on: bool) -> None:
    """Save the song, the position, the songs queued by the user, and repeat, shuffle and mute.

    Args:
        state: Where it is saved.
        playback: The player.
        songs: All songs.
        goes_on: Whether the song plays on once it is restored, else it is paused.
    """
    queue = playback.queue
    current = () if queue.current is None else (queue.current,)
    state.setValue("listening/song", _packed(songs, current))
    state.setValue("listening/position_ms", playback.position_ms)
    state.setValue("listening/queue", _packed(songs, queue.coming[: min(queue.by_hand, _MOST)]))
    state.setValue("listening/repeat", queue.repeat.value)
    state.setValue("listening/shuffle", int(queue.shuffle))
    state.setValue("listening/muted", int(playback.is_muted))
    state.setValue("listening/goes_on", int(goes_on))


def restore_modes(state: QSettings, playback: Playback) -> None:
    """Restore repeat, shuffle and mute."""
    repeat = next((each for each in Repeat if each.value == state.value("listening/repeat")), Repeat.OFF)
    queue = playback.queue.repeating(repeat).shuffling(_flag(state, "listening/shuffle"))
    playback.change(queue)
    playback.set_muted(_flag(state, "listening/muted"))


def restore_song(state: QSettings, playback: Playback, songs: TrackCollection, shown: list[int]) -> None:
    """Restore the song, the position and the queue; songs no longer in the library are skipped.

    The song is paused, unless it was saved to play on.
    """
    queue: PlayQueue = playback.queue.with_added(_unpacked(songs, state.value("listening/queue")))
    song = next(_unpacked(songs, state.value("listening/song")), None)
    if song is None:
        playback.change(queue)
    elif song in shown:
        playback.show(queue.started(shown, shown.index(song)), _number(state.value("listening/position_ms")))
    else:
        playback.show(queue.started([song], 0), _number(state.value("listening/position_ms")))
    if song is not None and _flag(state, "listening/goes_on"):
        playback.play()


def _packed(songs: TrackCollection, ids: Iterable[int]) -> QByteArray:
    """Join paths as bytes, since they need not be text; no path contains a zero byte."""
    return QByteArray(b"\0".join(os.fsencode(songs.paths[song]) for song in ids))


def _unpacked(songs: TrackCollection, value: object) -> Iterator[int]:
    paths = bytes(value.data()).split(b"\0") if isinstance(value, QByteArray) else []
    known = (songs.id_at(Path(os.fsdecode(path))) for path in paths)
    return (song for song in known if song is not None)


def _flag(state: QSettings, name: str) -> bool:
    return str(state.value(name)) == "1"


def _number(value: object) -> int:
    """Parse a number, which the settings file returns as text."""
    return int(str(value)) if str(value).isdecimal() else 0
