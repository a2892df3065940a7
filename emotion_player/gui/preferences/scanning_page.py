"""How hard a scan may work, and when it waits."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QSpinBox

from emotion_player.gui.parts import named
from emotion_player.gui.preferences.page import Page
from emotion_player.settings import Settings

_MOST_WORKERS = 64


class ScanningPage(Page):
    """Workers, being gentle, and pauses; a scan that runs takes note at once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Scanning"))
        cores = os.cpu_count() or 1
        self._workers = named(QSpinBox(), self.tr("Songs analysed at once"))
        self._workers.setRange(0, max(_MOST_WORKERS, cores))
        self._workers.setSpecialValueText(self.tr("One per core (%n)", "", cores))
        self._workers.valueChanged.connect(lambda workers: self.choose(workers=workers))
        self.follow(self._show_workers)
        self.add_line(self.tr("Songs analysed at once"), self._workers)
        self.add_check(
            "gentle",
            self.tr("Scan gently"),
            self.tr("Use half of the processor at most, so that other programs stay fast"),
        )
        self.add_check("pause_on_battery", self.tr("Pause on battery"), self.tr("Resume on mains power"))
        self.add_check(
            "pause_while_playing", self.tr("Pause while a song plays"), self.tr("Resume when the music stops")
        )
        self.column.addStretch(1)

    def _show_workers(self, settings: Settings) -> None:
        self._workers.blockSignals(True)
        self._workers.setValue(settings.workers)
        self._workers.blockSignals(False)
