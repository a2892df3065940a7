from pathlib import Path

from emotion_player.core.track import FileStamp, Fingerprint, Track


def track(path: str, title: str = "") -> Track:
    return Track(FileStamp(Path(path), 1, 1), Fingerprint("a"), 1.0, title=title)


def test_a_track_is_shown_by_its_title_or_else_by_its_file_name() -> None:
    assert track("/music/01.mp3", title="Jóga").display_title == "Jóga"
    assert track("/music/01. Jóga.live.mp3").display_title == "01. Jóga.live"


def test_a_track_lies_where_its_file_lies() -> None:
    assert track("/music/01.mp3").path == Path("/music/01.mp3")
