"""The frame rate of the plane in the real window, measured in a separate process."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from emotion_player.commands.benchmark.window_process import load_qt, measured


@dataclass(frozen=True, slots=True)
class WindowFrames:
    """Frames per second of the plane, in a window of the default size.

    Attributes:
        pan: While the whole plane is dragged.
        zoom: While the wheel zooms.
        pan_close: While a quarter of the plane is dragged.
        songs: The number of points.
    """

    pan: float
    zoom: float
    pan_close: float
    songs: int


def measure_frames(library_file: Path) -> WindowFrames:
    """Open the window on a library in another process, drag and zoom its plane, and close it.

    Raises:
        EmotionPlayerError: It did not open.
    """
    return WindowFrames(**measured("emotion_player.commands.benchmark.window_frames", library_file))


def _measure(library_file: Path) -> WindowFrames:
    load_qt()
    from emotion_player.gui.plane.frame_rate import frame_rates  # noqa: PLC0415 - Qt is for that process alone
    from emotion_player.window import window_on  # noqa: PLC0415 - likewise

    with window_on(library_file) as (qt, window):
        window.show()
        while window.library.is_reading:
            qt.processEvents()
        qt.processEvents()
        frames = WindowFrames(**asdict(frame_rates(window.views.plane)), songs=window.tracks.total)
        window.close()
        return frames


if __name__ == "__main__":
    print(json.dumps(asdict(_measure(Path(sys.argv[1])))))
