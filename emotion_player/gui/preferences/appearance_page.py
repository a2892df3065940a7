"""What the window looks like and which language it speaks."""

from __future__ import annotations

from emotion_player.gui.language import LANGUAGES
from emotion_player.gui.preferences.page import Page
from emotion_player.settings import Settings


class AppearancePage(Page):
    """Theme and language; both change at once."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Appearance"))
        self.add_choice(
            "theme",
            self.tr("Colours"),
            {"system": self.tr("Match system"), "light": self.tr("Light"), "dark": self.tr("Dark")},
        )
        self.add_choice("language", self.tr("Language"), {"system": self.tr("Match system"), **LANGUAGES})
        self.column.addStretch(1)
