"""The calibration study of one model: a picture, and its errors before and after."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from emotion_player.core.predictions.calibration import FEWEST, AxisReport, CalibrationStudy
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.gui.corrections.learn_picture import LearnPicture
from emotion_player.gui.numbers import number_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import column_in, label, named
from emotion_player.gui.words import model_name


@dataclass(frozen=True, slots=True)
class ModelStudy:
    """A model with its calibration study."""

    model: ModelKey
    study: CalibrationStudy


class LearnCard(QFrame):
    """Shows the study of one model; without one yet, only its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Model"), style="card")
        self._title = label(self.tr("Model"), style="title")
        self._picture = LearnPicture(theme)
        self._errors = {axis: [_number() for _ in range(2)] for axis in ("valence", "arousal")}
        self._verdicts = {axis: label("", style="count") for axis in self._errors}
        self._state = label(self.tr("Model"), style="count")
        self._state.setWordWrap(True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._state.setMinimumHeight(2 * self._state.fontMetrics().lineSpacing())  # the pictures side by side, alike
        page = column_in(self, spacing=10, margins=(16, 14, 16, 14))
        page.addWidget(self._title)
        page.addWidget(self._picture, 1)
        page.addLayout(self._grid())
        page.addWidget(self._state)

    def show_study(self, each: ModelStudy) -> None:
        """Show the result of a study."""
        study, name = each.study, model_name(each.model.name)
        self._title.setText(name)
        self.setAccessibleName(name)
        learned = study.fitted if study.fitted is not None and study.fitted.report.helps else study.applied
        self._picture.show_learning(study.examples, learned)
        named(self._picture, self.tr("{model} before and after learning").format(model=name))
        report = study.fitted.report if study.fitted is not None else None
        self._show_axis("valence", report.valence if report else None)
        self._show_axis("arousal", report.arousal if report else None)
        self._state.setText(self._state_text(study))
        self._state.setAccessibleName(self._state.text())

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._picture.apply_theme(theme)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        heads = (self.tr("Error"), self.tr("before"), self.tr("after"))
        for column, text in enumerate(heads):
            head = label(text, text, style="count")
            head.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(head, 0, column)
        words = {"valence": self.tr("Valence"), "arousal": self.tr("Arousal")}
        for row, axis in enumerate(words, start=1):
            grid.addWidget(label(words[axis], words[axis]), row, 0)
            for column, number in enumerate(self._errors[axis], start=1):
                grid.addWidget(number, row, column)
            grid.addWidget(self._verdicts[axis], row, 3)
        grid.setColumnStretch(3, 1)
        return grid

    def _show_axis(self, axis: str, report: AxisReport | None) -> None:
        before, after = self._errors[axis]
        before.setText(number_text(report.before) if report else "\N{EN DASH}")
        after.setText(number_text(report.after) if report else "\N{EN DASH}")
        self._verdicts[axis].setText(self._verdict_text(report))
        words = {"valence": self.tr("Valence"), "arousal": self.tr("Arousal")}[axis]
        before.setAccessibleName(self.tr("{axis}: error before").format(axis=words))
        after.setAccessibleName(self.tr("{axis}: error after").format(axis=words))
        self._verdicts[axis].setAccessibleName(self.tr("{axis}: result").format(axis=words))

    def _verdict_text(self, report: AxisReport | None) -> str:
        """Describe whether the calibration helps: a smaller error of few songs may be chance."""
        if report is None:
            return ""
        if report.helps:
            return self.tr("helps")
        is_less = number_text(report.after) != number_text(report.before) and report.after < report.before
        return self.tr("may be chance, unchanged") if is_less else self.tr("no better, unchanged")

    def _state_text(self, study: CalibrationStudy) -> str:
        if study.fitted is None:
            analyzed = self.tr("It has analysed %n corrected song(s).", "", len(study.examples))
            return f"{analyzed} " + self.tr("At least %n are needed.", "", FEWEST)
        if study.applied is None:
            return self.tr("Tested on %n corrected song(s). Not applied.", "", len(study.examples))
        text = self.tr("Applied, learned from %n song(s).", "", study.applied.report.songs)
        if study.applied != study.fitted:
            text += " " + self.tr("Your corrections have changed since: apply again to update.")
        return text


def _number() -> QLabel:
    number = label("")
    number.setAlignment(Qt.AlignmentFlag.AlignRight)
    return number
