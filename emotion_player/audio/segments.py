"""Which pieces of a song are heard, and what a network sees of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.audio.decode import AudioFile
from emotion_player.audio.features import (
    logarithm,
    mel_and_weighted_powers,
    mel_powers,
    spectral_lufs,
    tells_loudness,
)
from emotion_player.audio.loudness import Powers, gain_between, is_silent, loudness_lufs
from emotion_player.audio.samples import Samples
from emotion_player.audio.stream import resampled
from emotion_player.core.mel import MelSpec, SegmentMels, decoding_rate
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.errors import AudioDecodeError

SHORTEST_S = 1.0
"""Less than this is no music that could be judged."""

_CLOSEST = 1 / 3
"""Of a short song, segments begin at least this share of a segment apart: what overlaps tells less that is new."""

_TOLERANCE_S = 0.5
"""Headers are off by a few packets; more than this and they are wrong."""


_LISTEN_EVERY_S = 1.0
_PROBE_S = 0.25
_MOST_PROBES = 300
"""How a song with silence in it is searched for sound."""

Span = tuple[float, float]
"""From one second of a song to another."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A piece of a song, mono; shorter than asked for only where the song is."""

    start_s: float
    samples: Samples


def segment_starts(duration_s: float, spec: SegmentSpec) -> tuple[float, ...]:
    """Where the segments of a song begin, in seconds, in order.

    The middle of each of ``count`` equal parts is heard; the edges, often silent, only when the song is short. Then
    segments overlap, by two thirds at most, and there may be fewer. One that is shorter than a segment is heard from
    0.0 on.
    """
    to_cover = max(1, math.ceil(duration_s / spec.duration_s))
    count = min(spec.count, max(to_cover, 1 + int((duration_s - spec.duration_s) / (_CLOSEST * spec.duration_s))))
    part_s = duration_s / count
    if part_s >= spec.duration_s:
        return tuple((i + 0.5) * part_s - spec.duration_s / 2 for i in range(count))
    last_s = max(0.0, duration_s - spec.duration_s)  # segments touch or overlap: from edge to edge
    return tuple(i * last_s / max(1, count - 1) for i in range(count))


def starts_in_sound(spans: Sequence[Span], spec: SegmentSpec) -> tuple[float, ...]:
    """Where the segments of a song begin that sounds only in ``spans``: as if there were no silence between these.

    A segment lies within a span where that is long enough.
    """
    starts_s = []
    for position_s in segment_starts(sum(end_s - start_s for start_s, end_s in spans), spec) if spans else ():
        before_s = 0.0
        for start_s, end_s in spans:
            if position_s - before_s < end_s - start_s:
                starts_s.append(min(start_s + position_s - before_s, max(start_s, end_s - spec.duration_s)))
                break
            before_s += end_s - start_s
    return tuple(sorted(set(starts_s)))


def decode_segments(
    path: Path, spec: SegmentSpec, sample_rate: int, demuxers: Collection[str] | None = None
) -> tuple[Segment, ...]:
    """The segments of a song that are not silent, in order of time; at least one.

    They are spread over the song, or, where that would put one into silence, over those parts of it that sound.

    Raises:
        TrackReadError: The file is gone or may not be read.
        AudioDecodeError: It is not a sound, too short, or silent.
    """
    with AudioFile(path, demuxers) as audio:
        duration_s = audio.duration_s
        segments = _read(audio, segment_starts(duration_s, spec), spec, sample_rate)
        expected_s = min(duration_s, spec.duration_s) - _TOLERANCE_S
        if any(len(segment.samples) < expected_s * sample_rate for segment in segments):
            # The file promises more than it holds, although its last packets do not show that.
            duration_s = audio.measured_duration_s()
            segments = _read(audio, segment_starts(duration_s, spec), spec, sample_rate)
        audible = _audible(segments, sample_rate)
        if len(audible) < len(segments) and duration_s > spec.duration_s:
            spans = _sounding_spans(audio, duration_s, sample_rate)
            segments = _read(audio, starts_in_sound(spans, spec), spec, sample_rate) or segments
            audible = _audible(segments, sample_rate)
    heard_s = max(len(segment.samples) for segment in segments) / sample_rate
    if heard_s == 0:
        raise AudioDecodeError(path, "It contains no sound.")
    if heard_s < SHORTEST_S:
        shortest = f"{SHORTEST_S:g}"
        raise AudioDecodeError(path, "It is too short: at least {seconds} s of sound is needed.", seconds=shortest)
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
    rate, meter = decoding_rate(mels), _meter(mels)
    length = round(spec.duration_s * rate)
    seen: list[npt.NDArray[np.float32]] = []
    weighted: list[Powers] = []
    for number, samples in enumerate(segments):
        whole = samples[:length] if len(samples) >= length else np.resize(samples, length)
        sounds = {rate: whole}
        for place, mel in enumerate(mels):
            if mel is meter:
                bands, loud = mel_and_weighted_powers(whole, mel)
                weighted.append(loud[: mel.frames(len(samples))])
            else:
                bands = mel_powers(_sound_at(mel.sample_rate, sounds), mel)
            if number == 0:
                seen.append(np.empty((len(segments), *bands.shape), np.float32))
            seen[place][number] = bands
    if meter is None:
        loudness = loudness_lufs(np.concatenate(segments), rate)
    else:
        loudness = spectral_lufs(np.concatenate(weighted), meter)
    gain = np.float32(gain_between(loudness, spec.loudness_lufs) ** 2)
    return tuple(logarithm(np.multiply(powers, gain, out=powers), mel) for mel, powers in zip(mels, seen, strict=True))


def _meter(mels: Sequence[MelSpec]) -> MelSpec | None:
    """The front-end whose spectra tell the loudness, if any; the others need not have it measured from samples."""
    return next((mel for mel in mels if mel.sample_rate == decoding_rate(mels) and tells_loudness(mel)), None)


def _sound_at(sample_rate: int, sounds: dict[int, Samples]) -> Samples:
    """One of these sounds, which are the same at several sample rates, or another made of the nearest above."""
    if sample_rate not in sounds:
        nearest = min(rate for rate in sounds if rate > sample_rate)
        sounds[sample_rate] = resampled(sounds[nearest], nearest, sample_rate)
    return sounds[sample_rate]


def _read(audio: AudioFile, starts_s: Iterable[float], spec: SegmentSpec, sample_rate: int) -> list[Segment]:
    return [Segment(start_s, audio.read(start_s, spec.duration_s, sample_rate)) for start_s in starts_s]


def _audible(segments: Iterable[Segment], sample_rate: int) -> tuple[Segment, ...]:
    return tuple(segment for segment in segments if not is_silent(segment.samples, sample_rate))


def _sounding_spans(audio: AudioFile, duration_s: float, sample_rate: int) -> list[Span]:
    """Where a song sounds, by short listening once a second, or less often where it is long."""
    step_s = max(_LISTEN_EVERY_S, duration_s / _MOST_PROBES)
    spans: list[Span] = []
    for number in range(math.ceil(duration_s / step_s)):
        start_s, end_s = number * step_s, min(duration_s, (number + 1) * step_s)
        if is_silent(audio.read((start_s + end_s - _PROBE_S) / 2, _PROBE_S, sample_rate), sample_rate):
            continue
        if spans and spans[-1][1] == start_s:
            start_s, _ = spans.pop()
        spans.append((start_s, end_s))
    return spans
