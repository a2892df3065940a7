"""One sound stream that FFmpeg reads, in a file or a part of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import cast

import av
import av.logging
import numpy as np
import soxr  # type: ignore[import-untyped]
from av.audio.layout import AudioLayout

from emotion_player.audio.beginnings import beginning_of
from emotion_player.audio.file_part import FilePart
from emotion_player.audio.frame_grid import HEAD, FrameGrid, is_constant
from emotion_player.audio.links import Link
from emotion_player.audio.mixing import MOST_CHANNELS, lists_channels, mono, planes, spare
from emotion_player.audio.samples import Samples
from emotion_player.audio.tag_floods import hiding_patches
from emotion_player.errors import AudioDecodeError, TrackReadError, reason_of

_PREROLL_S = 0.1
"""How far before a piece decoding starts: codecs with memory (MP3, AAC, Opus) need some packets to come right."""

_LONG_S = 3600.0
"""A piece of a file this long is looked for at an estimated byte where there is no index; its length is not."""

_LOUDEST = 1e6
"""No honest sample is larger; a float file may hold anything."""

_FAST_SEEK = cast(int, av.container.Flags.fast_seek.value)

_LAST_S = 2.0
_AGREES_S = 0.25
"""A header is right about the length when the packets that begin so long before its end end there, so exactly."""

_LONGEST_PACKET_S = 60.0
"""What a packet says to last longer is a number below 0 that FFmpeg took for one above."""

av.logging.set_level(None)  # FFmpeg's remarks about damaged files are not for the user


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What a file says of its sound; ``duration_s`` may be wrong, and is 0.0 where the file does not say."""

    duration_s: float
    sample_rate: int
    channels: int


class AudioStream:
    """The sound in a link of a file.

    Args:
        path: The file. Nothing else is opened, whatever it names.
        link: Where in it the sound lies.
        demuxers: FFmpeg's names of what may open it; None for all that it has, where files are not a stranger's.

    Raises:
        TrackReadError: The file is gone or may not be read.
        AudioDecodeError: There is no sound.
    """

    def __init__(self, path: Path, link: Link, demuxers: Collection[str] | None) -> None:
        self._path = path
        with plain_reasons(path), path.open("rb") as file:
            self._part = beginning_of(file, link, is_called_flac=path.suffix.lower() == ".flac")
            self._patches = hiding_patches(file, link)
        self._options = {"protocol_whitelist": "none"}
        if demuxers is not None:
            self._options["format_whitelist"] = ",".join(demuxers)
        self._has_grid = True
        self._open()

    def _open(self) -> None:
        with plain_reasons(self._path):
            self._file = FilePart(self._path, self._part.start, self._part.end, self._part.head, self._patches)
            head = self._file.read(HEAD)
            self._file.seek(0)
        try:
            with plain_reasons(self._path):
                self._container = av.open(self._file, "r", metadata_errors="replace", container_options=self._options)
        except BaseException:
            self._file.close()
            raise
        if not self._container.streams.audio:
            self.close()
            raise AudioDecodeError(self._path, "It contains no sound.")
        self._stream = self._container.streams.audio[0]
        if self._stream.codec_context is None:
            self.close()
            raise AudioDecodeError(self._path, "Its sound is in an unknown format.")
        self._stream.codec_context.thread_count = 1  # the songs are what runs in parallel
        self._has_ended = False
        self._is_entered_at_its_start = self._container.format.name == "rm"  # its packets know no time, FFmpeg no way
        self._origin = self._stream.start_time or 0
        self._time_base_s = float(self._stream.time_base or 0)
        self._channels = spare(self._stream.codec_context.layout).nb_channels
        if self._channels > MOST_CHANNELS:
            self.close()
            raise AudioDecodeError(
                self._path,
                "It has {channels} channels; at most {most} can be heard.",
                channels=self._channels,
                most=MOST_CHANNELS,
            )
        self._correction = 0
        self._grid: FrameGrid | None = None
        if self._has_grid and self._container.format.name == "mp3" and is_constant(head):
            bits_a_tick = (self._stream.codec_context.bit_rate or 0) * self._time_base_s
            with suppress(StopIteration, av.FFmpegError):
                self._grid = FrameGrid.of(next(self._packets()), bits_a_tick)
        if self._grid:
            self._container.flags |= _FAST_SEEK

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()
        self._file.close()

    @property
    def info(self) -> AudioInfo:
        """What the file says of its sound."""
        stream = self._stream
        if stream.duration:
            duration_s = float(stream.duration * (stream.time_base or 0))
        else:
            duration_s = (self._container.duration or 0) / av.time_base
        return AudioInfo(max(0.0, duration_s), stream.codec_context.sample_rate, self._channels)

    def duration_s(self) -> float:
        """How long it lasts: as it says, where the last packets agree with that; else measured."""
        told_s = self.info.duration_s
        with suppress(AudioDecodeError):
            end_s, last_s = self._end_s(max(0.0, told_s - _LAST_S))
            if told_s and end_s - last_s - _AGREES_S < told_s < end_s + _AGREES_S:  # the last may be cut short
                return told_s
        return self.measured_duration_s() or told_s

    def measured_duration_s(self) -> float:
        """Where the last packet ends, found by walking through it all without decoding; 0.0 if packets do not tell."""
        return self._end_s(0.0)[0]

    def read(self, start_s: float, duration_s: float, sample_rate: int) -> Samples:
        """Return mono samples from ``start_s`` on: ``round(duration_s * sample_rate)`` or, at the end, fewer or none.

        Channels are averaged as ``mono`` tells; samples that are not finite numbers become silence.

        Raises:
            AudioDecodeError: The file cannot be decoded at all.
        """
        told_s = self.info.duration_s
        if start_s + duration_s > told_s - _LAST_S:
            self._leave_grid()  # FFmpeg cuts the end off by its own idea of the time
        if told_s > _LONG_S:
            self._container.flags |= _FAST_SEEK
        pieces = [np.empty(0, np.float32)]
        with plain_reasons(self._path), np.errstate(over="ignore", invalid="ignore"):  # _finite sees to it
            for (rate, *_), pairs in groupby(self._frames(start_s, duration_s), lambda pair: _kind(pair[1])):
                pieces.append(resampled(_mixed(pairs), rate, sample_rate))
        return np.concatenate(pieces)[: round(duration_s * sample_rate)]

    def _end_s(self, start_s: float) -> tuple[float, float]:
        """Where the last packet ends that comes after ``start_s``, and how long it lasts."""
        end, lasted, last = self._origin, 0, 0
        with plain_reasons(self._path):
            self._seek(start_s)
            for packet in self._packets():
                duration = packet.duration or 0
                if not 0 <= duration * self._time_base_s < _LONGEST_PACKET_S:
                    duration = 0
                lasted += duration
                if packet.pts is not None and packet.pts + self._correction + duration > end:
                    end, last = packet.pts + self._correction + duration, duration
        if not start_s and not lasted / 2 <= end - self._origin <= 2 * lasted:
            end = self._origin + lasted  # the packets do not know where they belong, only how long they are
        return (end - self._origin) * self._time_base_s, last * self._time_base_s

    def _frames(self, start_s: float, duration_s: float) -> Iterator[tuple[int, av.AudioFrame]]:
        """Yield frames from ``start_s`` on until they last ``duration_s``, and how many samples of each come before."""
        self._seek(start_s - _PREROLL_S)
        position_s = gathered_s = 0.0
        for frame in self._decoded():
            rate = frame.sample_rate
            if frame.pts is not None and not self._is_entered_at_its_start:
                position_s = (frame.pts + self._correction - self._origin) * self._time_base_s
            late = 0 if gathered_s else max(0, round((start_s - position_s) * rate))
            position_s += frame.samples / rate
            if late < frame.samples:
                yield late, frame
                gathered_s += (frame.samples - late) / rate
            if gathered_s > duration_s + 2 / rate:  # two samples more, for rounding
                return

    def _seek(self, start_s: float) -> None:
        if self._is_entered_at_its_start or (self._has_ended and self._container.format.name == "ogg"):
            self.close()  # once it has seen the end of Ogg, FFmpeg mistakes the time of what is near it
            self._open()
        if self._is_entered_at_its_start:
            return
        ticks = max(0, int(start_s / self._time_base_s)) if self._time_base_s else 0
        try:
            if not self._entered_on_grid(self._origin + ticks):
                self._container.seek(self._origin + ticks, stream=self._stream)
        except av.FFmpegError:
            if not ticks:
                raise
            self.close()  # some kinds can only be read from the start
            self._open()

    def _entered_on_grid(self, tick: int) -> bool:
        """Go to a frame before a tick by its place, if that is known to be right."""
        if not self._grid:
            return False
        place = max(0, tick - 4 * self._grid.frame_ticks)  # FFmpeg may go a few frames too far
        self._container.seek(place, stream=self._stream)
        packet = next(self._packets(), None)
        correction = self._grid.correction(packet) if packet else None
        if correction is None:
            self._leave_grid()
            return False
        self._container.seek(place, stream=self._stream)
        self._correction = correction
        return True

    def _leave_grid(self) -> None:
        """Let FFmpeg find its way from now on, by looking through what comes before; what it saw misleads."""
        if self._grid:
            self._has_grid = False
            self.close()
            self._open()

    def _decoded(self) -> Iterator[av.AudioFrame]:
        """Yield frames from where the file stands to its end, stepping over damaged packets."""
        layout, is_listed = None, False
        for packet in self._packets():
            try:
                frames = packet.decode()
            except av.FFmpegError:
                continue
            for frame in frames:
                if frame.layout != layout:  # to ask each for its name would cost a tenth of the decoding
                    layout = frame.layout
                    is_listed = lists_channels(layout)
                if is_listed:
                    spare(frame.layout)
                yield frame

    def _packets(self) -> Iterator[av.Packet[av.AudioStream]]:
        """Yield packets from where the file stands to its end, whole or torn off."""
        with suppress(av.InvalidDataError):
            yield from self._container.demux(self._stream)
        self._has_ended = True


def resampled(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """The same sound at another sample rate."""
    if from_rate == to_rate:
        return samples
    converted: Samples = soxr.resample(samples, from_rate, to_rate, quality="HQ")
    return converted


@contextmanager
def plain_reasons(path: Path) -> Iterator[None]:
    """Turn what the system and FFmpeg raise into one plain sentence about the file."""
    try:
        yield
    except av.FFmpegError as error:
        raise AudioDecodeError(path, "It is not an audio file, or it is damaged.") from error
    except FileNotFoundError:
        raise TrackReadError(path, "The file is gone.") from None
    except OSError as error:
        raise TrackReadError(path, "It cannot be read: {why}.", why=reason_of(error)) from error


def _kind(frame: av.AudioFrame) -> tuple[int, str, AudioLayout]:
    """What frames must share to be packed together: sample rate, format, channels."""
    return frame.sample_rate, frame.format.name, frame.layout


def _mixed(pairs: Iterator[tuple[int, av.AudioFrame]]) -> Samples:
    """What frames of one kind sound like together, without the samples that come before."""
    late, first = next(pairs)
    blocks = planes(chain([first], (frame for _, frame in pairs)))
    head = [channel[late:] for channel in next(blocks)]
    return _finite(mono(chain([head], blocks)))


def _finite(samples: Samples) -> Samples:
    """The same sound; what is not finite becomes silence."""
    if not samples @ samples < _LOUDEST**2:  # also true for NaN; one pass tells it of all that is ordinary
        return np.clip(np.nan_to_num(samples, posinf=0, neginf=0), -_LOUDEST, _LOUDEST)
    return samples
