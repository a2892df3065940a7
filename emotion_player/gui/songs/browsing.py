"""Synchronisation of the table and the plane: the same songs and the same selection."""

from __future__ import annotations

from PySide6.QtCore import QObject

from emotion_player.core.search.selection import SelectionMode
from emotion_player.gui.plane.colors.plane_colors import PlaneColors
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.table.track_table import TrackTable
from emotion_player.gui.songs.table.track_table_model import TrackTableModel


class Browsing(QObject):
    """Passes the user's actions in one view to the other through the selection."""

    def __init__(
        self,
        tracks: TrackTableModel,
        selection: Selection,
        table: TrackTable,
        plane: EmotionPlane,
        colors: PlaneColors,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self._selection = selection
        self._table = table
        self._plane = plane
        self._colors = colors
        colors.changed.connect(self._on_points_changed)
        tracks.points_changed.connect(self._on_points_changed)
        selection.current_changed.connect(self._on_current_changed)
        selection.playing_changed.connect(self._on_playing_changed)
        table.selected.connect(self._on_selected_in_table)
        plane.track_selected.connect(selection.choose)
        plane.selected.connect(self._on_selected_on_plane)
        selection.changed.connect(self._on_selection_changed)

    def _on_points_changed(self) -> None:
        style = self._colors.point_style()
        self._plane.show_points(self._tracks.points(), self._tracks.shown_ids(), style)
        if style.coloring is not None:
            self._tracks.show_coloring(style.coloring)
        self._plane.select(self._selection.current)
        self._plane.mark_playing(self._selection.playing)

    def _on_selected_in_table(self, ids: tuple[int, ...], current: int | None) -> None:
        self._selection.select(ids, current=current)

    def _on_selected_on_plane(self, ids: list[int], mode: SelectionMode) -> None:
        self._selection.select(mode.applied(self._selection.ids, ids))

    def _on_selection_changed(self) -> None:
        self._table.show_selected(self._selection.ids, self._selection.current)
        self._plane.show_selected(self._selection.ids if len(self._selection.ids) > 1 else ())

    def _on_current_changed(self) -> None:
        self._table.show_selected(self._selection.ids, self._selection.current)
        self._plane.select(self._selection.current)

    def _on_playing_changed(self) -> None:
        self._tracks.mark_playing(self._selection.playing)
        self._plane.mark_playing(self._selection.playing)
