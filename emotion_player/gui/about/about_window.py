"""The About window: the program, its models with their figures, and its libraries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QTabWidget, QTextBrowser, QWidget

import emotion_player
from emotion_player.core.installation import parts
from emotion_player.core.models.model_card import ModelCard
from emotion_player.gui.about.card_text import card_html
from emotion_player.gui.about.html import bullets, heading, paragraph, table
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, label, named, push_button, row_in
from emotion_player.gui.words import model_name


class AboutWindow(QDialog):
    """A modeless window.

    Args:
        cards: The cards of the installed models.
        parent: The main window.
    """

    def __init__(self, cards: Sequence[ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Emotion Player"))
        named(self, self.tr("About Emotion Player"))
        self.resize(680, 600)
        self._tabs = named(QTabWidget(), self.tr("About"))
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(self.tr("About"))
        self._tabs.addTab(_page(self.tr("The program"), self._program()), self.tr("The program"))
        models = "<hr/>".join(map(card_html, cards)) or paragraph(self.tr("No model is installed."))
        self._tabs.addTab(_page(self.tr("Models"), models), self.tr("Models"))
        self._tabs.addTab(_page(self.tr("Licences"), self._licences(cards)), self.tr("Licences"))
        self._lay_out()

    def _lay_out(self) -> None:
        version = self.tr("Version {version}").format(version=emotion_player.__version__)
        picture = label(self.tr("Emotion Player"))
        text_color = self.palette().text().color().name()
        picture.setPixmap(icon("app", text_color).pixmap(QSize(64, 64), self.devicePixelRatioF()))
        title = label(self.tr("Name"), "Emotion Player", style="heading")
        number = label(self.tr("Version"), version, style="quiet")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = column_in(None, spacing=2)
        words.addStretch(1)
        words.addWidget(title)
        words.addWidget(number)
        words.addStretch(1)
        head = row_in(None, spacing=18, margins=(24, 20, 24, 12))
        head.addWidget(picture)
        head.addLayout(words, 1)
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        foot = named(QFrame(), self.tr("Footer"), style="foot")
        buttons = row_in(foot, margins=(16, 10, 16, 10))
        buttons.addStretch(1)
        buttons.addWidget(close)
        page = column_in(self)
        page.addLayout(head)
        page.addWidget(self._tabs, 1)
        page.addWidget(foot)

    def _program(self) -> str:
        texts = (
            self.tr(
                "Emotion Player listens to your music and places every song on the valence-arousal plane: unpleasant "
                "to pleasant from left to right, quiet to excited from bottom to top."
            ),
            self.tr(
                "It works without a network: nothing leaves this computer. Your files are only read, unless you ask "
                "for moods to be written into their tags."
            ),
            self.tr(
                "A point shows what a model predicts most listeners would say, not what you feel. If you "
                "disagree, move the song."
            ),
            self.tr(
                "The mood words are where speakers of English place them: in the Glasgow Norms (G. G. Scott and "
                "others, 2019, licence CC BY 4.0). The emotions that listeners feel are those of the Geneva "
                "Emotional Music Scale (M. Zentner and others, 2008)."
            ),
        )
        return "".join(map(paragraph, texts))

    def _licences(self, cards: Sequence[ModelCard]) -> str:
        heads = (self.tr("Library"), self.tr("Version"), self.tr("Licence"))
        return "".join(
            (
                heading(self.tr("The program")),
                paragraph(self.tr("The code is under the MIT licence.")),
                heading(self.tr("The models")),
                bullets(f"{model_name(card.name)}: {card.licence}" for card in cards),
                heading(self.tr("The demo songs")),
                paragraph(self.tr("Made for this program, under the MIT licence.")),
                heading(self.tr("Libraries")),
                table(heads, ((part.name, part.version, part.licence) for part in parts())),
            )
        )


def _page(name: str, html: str) -> QTextBrowser:
    """A text that can be scrolled, selected and copied, also by keys."""
    page = named(QTextBrowser(), name, style="text")
    page.setHtml(html)
    page.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    page.document().setDocumentMargin(22)
    return page
