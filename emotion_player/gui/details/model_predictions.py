"""The predictions of all models for one song, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from emotion_player.core.predictions.calibration import Calibration
from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.numbers import interval_text, number_text
from emotion_player.gui.songs.track_cells import date_text
from emotion_player.gui.widgets.parts import label, named
from emotion_player.gui.words import model_name


@dataclass(frozen=True, slots=True)
class ModelPrediction:
    """The prediction of one model for a song.

    Attributes:
        name: The model.
        predicted: The prediction; None when it has not analysed the song.
        is_outdated: Whether it is by an older version than the current one.
        calibration: The calibration applied to the current version.
    """

    name: str
    predicted: PredictedTrack | None
    is_outdated: bool = False
    calibration: Calibration | None = None


class ModelPredictions(QFrame):
    """A line for each model: valence and arousal with their intervals, its version, and when it analysed the song."""

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("What the models predict"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        self._labels: list[QLabel] = []

    def show_predictions(self, predictions: list[ModelPrediction]) -> None:
        """Show the predictions of the models."""
        for cell in self._labels:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._labels = []
        headings = (self.tr("Model"), self.tr("Valence"), self.tr("Arousal"), self.tr("Version, date"))
        self._add(headings, headings, style="count")
        for each in predictions:
            self._add_prediction(each, headings)

    def text(self) -> list[str]:
        """Return the texts of the cells."""
        return [each.text() for each in self._labels]

    def _add_prediction(self, each: ModelPrediction, headings: tuple[str, ...]) -> None:
        name, predicted = model_name(each.name), each.predicted
        names = [f"{name}: {heading}" for heading in headings]
        if predicted is None:
            self._add((name, "", "", self.tr("Has not analysed this song")), names)
            return
        prediction = predicted.prediction
        values = (
            interval_text(prediction.emotion.valence, prediction.low.valence, prediction.high.valence),
            interval_text(prediction.emotion.arousal, prediction.low.arousal, prediction.high.arousal),
        )
        self._add((name, *values, self._version(each, predicted)), names)
        if each.calibration is not None:
            learned = each.calibration.emotion(prediction.emotion)
            note = self.tr("after learning from you")
            numbers = number_text(learned.valence), number_text(learned.arousal)
            self._add(("", *numbers, note), names, style="count")

    def _version(self, each: ModelPrediction, predicted: PredictedTrack) -> str:
        version = predicted.model.version
        if each.is_outdated:
            version = self.tr("{version}, an older version").format(version=version)
        return f"{version} \N{MIDDLE DOT} {date_text(predicted.analyzed_at.timestamp())}"

    def _add(self, texts: tuple[str, ...], names: tuple[str, ...] | list[str], *, style: str = "") -> None:
        row = self._grid.rowCount()
        for column, (text, name) in enumerate(zip(texts, names, strict=True)):
            cell = label(name, text, style=style)
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            cell.setWordWrap(column == len(texts) - 1)  # the last column may be narrow, not the window wide
            self._labels.append(cell)
            self._grid.addWidget(cell, row, column)
