"""``emotion-player benchmark --window``: the start of the window, its memory and its frame rate."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from emotion_player.app import MODEL_NAMES, open_models
from emotion_player.commands.benchmark.made_library import make_library
from emotion_player.commands.benchmark.window_frames import measure_frames
from emotion_player.commands.benchmark.window_process import screen
from emotion_player.commands.benchmark.window_start import measure_start


def window_rows(counts: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Return the name and the value of each measurement, with generated libraries of ``counts`` songs.

    Raises:
        EmotionPlayerError: The window does not open.
    """
    statuses = [open_models().status(name) for name in MODEL_NAMES]
    models = [status.key for status in statuses if status.key]
    yield "window on", screen()
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
            file = Path(folder) / "library.db"
            make_library(file, count, models)
            measure_start(file)  # only on a first start the system reads programs and library from the disk
            start, frames = measure_start(file), measure_frames(file)
        yield f"{start.songs:,} songs, window shown", f"after {start.shown_s:.2f} s"
        yield f"{start.songs:,} songs, all usable", f"after {start.usable_s:.2f} s"
        memory = "not told by this system" if start.peak_mb is None else f"{start.peak_mb:,.0f} MB"
        yield f"{start.songs:,} songs, peak memory", memory
        yield f"{frames.songs:,} songs, panning", f"{frames.pan:.0f} pictures a second"
        yield f"{frames.songs:,} songs, close up", f"{frames.pan_close:.0f} pictures a second"
        yield f"{frames.songs:,} songs, zooming", f"{frames.zoom:.0f} pictures a second"
