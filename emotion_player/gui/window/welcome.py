"""The welcome page of an empty library, with two ways to fill it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, label, named, push_button, row_in


class Welcome(QWidget):
    """The page of the empty library.

    Signals:
        folder_requested: “Add music folder…” was pressed.
        demo_requested: “Try the demo songs” was pressed.
    """

    folder_requested = Signal()
    demo_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Welcome"), style="welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = label("Emotion Player")
        title = label(self.tr("Headline"), self.tr("See what your music feels like"), style="headline")
        text = label(
            self.tr("What Emotion Player does"),
            self.tr(
                "Emotion Player listens to every song and places it on a plane:\n"
                "unpleasant to pleasant from left to right, quiet to excited from bottom to top."
            ),
            style="quiet",
        )
        note = label(
            self.tr("What happens to your files"),
            self.tr(
                "Your files are only read, unless you ask for tags to be written, and nothing leaves this computer.\n"
                "MP3, FLAC, Ogg Vorbis, Opus, M4A, WAV and more. You can also drop folders or songs onto this window."
            ),
            style="small",
        )
        self._add = push_button(self.tr("Add music folder…"), self.tr("Add music folder"), style="primary")
        self._demo = push_button(self.tr("Try the demo songs"), self.tr("Try the demo songs"))
        self._add.setIconSize(QSize(20, 20))
        self._add.clicked.connect(self.folder_requested)
        self._demo.clicked.connect(self.demo_requested)
        buttons = row_in(None, spacing=12)
        buttons.addStretch()
        buttons.addWidget(self._add)
        buttons.addWidget(self._demo)
        buttons.addStretch()
        page = column_in(self)
        for each in (self._picture, title, text, note):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.addStretch(5)
        page.addWidget(self._picture)
        page.addSpacing(22)
        page.addWidget(title)
        page.addSpacing(10)
        page.addWidget(text)
        page.addSpacing(30)
        page.addLayout(buttons)
        page.addSpacing(30)
        page.addWidget(note)
        page.addStretch(6)
        self.apply_theme(theme)

    def allow(self, *, folder: bool, demo: bool) -> None:
        """Enable the possible ways."""
        self._add.setEnabled(folder)
        self._demo.setEnabled(demo)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._picture.setPixmap(icon("app", theme.text).pixmap(QSize(96, 96), self.devicePixelRatioF()))
        self._add.setIcon(icon("add-folder", theme.on_accent, theme.disabled))
