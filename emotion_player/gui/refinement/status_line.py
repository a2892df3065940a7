"""The line at the bottom of the plane that explains outlined and faded points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from emotion_player.collection.placements import PlacementStatus
from emotion_player.gui.numbers import count_text
from emotion_player.gui.widgets.announce import announce
from emotion_player.gui.widgets.parts import label, named, push_button, row_in
from emotion_player.gui.words import model_word


class StatusLine(QFrame):
    """The number of songs that the shown model has not analysed, or only in an older version; hidden for none.

    Signals:
        refine_requested: “Refine all” was pressed.
    """

    refine_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Outlined and faded points"), style="float")
        self._text = label(self.tr("What outlined and faded points mean"), style="small")
        self._refine = push_button(self.tr("Refine all"), self.tr("Refine all songs"), style="link")
        self._refine.setCursor(Qt.CursorShape.PointingHandCursor)
        self._refine.clicked.connect(self.refine_requested)
        row = row_in(self, spacing=8, margins=(10, 3, 6, 3))
        row.addWidget(self._text)
        row.addWidget(self._refine)
        self.hide()

    def show_statuses(self, statuses: npt.NDArray[np.int8], shown: str, *, refining: bool) -> None:
        """Count the statuses of the songs, (songs,), for a shown model; offer no refining while ``refining``."""
        counts = np.bincount(statuses, minlength=len(PlacementStatus)).tolist()
        outlined, faded, model = (
            counts[PlacementStatus.OTHER_MODEL],
            counts[PlacementStatus.OUTDATED],
            model_word(shown),
        )
        parts = []
        if outlined:
            parts.append(
                self.tr("Outlined: not yet refined by the {model} ({count})").format(
                    model=model, count=count_text(outlined)
                )
            )
        if faded:
            parts.append(
                self.tr("Faded: analysed by an older version of the {model} ({count})").format(
                    model=model, count=count_text(faded)
                )
            )
        self._text.setText("  ·  ".join(parts))
        if parts and self.isHidden():
            announce(self, self._text.text())
        self._refine.setVisible(not refining)
        self.setVisible(bool(parts))
