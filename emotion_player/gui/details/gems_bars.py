"""The GEMS emotions of a song, as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar

from emotion_player.core.predictions.gems import GemsShare
from emotion_player.gui.numbers import percent_text
from emotion_player.gui.widgets.parts import label, named
from emotion_player.gui.words import gems_word

_COLUMNS = 2


class GemsBars(QFrame):
    """A bar for each predicted GEMS emotion, the strongest first."""

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("What listeners feel"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(3 * column + 1, 1)

    def show_shares(self, gems: Sequence[GemsShare]) -> None:
        """Show the shares; hide the bars if there are none."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        strongest = sorted(gems, key=lambda gem: -gem.share)
        rows = -(-len(strongest) // _COLUMNS)
        for number, gem in enumerate(strongest):
            self._add(gem, number % rows, 3 * (number // rows))
        self.setVisible(bool(gems))

    def _add(self, gem: GemsShare, row: int, column: int) -> None:
        word, percent = gems_word(gem.name), round(gem.share * 100)
        bar = named(QProgressBar(), f"{word}: {percent_text(percent)}")
        bar.setRange(0, 100)
        bar.setValue(percent)
        bar.setTextVisible(False)
        bar.setFixedHeight(6)
        self._grid.addWidget(label(word, word), row, column)
        self._grid.addWidget(bar, row, column + 1)
        self._grid.addWidget(label(word, percent_text(percent), style="count"), row, column + 2)
