import os
from pathlib import Path

import pytest

from emotion_player.core.track import FileStamp, Fingerprint, Track


def track(path: str, title: str = "") -> Track:
    return Track(FileStamp(Path(path), 1, 1), Fingerprint("a"), 1.0, title=title)


def test_a_track_is_shown_by_its_title_or_else_by_its_file_name() -> None:
    assert track("/music/01.mp3", title="Jóga").display_title == "Jóga"
    assert track("/music/01. Jóga.live.mp3").display_title == "01. Jóga.live"


def test_a_track_lies_where_its_file_lies() -> None:
    assert track("/music/01.mp3").path == Path("/music/01.mp3")


@pytest.mark.parametrize(
    ("mtime_ns", "kept"),
    [(1_700_000_000_123_456_789,) * 2, (-(2**64), -(2**63) + 1), (2**70, 2**63 - 1), (0, 0)],
    ids=["today", "1601 or so", "2300 or so", "1970"],
)
def test_a_time_of_any_century_fits_into_64_bits(mtime_ns: int, kept: int) -> None:
    class Status:
        st_size, st_mtime_ns, st_ctime_ns = 7, mtime_ns, mtime_ns

    status: os.stat_result = Status()  # type: ignore[assignment]
    stamp = FileStamp.of(Path("/x"), status)
    assert stamp == FileStamp(Path("/x"), 7, kept)
    assert stamp.changed_ns == (kept if os.name == "posix" else 0)
