"""Mood paths and playlists, connected to the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from emotion_player.core.playlists.playlist import Playlist
from emotion_player.gui.paths.mood_paths import MoodPaths
from emotion_player.gui.paths.path_chip import PathChip
from emotion_player.gui.paths.path_panel import PathPanel
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tool import Tool
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.playlists.playlist_import_export import PLAYLIST_SUFFIXES, PlaylistImportExport
from emotion_player.gui.playlists.playlist_lines import entries_of
from emotion_player.gui.playlists.playlists import Playlists
from emotion_player.gui.playlists.saved_playlists import SavedPlaylists
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.theme import Theme
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.song_actions import Group, SongActions


class Collecting(QObject):
    """Builds mood paths and playlists, and connects them to player, library and files.

    Args:
        frame: The window.
        songs: The songs of the window.
        library: The library, which stores playlists.
        plane: The plane on which paths are drawn.
        listening: The player.

    Attributes:
        panel: The panel of the mood path.
        paths: Chooses the songs along it.
        chip: Its name over the plane, with the button that removes it.
        playlists: The playlists, with their pane.
        files: Playlist files.

    Signals:
        shown: Bring one of the lists, a QWidget, to the front.
    """

    shown = Signal(QWidget)

    def __init__(
        self, frame: Frame, songs: TracksAndSelection, library: LibraryAccess, plane: EmotionPlane, listening: Listening
    ) -> None:
        super().__init__(frame.window)
        self._tracks = songs.tracks
        self._plane = plane
        self._listening = listening
        self._message = frame.message
        self.playlists = Playlists(frame, songs, SavedPlaylists(library, frame))
        self.files = PlaylistImportExport(frame, self.playlists, library.playlist_files)
        self.panel = PathPanel(frame.theme)
        self.paths = MoodPaths(frame, songs, plane, self.panel, self.playlists.name_fault)
        self.chip = PathChip(frame.theme, self.paths)
        self._connect()

    def add_actions(self, actions: SongActions) -> None:
        """Add the actions on the selected songs."""
        actions.add(Group.FIND, self.tr("Mood path between these two"), self.paths.between, least=2, most=2)
        actions.add_menu(
            Group.TAKE_AWAY,
            self.tr("Add to playlist"),
            self.playlists.fill_menu,
            several=lambda count: self.tr("Add %Ln song(s) to playlist", "", count),
        )
        for list_ in (self.panel.list, self.playlists.pane.songs):
            actions.offer_in(list_)

    def file_actions(self) -> list[QAction]:
        """Add the actions on playlist files."""
        return [
            self._action(self.tr("Import playlists…"), self.files.choose_files),
            self._action(self.tr("Export playlist…"), self.playlists.ask_export),
        ]

    def view_actions(self) -> list[QAction]:
        """Add the actions that show paths and playlists."""
        return [
            self._action(self.tr("Draw a mood path"), self.draw),
            self._action(self.tr("Mood path from here to there…"), self.paths.ask),
            self._action(self.tr("Playlists"), lambda: self.shown.emit(self.playlists.pane)),
        ]

    def queue(self, songs: Sequence[int]) -> None:
        """Add songs to the queue, and say so."""
        self._listening.edits.add(songs)
        self._message.inform(self.tr("%n song(s) added to the queue.", "", len(songs)))

    def draw(self) -> None:
        """Let the user draw a path."""
        self._plane.choose_tool(Tool.PATH)
        self._plane.setFocus()
        self.shown.emit(self.panel)

    def taken_in(self, files: Iterable[Path]) -> list[Path]:
        """Import the playlists among some files; return the other files."""
        all_files = list(files)
        playlists = [file for file in all_files if file.suffix.lower() in PLAYLIST_SUFFIXES]
        if playlists:
            self.files.import_files(playlists)
        return [file for file in all_files if file not in playlists]

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self.panel, self.playlists.pane, self.chip):
            part.apply_theme(theme)

    def _action(self, text: str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked: run())
        return action

    def _play(self, songs: Sequence[int], at: int) -> None:
        if songs:
            playback = self._listening.playback
            playback.go(playback.queue.started(songs, at))

    def _export(self, songs: Sequence[int], name: str, kind: object) -> None:
        self.playlists.export_requested.emit(Playlist(name, entries_of(songs, self._tracks.collection)), kind)

    def _connect(self) -> None:
        for part in (self.paths, self.playlists):
            part.play_requested.connect(self._play)
            part.queue_requested.connect(self.queue)
        for list_ in (self.panel.list, self.playlists.pane.songs):
            list_.pause_toggled.connect(self._listening.playback.toggle)
        self.paths.shown.connect(lambda: self.shown.emit(self.panel))
        self.paths.save_requested.connect(self.playlists.keep)
        self.paths.export_requested.connect(self._export)
        self.panel.draw_requested.connect(self.draw)
        self.playlists.shown.connect(lambda: self.shown.emit(self.playlists.pane))
        self._listening.queue.save_requested.connect(self.playlists.name_and_keep)
