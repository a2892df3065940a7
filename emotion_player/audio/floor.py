"""The least that must be done to hear a part of a song: what all other work is measured against."""

from __future__ import annotations

from pathlib import Path

import av

PARTS, PART_S = 3, 10.0


def decode_parts(path: Path) -> None:
    """Open a file, seek and decode three times ten seconds, spread over it, and do nothing with them."""
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        stream.codec_context.thread_count = 1
        duration_s = float((file.duration or 0) / av.time_base)
        for part in range(PARTS):
            start_s = max(0.0, (part + 0.5) * duration_s / PARTS - PART_S / 2)
            file.seek(int(start_s * av.time_base))
            heard_s = 0.0
            for frame in file.decode(stream):
                heard_s += frame.samples / frame.sample_rate
                if heard_s >= PART_S:
                    break
