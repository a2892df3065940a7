"""Biquad filters over mono sound, computed by FFmpeg: loading SciPy's takes half a second and 50 MB."""

from __future__ import annotations

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


def filtered(samples: Samples, sample_rate: int, biquads: tuple[Biquad, ...]) -> npt.NDArray[np.float64]:
    """(samples,) -> (samples,): what the filters, one after another, let through."""
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
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32).reshape(1, -1), "flt", "mono")
    frame.sample_rate, frame.pts, frame.time_base = sample_rate, 0, time_base
    graph.push(frame)
    graph.push(None)
    pieces = []
    while True:
        try:
            pieces.append(graph.pull().to_ndarray().reshape(-1).astype(np.float64, copy=False))
        except EOFError:
            return np.concatenate(pieces)
