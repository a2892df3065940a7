"""The choice of the place where a mood path starts or ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from emotion_player.gui.paths.places import Place
from emotion_player.gui.widgets.parts import named
from emotion_player.gui.widgets.plain_tip import plain_tip

_LEAST_PX = 110
_MOST_ROWS = 16


class PlaceChoice(QComboBox):
    """A list of places. While a path is shown, its end is chosen, even if it is none of these places.

    Args:
        name: What is chosen, for screen readers.
        usual: The key of the place that is chosen at first.

    Signals:
        place_chosen: Another place was chosen.
    """

    place_chosen = Signal()

    def __init__(self, name: str, usual: str) -> None:
        super().__init__()
        named(self, name)
        self.view().setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_PX)
        self.setMaxVisibleItems(_MOST_ROWS)
        self._offered: Sequence[Place] = ()
        self._places: Sequence[Place] = ()
        self._chosen = usual
        self._end: Place | None = None
        self.currentIndexChanged.connect(self._on_chosen)

    @property
    def place(self) -> Place:
        """The chosen place."""
        return self._places[self.currentIndex()]

    def offer(self, places: Sequence[Place]) -> None:
        """Offer places; the chosen one stays chosen while it is offered."""
        self._offered = places
        self._fill()

    def show_end(self, end: Place | None) -> None:
        """Show the end of the shown path; None for no path, and what was chosen last."""
        if end != self._end:
            self._end = end
            self._fill()

    def _fill(self) -> None:
        end = self._end
        key = self._chosen if end is None else end.key
        with QSignalBlocker(self):
            self._places = self._offered
            if end is not None and not any(place.key == key for place in self._offered):
                self._places = [end, *self._offered]
            self.clear()
            for place in self._places:
                self.addItem(place.name, place.key)
            self.setCurrentIndex(max(0, self.findData(key)))
        self._explain()

    def _on_chosen(self) -> None:
        self._explain()
        if self.place in self._offered:
            self._chosen = self.place.key
        self.place_chosen.emit()

    def _explain(self) -> None:
        self.setToolTip(plain_tip(self.currentText()))

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """End a name in … where it does not fit; all of it is in the tooltip."""
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        name = option.currentText
        option.currentText = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, field.width())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
