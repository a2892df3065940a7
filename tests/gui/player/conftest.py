"""Sounds to play, and a player to play them."""

from __future__ import annotations

import dataclasses
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from emotion_player.core.playing.play_queue import PlayQueue
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.gui.player.outputs import OutputDevice, Outputs
from emotion_player.gui.player.playback import Playback

MakeSong = Callable[..., int]


def no_devices() -> list[OutputDevice]:
    return []


def write_tone(path: Path, seconds: float) -> None:
    samples = (3000 * np.sin(np.arange(round(seconds * 22050)) * 0.06)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(samples.tobytes())


@pytest.fixture
def tracks() -> list[Track]:
    """Every song that ``song`` made; its place is its id."""
    return []


@pytest.fixture
def song(tmp_path: Path, tracks: list[Track]) -> MakeSong:
    """Makes a song of some seconds, and gives its id; ``kind`` may be ``broken`` or ``gone``."""

    def make(title: str, seconds: float = 3.0, *, artist: str = "Sine", kind: str = "good") -> int:
        path = tmp_path / f"{title}.wav"
        if kind == "good":
            write_tone(path, seconds)
        elif kind == "broken":
            path.write_text("This is no music. " * 50)
        tracks.append(Track(FileStamp(path, 1, 1), Fingerprint(title), seconds, title, artist))
        return len(tracks) - 1

    return make


@pytest.fixture
def outputs(owner: QObject) -> Outputs:
    return Outputs("", owner, no_devices)


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def playback(
    tracks: list[Track], outputs: Outputs, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Playback]:
    monkeypatch.setattr("emotion_player.gui.player.playback._FAILED_MS", 20)
    playback = Playback(tracks.__getitem__, outputs, owner)
    yield playback
    playback.stop()


def play(playback: Playback, *songs: int, at: int = 0, **how: object) -> None:
    """Play a list from one of its songs."""
    playback.go(dataclasses.replace(PlayQueue(), **how).started(songs, at))  # type: ignore[arg-type]


@pytest.fixture
def long_tone(tmp_path: Path) -> Path:
    """Twenty seconds of sound."""
    path = tmp_path / "a long tone.wav"
    write_tone(path, 20)
    return path
