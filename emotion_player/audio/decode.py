"""Sound files of any format as mono samples, reading only the pieces that are asked for.

PyAV (FFmpeg) recognises a file by its content, never by its name. It decodes every format of the house at least as
fast as libsndfile, whose MP3 decoder moreover writes warnings straight to the process's standard error.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import av
import av.logging
import numpy as np
import soxr  # type: ignore[import-untyped]

from emotion_player.audio.mixing import mono, packed, spare
from emotion_player.audio.samples import Samples
from emotion_player.errors import AudioDecodeError, TrackReadError

_PREROLL_S = 0.1
"""How far before a piece decoding starts: codecs with memory (MP3, AAC, Opus) need some packets to come right."""

_LONG_S = 3600.0
"""A file this long is entered at an estimated byte where it has no index: reading it all to be exact takes seconds."""

_LOUDEST = 1e6
"""No honest sample is larger; a float file may hold anything."""

av.logging.set_level(None)  # FFmpeg's remarks about damaged files are not for the user


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What a file says of its sound; ``duration_s`` may be wrong, and is 0.0 where the file does not say."""

    duration_s: float
    sample_rate: int
    channels: int


class AudioFile:
    """An open sound file; use it as a context manager, from one thread at a time.

    Args:
        path: The file. Nothing else is opened, whatever it names.
        demuxers: FFmpeg's names of what may open it; None for all that it has, where files are not a stranger's.

    Raises:
        TrackReadError: The file is gone or may not be read.
        AudioDecodeError: The file holds no sound.
    """

    def __init__(self, path: Path, demuxers: Collection[str] | None = None) -> None:
        self._path = path
        with _plain_reasons(path):
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever
                raise TrackReadError(path, "It is not a file.")
            if status.st_size == 0:
                raise AudioDecodeError(path, "The file is empty.")
            self._file = _File(path)
        try:
            with _plain_reasons(path):
                options = {"protocol_whitelist": "none"}
                if demuxers is not None:
                    options["format_whitelist"] = ",".join(demuxers)
                self._container = av.open(self._file, "r", metadata_errors="replace", container_options=options)
        except BaseException:
            self._file.close()
            raise
        if not self._container.streams.audio:
            self.close()
            raise AudioDecodeError(path, "It holds no sound.")
        self._stream = self._container.streams.audio[0]
        if self._stream.codec_context is None:
            self.close()
            raise AudioDecodeError(path, "Its sound is encoded in an unknown way.")
        self._stream.codec_context.thread_count = 1  # the songs are what runs in parallel
        self._origin = self._stream.start_time or 0
        self._channels = spare(self._stream.codec_context.layout).nb_channels
        if self.info.duration_s > _LONG_S:
            self._container.flags |= cast(int, av.container.Flags.fast_seek.value)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()
        self._file.close()

    @property
    def info(self) -> AudioInfo:
        """What the file says of its sound."""
        stream = self._stream
        if stream.duration and stream.time_base:
            duration_s = float(stream.duration * stream.time_base)
        else:
            duration_s = (self._container.duration or 0) / av.time_base
        return AudioInfo(max(0.0, duration_s), stream.codec_context.sample_rate, self._channels)

    def measured_duration_s(self) -> float:
        """Where the last packet ends, found by walking through the whole file without decoding it."""
        end = self._origin
        with _plain_reasons(self._path):
            self._container.seek(self._origin, stream=self._stream)
            for packet in self._packets():
                if packet.pts is not None:
                    end = max(end, packet.pts + (packet.duration or 0))
        return float((end - self._origin) * self._stream.time_base) if self._stream.time_base else 0.0

    def read(self, start_s: float, duration_s: float, sample_rate: int) -> Samples:
        """Return mono samples from ``start_s`` on: ``round(duration_s * sample_rate)`` or, at the end, fewer or none.

        Channels are averaged as ``mono`` tells; samples that are not finite numbers become silence.

        Raises:
            AudioDecodeError: The file cannot be decoded at all.
        """
        pieces = [np.empty(0, np.float32)]
        with _plain_reasons(self._path), np.errstate(over="ignore", invalid="ignore"):  # _finite sees to it
            for (rate, *_), pairs in groupby(self._frames(start_s, duration_s), lambda pair: _kind(pair[1])):
                skipped, frames = zip(*pairs, strict=True)
                pieces.append(resampled(_finite(mono(packed(frames)[skipped[0] :])), rate, sample_rate))
        return np.concatenate(pieces)[: round(duration_s * sample_rate)]

    def _frames(self, start_s: float, duration_s: float) -> Iterator[tuple[int, av.AudioFrame]]:
        """Yield frames from ``start_s`` on until they last ``duration_s``, and how many samples of each come before."""
        time_base = float(self._stream.time_base or 0)
        target = self._origin + max(0, int((start_s - _PREROLL_S) / time_base))
        self._container.seek(target, stream=self._stream)
        position_s = gathered_s = 0.0
        for frame in self._decoded():
            rate = frame.sample_rate
            if frame.pts is not None:
                position_s = (frame.pts - self._origin) * time_base
            late = 0 if gathered_s else max(0, round((start_s - position_s) * rate))
            position_s += frame.samples / rate
            if late < frame.samples:
                yield late, frame
                gathered_s += (frame.samples - late) / rate
            if gathered_s > duration_s + 2 / rate:  # two samples more, for rounding
                return

    def _decoded(self) -> Iterator[av.AudioFrame]:
        """Yield frames from where the file stands to its end, stepping over damaged packets."""
        for packet in self._packets():
            try:
                frames = packet.decode()
            except av.FFmpegError:
                continue
            for frame in frames:
                spare(frame.layout)
                yield frame

    def _packets(self) -> Iterator[av.Packet[av.AudioStream]]:
        """Yield packets from where the file stands to its end, whole or torn off."""
        with suppress(av.InvalidDataError):
            yield from self._container.demux(self._stream)


class _File(io.FileIO):
    """A file object for FFmpeg, which cannot itself open names that are not UTF-8."""

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Answer -1 instead of raising: PyAV prints what is raised here, and damaged files lead nowhere."""
        try:
            return super().seek(offset, whence)
        except (OSError, OverflowError, ValueError):
            return -1


def measure_duration(path: Path, demuxers: Collection[str] | None = None) -> float:
    """How long the sound in a file lasts, in seconds.

    Raises:
        TrackError: It cannot be read or is not a sound.
    """
    with AudioFile(path, demuxers) as audio:
        return audio.info.duration_s or audio.measured_duration_s()


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


def resampled(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """The same sound at another sample rate."""
    if from_rate == to_rate:
        return samples
    converted: Samples = soxr.resample(samples, from_rate, to_rate, quality="HQ")
    return converted


def decoder_version() -> str:
    """Names what decodes, with versions: a file that failed deserves another try when this changes."""
    libraries = " ".join(
        f"{name} {'.'.join(map(str, av.library_versions[name]))}" for name in ("libavformat", "libavcodec")
    )
    return f"av {av.__version__} {libraries} soxr {soxr.__version__}"


def _kind(frame: av.AudioFrame) -> tuple[int, str, str]:
    """What frames must share to be packed together: sample rate, format, channels."""
    return frame.sample_rate, frame.format.name, frame.layout.name


def _finite(samples: Samples) -> Samples:
    """The same sound; what is not finite becomes silence."""
    if not (samples.max() < _LOUDEST and samples.min() > -_LOUDEST):  # also true for NaN
        return np.clip(np.nan_to_num(samples, posinf=0, neginf=0), -_LOUDEST, _LOUDEST)
    return samples


@contextmanager
def _plain_reasons(path: Path) -> Iterator[None]:
    """Turn what the system and FFmpeg raise into one plain sentence about the file."""
    try:
        yield
    except av.FFmpegError as error:
        raise AudioDecodeError(path, "It is not an audio file, or it is damaged.") from error
    except FileNotFoundError:
        raise TrackReadError(path, "The file is gone.") from None
    except PermissionError:
        raise TrackReadError(path, "It cannot be read: permission denied.") from None
    except OSError as error:
        raise TrackReadError(path, f"It cannot be read: {(error.strerror or 'unknown error').lower()}.") from error
