"""The form for start, end and length of a mood path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from emotion_player.core.mood_paths.mood_path import LONGEST_S, MOST_TRACKS, PathRequest
from emotion_player.gui.paths.place_choice import PlaceChoice
from emotion_player.gui.paths.places import Place
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.parts import (
    column_in,
    drop_down,
    label,
    labelled,
    named,
    number_box,
    push_button,
    row_in,
)

_USUAL_MINUTES = 60
_USUAL_SONGS = 15
_MOST_BETWEEN = 99


class PathForm(QWidget):
    """Asks for the start, the end and the length of a path, and how often an artist may come.

    While a path is shown, the form says where it starts and ends, and another choice asks for another path at once.

    Signals:
        asked: Choose the songs from one Place to another.
        request_changed: The length or the artist rule changed: the PathRequest.
    """

    asked = Signal(object, object)
    request_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Settings of the path"))
        self._start = PlaceChoice(self.tr("Where the path begins"), "sad")
        self._end = PlaceChoice(self.tr("Where the path ends"), "happy")
        self._shows_path = False
        self._ask = push_button(self.tr("Choose songs"), self.tr("Choose songs from start to end"), style="primary")
        self._length = number_box(self.tr("Length of the path"))
        self._unit = drop_down(self.tr("Unit of the length"))
        self._unit.addItems([self.tr("minutes"), self.tr("songs")])
        self._other_length = _USUAL_SONGS
        self._gap = number_box(self.tr("Songs between two by the same artist"))
        self._gap.setRange(0, _MOST_BETWEEN)
        self._gap.setToolTip(self.tr("At least this many songs between two by the same artist"))
        self._length.setMaximumWidth(84)
        self._gap.setMaximumWidth(66)
        for spin in (self._length, self._gap):
            spin.setKeyboardTracking(False)
            spin.setAccelerated(True)
        self._lay_out()
        self.show_request(PathRequest(duration_s=_USUAL_MINUTES * 60.0))
        self._ask.clicked.connect(self._on_asked)
        for choice in (self._start, self._end):
            choice.place_chosen.connect(self._on_place_chosen)
        self._length.valueChanged.connect(self._on_edited)
        self._gap.valueChanged.connect(self._on_edited)
        self._unit.currentIndexChanged.connect(self._on_unit_changed)

    @property
    def request(self) -> PathRequest:
        """The requested length."""
        length, gap = self._length.value(), self._gap.value()
        if self._counts_songs:
            return PathRequest(count=length, artist_gap=gap)
        return PathRequest(duration_s=length * 60.0, artist_gap=gap)

    def show_request(self, request: PathRequest) -> None:
        """Show another request, without a signal."""
        with QSignalBlocker(self._unit), QSignalBlocker(self._length), QSignalBlocker(self._gap):
            self._unit.setCurrentIndex(1 if request.count is not None else 0)
            self._limit_length()
            self._length.setValue(request.count or round((request.duration_s or 0.0) / 60))
            self._gap.setValue(request.artist_gap)

    def show_places(self, starts: Sequence[Place], ends: Sequence[Place]) -> None:
        """Offer places for start and end; the chosen ones stay chosen while they are offered."""
        self._start.offer(starts)
        self._end.offer(ends)
        self._ask.setEnabled(bool(starts and ends))

    def show_ends(self, start: Place | None, end: Place | None) -> None:
        """Show where the shown path starts and ends, without a signal; None for no path."""
        self._shows_path = start is not None
        self._start.show_end(start)
        self._end.show_end(end)

    def add(self, button: QPushButton) -> None:
        """Add another button next to “Choose songs”."""
        self._how.addWidget(button)

    def start(self) -> None:
        """Focus the choice of the start."""
        self._start.setFocus()

    @property
    def _counts_songs(self) -> bool:
        return self._unit.currentIndex() == 1

    def _on_asked(self) -> None:
        self.asked.emit(self._start.place, self._end.place)

    def _on_place_chosen(self) -> None:
        if self._shows_path:
            self._on_asked()

    def _on_unit_changed(self) -> None:
        with QSignalBlocker(self._length):
            length, self._other_length = self._other_length, self._length.value()
            self._limit_length()
            self._length.setValue(length)
        self._on_edited()

    def _limit_length(self) -> None:
        self._length.setRange(1, MOST_TRACKS if self._counts_songs else round(LONGEST_S / 60))

    def _on_edited(self) -> None:
        self.request_changed.emit(self.request)

    def _lay_out(self) -> None:
        where = row_in(None, spacing=8)
        for name, widget, stretch in ((self.tr("From"), self._start, 1), (self.tr("to"), self._end, 1)):
            where.addWidget(label(name, name))
            where.addWidget(widget, stretch)
        self._how = FlowLayout(spacing=8)
        self._how.addWidget(labelled(self.tr("Length"), self._length, self._unit))
        self._how.addWidget(labelled(self.tr("Artist gap"), self._gap))
        self._how.addWidget(self._ask)
        column = column_in(self, spacing=8)
        column.addLayout(where)
        column.addLayout(self._how)
