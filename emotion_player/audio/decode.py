"""Sound files of any format as mono samples, reading only the pieces that are asked for.

PyAV (FFmpeg) recognises a file by its content, and asks its name only where that tells nothing. It decodes every format
of the house at least as fast as libsndfile, whose MP3 decoder moreover writes warnings straight to the process's
standard error.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
import soxr  # type: ignore[import-untyped]

from emotion_player.audio.links import find_links
from emotion_player.audio.samples import Samples
from emotion_player.audio.stream import AudioInfo, AudioStream, plain_reasons
from emotion_player.errors import AudioDecodeError, TrackReadError

_MOST_OPEN = 64
"""So many links of a file are open at once; each takes memory."""

_LARGEST = 250_000_000_000
"""Bytes: ten hours of eight channels at 192 kHz and 24 bits are two thirds of it. What claims more is hollow."""


class AudioFile:
    """An open sound file; use it as a context manager, from one thread at a time.

    A file that holds several, end to end, sounds as one.

    Args:
        path: The file. Nothing else is opened, whatever it names.
        demuxers: FFmpeg's names of what may open it; None for all that it has, where files are not a stranger's.

    Raises:
        TrackReadError: The file is gone or may not be read.
        AudioDecodeError: The file holds no sound.
    """

    def __init__(self, path: Path, demuxers: Collection[str] | None = None) -> None:
        with plain_reasons(path):
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever
                raise TrackReadError(path, "It is not a file.")
            if status.st_size == 0:
                raise AudioDecodeError(path, "The file is empty.")
            if status.st_size > _LARGEST:
                raise AudioDecodeError(path, "It is too large for a song.")
            self._links = find_links(path)
        self._path, self._demuxers = path, demuxers
        self._streams: dict[int, AudioStream] = {}
        self._stream(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        while self._streams:
            self._streams.popitem()[1].close()

    @property
    def info(self) -> AudioInfo:
        """What the file says of its sound; of several, what the first says."""
        return self._stream(0).info

    @cached_property
    def duration_s(self) -> float:
        """How long it lasts: as it says, where its last packets agree with that; else measured."""
        return sum(self._durations_s)

    def measured_duration_s(self) -> float:
        """Where the last packet ends, found by walking through the whole file without decoding it."""
        return sum(self._of_each(AudioStream.measured_duration_s))

    def read(self, start_s: float, duration_s: float, sample_rate: int) -> Samples:
        """Return mono samples from ``start_s`` on: ``round(duration_s * sample_rate)`` or, at the end, fewer or none.

        Channels are averaged as ``mono`` tells; samples that are not finite numbers become silence.

        Raises:
            AudioDecodeError: The file cannot be decoded at all.
        """
        if len(self._links) == 1:
            return self._stream(0).read(start_s, duration_s, sample_rate)
        wanted = round(duration_s * sample_rate)
        pieces = [np.empty(0, np.float32)]
        for link, lasts_s in enumerate(self._durations_s):
            if start_s < lasts_s and wanted > 0:
                pieces.append(
                    self._stream(link).read(start_s, min(wanted / sample_rate, lasts_s - start_s), sample_rate)
                )
                wanted -= len(pieces[-1])
            start_s = max(0.0, start_s - lasts_s)
        return np.concatenate(pieces)

    @cached_property
    def _durations_s(self) -> list[float]:
        return self._of_each(AudioStream.duration_s)

    def _of_each(self, measure: Callable[[AudioStream], float]) -> list[float]:
        """What is measured of each link; 0.0 where one only looks like another file."""
        durations_s = [measure(self._stream(0))]
        for link in range(1, len(self._links)):
            durations_s.append(0.0)
            with suppress(AudioDecodeError):
                durations_s[-1] = measure(self._stream(link))
        return durations_s

    def _stream(self, link: int) -> AudioStream:
        """The sound in a link, opened if it is not."""
        if link not in self._streams:
            if len(self._streams) == _MOST_OPEN:
                self._streams.pop(next(iter(self._streams))).close()
            self._streams[link] = AudioStream(self._path, self._links[link], self._demuxers)
        return self._streams[link]


def measure_duration(path: Path, demuxers: Collection[str] | None = None) -> float:
    """How long the sound in a file lasts, in seconds.

    Raises:
        TrackError: It cannot be read or is not a sound.
    """
    with AudioFile(path, demuxers) as audio:
        return audio.duration_s


def read_segments(path: Path, starts_s: Sequence[float], duration_s: float, sample_rate: int) -> list[Samples]:
    """The pieces of ``duration_s`` seconds that begin at ``starts_s``; shorter or empty where the file ends before.

    Raises:
        TrackError: It cannot be read or is not a sound.
    """
    with AudioFile(path) as audio:
        return [audio.read(start_s, duration_s, sample_rate) for start_s in starts_s]


def read_all(path: Path, sample_rate: int, max_duration_s: float) -> Samples:
    """The whole sound, or as much of its beginning as ``max_duration_s`` seconds hold.

    Raises:
        TrackError: It cannot be read or is not a sound.
    """
    return read_segments(path, [0.0], max_duration_s, sample_rate)[0]


def decoder_version() -> str:
    """Names what decodes, with versions: a file that failed deserves another try when this changes."""
    libraries = " ".join(
        f"{name} {'.'.join(map(str, av.library_versions[name]))}" for name in ("libavformat", "libavcodec")
    )
    return f"av {av.__version__} {libraries} soxr {soxr.__version__}"
