"""The pane of the saved playlists and the songs of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSplitter, QTableView, QWidget

from emotion_player.core.playlists.playlist import PlaylistSummary
from emotion_player.gui.playlists.inline_prompt import InlinePrompt
from emotion_player.gui.playlists.playlists_model import PlaylistColumn, PlaylistsModel
from emotion_player.gui.songs.track_list import TrackList
from emotion_player.gui.songs.track_list_model import TrackLine
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.elided_label import ElidedLabel
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import by_rows, column_in, icon_button, label, named, push_button, row_in


class PlaylistsPane(QFrame):
    """Shows playlists and emits the user's requests.

    Args:
        theme: The colours.
        lines_of: Returns the songs of a playlist, for dragging it to other lists and programs.

    Attributes:
        model: The item model of the playlists.
        playlists: The list of playlists.
        songs: The songs of the chosen one.
        foot: The footer, which asks for a name or a kind of file.

    Signals:
        chosen: A playlist was chosen: its name; empty for none.
        new_requested: Create an empty playlist.
        import_requested: Import a playlist file.
        duplicate_requested: Duplicate the chosen playlist.
        delete_requested: Delete the chosen playlist.
        play_requested: Play the chosen playlist.
        queue_requested: Add the chosen playlist to the queue.
        show_requested: Show its songs on the plane.
        export_requested: Export it to a file.
        seen: The pane became visible.
    """

    chosen = Signal(str)
    new_requested = Signal()
    import_requested = Signal()
    duplicate_requested = Signal()
    delete_requested = Signal()
    play_requested = Signal()
    queue_requested = Signal()
    show_requested = Signal()
    export_requested = Signal()
    seen = Signal()

    def __init__(self, theme: Theme, lines_of: Callable[[str], Sequence[TrackLine]]) -> None:
        super().__init__()
        named(self, self.tr("Playlists"), style="card")
        self._quiet = False
        self.model = PlaylistsModel(lines_of, self)
        self.playlists = _list(self.model, self.tr("Saved playlists"))
        self.songs = TrackList(theme, name=self.tr("Songs of the playlist"), note_title="", note_px=0, takes_songs=True)
        self._number = label(self.tr("Number of playlists"), style="count")
        self._new = push_button(self.tr("New"), self.tr("New playlist"))
        self._import = push_button(self.tr("Import…"), self.tr("Import a playlist file"))
        self._title = ElidedLabel("title", self.tr("Playlist"))
        self._rename = icon_button(self.tr("Rename the playlist (F2)"))
        self._duplicate = icon_button(self.tr("Duplicate the playlist"))
        self._delete = icon_button(self.tr("Delete the playlist (Del)"))
        self._count = label(self.tr("Songs and length"), style="count")
        self._show = push_button(self.tr("Show on plane"), self.tr("Select the songs of the playlist on the plane"))
        self._export = push_button(self.tr("Export…"), self.tr("Write the playlist to a file"))
        self._queue = push_button(self.tr("Add to queue"), self.tr("Add the playlist to the queue"))
        self._play = push_button(self.tr("Play"), self.tr("Play the playlist"), style="primary")
        self.foot = InlinePrompt(self._buttons(), self.songs)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.show_playlists((), None)

    @property
    def chosen_name(self) -> str | None:
        """The playlist whose songs are shown."""
        return self.model.name(self.playlists.currentIndex())

    def show_playlists(self, playlists: Sequence[PlaylistSummary], chosen: str | None) -> None:
        """Show the playlists, one of them as chosen, without a signal."""
        self._quiet = True
        self.model.show_playlists(playlists)
        self._number.setText(self.tr("%n playlist(s)", "", len(playlists)))
        index = self.model.index_of(chosen)
        if index.isValid():
            self.playlists.setCurrentIndex(index)
        self._quiet = False

    def show_songs(self, title: str, lines: Sequence[TrackLine], total: str, why_empty: str) -> None:
        """Show the songs of a playlist; ``title`` is empty when none is chosen."""
        self._title.show_text(title)
        self._count.setText(total)
        self.songs.show_lines(lines)
        self.songs.explain(why_empty)
        for tool in (self._rename, self._duplicate, self._delete):
            tool.setEnabled(bool(title))
        for button in (self._play, self._queue, self._show):
            button.setEnabled(any(line.track_id is not None for line in lines))
        self._export.setEnabled(bool(lines))

    def rename(self) -> None:
        """Let the user rename the chosen playlist."""
        index = self.model.index_of(self.chosen_name)
        if index.isValid():
            self.playlists.setFocus()
            self.playlists.edit(index)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.songs.apply_theme(theme)
        for button, name in ((self._rename, "rename"), (self._duplicate, "copy"), (self._delete, "remove")):
            button.setIcon(icon(name, theme.text, theme.disabled))

    def _buttons(self) -> QWidget:
        buttons = named(QFrame(), self.tr("Playlist actions"))
        row = FlowLayout(buttons, spacing=8)
        row.setContentsMargins(12, 6, 12, 6)
        for button in (self._play, self._queue, self._show, self._export):
            row.addWidget(button)
        return buttons

    def _lay_out(self) -> None:
        # From the outside in: what moves into another widget is styled anew, with all that is in it.
        self.splitter = named(QSplitter(Qt.Orientation.Vertical), self.tr("Playlists and songs"))
        self.splitter.setChildrenCollapsible(False)
        column_in(self, margins=(1, 4, 1, 1)).addWidget(self.splitter)
        above = named(QFrame(), self.tr("All playlists"))
        below = named(QFrame(), self.tr("The chosen playlist"), style="foot")
        for part, stretch in ((above, 2), (below, 3)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.setSizes([220, 400])
        head = row_in(None, spacing=8, margins=(12, 8, 12, 4))
        head.addWidget(self._number, 1)
        head.addWidget(self._import)
        head.addWidget(self._new)
        column = column_in(above)
        column.addLayout(head)
        column.addWidget(self.playlists, 1)
        tools = row_in(None, spacing=2, margins=(12, 8, 12, 2))
        tools.addWidget(self._title, 1)
        tools.addWidget(self._count)
        tools.addSpacing(12)
        for tool in (self._rename, self._duplicate, self._delete):
            tools.addWidget(tool)
        column = column_in(below)
        column.addLayout(tools)
        column.addWidget(self.songs, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.playlists.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.playlists.doubleClicked.connect(self._on_double_clicked)
        for text, run, keys in (
            (self.tr("Play"), self.play_requested.emit, ("Return", "Enter")),
            (self.tr("Add to queue"), self.queue_requested.emit, ()),
            (self.tr("Rename"), self.rename, ("F2",)),
            (self.tr("Duplicate"), self.duplicate_requested.emit, ()),
            (self.tr("Delete"), self.delete_requested.emit, ("Del",)),
            (self.tr("Export…"), self.export_requested.emit, ()),
        ):
            action = QAction(text, self.playlists)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked, run=run: run())
            self.playlists.addAction(action)
        for button, requested in (
            (self._new, self.new_requested),
            (self._import, self.import_requested),
            (self._duplicate, self.duplicate_requested),
            (self._delete, self.delete_requested),
            (self._show, self.show_requested),
            (self._export, self.export_requested),
            (self._queue, self.queue_requested),
            (self._play, self.play_requested),
        ):
            button.clicked.connect(requested)
        self._rename.clicked.connect(self.rename)

    def _on_row_changed(self, current: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self.model.name(current) or "")

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.play_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Emit ``seen``."""
        super().showEvent(event)
        self.seen.emit()


def _list(model: PlaylistsModel, name: str) -> QTableView:
    view = named(QTableView(), name)
    view.setModel(model)
    by_rows(view)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    header = view.horizontalHeader()
    header.setAccessibleName(name)
    header.setSectionsClickable(False)
    header.setSectionResizeMode(header.ResizeMode.Fixed)
    header.setSectionResizeMode(PlaylistColumn.NAME, header.ResizeMode.Stretch)
    view.setColumnWidth(PlaylistColumn.SONGS, 80)
    view.setColumnWidth(PlaylistColumn.LENGTH, 90)
    return view
