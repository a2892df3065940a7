"""The memory that the hardest files need: ten hours of sound, 192 kHz in eight channels, enormous covers."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np

from emotion_player.audio.encode import Encoding, Sound, write_encoded
from emotion_player.commands.benchmark.usage import measure
from emotion_player.commands.benchmark.whole_songs import png
from emotion_player.errors import EmotionPlayerError

_RATE = 44_100
_STUDIO_RATE = 192_000
_MINUTE_S = 60
_PIECE_S = 4
_LARGE_COVER_PX = 3_650
"""As a PNG of noise that are 40 MB; FLAC takes 16 MB at most."""


@dataclass(frozen=True, slots=True)
class HardFile:
    """What the scan of one hard file needs.

    Attributes:
        file: What it holds.
        peak_mb: The most memory of all processes at once (``Usage.peak_mb``).
        cpu_s: Seconds of the processor, start included.
    """

    file: str
    peak_mb: float
    cpu_s: float


def measure_hard_files(hours: float = 10.0, studio_s: int = 120, cover_px: int = _LARGE_COVER_PX) -> Iterator[HardFile]:
    """Scan each of the hardest files alone, on all cores.

    Args:
        hours: How long the long MP3 is.
        studio_s: How many seconds of 192 kHz.
        cover_px: The side of the large cover.

    Raises:
        EmotionPlayerError: A scan failed.
    """
    kinds: dict[str, Callable[[Path], None]] = {
        "an ordinary song": lambda folder: _write_mp3(folder / "x.mp3", 4 * _MINUTE_S),
        f"{hours:g} hours of MP3": lambda folder: _write_mp3(folder / "x.mp3", round(hours * 60) * _MINUTE_S),
        "192 kHz, 8 channels, FLAC": lambda folder: _write(folder / "x.flac", studio_s, _STUDIO_RATE, 8, "flac"),
        "192 kHz, 8 channels, WAV": lambda folder: _write(folder / "x.wav", studio_s, _STUDIO_RATE, 8, "wav"),
        "a cover of 40 MB, MP3": lambda folder: _write_mp3(folder / "x.mp3", _MINUTE_S, png(1, cover_px)),
        "a cover of 15 MB, FLAC": lambda folder: _write(
            folder / "x.flac", _MINUTE_S, _RATE, 2, "flac", png(1, round(0.6 * cover_px))
        ),
        "a cover of 40 MB, M4A": lambda folder: _write(folder / "x.m4a", _MINUTE_S, _RATE, 2, "m4a", png(1, cover_px)),
    }
    for name, write in kinds.items():
        with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
            music = Path(folder) / "music"
            music.mkdir()
            write(music)
            command = [sys.executable, "-m", "emotion_player", "scan", str(music)]
            usage, output = measure(command, {"EMOTION_PLAYER_HOME": folder}, watch_memory=True)
        if " 1 new" not in output:
            raise EmotionPlayerError(f"A scan does not understand {name}.")
        yield HardFile(name, usage.peak_mb, usage.cpu_s)


_ENCODINGS = {
    "mp3": Encoding("mp3", "libmp3lame", 128_000),
    "flac": Encoding("flac", "flac"),
    "m4a": Encoding("mp4", "alac"),  # without the seconds that AAC takes: it is about the cover
    "wav": Encoding("wav", "pcm_s24le", holds_cover=False),
}


def _write(path: Path, seconds: int, sample_rate: int, channels: int, kind: str, cover: bytes = b"") -> None:
    write_encoded(path, _tone(seconds, sample_rate, channels), sample_rate, _ENCODINGS[kind], {"title": "x"}, cover)


def _write_mp3(path: Path, seconds: int, cover: bytes = b"") -> None:
    """A few seconds of MP3 again and again: its frames simply go on."""
    _write(path, _PIECE_S, _RATE, 2, "mp3", cover)
    bare = path.with_name("piece")
    _write(bare, _PIECE_S, _RATE, 2, "mp3")
    piece = bare.read_bytes()
    bare.unlink()
    with path.open("ab") as file:
        for _ in range(seconds // _PIECE_S - 1):
            file.write(piece)


def _tone(seconds: int, sample_rate: int, channels: int) -> Iterator[Sound]:
    """A tone in some noise. Noise alone would not do: at 192 kHz its FLAC frames are too large for FFmpeg."""
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(sample_rate) / sample_rate)[:, None]
    noise = np.random.default_rng(0).normal(0, 0.003, (sample_rate, channels))
    return repeat((tone + noise).astype(np.float32), seconds)
