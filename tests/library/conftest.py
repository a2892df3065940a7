"""Audio files of every format, made on the spot."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from av.audio.stream import AudioStream

FORMATS = {
    "mp3": ("mp3", "libmp3lame"),
    "flac": ("flac", "flac"),
    "ogg": ("ogg", "vorbis"),
    "opus": ("ogg", "libopus"),
    "m4a": ("ipod", "aac"),
    "alac.m4a": ("ipod", "alac"),
    "wav": ("wav", "pcm_s16le"),
    "w64": ("w64", "pcm_s16le"),
    "aiff": ("aiff", "pcm_s16be"),
    "aac": ("adts", "aac"),
    "wma": ("asf", "wmav2"),
    "wv": ("wv", "wavpack"),
    "tta": ("tta", "tta"),
}
"""Ending -> (container, codec)."""

MakeSong = Callable[..., Path]
WriteSong = Callable[..., None]

_LARGEST_KEPT = 1_000_000
_written: dict[tuple[str, str, bytes, str], bytes] = {}
"""What was encoded before, by what it was made of."""


def write_song(
    path: Path, container: str, codec: str, samples: npt.NDArray[np.int64], options: dict[str, str] | None = None
) -> None:
    """Encode a song, or write once more what became of the same samples: hundreds of tests begin with the same song."""
    made_of = (container, codec, hashlib.sha256(samples.tobytes()).digest(), str(options))
    if (known := _written.get(made_of)) is not None:
        path.write_bytes(known)
        return
    encode_song(path, container, codec, samples, options)
    if path.stat().st_size <= _LARGEST_KEPT:
        _written[made_of] = path.read_bytes()


def encode_song(
    path: Path, container: str, codec: str, samples: npt.NDArray[np.int64], options: dict[str, str] | None = None
) -> None:
    """Write mono samples in both channels, by FFmpeg."""
    rate, layout = 48_000, "stereo"  # FFmpeg's own Vorbis encoder knows no mono
    if codec == "libspeex":
        rate = 32_000
    with av.open(str(path), "w", format=container, options=options or {}) as output:
        stream = output.add_stream(codec, rate=rate, options={"strict": "experimental"})
        assert isinstance(stream, AudioStream)
        stream.layout = layout
        if codec == "wmav2":
            stream.bit_rate = 96_000
        resampler = av.AudioResampler(
            format=stream.format, layout=layout, rate=rate, frame_size=stream.frame_size or 1024
        )
        frame = av.AudioFrame.from_ndarray(np.repeat(samples.astype(np.int16), 2)[None], format="s16", layout=layout)
        frame.sample_rate = rate
        for converted in [*resampler.resample(frame), *resampler.resample(None)]:
            output.mux(stream.encode(converted))
        output.mux(stream.encode(None))


@pytest.fixture
def make_song(tmp_path: Path) -> MakeSong:
    """Write a song: noise that ``seed`` decides, in the format that the name's ending (or ``kind``) tells."""

    def make(
        name: str, seed: int = 0, seconds: float = 1.0, kind: str | None = None, write: WriteSong = write_song
    ) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        container, codec = FORMATS[kind or name.partition(".")[2]]
        write(path, container, codec, np.random.default_rng(seed).integers(-9_000, 9_000, int(48_000 * seconds)))
        return path

    return make
