"""Small cover pictures, drawn with nothing but arithmetic: a sky in the colours of the mood and one shape on it."""

from __future__ import annotations

import zlib
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
from mixing import Song

from emotion_player.core.emotion import Quadrant

Plane = npt.NDArray[np.float64]
"""(SIDE_PX, SIDE_PX)."""

SIDE_PX = 240

_COLOURS = {
    Quadrant.Q1: ((255, 196, 61), (239, 71, 111), (255, 250, 225)),
    Quadrant.Q2: ((122, 13, 24), (24, 8, 16), (255, 84, 28)),
    Quadrant.Q3: ((52, 73, 120), (14, 20, 42), (176, 196, 226)),
    Quadrant.Q4: ((168, 218, 181), (46, 134, 142), (250, 246, 220)),
}
"""Sky, ground and shape, as (red, green, blue)."""


def cover(song: Song) -> bytes:
    """A JPEG of ``SIDE_PX`` pixels square for a song; the title decides where the shape stands and how it is drawn."""
    rng = np.random.default_rng(zlib.crc32(song.title.encode()))
    down, across = np.mgrid[0 : 1 : SIDE_PX * 1j, 0 : 1 : SIDE_PX * 1j]
    sky, ground, ink = (np.array(colour, np.float64) for colour in _COLOURS[song.quadrant])
    blend = (down + rng.uniform(-0.25, 0.25) * (across - 0.5))[..., None]
    shape = _SHAPES[song.quadrant](across, down, rng)[..., None]
    picture = (sky + (ground - sky) * np.clip(blend, 0, 1)) * (1 - shape) + ink * shape
    return _jpeg(np.clip(picture, 0, 255).astype(np.uint8))


def _sun(across: Plane, down: Plane, rng: np.random.Generator) -> Plane:
    x, y = across - rng.uniform(0.3, 0.7), down - rng.uniform(0.4, 0.6)
    radius, rays = np.hypot(x, y), int(rng.integers(5, 10))
    beams = np.cos(rays * np.arctan2(y, x) + rng.uniform(0, 6)) * np.exp(-2.5 * radius) * 0.35
    return _edge(rng.uniform(0.14, 0.2) - radius) + _edge(beams - 0.06) * _edge(radius - 0.24) * 0.8


def _lightning(across: Plane, down: Plane, rng: np.random.Generator) -> Plane:
    heights = np.linspace(0, 1, int(rng.integers(6, 10)))
    path = np.interp(down, heights, rng.uniform(0.25, 0.75, len(heights)))
    return _edge(0.075 * (1.1 - down) - np.abs(across - path))


def _rain(across: Plane, down: Plane, rng: np.random.Generator) -> Plane:
    drops = np.zeros_like(across)
    for x, y, length in rng.uniform((0, 0, 0.06), (1, 0.85, 0.2), (26, 3)):
        on_drop = np.clip((down - y) / length, 0, 1)
        drops = np.maximum(
            drops, 0.7 * _edge(0.006 - np.hypot(across - x + 0.15 * on_drop * length, down - y - on_drop * length))
        )
    return drops


def _waves(across: Plane, down: Plane, rng: np.random.Generator) -> Plane:
    waves = np.zeros_like(across)
    for height in (0.55, 0.68, 0.81):
        crest = height + rng.uniform(0.02, 0.045) * np.sin(2 * np.pi * (rng.uniform(0.8, 1.6) * across + rng.uniform()))
        waves = np.maximum(waves, 0.55 * _edge(0.012 - np.abs(down - crest)))
    moon = np.hypot(across - rng.uniform(0.25, 0.75), down - 0.27)
    return np.maximum(waves, _edge(0.11 - moon))


_SHAPES = {Quadrant.Q1: _sun, Quadrant.Q2: _lightning, Quadrant.Q3: _rain, Quadrant.Q4: _waves}


def _edge(inside: Plane) -> Plane:
    """1 where positive, 0 where negative, soft over about a pixel."""
    return np.clip(0.5 + inside * SIDE_PX, 0, 1)


def _jpeg(picture: npt.NDArray[np.uint8]) -> bytes:
    encoder = av.CodecContext.create("mjpeg", "w")
    if not isinstance(encoder, av.VideoCodecContext):
        raise TypeError("mjpeg is no video codec here")
    encoder.width = encoder.height = SIDE_PX
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 1)
    encoder.options = {"qmin": "3", "qmax": "3"}
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuvj420p")
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])
