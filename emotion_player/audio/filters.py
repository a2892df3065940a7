"""Biquad filters over mono sound, computed by FFmpeg: loading SciPy's takes half a second and 50 MB."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

import av
import av.filter
import numpy as np
import numpy.typing as npt

from emotion_player.audio.samples import Samples

Biquad: TypeAlias = tuple[float, float, float, float, float, float]
"""The coefficients b0, b1, b2, a0, a1, a2."""

_NAMES = ("b0", "b1", "b2", "a0", "a1", "a2")


def filtered(
    samples: Samples, sample_rate: int, biquads: tuple[Biquad, ...], size: int
) -> Iterator[npt.NDArray[np.float64]]:
    """Yield what the filters, one after another, let through, in pieces of ``size`` samples; the last may be shorter.

    A piece that is small enough stays in the processor's cache, and in memory that is used again.
    """
    graph = av.filter.Graph()
    time_base = Fraction(1, sample_rate)
    last = graph.add(
        "abuffer", sample_rate=str(sample_rate), sample_fmt="flt", channel_layout="mono", time_base=str(time_base)
    )
    stages = [
        graph.add("biquad", precision="f64", **dict(zip(_NAMES, map(repr, biquad), strict=True))) for biquad in biquads
    ]
    for stage in (*stages, graph.add("abuffersink")):
        last.link_to(stage)
        last = stage
    graph.configure()
    for start in range(0, len(samples), size):
        piece = np.ascontiguousarray(samples[start : start + size], np.float32)
        frame = av.AudioFrame.from_ndarray(piece.reshape(1, -1), "flt", "mono")
        frame.sample_rate, frame.pts, frame.time_base = sample_rate, start, time_base
        graph.push(frame)
        yield graph.pull().to_ndarray().reshape(-1).astype(np.float64, copy=False)
