"""The card beside the pointer that tells of a song."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from emotion_player.gui.parts import column_in, fitted, label, named, row_in
from emotion_player.gui.plane.point_card import PointCard

COVER_PX = 64
_WIDEST_PX = 300
_GAP_PX = 14


class HoverCard(QFrame):
    """Cover, title, artist, mood and numbers of the song under the pointer; the mouse goes through it.

    Signals:
        cover_wanted: A song's card came up, and its cover is not known.
    """

    cover_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, self.tr("The song under the pointer"), style="hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._track_id: int | None = None
        self._place, self._room = QPointF(), QRect()
        self._cover = label(self.tr("Cover"))
        self._cover.setFixedSize(COVER_PX, COVER_PX)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = {
            "title": label(self.tr("Title"), style="title"),
            "artist": label(self.tr("Artist"), style="artist"),
            "mood": label(self.tr("Mood"), style="mood"),
            "numbers": label(self.tr("Valence and arousal"), style="small"),
            "model": label(self.tr("Model"), style="small"),
            "gems": label(self.tr("What listeners feel"), style="small"),
        }
        for name, line in self._lines.items():
            line.setMaximumWidth(_WIDEST_PX)
            line.setWordWrap(name not in ("title", "artist"))  # a tag may be of any length; what we say is read whole
        row = row_in(self, spacing=11, margins=(10, 9, 12, 9))
        row.addWidget(self._cover, alignment=Qt.AlignmentFlag.AlignTop)
        words = column_in(None, spacing=1)
        for line in self._lines.values():
            words.addWidget(line)
        words.addStretch(1)
        row.addLayout(words)
        self.hide()

    @property
    def track_id(self) -> int | None:
        """The song that the card tells of."""
        return self._track_id

    def text(self) -> str:
        """What stands on the card, line by line."""
        return "\n".join(line.text() for line in self._lines.values() if line.text())

    def has_cover(self) -> bool:
        """Whether a cover is to be seen."""
        return self._cover.isVisible()

    def show_card(self, track_id: int, card: PointCard, place: QPointF, room: QRect) -> None:
        """Tell of a song beside its point at ``place``, inside ``room``."""
        if track_id != self._track_id:
            self.leave()
            self._track_id = track_id
            self._fill(card)
            self._cover.hide()
            self.cover_wanted.emit(track_id)
        self._place, self._room = place, room
        self._move_beside()
        self.show()
        self.raise_()

    def show_cover(self, track_id: int, cover: QPixmap) -> None:
        """The cover of a song was found; too late when the card tells of another."""
        if track_id != self._track_id or cover.isNull():
            return
        self._cover.setPixmap(fitted(cover, COVER_PX, self))
        self._cover.show()
        self._move_beside()

    def leave(self) -> None:
        """The pointer is on no song any more."""
        self._track_id = None
        self.hide()

    def _fill(self, card: PointCard) -> None:
        texts = (card.title, card.artist, card.mood, card.numbers, card.model, card.gems)
        for line, text in zip(self._lines.values(), texts, strict=True):
            line.ensurePolished()  # the style sheet sets the font, which tells how much fits
            metrics = line.fontMetrics()
            line.setVisible(bool(text))
            if not line.wordWrap():
                line.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST_PX))
            else:
                line.setText(text)
                longest_px = max((metrics.horizontalAdvance(row) for row in text.splitlines()), default=0)
                line.setMinimumWidth(min(longest_px, _WIDEST_PX))
                line.setFixedHeight(line.heightForWidth(line.minimumWidth()))

    def _move_beside(self) -> None:
        place, room = self._place, self._room
        self.adjustSize()
        x = place.x() + _GAP_PX
        if x + self.width() > room.right() - 4:
            x = place.x() - _GAP_PX - self.width()
        y = place.y() - self.height() - 6
        x = min(max(4.0, x), room.right() - 4 - self.width())
        y = min(max(4.0, y), room.bottom() - 4 - self.height())
        self.move(round(x), round(y))
