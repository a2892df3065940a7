"""The playlists feature: creating, changing, playing and deleting playlists."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from emotion_player.core.playlists.playlist import Playlist
from emotion_player.gui.playlists.file_presence import FilePresence
from emotion_player.gui.playlists.playlist_lines import entries_of, lines_of
from emotion_player.gui.playlists.playlist_texts import total_text
from emotion_player.gui.playlists.playlists_pane import PlaylistsPane
from emotion_player.gui.playlists.saved_playlists import SavedPlaylists
from emotion_player.gui.songs.track_list_model import TrackLine
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame

_SETTLING_MS = 300
"""While songs come in, the list is not gone through for each of them."""


class Playlists(QObject):
    """Applies the user's actions in the pane and elsewhere to the playlists, and shows the result.

    Args:
        frame: The window.
        songs: The songs of the window.
        saved: The playlists in the library.

    Attributes:
        pane: The pane of the playlists.

    Signals:
        shown: Bring the pane to the front.
        play_requested: Play songs: a list of ids, and the index of the first.
        queue_requested: Add songs to the queue: a list of ids.
        export_requested: Export a Playlist as a PlaylistKind.
    """

    shown = Signal()
    play_requested = Signal(list, int)
    queue_requested = Signal(list)
    export_requested = Signal(object, object)

    def __init__(self, frame: Frame, songs: TracksAndSelection, saved: SavedPlaylists) -> None:
        super().__init__(frame.window)
        self._saved = saved
        self._tracks, self._selection = songs.tracks, songs.selection
        self._message = frame.message
        self._playlist: Playlist | None = None
        self._to_keep: tuple[int, ...] = ()
        self._files = FilePresence(frame.tasks, self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self.pane = PlaylistsPane(frame.theme, self._lines_called)
        self._connect()
        saved.read_again()

    # What there is

    @property
    def chosen(self) -> Playlist | None:
        """The playlist whose songs are shown."""
        return self._playlist

    def name_fault(self, name: str) -> str:
        """Return why no new playlist can have a name, in a sentence; empty if one can."""
        return self.tr("There is already a playlist with this name.") if name in self._saved.names else ""

    def read_again(self) -> None:
        """Read the library again, which other processes may have changed, and in which songs may have moved."""
        self._saved.read_again()

    def note_imported(self, imported: Sequence[Playlist]) -> None:
        """Show playlists that were imported, the last one open, and let the user undo that."""
        self._saved.read_again()
        if imported:
            names = [playlist.name for playlist in imported]
            step = self.tr("Import %n playlist(s)", "", len(names))
            self._saved.note(step, dict.fromkeys(names), dict(zip(names, imported, strict=True)))
            self.show_playlist(names[-1])

    # What is done with songs

    def keep(self, songs: Iterable[int], name: str) -> None:
        """Save songs as a playlist."""
        self._create(Playlist(name, entries_of(songs, self._tracks.collection)))
        self._message.inform(
            self.tr("Saved as “{name}”.").format(name=name), Offer(self.tr("Show"), lambda: self.show_playlist(name))
        )

    def name_and_keep(self, songs: Iterable[int]) -> None:
        """Ask for a name, and save songs as a playlist."""
        self._to_keep = tuple(songs)
        self.shown.emit()
        self.pane.foot.ask_name(self._saved.free_name(self.tr("New playlist")), self.name_fault)

    def add(self, songs: Sequence[int], name: str, place: int | None = None) -> None:
        """Insert songs into a playlist at a place, or at its end."""
        before = self._saved.playlist(name)
        if before is not None:
            added = entries_of(songs, self._tracks.collection)
            after = before.with_inserted(added, len(before.entries) if place is None else place)
            step = self.tr("Add %n song(s) to “{name}”", "", len(added)).format(name=name)
            text = self.tr("%n song(s) added to “{name}”.", "", len(added)).format(name=name)
            self._message.inform(text, self._saved.change(step, {name: after}))

    def fill_menu(self, menu: QMenu) -> None:
        """Fill a menu with every playlist, and a new one, for the selected songs."""
        for name in self._saved.names:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked, name=name: self.add(self._selection.ids, name))
        menu.addSeparator()
        new = menu.addAction(self.tr("New playlist…"))
        new.triggered.connect(lambda _checked: self.name_and_keep(self._selection.ids))

    # What is done with playlists

    def show_playlist(self, name: str) -> None:
        """Show the songs of a playlist."""
        self._choose(name)
        self.shown.emit()

    def ask_export(self) -> None:
        """Ask for the format to export the chosen playlist."""
        self.shown.emit()
        if self._playlist is not None and self._playlist.entries:
            self.pane.foot.ask_kind()
        else:
            self._message.inform(self.tr("Choose the playlist that is to be exported."))

    def _on_rename(self, name: str, new: str) -> None:
        playlist, fault = self._saved.playlist(name), self.name_fault(new)
        if fault or playlist is None:
            self._message.warn(fault)
            return
        renamed = dataclasses.replace(playlist, name=new)
        self._saved.change(self.tr("Rename “{name}”").format(name=name), {new: renamed, name: None})
        self._choose(new)

    def _on_duplicate(self) -> None:
        if self._playlist is not None:
            copy = dataclasses.replace(self._playlist, name=self._saved.free_name(self._playlist.name))
            self._create(copy)
            self._choose(copy.name)

    def _on_delete(self) -> None:
        playlist = self._playlist
        if playlist is None:
            return
        names = self._saved.names
        below = names.index(playlist.name) + 1
        step = self.tr("Delete “{name}”").format(name=playlist.name)
        undo = self._saved.change(step, {playlist.name: None})
        self._choose(names[below] if below < len(names) else names[below - 2] if below > 1 else "")
        self._message.inform(self.tr("“{name}” was deleted.").format(name=playlist.name), undo)

    def _on_name_given(self, name: str) -> None:
        songs, self._to_keep = self._to_keep, ()
        self._create(Playlist(name, entries_of(songs, self._tracks.collection)))
        self._choose(name)

    def _on_kind_given(self, kind: object) -> None:
        if self._playlist is not None:
            self.export_requested.emit(self._playlist, kind)

    # What is done with the songs of one

    def _on_moved(self, rows: list[int], to: int) -> None:
        before = self._playlist
        if before is not None:
            step = self.tr("Move %n song(s) in “{name}”", "", len(rows)).format(name=before.name)
            self._saved.change(step, {before.name: before.with_moved(rows, to)})

    def _on_removed(self, rows: list[int]) -> None:
        before = self._playlist
        if before is not None:
            step = self.tr("Remove %n song(s) from “{name}”", "", len(rows)).format(name=before.name)
            undo = self._saved.change(step, {before.name: before.without(rows)})
            text = self.tr("%n song(s) removed from “{name}”.", "", len(rows)).format(name=before.name)
            self._message.inform(text, undo)

    def _on_dropped(self, songs: list[int], row: int) -> None:
        if self._playlist is None:
            self.name_and_keep(songs)
        else:
            self.add(songs, self._playlist.name, row)

    def _on_picked(self, row: int) -> None:
        lines = self.pane.songs.lines
        if lines[row].track_id is None:
            self._message.inform(lines[row].explanation)
        else:
            songs = _playable(lines)
            self.play_requested.emit(songs, len(_playable(lines[:row])))

    def _on_rows_chosen(self) -> None:
        lines = self.pane.songs.lines
        if songs := _playable([lines[row] for row in self.pane.songs.rows()]):
            self._selection.select(songs, current=songs[0])

    def _create(self, playlist: Playlist) -> None:
        self._saved.change(self.tr("Create “{name}”").format(name=playlist.name), {playlist.name: playlist})

    # What is to be seen

    def _on_changed(self) -> None:
        self._choose(self._playlist.name if self._playlist else "")

    def _choose(self, name: str) -> None:
        self._playlist = self._saved.playlist(name) if name in self._saved.names else None
        self.pane.show_playlists(self._saved.summaries(), name)
        self._show_songs()

    def _show_songs(self) -> None:
        self._show_lines()
        if self._playlist is not None:
            self._files.look(Path(entry.path) for entry in self._playlist.entries)

    def _show_lines(self) -> None:
        playlist = self._playlist
        if playlist is not None:
            why = "" if playlist.entries else self.tr("Drag songs here, or choose “Add to playlist” in their menu.")
            self.pane.show_songs(playlist.name, self._lines_of(playlist), total_text(playlist), why)
        elif self._saved.summaries():
            self.pane.show_songs("", (), "", self.tr("Choose a playlist to see its songs."))
        else:
            how = self.tr(
                "Select songs and choose “Add to playlist” in their menu, save a mood path, or import a file."
            )
            self.pane.show_songs("", (), "", "\n\n".join([self.tr("There are no playlists yet."), how]))

    def _on_points_changed(self) -> None:
        """Update the lines after songs were added or removed: which can be played may have changed."""
        if self.pane.isVisible():
            self._settling.start()

    def _lines_of(self, playlist: Playlist) -> list[TrackLine]:
        return lines_of(playlist, self._tracks.collection, self._files.of)

    def _lines_called(self, name: str) -> list[TrackLine]:
        playlist = self._saved.playlist(name)
        return self._lines_of(playlist) if playlist else []

    def _connect(self) -> None:
        pane, songs = self.pane, self.pane.songs
        self._saved.changed.connect(self._on_changed)
        self._saved.brought_back.connect(self._choose)
        self._saved.failed.connect(self._message.warn)
        self._tracks.points_changed.connect(self._on_points_changed)
        self._settling.timeout.connect(self._show_songs)
        self._files.changed.connect(self._show_lines)
        pane.seen.connect(self._show_songs)
        self._selection.playing_changed.connect(lambda: songs.mark_playing(self._selection.playing))
        pane.chosen.connect(self._choose)
        pane.model.rename_requested.connect(self._on_rename)
        pane.model.songs_dropped.connect(lambda name, ids: self.add(ids, name))
        pane.new_requested.connect(lambda: self.name_and_keep(()))
        pane.duplicate_requested.connect(self._on_duplicate)
        pane.delete_requested.connect(self._on_delete)
        pane.play_requested.connect(lambda: self.play_requested.emit(_playable(songs.lines), 0))
        pane.queue_requested.connect(lambda: self.queue_requested.emit(_playable(songs.lines)))
        pane.show_requested.connect(lambda: self._selection.select(_playable(songs.lines)))
        pane.export_requested.connect(self.ask_export)
        pane.foot.name_given.connect(self._on_name_given)
        pane.foot.kind_given.connect(self._on_kind_given)
        songs.moved.connect(self._on_moved)
        songs.removed.connect(self._on_removed)
        songs.songs_dropped.connect(self._on_dropped)
        songs.picked.connect(self._on_picked)
        songs.rows_chosen.connect(self._on_rows_chosen)


def _playable(lines: Iterable[TrackLine]) -> list[int]:
    return [line.track_id for line in lines if line.track_id is not None]
