"""MP3 of constant bit rate: where a frame lies tells when it sounds, so none before it need be looked through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import av

HEAD = 256
"""So many bytes of a file are enough to tell whether it has a constant bit rate."""

_CONSTANT = b"Info"
"""What LAME, and FFmpeg with it, writes into the first frame, where it would write ``Xing`` for a variable rate."""

_PADDING = 1.5
"""Bytes: a frame has one more or fewer than the rate says, so that the sum is right."""


@dataclass(frozen=True, slots=True)
class FrameGrid:
    """Frames of one length, in bytes on the average and in ticks of the stream."""

    first_byte: int
    first_tick: int
    frame_bytes: float
    frame_ticks: int

    @classmethod
    def of(cls, first: av.Packet[av.AudioStream], bits_a_tick: float) -> Self | None:
        """The grid that begins with a packet; None if it does not say enough."""
        if first.pos is None or first.pts is None or not first.duration or not bits_a_tick:
            return None
        return cls(first.pos, first.pts, bits_a_tick / 8 * first.duration, first.duration)

    def correction(self, packet: av.Packet[av.AudioStream]) -> int | None:
        """How many ticks later a packet sounds than FFmpeg says, which is a few frames off at most.

        None if it does not lie on the grid, so the bit rate is not constant.
        """
        if packet.pos is None or packet.pts is None:
            return None
        number = (packet.pos - self.first_byte) / self.frame_bytes
        if abs(number - round(number)) * self.frame_bytes > _PADDING:
            return None
        correction = self.first_tick + round(number) * self.frame_ticks - packet.pts
        return correction if abs(correction) <= 3 * self.frame_ticks else None


def is_constant(head: bytes) -> bool:
    """Whether the first bytes of an MP3 say that its bit rate is constant; it may not be true."""
    return _CONSTANT in head
