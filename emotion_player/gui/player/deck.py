"""The playback of one file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioOutput, QMediaPlayer

from emotion_player.core.location import Location
from emotion_player.gui.file_urls import open_file, url_of
from emotion_player.gui.player.media_player import make_media_player

_LEAST_MS = 50
"""The least time before the end to which one can seek."""


class Deck(QObject):
    """Plays one file. The media player takes time to create, so it is created with the first file.

    Signals:
        ended: The file was played to its end.
        failed: The file cannot be played: why, in one sentence.
        position_changed: The position in milliseconds.
        duration_changed: The duration in milliseconds.
        state_changed: Playback started or stopped.
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
        self._file: QFile | None = None  # open while its path is not text, which Qt needs
        self._start_ms = 0
        self._fault = ""
        self._is_playing = False

    @property
    def path(self) -> Path | None:
        """The open file."""
        return self._path

    @property
    def fault(self) -> str:
        """Why the file cannot be played; empty unless it failed."""
        return self._fault

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will once the file is open."""
        return self._is_playing

    @property
    def position_ms(self) -> int:
        """The position, or the start position while the file is opening."""
        return max(self._player.position() if self._player else 0, self._start_ms)

    @property
    def duration_ms(self) -> int:
        """The duration of the file; 0 until it is known."""
        return self._player.duration() if self._player else 0

    def load(self, path: Path, start_ms: int = 0) -> None:
        """Open a file, paused at a position; ``failed`` may be emitted at once or later."""
        self.stop()
        self._path, self._start_ms, self._fault = path, start_ms, ""
        if not _is_there(path):
            self._fail(self._why_gone(path))
            return
        player = self._media_player()
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
        """Play or resume."""
        self._media_player().play()
        self._set_playing(True)

    def pause(self) -> None:
        """Pause at the present position."""
        self._media_player().pause()
        self._set_playing(False)

    def stop(self) -> None:
        """Stop and close the file."""
        self._path, self._start_ms, self._fault = None, 0, ""
        if self._player:
            self._player.stop()
            self._player.setSource(QUrl())
            self._file = None
        self._set_playing(False)

    def seek(self, position_ms: int) -> None:
        """Continue from another position."""
        if self._media_player().mediaStatus() == QMediaPlayer.MediaStatus.LoadingMedia:
            self._start_ms = position_ms
        else:
            self._go_to(position_ms)

    def set_volume(self, volume: float) -> None:
        """Set the perceived volume, in [0, 1]."""
        self._volume = volume
        if self._output:
            scale = QAudio.VolumeScale
            self._output.setVolume(QAudio.convertVolume(volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale))

    def set_muted(self, muted: bool) -> None:
        """Mute or unmute."""
        self._muted = muted
        if self._output:
            self._output.setMuted(muted)

    def set_device(self, device: QAudioDevice) -> None:
        """Set the sound device."""
        self._device = device
        if self._output and self._output.device() != device:
            self._output.setDevice(device)

    def _media_player(self) -> QMediaPlayer:
        """Return the media player; create it, with all settings made so far, when first needed."""
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

    def _why_gone(self, path: Path) -> str:
        if path.parent.is_dir():
            return self.tr("The file is gone: it was moved or deleted.")
        return self.tr("Its folder is not there: its drive may not be connected.")

    def _fail(self, sentence: str) -> None:
        self._fault = sentence
        self._set_playing(False)
        self.failed.emit(sentence)

    def _go_to(self, position_ms: int) -> None:
        """Seek, but not exactly to the end, where a media player would not report that it has ended."""
        player = self._media_player()
        player.setPosition(max(0, min(position_ms, player.duration() - _LEAST_MS)))

    def _set_playing(self, playing: bool) -> None:
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
            self._set_playing(False)
            self.ended.emit()
        elif status == QMediaPlayer.MediaStatus.LoadedMedia and self._start_ms:
            start_ms, self._start_ms = self._start_ms, 0
            self._go_to(start_ms)

    def _on_error_occurred(self, error: QMediaPlayer.Error, detail: str) -> None:
        if self._path is None or self._fault or error == QMediaPlayer.Error.NoError:
            return
        if not _is_there(self._path):
            self._fail(self._why_gone(self._path))
        elif error == QMediaPlayer.Error.FormatError:
            self._fail(self.tr("This file cannot be played: it is damaged, or its format is unknown here."))
        else:
            self._fail(self.tr("This file cannot be played."))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
