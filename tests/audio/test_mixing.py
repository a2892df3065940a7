from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from emotion_player.audio.decode import AudioFile, read_all

RATE = 48_000
Sound = npt.NDArray[np.float32]
Write = Callable[..., Path]

FULL = [8, 16, 24]
CARRIERS = {
    ".wav": FULL,
    ".w64": FULL,
    ".caf": FULL,
    ".au": FULL,
    ".mov": FULL,
    ".mka": FULL,
    ".wv": FULL,
    ".opus": FULL,
    ".opus.mp4": FULL,
    ".opus.mka": FULL,
    ".aiff": [8, 16],
    ".chan.aiff": [8, 16],
    ".m4a": [8, 16],
    ".aac": [8, 16],
    ".aac.mka": [8, 16],
    ".tta": [8, 16],
    ".flac": [8],
    ".alac.m4a": [8],
    ".flac.ogg": [8],
}
"""Endings, and how many channels FFmpeg writes and reads again in such a file."""


@pytest.mark.parametrize(("ending", "channels"), [(end, count) for end, counts in CARRIERS.items() for count in counts])
def test_many_channels_are_heard_whatever_carries_them(ending: str, channels: int, write_sound: Write) -> None:
    tone = 0.4 * np.sin(2 * np.pi * 440 * np.arange(RATE // 2) / RATE).astype(np.float32)
    sound = np.repeat(tone[:, None], channels, axis=1)
    if channels == 8:
        sound[:, 3] = 0  # the LFE, of which some encoders keep only the bass
    path = write_sound(f"surround{ending}", sound, RATE)

    with AudioFile(path) as audio:
        assert audio.info.channels == channels
    for _ in range(3):  # what reads memory of others gets through by luck now and then
        samples = read_all(path, 16_000, 60.0)
        assert len(samples) == pytest.approx(8_000, abs=2_048)
        level = float(np.sqrt(np.mean(samples[2_000:6_000] ** 2)))
        assert level == pytest.approx(0.4 / np.sqrt(2) * (7 / 8 if channels == 8 else 1), rel=0.12)


@pytest.fixture
def song() -> Sound:
    """Stereo: something in the middle, and something different on each side."""
    left, right, middle = np.random.default_rng(0).normal(0, 0.1, (3, 3 * RATE)).astype(np.float32)
    return np.stack([middle + left, middle + right], axis=1)


@pytest.mark.parametrize("turned", [0, 1])
def test_a_channel_that_is_wired_backwards_changes_nothing(turned: int, song: Sound, write_sound: Write) -> None:
    right = read_all(write_sound("right.wav", song, RATE, "FLOAT"), 16_000, 60.0)
    song[:, turned] *= -1
    backwards = read_all(write_sound("backwards.wav", song, RATE, "FLOAT"), 16_000, 60.0)

    sign = np.sign(right @ backwards)
    np.testing.assert_array_equal(right, sign * backwards)


def test_a_song_in_mono_with_one_channel_backwards_is_not_silent(song: Sound, write_sound: Write) -> None:
    song[:, 1] = -song[:, 0]
    samples = read_all(write_sound("x.wav", song, 16_000, "FLOAT"), 16_000, 60.0)
    np.testing.assert_allclose(np.abs(samples), np.abs(song[:, 0]), atol=1e-6)


def test_a_song_whose_channels_agree_is_their_mean_to_the_bit(song: Sound, write_sound: Write) -> None:
    samples = read_all(write_sound("x.wav", song, 16_000, "FLOAT"), 16_000, 60.0)
    np.testing.assert_array_equal(samples, (song[:, 0] + song[:, 1]) * np.float32(0.5))


def test_one_channel_of_surround_that_is_wired_backwards_changes_nothing(write_sound: Write) -> None:
    channels = np.random.default_rng(0).normal(0, 0.1, (3 * RATE, 6)).astype(np.float32)
    channels += np.random.default_rng(1).normal(0, 0.1, (3 * RATE, 1)).astype(np.float32)
    right = read_all(write_sound("right.wav", channels, RATE, "FLOAT"), 16_000, 60.0)
    channels[:, 2] *= -1
    backwards = read_all(write_sound("backwards.wav", channels, RATE, "FLOAT"), 16_000, 60.0)
    np.testing.assert_array_equal(np.abs(right), np.abs(backwards))


def test_a_file_that_changes_its_channels_midway_is_heard_on(write_sound: Write) -> None:
    tone = 0.4 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE).astype(np.float32)[:, None]
    path = write_sound("mono.aac", tone, RATE)
    with path.open("ab") as file:
        file.write(write_sound("stereo.aac", np.repeat(tone, 2, axis=1), RATE).read_bytes())
    samples = read_all(path, 16_000, 60.0)
    assert len(samples) == pytest.approx(4 * 16_000, abs=4_096)
