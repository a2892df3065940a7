"""The player at the foot of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtMultimedia import QAudio, QMediaPlayer
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QSlider, QStyle

from emotion_player.core.track import Track
from emotion_player.gui.icons import icon
from emotion_player.gui.parts import column_in, icon_button, label, named, row_in
from emotion_player.gui.player.media_player import make_media_player
from emotion_player.gui.songs.track_table_model import duration_text
from emotion_player.gui.theme import Theme

_GONE = "The file is gone: it was moved or deleted."


class PlayerBar(QFrame):
    """Plays one track at a time.

    Signals:
        play_requested: Play was pressed while no track is loaded.
        next_requested: The next track is wanted, by a press or because this one has ended.
        previous_requested: The track before is wanted.
        volume_changed: The user set the volume, in [0, 1].
    """

    play_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    volume_changed = Signal(float)

    def __init__(self, theme: Theme, volume: float) -> None:
        super().__init__()
        named(self, "Player", style="player")
        self._theme = theme
        self._track: Track | None = None
        self._player, self._output = make_media_player(self)

        self._title = ElidedLabel("title", "Title of the song")
        self._artist = ElidedLabel("artist", "Artist of the song")
        self._previous = icon_button("Previous song")
        self._play = icon_button("Play", style="play")
        self._play.setIconSize(QSize(22, 22))
        self._next = icon_button("Next song")
        self._elapsed = label("Time played", "0:00", style="time")
        self._total = label("Length of the song", "0:00", style="time")
        self._position = JumpSlider("Position in the song")
        self._position.setEnabled(False)
        self._mute = icon_button("Mute")
        self._mute.setCheckable(True)
        self._volume = JumpSlider("Volume")
        self._volume.setRange(0, 100)
        self._volume.setFixedWidth(110)
        for button in (self._previous, self._next, self._mute):
            button.setIconSize(QSize(20, 20))
        self._lay_out()

        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._play.clicked.connect(self.toggle)
        self._position.sliderMoved.connect(self._on_position_picked)
        self._volume.valueChanged.connect(self._on_volume_changed)
        self._mute.toggled.connect(self._on_mute_toggled)
        self._player.positionChanged.connect(self._on_position_changed)
        self._player.durationChanged.connect(self._on_duration_changed)
        self._player.playbackStateChanged.connect(self._draw_icons)
        self._player.mediaStatusChanged.connect(self._on_media_status_changed)
        self._player.errorOccurred.connect(self._on_error_occurred)
        self._volume.setValue(round(volume * 100))
        self._on_volume_changed(self._volume.value())
        self._tell("Nothing is playing", "Click a point or a song")

    @property
    def is_playing(self) -> bool:
        """Whether sound is running."""
        return self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    def play(self, track: Track) -> None:
        """Play a track from its beginning; say so if it cannot be."""
        self._track = track
        self._player.stop()
        self._on_duration_changed(round(track.duration_s * 1000))
        self._on_position_changed(0)
        if not _is_there(track.path):
            self._player.setSource(QUrl())
            self._refuse(_GONE)
            return
        self._tell(track.display_title, track.artist)
        self._position.setEnabled(True)
        self._player.setSource(QUrl.fromLocalFile(str(track.path)))
        self._player.play()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._track is None:
            self.play_requested.emit()
        elif self.is_playing:
            self._player.pause()
        elif self._player.source().isEmpty():
            self.play(self._track)
        else:
            self._player.play()

    def stop(self) -> None:
        """Fall silent and let go of the file."""
        self._player.stop()
        self._player.setSource(QUrl())

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._draw_icons()

    def _tell(self, title: str, artist: str, *, bad: bool = False) -> None:
        self._title.show_text(title)
        self._artist.show_text(artist)
        self._artist.setVisible(bool(artist))  # a title alone stands in the middle
        self._artist.setProperty("bad", bad)
        self._artist.style().polish(self._artist)
        self._draw_icons()

    def _refuse(self, reason: str) -> None:
        if self._track is not None:
            self._position.setEnabled(False)
            self._tell(self._track.display_title, reason, bad=True)

    def _on_error_occurred(self, error: QMediaPlayer.Error, detail: str) -> None:
        if error == QMediaPlayer.Error.NoError or self._track is None:
            return
        if _is_there(self._track.path):
            self._refuse("This file cannot be played.")
        else:
            self._refuse(_GONE)

    def _on_media_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self.next_requested.emit()

    def _on_position_changed(self, position_ms: int) -> None:
        if not self._position.isSliderDown():
            self._position.setValue(position_ms)
        self._elapsed.setText(duration_text(position_ms // 1000))

    def _on_position_picked(self, position_ms: int) -> None:
        self._player.setPosition(position_ms)

    def _on_duration_changed(self, duration_ms: int) -> None:
        if duration_ms > 0:
            self._position.setRange(0, duration_ms)
            self._total.setText(duration_text(duration_ms / 1000))

    def _on_volume_changed(self, percent: int) -> None:
        scale = QAudio.VolumeScale
        heard = QAudio.convertVolume(percent / 100, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
        self._output.setVolume(heard)
        self._volume.setToolTip(f"Volume {percent} %")
        if self._mute.isChecked():
            self._mute.setChecked(False)
        self.volume_changed.emit(percent / 100)

    def _on_mute_toggled(self, muted: bool) -> None:
        self._output.setMuted(muted)
        self._draw_icons()

    def _draw_icons(self) -> None:
        text, disabled = self._theme.text, self._theme.disabled
        self._previous.setIcon(icon("previous", text, disabled))
        self._next.setIcon(icon("next", text, disabled))
        self._play.setIcon(icon("pause" if self.is_playing else "play", self._theme.on_accent))
        self._play.setAccessibleName("Pause" if self.is_playing else "Play")
        self._play.setToolTip("Pause (Space)" if self.is_playing else "Play (Space)")
        self._mute.setIcon(icon("muted" if self._mute.isChecked() else "volume", self._theme.muted))

    def _lay_out(self) -> None:
        words = column_in(None, spacing=2)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._artist)
        words.addStretch()
        row = row_in(self, spacing=8, margins=(16, 10, 16, 10))
        for button in (self._previous, self._play, self._next):
            row.addWidget(button)
        row.addSpacing(10)
        row.addLayout(words, 2)
        row.addSpacing(10)
        row.addWidget(self._elapsed)
        row.addWidget(self._position, 3)
        row.addWidget(self._total)
        row.addSpacing(14)
        row.addWidget(self._mute)
        row.addWidget(self._volume)


class JumpSlider(QSlider):
    """A level slider whose handle jumps to where the groove is clicked, and can be dragged on from there."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump first; the handle then lies under the pointer, ready to be dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), round(event.position().x()), self.width()
            )
            self.setValue(value)
            self.sliderMoved.emit(value)
        super().mousePressEvent(event)


class ElidedLabel(QLabel):
    """One line of text that ends in … where it does not fit; all of it is in the tooltip."""

    def __init__(self, style: str, name: str) -> None:
        super().__init__()
        named(self, name, style=style)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text, as one line."""
        self.setText(" ".join(text.split()))
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
