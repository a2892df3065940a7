"""The disagreement of two models: songs as a list and as arrows over the plane, and figures over all."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QHeaderView, QTableView, QWidget

from emotion_player.gui.numbers import number_text
from emotion_player.gui.plane.items.arrows import Arrows
from emotion_player.gui.plane.plane_view import Depth, PlaneView
from emotion_player.gui.refinement.disagreement_table_model import DisagreementColumn, DisagreementTableModel
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import button_row, by_rows, column_in, label, named, push_button, row_in
from emotion_player.gui.words import model_word

_DRAWN = 40
"""More arrows would hide each other."""
_SETTLE_MS = 500
"""So long after the last song that came the list is made anew."""


class DisagreementWindow(QDialog):
    """A modeless window that follows the selection of the main window.

    Args:
        tracks: The songs of the window.
        selection: The current song.
        models: The names of the two models.
        theme: The colours.
        parent: The window.

    Signals:
        track_picked: Play a song: its id.
        refine_requested: Let the second model analyse all songs.
    """

    track_picked = Signal(int)
    refine_requested = Signal()

    def __init__(
        self,
        tracks: TrackTableModel,
        selection: Selection,
        models: tuple[str, str],
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._songs = DisagreementTableModel(tracks.collection, models, theme)
        self._is_quiet = False
        self.setWindowTitle(self.tr("Where the models disagree"))
        named(self, self.tr("Where the models disagree"))
        self.resize(1080, 620)
        self._figures = label(self.tr("How far the models agree"), style="title")
        self._about = label(self.tr("Explanation of the figures"), style="small")
        self._about.setWordWrap(True)
        self._arrows = Arrows(theme)
        self._plane = PlaneView(theme)
        self._plane.add(self._arrows, Depth.TOOLS)
        self._plane.setMinimumWidth(340)
        self._table = _Table(self._songs)
        self._refine = push_button(self.tr("Refine all"), self.tr("Refine all songs"))
        self._play = push_button(self.tr("Play"), self.tr("Play the song"), style="primary")
        self._changed = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._refine.clicked.connect(self.refine_requested)
        self._play.clicked.connect(self._pick_current)
        self._table.picked.connect(self._pick_current)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._changed.timeout.connect(self._read)
        tracks.points_changed.connect(self._on_points_changed)
        selection.current_changed.connect(self._show_current)

    def open_list(self) -> None:
        """Show the present predictions of the models."""
        self._read()
        self.show()
        self.raise_()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._songs.apply_theme(theme)
        self._plane.apply_theme(theme)

    def _lay_out(self) -> None:
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        views = row_in(None, spacing=12)
        for name, view, margin, share in (
            (self.tr("Arrows"), self._plane, 4, 5),
            (self.tr("List"), self._table, 1, 7),
        ):
            card = named(QFrame(), name, style="card")
            column_in(card, margins=(margin, 4, margin, 4)).addWidget(view)
            views.addWidget(card, share)
        buttons = button_row(close, self._play)
        buttons.insertWidget(0, self._refine)
        page = column_in(self, spacing=12, margins=(16, 16, 16, 16))
        page.addWidget(self._figures)
        page.addWidget(self._about)
        page.addLayout(views, 1)
        page.addLayout(buttons)

    def _on_points_changed(self) -> None:
        if self.isVisible():
            self._changed.start()

    def _read(self) -> None:
        self._is_quiet = True
        self._songs.read()
        self._is_quiet = False
        agreement = self._songs.agreement
        one, other = map(model_word, self._songs.models)
        if agreement.count:
            parts = [
                self.tr("%Ln song(s) analysed by both", "", agreement.count),
                self.tr("{distance} apart on average").format(distance=number_text(agreement.mean_distance)),
                self.tr("valence r {r}").format(r=_r_text(agreement.valence_r)),
                self.tr("arousal r {r}").format(r=_r_text(agreement.arousal_r)),
            ]
            self._figures.setText("  ·  ".join(parts))
            about = self.tr(
                "Each arrow runs from what the {one} predicts for a song to what the {other} predicts; the "
                "{count} longest are drawn. The plane is 2 wide and 2 high; the correlation r is 1 where the "
                "models rise and fall together, 0 where they are unrelated."
            )
            self._about.setText(about.format(one=one, other=other, count=min(_DRAWN, agreement.count)))
        else:
            self._figures.setText(self.tr("No song has been analysed by both models yet."))
            about = self.tr("Let the {other} analyse songs that the {one} has analysed, and they appear here.")
            self._about.setText(about.format(one=one, other=other))
        self._play.setEnabled(bool(agreement.count))
        self._show_current()

    def _show_current(self) -> None:
        """Mark the current song in the list and among the arrows."""
        row = self._songs.row_of(self._selection.current)
        self._is_quiet = True
        self._table.go_to(row)
        self._is_quiet = False
        self._draw(row)

    def _draw(self, row: int | None) -> None:
        rows = list(range(min(_DRAWN, self._songs.rowCount())))
        if row is not None and row not in rows:
            rows.append(row)
        chosen = None if row is None else rows.index(row)
        self._arrows.show_arrows(self._songs.one[rows], self._songs.other[rows], chosen)

    def _on_row_changed(self, index: QModelIndex) -> None:
        if not self._is_quiet and index.isValid():
            self._selection.choose(int(self._songs.ids[index.row()]))

    def _pick_current(self) -> None:
        row = max(0, self._table.currentIndex().row())
        if row < self._songs.rowCount():
            self.track_picked.emit(int(self._songs.ids[row]))


class _Table(QTableView):
    """The list; a double click or Enter picks a song.

    Signals:
        picked: Play the current song.
    """

    picked = Signal()

    def __init__(self, songs: DisagreementTableModel) -> None:
        super().__init__()
        self.setModel(songs)
        named(self, self.tr("Songs, the widest apart first"))
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(DisagreementColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(DisagreementColumn.ARTIST, 120)
        for column in (DisagreementColumn.ONE, DisagreementColumn.OTHER, DisagreementColumn.DISTANCE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.doubleClicked.connect(self.picked)

    def go_to(self, row: int | None) -> None:
        """Make a row the current one, or none."""
        if row is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Enter; pass other keys on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit()
        else:
            super().keyPressEvent(event)


def _r_text(r: float) -> str:
    return "\N{EN DASH}" if math.isnan(r) else number_text(r)
