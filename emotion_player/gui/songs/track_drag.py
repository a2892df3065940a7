"""Songs on their way, by dragging or by the clipboard: between the lists of the window, and to other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from emotion_player.gui.file_urls import url_of

_SONGS = "application/x-emotion-player-songs"


def tracks_mime(ids: Iterable[int], paths: Sequence[Path | str]) -> QMimeData:
    """Songs by their ids, for the window itself, and as files (``text/uri-list``), for every other program."""
    mime = QMimeData()
    mime.setData(_SONGS, ",".join(map(str, ids)).encode())
    mime.setUrls([url_of(Path(path)) for path in paths])
    return mime


def dragged_tracks(mime: QMimeData) -> tuple[int, ...]:
    """The ids of the songs that come from a list of the window; none for what comes from elsewhere."""
    data = bytes(mime.data(_SONGS).data()).decode()
    return tuple(int(track_id) for track_id in data.split(",") if track_id)


def are_from_here(mime: QMimeData) -> bool:
    """Whether it was a list of the window that the drag began in."""
    return mime.hasFormat(_SONGS)
