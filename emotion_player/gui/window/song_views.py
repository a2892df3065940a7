"""The songs as points on the plane and as rows of the table, kept in step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QPixmap

from emotion_player.core.ports.files import ReadCover
from emotion_player.gui.filters.finding import Finding
from emotion_player.gui.plane.colors.plane_colors import PlaneColors
from emotion_player.gui.plane.covers import Covers
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.mood_course import MoodCourse
from emotion_player.gui.plane.plane_card import PlaneCard
from emotion_player.gui.plane.plane_export import PlaneExport
from emotion_player.gui.plane.plane_menu import PlaneMenu
from emotion_player.gui.player.listening import Listening
from emotion_player.gui.songs.browsing import Browsing
from emotion_player.gui.songs.table.track_table import TrackTable
from emotion_player.gui.songs.track_descriptions import TrackDescriptions
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.songs.tracks_pane import TracksPane
from emotion_player.gui.window.frame import Frame


class SongViews(QObject):
    """Builds the plane and the table with the parts that belong to them.

    Args:
        frame: The window.
        songs: The songs of the window.
        known: Describes songs from the library.
        finding: The search.
        listening: The player.
        read_cover: Reads the picture of a song; runs on a task thread.

    Attributes:
        pane: The table with its foot.
        table: The table itself.
        card: The plane with its tools and legend.
        plane: The plane itself.
        colors: Its coloring.
        covers: Loads covers.
        export: Exports the plane as an image.
        menu: The menu of the plane.
    """

    def __init__(
        self,
        frame: Frame,
        songs: TracksAndSelection,
        known: TrackDescriptions,
        finding: Finding,
        listening: Listening,
        read_cover: ReadCover,
    ) -> None:
        super().__init__(frame.window)
        tracks, selection = songs.tracks, songs.selection
        self._window = frame.window
        self._songs = songs
        self._known = known
        self._finding = finding
        self._listening = listening
        self.table = TrackTable(tracks)
        self.pane = TracksPane(self.table)
        self.plane = EmotionPlane(frame.theme, known.card)
        self.card = PlaneCard(frame.theme, self.plane)
        self.colors = PlaneColors(tracks, self.card, parent=self)
        self._browsing = Browsing(tracks, selection, self.table, self.plane, self.colors, self)
        self.export = PlaneExport(frame, tracks, self.colors)
        self.covers = Covers(self.plane, tracks.collection.path, read_cover, frame.tasks, self)
        self.menu = PlaneMenu(self.card, self.colors, self)
        self._course = MoodCourse(selection, known.prediction, listening.playback, self.plane, self)
        for view in (self.table, self.plane):
            view.track_picked.connect(listening.play)
            view.pause_toggled.connect(listening.playback.toggle)
        self.plane.pointed_at.connect(listening.preview.point_at)
        listening.playback.song_changed.connect(self._on_song_changed)
        finding.order_dropped.connect(self.table.drop_order)
        tracks.points_changed.connect(self.count)
        selection.changed.connect(self._count_selected)
        self.count()

    def count(self) -> None:
        """Show how many songs there are, and why none is shown."""
        total, shown = self._songs.tracks.total, self._songs.tracks.rowCount()
        self.pane.count_songs(shown, total)
        self._count_selected()
        self.table.explain(self._finding.why_nothing() if total and not shown else "")
        self.plane.explain("" if total else self.tr("Points appear here as songs are analysed."))

    def keep(self, state: QSettings) -> None:
        """Save the state of the views."""
        self.menu.keep(state)
        self.table.columns.keep(state)

    def restore(self, state: QSettings) -> None:
        """Restore the state of the views."""
        self.menu.restore(state)
        self.table.columns.restore(state)

    def _count_selected(self) -> None:
        ids = self._songs.selection.ids
        self.pane.count_selected(len(ids), self._songs.tracks.count_shown(ids))

    def _on_song_changed(self, song: int | None) -> None:
        names = [] if song is None else self._known.names(song)
        self._window.setWindowTitle(" \N{EN DASH} ".join([*names, "Emotion Player"]))
        self._listening.show_cover(None)
        if song is not None:
            self.covers.want(song, lambda: self._listening.playback.queue.current == song, self._show_cover)

    def _show_cover(self, cover: QPixmap) -> None:
        self._listening.show_cover(cover)
