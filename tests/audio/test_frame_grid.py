from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.audio import stream
from emotion_player.audio.decode import AudioFile
from emotion_player.audio.encode import write_mp3

Samples = npt.NDArray[np.float32]
Clock = Callable[..., Samples]

RATE = 44_100


def pieces(path: Path) -> list[Samples]:
    """The length of a file, and pieces from its beginning, middle and end, each from a file just opened."""
    heard: list[Samples] = []
    with AudioFile(path) as audio:
        length_s = audio.duration_s
    for share in (0.0, 0.03, 0.3, 0.5, 0.77, 0.9, 0.99):
        with AudioFile(path) as audio:
            heard.append(audio.read(share * length_s, 2.0, 16_000))
    return [np.array([length_s], np.float32), *heard]


def assert_as_by_looking_through(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = pieces(path)
    monkeypatch.setattr(stream, "is_constant", lambda _head: False)
    for piece, expected in zip(found, pieces(path), strict=True):
        np.testing.assert_allclose(piece, expected, rtol=0, atol=1e-4)  # decoders warm up differently


@pytest.mark.parametrize("bit_rate", [64_000, 320_000])
def test_a_constant_bit_rate_leads_to_the_very_sample(
    bit_rate: int, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "song.mp3"
    write_mp3(path, clock(30.0, RATE), RATE, bit_rate)
    with AudioFile(path) as audio:
        audio.read(15.0, 1.0, 16_000)
        assert audio._streams[0]._grid is not None  # it was entered by its place
    assert_as_by_looking_through(path, monkeypatch)


def test_a_bit_rate_that_does_not_stay_as_it_says_leads_nowhere_else(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "song.mp3", tmp_path / "other.mp3"
    write_mp3(path, clock(30.0, RATE), RATE, 128_000)
    write_mp3(other, clock(20.0, RATE), RATE, 320_000)
    path.write_bytes(path.read_bytes() + other.read_bytes())
    assert_as_by_looking_through(path, monkeypatch)


def test_a_torn_song_is_heard_where_it_should_be(clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "song.mp3"
    write_mp3(path, clock(30.0, RATE), RATE, 128_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert_as_by_looking_through(path, monkeypatch)
