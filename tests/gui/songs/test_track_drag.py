from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from emotion_player.gui.songs.track_drag import are_from_here, dragged_tracks, tracks_mime


def test_songs_are_dragged_as_songs_within_the_window_and_as_files_to_other_programs() -> None:
    mime = tracks_mime([4, 2], [Path("/music/Ä 1.mp3"), Path("/music/2.mp3")])
    assert dragged_tracks(mime) == (4, 2)
    assert are_from_here(mime)
    assert [url.toLocalFile() for url in mime.urls()] == ["/music/Ä 1.mp3", "/music/2.mp3"]
    assert mime.hasFormat("text/uri-list")


def test_what_comes_from_elsewhere_holds_no_songs_of_the_window() -> None:
    mime = QMimeData()
    mime.setText("4,2")
    assert dragged_tracks(mime) == ()
    assert not are_from_here(mime)
