"""The window that shows the calibrations to the user's corrections, and applies or resets them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from emotion_player.gui.corrections.learn_card import LearnCard, ModelStudy
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import button_row, column_in, label, named, push_button, row_in


class LearnWindow(QDialog):
    """A modeless window.

    Signals:
        apply_requested: Apply the calibrations shown: a list of ModelStudy.
        reset_requested: Remove the applied calibrations.
    """

    apply_requested = Signal(list)
    reset_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._studies: list[ModelStudy] = []
        self._cards: list[LearnCard] = []
        self.setWindowTitle(self.tr("Learn from my corrections"))
        named(self, self.tr("Learn from my corrections"))
        self._lay_out()
        self.wait()

    def wait(self) -> None:
        """Disable the buttons until an operation has ended."""
        self._apply.setEnabled(False)
        self._reset.setEnabled(False)
        self._state.setText(self.tr("Learning…"))

    def show_studies(self, studies: Sequence[ModelStudy]) -> None:
        """Show the study of each model, and whether a calibration is applied."""
        self._studies = list(studies)
        while len(self._cards) < len(studies):
            card = LearnCard(self._theme)
            self._cards.append(card)
            self._models.addWidget(card, 1)
        for card, each in zip(self._cards, studies, strict=False):
            card.show_study(each)
        self._apply.setEnabled(any(_is_new_and_helps(each) for each in studies))
        self._reset.setEnabled(any(each.study.applied is not None for each in studies))
        self._state.setText(self._state_text())

    def show_error(self, sentence: str) -> None:
        """Show why an operation failed."""
        self.show_studies(self._studies)
        self._state.setText(sentence)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        for card in self._cards:
            card.apply_theme(theme)

    def _lay_out(self) -> None:
        explained = label(
            self.tr("What was learned"),
            self.tr(
                "Your corrections show where you disagree with the models. From them each model can learn a "
                "small change, which moves its songs; those that you corrected stay where you put them. A change "
                "is made only where it helps: the errors are those of corrected songs that were left out while "
                "learning."
            ),
        )
        explained.setWordWrap(True)
        key = label(
            self.tr("Legend of the picture"),
            self.tr(
                "Line: from the prediction for a corrected song to the prediction after learning.  Ring: your "
                "correction."
            ),
            style="count",
        )
        key.setWordWrap(True)
        self._models = row_in(None, spacing=14)
        self._state = label(self.tr("State"))
        self._state.setWordWrap(True)
        self._reset = push_button(self.tr("Reset"), self.tr("Use the models' own predictions again"))
        self._reset.clicked.connect(self.reset_requested)
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        self._apply = push_button(self.tr("Apply"), self.tr("Apply what was learned"), style="primary")
        self._apply.clicked.connect(lambda: self.apply_requested.emit(self._studies))
        page = column_in(self, spacing=14, margins=(16, 16, 16, 16))
        page.addWidget(explained)
        page.addLayout(self._models, 1)
        page.addWidget(key)
        page.addLayout(button_row(self._reset, close, self._apply, before=self._state, default=self._apply))
        self.resize(720, 600)

    def _state_text(self) -> str:
        learned = [each.study.fitted for each in self._studies if each.study.fitted is not None]
        if not learned:
            return self.tr("There are too few corrections to learn from.")
        if not any(each.report.helps for each in learned):
            return self.tr("As far as your corrections show, the models agree with you.")
        return ""


def _is_new_and_helps(each: ModelStudy) -> bool:
    """Whether applying would change the calibration."""
    study = each.study
    if study.fitted is None or study.fitted == study.applied:
        return False
    return study.fitted.report.helps or study.applied is not None
