"""The jobs that worker processes do with untrusted files.

The modules that do it are loaded by the jobs, so that the program itself need not have them.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from emotion_player.core.mel import MelSpec, SegmentMels
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.track import FileStamp, Track


def read_track(file: FileStamp) -> Track:
    """What a file says of itself, and which sound it holds."""
    from emotion_player.audio.decode import measure_duration
    from emotion_player.library.files.format_registry import demuxers
    from emotion_player.library.files.reader import FileReader

    return FileReader(partial(measure_duration, demuxers=demuxers())).read(file)


def decode_mels(path: Path, mels: Sequence[MelSpec], spec: SegmentSpec) -> SegmentMels:
    """What a network sees of a song."""
    with _numpy_as_loaded():
        from emotion_player.audio.segments import decode_mels
    from emotion_player.library.files.format_registry import demuxers

    return decode_mels(path, mels, spec, demuxers())


@contextmanager
def _numpy_as_loaded() -> Iterator[None]:
    """Let numpy offer only what is loaded of it.

    scipy, as it is loaded, takes hold of all that numpy offers, and what tests and Fortran want takes a worker two
    fifths of the time until it decodes, and 9 MB.
    """
    import numpy as np

    offered = np.__all__, np.__dir__
    np.__all__ = [name for name in np.__all__ if name in vars(np)]
    np.__dir__ = lambda: np.__all__  # type: ignore[method-assign]
    try:
        yield
    finally:
        np.__all__, np.__dir__ = offered  # type: ignore[method-assign]
