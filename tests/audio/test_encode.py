from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emotion_player.audio.decode import AudioFile, read_all
from emotion_player.audio.encode import write_mp3, write_wav
from emotion_player.audio.resynthesis import stretch

RATE = 32_000


def _tone(seconds: float, pitch: float = 440.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def _pitch(samples: np.ndarray) -> float:
    return float(np.fft.rfftfreq(len(samples), 1 / RATE)[np.abs(np.fft.rfft(samples)).argmax()])


def test_wav_loses_nothing_even_beyond_full_scale(tmp_path: Path) -> None:
    write_wav(tmp_path / "loud.wav", 3 * _tone(1), RATE)
    assert np.abs(read_all(tmp_path / "loud.wav", RATE, 9) - 3 * _tone(1)).max() < 1e-6


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("bit_rate", [64_000, 128_000])
def test_mp3_has_the_channels_the_bit_rate_and_the_sound(channels: int, bit_rate: int, tmp_path: Path) -> None:
    path = tmp_path / "song.mp3"
    write_mp3(path, _tone(4) if channels == 1 else np.stack([_tone(4)] * 2, axis=1), RATE, bit_rate)
    with AudioFile(path) as file:
        assert (file.info.channels, file.info.sample_rate) == (channels, RATE)
    assert path.stat().st_size * 8 / 4 == pytest.approx(bit_rate, rel=0.1)
    assert np.abs(read_all(path, RATE, 9)[RATE : 3 * RATE] - _tone(4)[RATE : 3 * RATE]).max() < 0.05


@pytest.mark.parametrize("speed", [0.8, 1.0, 1.2])
def test_stretching_changes_the_length_and_not_the_pitch(speed: float) -> None:
    stretched = stretch(_tone(3), speed)
    assert len(stretched) / RATE == pytest.approx(3 / speed, rel=0.01)
    assert _pitch(stretched) == pytest.approx(440, abs=2)
