"""Writes sound to files: WAV as it is, and what people share, with tags and a cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import cast

import av
import av.container
import av.stream
import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]
"""(samples,) or (samples, channels), nominally in [-1, 1]."""

_PIECE = 4096
_LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """How sound is stored.

    Attributes:
        container: FFmpeg's name of the container.
        codec: FFmpeg's name of the encoder.
        bit_rate: Bits a second; 0 for the encoder's own choice, or where nothing is lost.
        holds_cover: Whether the container has a place for a picture that FFmpeg writes.
    """

    container: str
    codec: str
    bit_rate: int = 0
    holds_cover: bool = True


def write_wav(path: Path, sound: Sound, sample_rate: int) -> None:
    """Write sound without any loss: 32-bit floats, which may go beyond full scale."""
    from scipy.io import wavfile  # noqa: PLC0415 - only what trains needs it

    wavfile.write(path, sample_rate, sound.astype(np.float32, copy=False))


def write_mp3(path: Path, sound: Sound, sample_rate: int, bit_rate: int) -> None:
    """Write one or two channels as MP3 (LAME) at ``bit_rate`` bits a second.

    Args:
        path: The file to make.
        sound: What it shall hold; what goes beyond full scale is up to the encoder.
        sample_rate: 32,000, 44,100, 48,000, or half of one of these.
        bit_rate: Such as 128,000.
    """
    write_encoded(path, [sound], sample_rate, Encoding("mp3", "libmp3lame", bit_rate))


def write_encoded(
    path: Path,
    pieces: Iterable[Sound],
    sample_rate: int,
    encoding: Encoding,
    tags: Mapping[str, str] | None = None,
    cover: bytes = b"",
) -> None:
    """Write one, two, six or eight channels, piece by piece.

    Args:
        path: The file to make.
        pieces: What it shall hold, one after another; all have as many channels.
        sample_rate: One that the encoder knows.
        encoding: How it is stored.
        tags: FFmpeg's names of tags, such as ``title``, and their texts.
        cover: A PNG picture; left out where the container has no place for it.
    """
    pieces = iter(pieces)
    first = next(pieces)
    layout = _LAYOUTS[np.atleast_2d(first.T).shape[0]]
    with av.open(str(path), "w", format=encoding.container) as file:
        file.metadata.update(tags or {})
        options = {"strict": "experimental"}  # FFmpeg's own encoder of Vorbis is called so
        added = file.add_stream(encoding.codec, rate=sample_rate, layout=layout, options=options)
        stream = cast("av.AudioStream", added)
        if encoding.bit_rate:
            stream.bit_rate = encoding.bit_rate
        packets = [_picture(file, cover)] if cover and encoding.holds_cover else []
        position = 0
        for piece in _short(chain([first], pieces)):
            interleaved = np.ascontiguousarray(piece, np.float32).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(interleaved, "flt", layout)
            frame.sample_rate, frame.pts, frame.time_base = sample_rate, position, Fraction(1, sample_rate)
            position += len(piece)
            encoded = stream.encode(frame)
            file.mux([*packets, *encoded])  # the encoder is open now, so the file can be begun
            packets = []
        file.mux(stream.encode(None))


def _short(pieces: Iterable[Sound]) -> Iterator[Sound]:
    for piece in pieces:
        yield from (piece[start : start + _PIECE] for start in range(0, len(piece), _PIECE))


def _picture(file: av.container.OutputContainer, png: bytes) -> av.Packet[av.stream.Stream]:
    """A place for a picture in a file, and the packet that fills it."""
    stream = file.add_stream("png", options={})
    stream.width, stream.height = (int.from_bytes(png[place : place + 4], "big") for place in (16, 20))
    stream.pix_fmt = "rgb24"
    stream.disposition = av.stream.Disposition.attached_pic
    packet: av.Packet[av.stream.Stream] = av.Packet(png)
    packet.stream, packet.pts, packet.dts, packet.time_base = stream, 0, 0, Fraction(1, 1000)
    return packet
