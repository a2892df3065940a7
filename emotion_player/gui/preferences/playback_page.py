"""How songs are heard."""

from __future__ import annotations

from emotion_player.gui.preferences.page import Page
from emotion_player.settings import Settings


class PlaybackPage(Page):
    """The preview; the sound device is chosen at the player, where one hears it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.set_name(self.tr("Playback"))
        self.add_check(
            "preview",
            self.tr("Preview songs"),
            self.tr("Rest the pointer on a point of the plane to hear the most typical 20 seconds of its song"),
        )
        self.add_note(self.tr("The sound device is chosen in the player, with the headphones."))
        self.column.addStretch(1)
