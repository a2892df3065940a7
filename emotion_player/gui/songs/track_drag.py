"""Songs for drag and drop and the clipboard, within the window and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from emotion_player.gui.file_urls import url_of

_SONGS = "application/x-emotion-player-songs"


def tracks_mime(ids: Iterable[int], paths: Sequence[Path | str]) -> QMimeData:
    """Encode songs as ids, for the window itself, and as files (``text/uri-list``), for other programs."""
    mime = QMimeData()
    mime.setData(_SONGS, ",".join(map(str, ids)).encode())
    mime.setUrls([url_of(Path(path)) for path in paths])
    return mime


def dragged_tracks(mime: QMimeData) -> tuple[int, ...]:
    """Decode the ids of songs from a list of the window; empty for other data."""
    data = bytes(mime.data(_SONGS).data()).decode()
    return tuple(int(track_id) for track_id in data.split(",") if track_id)


def are_from_here(mime: QMimeData) -> bool:
    """Whether the drag started in a list of the window."""
    return mime.hasFormat(_SONGS)
