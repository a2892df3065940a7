"""The window with the details of one song."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from emotion_player.collection.placements import PlacementStatus
from emotion_player.collection.track_arrays import ShownTrack
from emotion_player.core.durations import duration_text
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.details.correction_row import CorrectionRow
from emotion_player.gui.details.curve_view import CurveView
from emotion_player.gui.details.gems_bars import GemsBars
from emotion_player.gui.details.model_predictions import ModelPrediction, ModelPredictions
from emotion_player.gui.details.why_here import WhyHere
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import place_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.parts import column_in, fitted, icon_button, label, named, push_button, row_in
from emotion_player.gui.widgets.plain_tip import plain_tip

_COVER_PX = 132
_CURVE_PX = 150
_MARGIN_PX = 18


class SongDetails(QDialog):
    """A modeless window.

    Attributes:
        correction: The correction form.
        curve: The emotion over time.
        why: The segments that pull the song.

    Signals:
        folder_requested: Show the file in its folder.
        play_requested: Play the song.
        pinned: Whether to keep showing this song instead of the current one.
    """

    folder_requested = Signal()
    play_requested = Signal()
    pinned = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, self.tr("Details of the song"))
        self.setWindowTitle(self.tr("Details"))
        self.resize(620, 820)
        self._theme = theme
        self._has_cover = False
        self._cover = label(self.tr("Cover"), style="cover")
        self._cover.setFixedSize(_COVER_PX, _COVER_PX)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _words(self.tr("Title"), style="song")
        self._artist = _words(self.tr("Artist"))
        self._album = _words(self.tr("Album, genre, year and length"), style="count")
        self._mood = _words(self.tr("Mood"), style="mood")
        self._place = _words(self.tr("Emotion"), style="count")
        self._predictions = ModelPredictions()
        self.correction = CorrectionRow()
        self.why = WhyHere()
        self._why_title = _section(self.tr("Why it is here"))
        self._gems_title = _section(self.tr("What listeners feel"))
        self._gems = GemsBars()
        self.curve = CurveView(theme)
        self.curve.setFixedHeight(_CURVE_PX)
        self._path = _words(self.tr("Path of the file"))
        self._file = _words(self.tr("Size and fingerprint of the file"), style="count")
        self._missing = _words(self.tr("State of the file"))
        self._missing.setText(self.tr("Not available: its folder is not there. Its drive may not be connected."))
        self._folder = push_button(self.tr("Show in folder"), self.tr("Show the file in its folder"))
        self._play = icon_button(self.tr("Play this song"))
        self._pin = icon_button(self.tr("Keep showing this song"))
        self._pin.setCheckable(True)
        self._lay_out()
        self._folder.clicked.connect(self.folder_requested)
        self._play.clicked.connect(self.play_requested)
        self._pin.toggled.connect(self.pinned)
        self.apply_theme(theme)

    def show_song(self, song: ShownTrack, predictions: list[ModelPrediction], *, is_available: bool = True) -> None:
        """Show a song; ``predictions`` are those of the models, the shown one first."""
        track = song.track
        self.setWindowTitle(self.tr("Details: {title}").format(title=_one_line(track.display_title)))
        self._title.setText(_one_line(track.display_title))
        self._artist.setText(_one_line(track.artist) or self.tr("Unknown artist"))
        year = str(track.year) if track.year else ""
        tags = (_one_line(track.album), _one_line(track.genre), year, duration_text(track.duration_s))
        self._album.setText(_dotted(tags))
        self._mood.setText(mood_text(mood_word(song.emotion)).capitalize())
        is_corrected = song.status is PlacementStatus.CORRECTED
        place = place_text(song.emotion)
        self._place.setText(_dotted((place, self.tr("corrected by you") if is_corrected else "")))
        self._predictions.show_predictions(predictions)
        self.correction.show_place(song.emotion, is_corrected=is_corrected)
        self._show_predicted(predictions, track.duration_s)
        self._path.setText(_breakable(str(track.path)))
        self._path.setToolTip(plain_tip(str(track.path)))
        size = self.locale().formattedDataSize(track.file.size)
        print_ = self.tr("sound {fingerprint}").format(fingerprint=track.fingerprint[:12])
        self._file.setText(_dotted((size, print_)))
        self._file.setToolTip(plain_tip(track.fingerprint))
        self._missing.setVisible(not is_available)

    def show_cover(self, cover: QPixmap | None) -> None:
        """Show the cover, or an icon if there is none."""
        self._has_cover = cover is not None and not cover.isNull()
        if cover is None or cover.isNull():
            self._cover.setPixmap(icon("disc", self._theme.disabled).pixmap(QSize(56, 56), self.devicePixelRatioF()))
            return
        self._cover.setPixmap(fitted(cover, _COVER_PX, self))

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.curve.apply_theme(theme)
        self._play.setIcon(icon("play", theme.text))
        self._pin.setIcon(icon("pin", theme.text))
        if not self._has_cover:
            self.show_cover(None)

    def _show_predicted(self, predictions: Sequence[ModelPrediction], duration_s: float) -> None:
        predicted = [each.predicted for each in predictions if each.predicted is not None]
        gems = next((each.prediction.gems for each in predicted if each.prediction.gems), ())
        self._gems.show_shares(gems)
        self._gems_title.setVisible(bool(gems))
        has_reasons = False
        if predicted:
            curve, emotion = predicted[0].prediction.curve, predicted[0].prediction.emotion
            self.curve.show_curve(curve, duration_s)
            has_reasons = self.why.show_song(curve, emotion)
        else:
            self.curve.explain(self.tr("No model has analysed this song."))
        for part in (self._why_title, self.why):
            part.setVisible(has_reasons)

    def _lay_out(self) -> None:
        page = named(QWidget(), self.tr("Information"), style="page")
        column = column_in(page, spacing=8, margins=(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX))
        column.addLayout(self._head())
        for title, parts in (
            (_section(self.tr("What the models predict")), (self._predictions,)),
            (self._why_title, (self.why,)),
            (_section(self.tr("Your correction")), (self.correction,)),
            (self._gems_title, (self._gems,)),
            (_section(self.tr("Mood over time")), (self.curve,)),
            (_section(self.tr("File")), (self._path, self._file, self._missing)),
        ):
            column.addSpacing(8)
            column.addWidget(title)
            for part in parts:
                column.addWidget(part)
        column.addWidget(self._folder, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = named(QScrollArea(), self.tr("Information"), style="page")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        column_in(self).addWidget(scroll)

    def _head(self) -> QVBoxLayout:
        row = row_in(None, spacing=16)
        row.addWidget(self._cover, alignment=Qt.AlignmentFlag.AlignTop)
        words = column_in(None, spacing=3)
        for part in (self._title, self._artist, self._album):
            words.addWidget(part)
        words.addSpacing(6)
        words.addWidget(self._mood)
        words.addWidget(self._place)
        words.addStretch(1)
        row.addLayout(words, 1)
        tools = column_in(None, spacing=4)
        for button in (self._play, self._pin):
            tools.addWidget(button)
        tools.addStretch(1)
        row.addLayout(tools)
        head = column_in(None)
        head.addLayout(row)
        return head


def _words(name: str, *, style: str = "") -> QLabel:
    words = label(name, style=style)
    words.setWordWrap(True)
    words.setMinimumWidth(1)  # a very long word must not widen the window
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _section(title: str) -> QLabel:
    section = label(title, title, style="section")
    section.setIndent(0)
    return section


def _dotted(parts: Sequence[str]) -> str:
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _breakable(path: str) -> str:
    """Allow line breaks after separators in a path that is too long for one line."""
    return "".join(f"{letter}\N{ZERO WIDTH SPACE}" if letter in "/\\_-" else letter for letter in path)
