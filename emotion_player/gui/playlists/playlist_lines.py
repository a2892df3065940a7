"""The songs of a playlist as lines, with the reason for those that cannot be played."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from emotion_player.analysis.availability import Presence
from emotion_player.collection.collection import TrackCollection
from emotion_player.core.playlists.playlist import Playlist, PlaylistEntry
from emotion_player.gui.songs.track_list_model import TrackLine

translate = QCoreApplication.translate


def lines_of(playlist: Playlist, songs: TrackCollection, presence_of: Callable[[Path], Presence]) -> list[TrackLine]:
    """List one line for each song of a playlist."""
    return [_line(entry, songs, presence_of) for entry in playlist.entries]


def entries_of(ids: Iterable[int], songs: TrackCollection) -> tuple[PlaylistEntry, ...]:
    """Convert songs to entries of a playlist."""
    return tuple(PlaylistEntry.of(songs.track(song)) for song in ids)


def _line(entry: PlaylistEntry, songs: TrackCollection, presence_of: Callable[[Path], Presence]) -> TrackLine:
    path = Path(entry.path)
    song = songs.id_at(path)
    note, explanation = _fault(presence_of(path), is_known=song is not None)
    title = " ".join(entry.display_title.split())
    return TrackLine(None if note else song, path, title, entry.artist, entry.duration_s, note, explanation)


def _fault(presence: Presence, *, is_known: bool) -> tuple[str, str]:
    """Return why a song cannot be played, as a note and as a sentence; both empty if it can."""
    match presence:
        case Presence.FILE_GONE:
            return translate("PlaylistLine", "file is gone"), translate(
                "PlaylistLine", "The file is gone. If you have moved it, rescan the folder that it is in now."
            )
        case Presence.FOLDER_GONE:
            return translate("PlaylistLine", "folder is gone"), translate(
                "PlaylistLine", "Its folder is not there. Perhaps it is on a drive that is not connected."
            )
        case Presence.THERE if is_known:
            return "", ""
        case Presence.THERE:
            return translate("PlaylistLine", "not analysed"), translate(
                "PlaylistLine", "It is not in the library. Add its folder to analyse it."
            )
