"""The panel of the mood path: its form and its songs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from emotion_player.gui.paths.path_form import PathForm
from emotion_player.gui.playlists.inline_prompt import InlinePrompt
from emotion_player.gui.songs.track_list import TrackList
from emotion_player.gui.songs.track_list_model import TrackLine
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.elided_label import ElidedLabel
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, icon_button, label, named, push_button, row_in


class PathPanel(QFrame):
    """Shows a path and emits the user's requests.

    Attributes:
        form: The form for start, end and length.
        list: The songs.
        foot: The footer, which asks for a name or a kind of file.

    Signals:
        draw_requested: Let the user draw a line on the plane.
        turn_requested: Reverse the path.
        restart_requested: Discard the user's changes.
        replace_requested: Replace the song in a row by the next best.
        lock_requested: Lock a list of rows, or unlock them if all are locked.
        play_requested: Play the songs from the first.
        queue_requested: Add the songs to the queue.
        save_requested: Save the songs as a playlist.
        export_requested: Export the songs to a file.
    """

    draw_requested = Signal()
    turn_requested = Signal()
    restart_requested = Signal()
    replace_requested = Signal(int)
    lock_requested = Signal(list)
    play_requested = Signal()
    queue_requested = Signal()
    save_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Mood path"), style="card")
        self.form = PathForm()
        self.list = TrackList(
            theme, name=self.tr("Songs along the path"), note_title=self.tr("Distance"), note_px=84, takes_songs=False
        )
        self._count = ElidedLabel("title", self.tr("Length of the path"))
        self._draw = push_button(self.tr("Draw a line"), self.tr("Draw the path on the plane"))
        self._lock = icon_button(self.tr("Lock or unlock the selected songs (Alt+L)"))
        self._replace = icon_button(self.tr("Take the next best song (Alt+N)"))
        self._remove = icon_button(self.tr("Remove the selected songs (Del)"))
        self._turn = icon_button(self.tr("Reverse path"))
        self._restart = icon_button(self.tr("Choose all songs again"))
        self._note = label(self.tr("Note on the path"), style="small")
        self._note.setWordWrap(True)
        self._play = push_button(self.tr("Play"), self.tr("Play the path"), style="primary")
        self._queue = push_button(self.tr("Add to queue"), self.tr("Add the path to the queue"))
        self._save = push_button(self.tr("Save as playlist…"), self.tr("Save the path as a playlist"))
        self._export = push_button(self.tr("Export…"), self.tr("Write the path to a playlist file"))
        self.foot = InlinePrompt(self._buttons(), self.list)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that there is no path, and how to make one."""
        self.list.show_lines(())
        self.list.explain(
            self.tr(
                "A mood path leads from song to song along a line, from one mood to another.\n\nChoose start and "
                "end above. Or draw the line on the plane. Or select two songs and choose “Mood path between "
                "these two” in their menu."
            )
        )
        self._show(self.tr("No path yet"), "", songs=False)
        self.foot.rest()

    def show_path(self, lines: Sequence[TrackLine], total: str, note: str) -> None:
        """Show the songs of a path.

        Args:
            lines: The songs.
            total: Their number and duration.
            note: How it differs from the request, in a sentence; empty if it does not.
        """
        self.list.show_lines(lines)
        self.list.explain("" if lines else self.tr("None of the songs shown fit the path."))
        self._show(total, note, songs=bool(lines))

    def show_note(self, note: str) -> None:
        """Show a note on the path, until another path is shown."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def allow_restart(self, *, allowed: bool) -> None:
        """Enable or disable choosing all songs again."""
        self._restart.setEnabled(allowed)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.list.apply_theme(theme)
        for button, name in zip(self._tools(), ("lock", "replace", "remove", "turn", "rescan"), strict=True):
            button.setIcon(icon(name, theme.text, theme.disabled))

    def _show(self, total: str, note: str, *, songs: bool) -> None:
        self._count.show_text(total)
        self.show_note(note)
        self._on_rows_chosen()
        for button in (self._turn, self._play, self._queue, self._save, self._export):
            button.setEnabled(songs)

    def _tools(self) -> tuple[QToolButton, ...]:
        return self._lock, self._replace, self._remove, self._turn, self._restart

    def _buttons(self) -> QWidget:
        buttons = named(QFrame(), self.tr("Path actions"))
        row = FlowLayout(buttons, spacing=8)
        row.setContentsMargins(12, 6, 12, 6)
        for button in (self._play, self._queue, self._save, self._export):
            row.addWidget(button)
        return buttons

    def _lay_out(self) -> None:
        head = row_in(None, spacing=2)
        head.addWidget(self._count, 1)
        for number, tool in enumerate(self._tools()):
            head.addSpacing(8 if number == 3 else 0)
            head.addWidget(tool)
        above = column_in(None, spacing=8, margins=(12, 6, 12, 2))
        above.addWidget(self.form)
        above.addLayout(head)
        above.addWidget(self._note)
        self.form.add(self._draw)
        column = column_in(self, margins=(1, 4, 1, 1))
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.list.add_action(self.tr("Next best song"), self._on_replace, "Alt+N")
        self.list.add_action(self.tr("Lock or unlock"), self._on_lock, "Alt+L")
        self.list.rows_chosen.connect(self._on_rows_chosen)
        self._replace.clicked.connect(self._on_replace)
        self._lock.clicked.connect(self._on_lock)
        self._remove.clicked.connect(self._on_remove)
        for button, signal in (
            (self._draw, self.draw_requested),
            (self._turn, self.turn_requested),
            (self._restart, self.restart_requested),
            (self._play, self.play_requested),
            (self._queue, self.queue_requested),
            (self._save, self.save_requested),
            (self._export, self.export_requested),
        ):
            button.clicked.connect(signal)

    def _on_replace(self) -> None:
        if self.list.currentIndex().isValid():
            self.replace_requested.emit(self.list.currentIndex().row())

    def _on_lock(self) -> None:
        if rows := self.list.rows():
            self.lock_requested.emit(rows)

    def _on_remove(self) -> None:
        if rows := self.list.rows():
            self.list.removed.emit(rows)

    def _on_rows_chosen(self) -> None:
        rows = self.list.rows()
        self._replace.setEnabled(len(rows) == 1)
        for tool in (self._lock, self._remove):
            tool.setEnabled(bool(rows))
