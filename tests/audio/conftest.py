"""Sound files of every format, written for the tests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest
import soundfile

Sound = npt.NDArray[np.float32]
"""(samples, channels)."""

WriteSound = Callable[..., Path]

_ENCODERS = {  # ending: (encoder, container)
    ".mp3": ("libmp3lame", "mp3"),
    ".m4a": ("aac", "ipod"),
    ".alac.m4a": ("alac", "ipod"),
    ".aac": ("aac", "adts"),
    ".wma": ("wmav2", "asf"),
    ".wv": ("wavpack", "wv"),
    ".opus": ("libopus", "ogg"),
    ".w64": ("pcm_s24le", "w64"),
    ".caf": ("pcm_f32le", "caf"),
    ".au": ("pcm_s16be", "au"),
    ".mov": ("pcm_s24le", "mov"),
    ".mka": ("pcm_f32le", "matroska"),
    ".tta": ("tta", "tta"),
    ".opus.mp4": ("libopus", "mp4"),
    ".opus.mka": ("libopus", "matroska"),
    ".aac.mka": ("aac", "matroska"),
    ".flac.ogg": ("flac", "ogg"),
    ".ra": ("ac3", "rm"),
    ".144.ra": ("real_144", "rm"),
    ".latm.aac": ("aac", "latm"),
    ".tta.mka": ("tta", "matroska"),
    ".chan.aiff": ("pcm_s16be", "aiff"),
}

_LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1", 16: "hexadecagonal", 24: "22.2"}
"""Channels, and how FFmpeg calls them."""


_LARGEST_KEPT = 2_000_000
_written: dict[tuple[object, ...], bytes] = {}
"""What was encoded before, by what it was made of: many tests begin with the same sound."""


@pytest.fixture
def clock() -> Callable[..., Sound]:
    """A sound that tells the time: second ``k`` sounds at ``300 + 50 * k`` Hz."""

    def make(duration_s: float, rate: int = 48_000, channels: int = 2) -> Sound:
        time = np.arange(round(duration_s * rate)) / rate
        tone = 0.3 * np.sin(2 * np.pi * np.cumsum(300 + 50 * np.floor(time)) / rate)
        return np.repeat(tone[:, None], channels, axis=1).astype(np.float32)

    return make


@pytest.fixture
def write_sound(tmp_path: Path) -> WriteSound:
    """Write (samples, channels) into ``tmp_path / name``, in the format of the name's ending; return the path."""

    def write(name: str, sound: Sound, rate: int = 48_000, subtype: str | None = None, **options: str) -> Path:
        path = tmp_path / name
        ending = next((ending for ending in sorted(_ENCODERS, key=len, reverse=True) if name.endswith(ending)), None)
        made_of = (
            ending or path.suffix,
            rate,
            sound.shape,
            hashlib.sha256(sound.tobytes()).digest(),
            subtype,
            str(options),
        )
        if made_of in _written:
            path.write_bytes(_written[made_of])
            return path
        if ending:
            _encode(path, *_ENCODERS[ending], sound, rate, **options)
        else:
            with soundfile.SoundFile(path, "w", rate, sound.shape[1], subtype) as file:
                for start in range(0, len(sound), 4096):  # libsndfile's Vorbis encoder dies of more at once
                    file.write(sound[start : start + 4096])
        if path.stat().st_size <= _LARGEST_KEPT:
            _written[made_of] = path.read_bytes()
        return path

    return write


def _encode(path: Path, codec: str, container: str, sound: Sound, rate: int, **options: str) -> None:
    channels = sound.shape[1]
    layout = "7.1(wide)" if codec == "alac" and channels == 8 else _LAYOUTS[channels]
    if codec == "libopus" and channels > 8:
        options["mapping_family"] = "255"
    muxer = {"write_xing": options.pop("write_xing")} if "write_xing" in options else {}
    with av.open(str(path), "w", format=container, options=muxer) as file:
        stream: Any = file.add_stream(codec, rate=rate, layout=layout, options=options)
        stream.bit_rate = int(options.get("b", "128000"))
        resampler = av.AudioResampler(
            stream.codec_context.format, layout, rate, stream.codec_context.frame_size or 4096
        )
        for start in range(0, len(sound), 4096):
            frame = av.AudioFrame.from_ndarray(sound[start : start + 4096].reshape(1, -1), "flt", layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            for piece in resampler.resample(frame):
                file.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
