"""The time and the memory that the window needs to open on a library, measured in a separate process."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from emotion_player.commands.benchmark.memory import peak_memory_mb
from emotion_player.commands.benchmark.window_process import load_qt, measured
from emotion_player.commands.window import loading


@dataclass(frozen=True, slots=True)
class WindowStart:
    """One start of the window.

    Attributes:
        shown_s: Seconds from the start of the process until the window is painted.
        usable_s: Seconds until all songs are in the table and on the plane, and the window responds.
        peak_mb: The peak memory use until then, in megabytes; None where the system does not report it.
        songs: The number of songs.
    """

    shown_s: float
    usable_s: float
    peak_mb: float | None
    songs: int


def measure_start(library_file: Path) -> WindowStart:
    """Start the window on a library in another process and close it as soon as it is usable.

    Raises:
        EmotionPlayerError: It did not open.
    """
    started_at = time.time()
    return WindowStart(**measured("emotion_player.commands.benchmark.window_start", library_file, str(started_at)))


def _start(library_file: Path, started_at: float) -> WindowStart:
    with loading():
        load_qt()
        from emotion_player.window import window_on  # noqa: PLC0415 - Qt is for that process alone

    with window_on(library_file) as (qt, window):
        window.show()
        qt.processEvents()
        shown_s = time.time() - started_at
        while window.library.is_reading:
            qt.processEvents()
        qt.processEvents()  # what the last songs left to be painted
        start = WindowStart(shown_s, time.time() - started_at, peak_memory_mb(), window.tracks.total)
        window.close()
        return start


if __name__ == "__main__":
    print(json.dumps(asdict(_start(Path(sys.argv[1]), float(sys.argv[2])))))
