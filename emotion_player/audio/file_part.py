"""A part of a file, as FFmpeg reads it."""

from __future__ import annotations

import io
from pathlib import Path

from emotion_player.audio.tag_floods import Patches


class FilePart(io.FileIO):
    """A part of a file as a file object for FFmpeg, which cannot itself open names that are not UTF-8.

    Args:
        path: The file.
        start: The first byte of the part.
        end: Where it ends.
        head: Bytes that come before it.
        patches: Offsets in the file, and what is seen there instead of what stands there.
    """

    def __init__(self, path: Path, start: int, end: int, head: bytes = b"", patches: Patches = ()) -> None:
        super().__init__(path)
        self._head, self._start, self._end = head, start - len(head), end
        self._in_head = 0
        self._patches = patches
        super().seek(start)

    def read(self, size: int | None = -1, /) -> bytes:
        """At most ``size`` bytes; fewer where the head ends, or all that follow."""
        if self._in_head < len(self._head):
            self._in_head, begin = len(self._head), self._in_head
            if size is not None and size >= 0:
                self._in_head = min(begin + size, self._in_head)
            return self._head[begin : self._in_head]
        place = super().tell()
        left = max(0, self._end - place)
        data = super().read(left if size is None or size < 0 else min(size, left)) or b""
        return _patched(data, place, self._patches) if self._patches else data

    def tell(self) -> int:
        """Bytes from the start of the part, its head included."""
        return self._in_head if self._in_head < len(self._head) else super().tell() - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Answer -1 instead of raising: PyAV prints what is raised here, and damaged files lead nowhere."""
        origins = {io.SEEK_SET: 0, io.SEEK_CUR: self.tell(), io.SEEK_END: self._end - self._start}
        place = origins.get(whence, -1 - abs(offset)) + offset
        if place < 0:
            return -1
        try:
            super().seek(self._start + max(place, len(self._head)))
        except (OSError, OverflowError, ValueError):
            return -1
        self._in_head = min(place, len(self._head))
        return place


def _patched(data: bytes, place: int, patches: Patches) -> bytes:
    """What stands at a place of the file, with what is to be seen instead."""
    seen = bytearray(data)
    for at, content in patches:
        first, last = max(at, place), min(at + len(content), place + len(data))
        if first < last:
            seen[first - place : last - place] = content[first - at : last - at]
    return bytes(seen)
