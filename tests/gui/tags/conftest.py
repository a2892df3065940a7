"""Songs on the disk, and what writes their tags."""

from __future__ import annotations

import threading
import wave
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import MoodTags, TagRequest
from emotion_player.library.library import Library
from emotion_player.library.tagging.mood_tagging import MoodTagging
from emotion_player.library.tagging.tag_writer import read_fields

MakeSongs = Callable[..., list[Path]]
HAPPY = MoodTags("happy", Emotion(0.42, 0.61))


class Player:
    """Has files open, and may keep who asks for them waiting."""

    def __init__(self) -> None:
        self.open: set[Path] = set()
        self.asked = 0
        self._free = threading.Event()
        self._free.set()

    def hold(self) -> None:
        self._free.clear()

    def let_go(self) -> None:
        self._free.set()

    def files(self) -> set[Path]:
        self.asked += 1
        assert self._free.wait(20)
        return self.open


@pytest.fixture
def player() -> Player:
    return Player()


@pytest.fixture
def tagging(tmp_path: Path) -> MoodTagging:
    return MoodTagging(partial(Library, tmp_path / "library.db"))


@pytest.fixture
def make_songs(tmp_path: Path) -> MakeSongs:
    """Write short songs under ``music``."""

    def make(*names: str) -> list[Path]:
        folder = tmp_path / "music"
        folder.mkdir(exist_ok=True)
        for number, name in enumerate(names):
            with wave.open(str(folder / name), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(8_000)
                file.writeframes(np.random.default_rng(number).bytes(2_000))
        return [folder / name for name in names]

    return make


def tag_request(path: Path, tags: MoodTags = HAPPY) -> TagRequest:
    return TagRequest(path, tags)


def words(path: Path) -> list[str]:
    return ["; ".join(values) for values in read_fields(path).values()]
