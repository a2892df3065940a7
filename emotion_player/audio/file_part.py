"""A part of a file, as FFmpeg reads it."""

from __future__ import annotations

import io
from pathlib import Path


class FilePart(io.FileIO):
    """A part of a file as a file object for FFmpeg, which cannot itself open names that are not UTF-8."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        super().__init__(path)
        self._start, self._end = start, end
        super().seek(start)

    def read(self, size: int | None = -1, /) -> bytes:
        """At most ``size`` bytes, or all that follow."""
        left = max(0, self._end - super().tell())
        return super().read(left if size is None or size < 0 else min(size, left)) or b""

    def tell(self) -> int:
        """Bytes from the start of the part."""
        return super().tell() - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Answer -1 instead of raising: PyAV prints what is raised here, and damaged files lead nowhere."""
        origins = {io.SEEK_SET: self._start, io.SEEK_CUR: super().tell(), io.SEEK_END: self._end}
        place = origins.get(whence, -1) + offset
        try:
            return super().seek(place) - self._start if place >= self._start else -1
        except (OSError, OverflowError, ValueError):
            return -1
