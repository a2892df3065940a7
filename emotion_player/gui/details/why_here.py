"""Why a song lies where it does: the segments that pull it there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from emotion_player.core.durations import duration_text
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_words import mood_word
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import place_text
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.parts import column_in, label, named, push_button


class WhyHere(QWidget):
    """A sentence, and a button for each of the segments, which plays the song from there.

    Signals:
        sought: The user chose a segment: its start in seconds.
    """

    sought = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Why it is here"))
        self._text = label(self.tr("What pulls the song"), style="count")
        self._text.setWordWrap(True)
        parts = named(QWidget(), self.tr("Parts that pull the song"))
        self._flow = FlowLayout(parts, spacing=6)
        self._buttons: list[QPushButton] = []
        column = column_in(self, spacing=6)
        column.addWidget(self._text)
        column.addWidget(parts)

    def show_song(self, curve: EmotionCurve, emotion: Emotion) -> bool:
        """Show the segments that pull a song to where the model placed it; return whether there are any."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()  # Qt deletes it later
            button.deleteLater()
        points = curve.pulling(emotion)
        self._buttons = [self._button(point) for point in points]
        for button in self._buttons:
            self._flow.addWidget(button)
        mood = mood_text(mood_word(emotion))
        self._text.setText(
            self.tr("These parts pull it most towards “{mood}”. Click one to play it.").format(mood=mood)
        )
        return bool(points)

    def _button(self, point: CurvePoint) -> QPushButton:
        mood, start = mood_text(mood_word(point.emotion)), duration_text(point.start_s)
        name = self.tr("Play from {time}: {mood}").format(time=start, mood=mood)
        button = push_button(f"{start}  {mood}", name, tip=f"{name}, {place_text(point.emotion)}")
        button.setObjectName("facet")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._seeks(point.start_s))
        return button

    def _seeks(self, start_s: float) -> Callable[[], None]:
        return lambda: self.sought.emit(start_s)
