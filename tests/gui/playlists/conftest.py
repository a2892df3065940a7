"""Playlists, paths and a player over four songs, without the rest of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.playlists.playlist import Playlist, PlaylistEntry
from emotion_player.core.track_columns import TrackColumns
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.point_card import PointCard
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.player.playback import Playback
from emotion_player.gui.playlists.collecting import Collecting
from emotion_player.gui.playlists.playlists_pane import PlaylistsPane
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import LIGHT
from emotion_player.gui.undo.undo_history import UndoHistory
from emotion_player.gui.widgets.message_bar import MessageBar
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.song_actions import SongActions
from emotion_player.library.library import Library
from emotion_player.settings import Settings
from tests.gui.conftest import OpenForTasks, place, remember

TITLES = ["Anthem", "Battle", "Cradle", "Dirge"]


@dataclass
class Desk:
    """What a test has in hand."""

    collecting: Collecting
    library: Library
    open_for_tasks: OpenForTasks
    selection: Selection
    actions: SongActions
    playback: Playback
    tasks: Tasks
    message: MessageBar
    history: UndoHistory

    @property
    def pane(self) -> PlaylistsPane:
        return self.collecting.playlists.pane

    @property
    def titles(self) -> list[str]:
        """The songs of the chosen playlist."""
        return [line.title for line in self.pane.songs.lines]

    @property
    def names(self) -> list[str]:
        """The playlists."""
        model = self.pane.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def saved(self, name: str) -> list[str]:
        """The songs of a playlist in the library."""
        playlist = self.library.playlists.playlist(name)
        return [entry.display_title for entry in playlist.entries] if playlist else []

    @property
    def saved_names(self) -> list[str]:
        """The playlists in the library."""
        return [each.name for each in self.library.playlists.summaries()]


@pytest.fixture
def desk(
    qtbot: QtBot,
    tmp_path: Path,
    frame: Frame,
    library: Library,
    library_access: LibraryAccess,
    open_for_tasks: OpenForTasks,
) -> Iterator[Desk]:
    placed = [place(title, number / 4, 0.0, path=tmp_path / f"{title}.mp3") for number, title in enumerate(TITLES)]
    for each in placed:
        each.track.path.write_bytes(b"")
    remember(library, placed)
    entries = [PlaylistEntry.of(song.track) for song in placed]
    gone = PlaylistEntry(tmp_path / "Gone.mp3", "Gone", "Ada", 60.0)
    unplugged = PlaylistEntry(Path("/nowhere/Far.mp3"), "Far")
    library.playlists.save(Playlist("Evening", tuple(entries[:3])))
    library.playlists.save(Playlist("Morning", (entries[3], gone, unplugged, entries[0])))

    window = frame.window
    assert isinstance(window, QSplitter)
    songs = TracksAndSelection(TrackTableModel(TrackCollection(["student"]), LIGHT), Selection())
    tracks, selection = songs.tracks, songs.selection
    card = PointCard("", "", "", placed[0].prediction.emotion)
    plane = EmotionPlane(LIGHT, lambda _song: card)
    listening = Listening(frame, songs, lambda _song: None, Settings())
    for apart in (plane, listening.bar, listening.queue):
        qtbot.addWidget(apart)
    tracks.setParent(window)  # what is connected to it lasts as long
    tracks.points_changed.connect(lambda: plane.show_points(tracks.points(), tracks.shown_ids()))
    collecting = Collecting(frame, songs, library_access, plane, listening)
    actions = SongActions(selection, window)
    collecting.add_actions(actions)
    for part in (collecting.panel, collecting.playlists.pane, collecting.chip):
        window.addWidget(part)
    window.resize(1400, 700)
    tracks.put(TrackColumns.of(placed))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    playback = listening.playback
    yield Desk(
        collecting, library, open_for_tasks, selection, actions, playback, frame.tasks, frame.message, frame.history
    )
    playback.stop()
