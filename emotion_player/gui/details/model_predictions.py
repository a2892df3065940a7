"""What each model says of one song, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from emotion_player.core.predictions.prediction import PredictedTrack
from emotion_player.gui.parts import label, named
from emotion_player.gui.plane.point_card import axis_text, number_text
from emotion_player.gui.songs.song_cells import date_text
from emotion_player.gui.words import model_name


@dataclass(frozen=True, slots=True)
class ModelPrediction:
    """What one model says of a song.

    Attributes:
        name: The model.
        heard: What it said; None when it has not heard the song.
        is_stale: An older version said it, not the one in use.
    """

    name: str
    heard: PredictedTrack | None
    is_stale: bool = False


class ModelPredictions(QFrame):
    """A line for each model: valence and arousal with their intervals, its version, and when it heard the song."""

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("What the models say"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        self._labels: list[QLabel] = []

    def show_predictions(self, opinions: list[ModelPrediction]) -> None:
        """Show what models say."""
        for each in self._labels:
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._labels = []
        headings = (self.tr("Model"), self.tr("Valence"), self.tr("Arousal"), self.tr("Version, analysed"))
        self._add(headings, headings, style="count")
        for opinion in opinions:
            self._add_opinion(opinion, headings)

    def text(self) -> list[str]:
        """What stands there, cell by cell."""
        return [each.text() for each in self._labels]

    def _add_opinion(self, opinion: ModelPrediction, headings: tuple[str, ...]) -> None:
        name, heard = model_name(opinion.name), opinion.heard
        names = [f"{name}: {heading}" for heading in headings]
        if heard is None:
            self._add((name, "", "", self.tr("Has not heard this song")), names)
            return
        prediction = heard.prediction
        said = (
            axis_text(prediction.emotion.valence, prediction.low.valence, prediction.high.valence),
            axis_text(prediction.emotion.arousal, prediction.low.arousal, prediction.high.arousal),
        )
        self._add((name, *said, self._version(opinion, heard)), names)
        if heard.calibration is not None:
            learned = heard.calibration.emotion(prediction.emotion)
            told = self.tr("after learning from you")
            numbers = number_text(learned.valence), number_text(learned.arousal)
            self._add(("", *numbers, told), names, style="count")

    def _version(self, opinion: ModelPrediction, heard: PredictedTrack) -> str:
        version = heard.model.version
        if opinion.is_stale:
            version = self.tr("{version}, an older version").format(version=version)
        return f"{version} \N{MIDDLE DOT} {date_text(heard.analyzed_at.timestamp())}"

    def _add(self, texts: tuple[str, ...], names: tuple[str, ...] | list[str], *, style: str = "") -> None:
        row = self._grid.rowCount()
        for column, (text, name) in enumerate(zip(texts, names, strict=True)):
            cell = label(name, text, style=style)
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels.append(cell)
            self._grid.addWidget(cell, row, column)
