"""One file at a time, as sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioOutput, QMediaPlayer

from emotion_player.core.location import Location
from emotion_player.gui.file_urls import open_file, url_of
from emotion_player.gui.player.media_player import make_media_player

_LEAST_MS = 50
"""What plays at least after going anywhere."""


class Deck(QObject):
    """Plays a file, and says in one sentence why it cannot. What plays it takes time to build: it comes with the first.

    Signals:
        ended: The file was played to its end.
        failed: Why the file cannot be played.
        position_changed: Where it plays, in milliseconds.
        duration_changed: How long the file is, in milliseconds.
        state_changed: It plays, or does so no more.
    """

    ended = Signal()
    failed = Signal(str)
    position_changed = Signal(int)
    duration_changed = Signal(int)
    state_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._device: QAudioDevice | None = None
        self._volume, self._muted = 1.0, False
        self._path: Path | None = None
        self._file: QFile | None = None  # whose name Qt cannot say
        self._start_ms = 0
        self._fault = ""
        self._is_playing = False

    @property
    def path(self) -> Path | None:
        """The file that is open."""
        return self._path

    @property
    def fault(self) -> str:
        """Why the file cannot be played; empty as long as it seems that it can."""
        return self._fault

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will as soon as the file is open."""
        return self._is_playing

    @property
    def position_ms(self) -> int:
        """Where it plays, or will begin to."""
        return max(self._player.position() if self._player else 0, self._start_ms)

    @property
    def duration_ms(self) -> int:
        """How long the file is; 0 until that is known."""
        return self._player.duration() if self._player else 0

    def load(self, path: Path, start_ms: int = 0) -> None:
        """Open a file and stand ready at a place of it; ``failed`` may come at once or later."""
        self.stop()
        self._path, self._start_ms, self._fault = path, start_ms, ""
        if not _is_there(path):
            self._fail(self.tr("The file is gone: it was moved or deleted."))
            return
        player = self._made()
        if Location(path).is_text:
            player.setSource(url_of(path))
        else:
            try:
                self._file = open_file(path)
            except OSError:
                self._fail(self.tr("This file cannot be played."))
                return
            player.setSourceDevice(self._file)
        player.pause()

    def play(self) -> None:
        """Play, or go on."""
        self._made().play()
        self._note_playing(True)

    def pause(self) -> None:
        """Fall silent and stay where it is."""
        self._made().pause()
        self._note_playing(False)

    def stop(self) -> None:
        """Fall silent and let go of the file."""
        self._path, self._start_ms, self._fault = None, 0, ""
        if self._player:
            self._player.stop()
            self._player.setSource(QUrl())
            self._file = None
        self._note_playing(False)

    def seek(self, position_ms: int) -> None:
        """Go on from elsewhere."""
        if self._made().mediaStatus() == QMediaPlayer.MediaStatus.LoadingMedia:
            self._start_ms = position_ms
        else:
            self._go_to(position_ms)

    def set_volume(self, volume: float) -> None:
        """How loud it seems, in [0, 1]."""
        self._volume = volume
        if self._output:
            scale = QAudio.VolumeScale
            self._output.setVolume(QAudio.convertVolume(volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale))

    def set_muted(self, muted: bool) -> None:
        """Play without a sound."""
        self._muted = muted
        if self._output:
            self._output.setMuted(muted)

    def set_device(self, device: QAudioDevice) -> None:
        """Where the sound goes."""
        self._device = device
        if self._output and self._output.device() != device:
            self._output.setDevice(device)

    def _made(self) -> QMediaPlayer:
        """What plays, as it was wished for so far."""
        if self._player is None:
            self._player, self._output = make_media_player(self)
            self._player.positionChanged.connect(self._on_position_changed)
            self._player.durationChanged.connect(self._on_duration_changed)
            self._player.mediaStatusChanged.connect(self._on_media_status_changed)
            self._player.errorOccurred.connect(self._on_error_occurred)
            self.set_volume(self._volume)
            self.set_muted(self._muted)
            if self._device is not None:
                self.set_device(self._device)
        return self._player

    def _fail(self, sentence: str) -> None:
        self._fault = sentence
        self._note_playing(False)
        self.failed.emit(sentence)

    def _go_to(self, position_ms: int) -> None:
        """Exactly at its end, a player would stay there without saying that it has ended."""
        player = self._made()
        player.setPosition(max(0, min(position_ms, player.duration() - _LEAST_MS)))

    def _note_playing(self, playing: bool) -> None:
        if playing != self._is_playing:
            self._is_playing = playing
            self.state_changed.emit()

    def _on_position_changed(self, position_ms: int) -> None:
        if not self._start_ms:
            self.position_changed.emit(position_ms)

    def _on_duration_changed(self, duration_ms: int) -> None:
        self.duration_changed.emit(duration_ms)

    def _on_media_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._note_playing(False)
            self.ended.emit()
        elif status == QMediaPlayer.MediaStatus.LoadedMedia and self._start_ms:
            start_ms, self._start_ms = self._start_ms, 0
            self._go_to(start_ms)

    def _on_error_occurred(self, error: QMediaPlayer.Error, detail: str) -> None:
        if self._path is None or self._fault or error == QMediaPlayer.Error.NoError:
            return
        if not _is_there(self._path):
            self._fail(self.tr("The file is gone: it was moved or deleted."))
        elif error == QMediaPlayer.Error.FormatError:
            self._fail(self.tr("This file cannot be played: it is damaged, or its format is unknown here."))
        else:
            self._fail(self.tr("This file cannot be played."))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
