"""Which pieces of a song are heard, and what a network sees of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.audio.decode import AudioFile, resampled
from emotion_player.audio.features import gain_to, is_silent, log_mel
from emotion_player.audio.samples import Samples
from emotion_player.core.mel import MelSpec, SegmentMels, decoding_rate
from emotion_player.core.model_card import SegmentSpec
from emotion_player.errors import AudioDecodeError

SHORTEST_S = 1.0
"""Less than this is no music that could be judged."""

_TOLERANCE_S = 0.5
"""Headers are off by a few packets; more than this and they are wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A piece of a song, mono; shorter than asked for only where the song is."""

    start_s: float
    samples: Samples


def segment_starts(duration_s: float, spec: SegmentSpec) -> tuple[float, ...]:
    """Where the segments of a song begin, in seconds, in order.

    The middle of each of ``count`` equal parts is heard; the edges, often silent, only when the song is short. There
    are never more segments than it takes to cover the song; one that is shorter than a segment is heard from 0.0 on.
    """
    count = min(spec.count, max(1, math.ceil(duration_s / spec.duration_s)))
    part_s = duration_s / count
    if part_s >= spec.duration_s:
        return tuple((i + 0.5) * part_s - spec.duration_s / 2 for i in range(count))
    last_s = max(0.0, duration_s - spec.duration_s)  # segments touch or overlap: from edge to edge
    return tuple(i * last_s / max(1, count - 1) for i in range(count))


def decode_segments(
    path: Path, spec: SegmentSpec, sample_rate: int, demuxers: Collection[str] | None = None
) -> tuple[Segment, ...]:
    """The segments of a song that are not silent, in order of time; at least one.

    Raises:
        TrackReadError: The file is gone or may not be read.
        AudioDecodeError: It is not a sound, too short, or silent.
    """
    with AudioFile(path, demuxers) as audio:
        duration_s = audio.info.duration_s or audio.measured_duration_s()
        segments = _read(audio, duration_s, spec, sample_rate)
        expected_s = min(duration_s, spec.duration_s) - _TOLERANCE_S
        if any(len(segment.samples) < expected_s * sample_rate for segment in segments):
            # The file promises more than it holds, or is torn off.
            segments = _read(audio, audio.measured_duration_s(), spec, sample_rate)
    heard_s = max(len(segment.samples) for segment in segments) / sample_rate
    if heard_s == 0:
        raise AudioDecodeError(path, "It holds no sound.")
    if heard_s < SHORTEST_S:
        raise AudioDecodeError(
            path, f"Only {heard_s:.1f} seconds of sound; at least {SHORTEST_S:.0f} second is needed."
        )
    audible = tuple(segment for segment in segments if not is_silent(segment.samples, sample_rate))
    if not audible:
        raise AudioDecodeError(path, "It is silent.")
    return audible


def decode_mels(
    path: Path, mels: Sequence[MelSpec], spec: SegmentSpec, demuxers: Collection[str] | None = None
) -> SegmentMels:
    """What a network sees of the song in a file.

    Raises:
        TrackError: As ``decode_segments`` does.
    """
    segments = decode_segments(path, spec, decoding_rate(mels), demuxers)
    seen = segment_mels([segment.samples for segment in segments], mels, spec)
    return SegmentMels(tuple(segment.start_s for segment in segments), seen)


def segment_mels(
    segments: Sequence[Samples], mels: Sequence[MelSpec], spec: SegmentSpec
) -> tuple[npt.NDArray[np.float32], ...]:
    """What a network sees of the segments of one song: (segments, n_mels, frames) for each front-end.

    The segments are sampled at ``decoding_rate(mels)``. One gain brings them together to ``spec.loudness_lufs``, so
    that quiet passages stay quieter than loud ones. A sound that is too short is repeated until it fills a segment, a
    longer one is cut.

    Raises:
        ValueError: There is no segment, or an empty one.
    """
    if not segments or not all(map(len, segments)):
        raise ValueError("a song needs a segment, and a segment needs samples")
    rate = decoding_rate(mels)
    gain = np.float32(gain_to(spec.loudness_lufs, np.concatenate(segments), rate))
    length = round(spec.duration_s * rate)
    whole = [np.resize(samples, length) * gain for samples in segments]
    return tuple(
        np.stack([log_mel(resampled(samples, rate, mel.sample_rate), mel) for samples in whole]) for mel in mels
    )


def _read(audio: AudioFile, duration_s: float, spec: SegmentSpec, sample_rate: int) -> list[Segment]:
    return [
        Segment(start_s, audio.read(start_s, spec.duration_s, sample_rate))
        for start_s in segment_starts(duration_s, spec)
    ]
