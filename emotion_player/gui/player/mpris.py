"""The player on D-Bus (MPRIS 2.2), for media keys, lock screens and applets of Linux desktops."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QDir, QObject, QTemporaryFile, QTimer, QUrl, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusObjectPath
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from emotion_player.core.playing.play_queue import Repeat
from emotion_player.gui.file_urls import url_of
from emotion_player.gui.player.playback import Playback

SERVICE = "org.mpris.MediaPlayer2.emotion_player"
_PATH = "/org/mpris/MediaPlayer2"
_PLAYER = "org.mpris.MediaPlayer2.Player"
_LOOPS = {Repeat.OFF: "None", Repeat.ALL: "Playlist", Repeat.ONE: "Track"}
_class_info: Any = ClassInfo
_MAP: Any = "QVariantMap"
_LIST: Any = "QStringList"
_INT64: Any = "qlonglong"
"""Types that PySide accepts but that its stubs do not declare."""

_ANNOUNCED = ("PlaybackStatus", "LoopStatus", "Shuffle", "Metadata", "Volume", "CanGoNext", "CanGoPrevious", "CanPause")
"""The properties whose changes are announced; clients advance the position themselves, from the last ``Seeked``."""


class Mpris(QObject):
    """Registers a player on the session bus until it is withdrawn; does nothing without a session bus."""

    def __init__(self, playback: Playback, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.sessionBus()
        self._root, self._player = _Root(self, window), _Player(self, playback)
        self._name = ""
        self._announced: dict[str, Any] = {}
        self._announcing = QTimer(self, singleShot=True, interval=0)
        self._announcing.timeout.connect(self._announce)
        exports = QDBusConnection.RegisterOption.ExportAdaptors
        if not self._bus.isConnected() or not self._bus.registerObject(_PATH, self, exports):
            return
        names = (SERVICE, f"{SERVICE}.instance{os.getpid()}")
        self._name = next((name for name in names if self._bus.registerService(name)), "")
        for changed in (
            playback.song_changed,
            playback.state_changed,
            playback.queue_changed,
            playback.volume_changed,
            playback.duration_changed,
        ):
            changed.connect(self._announcing.start)
        playback.seeked.connect(lambda position_ms: self._player.Seeked.emit(position_ms * 1000))

    def show_cover(self, cover: QPixmap | None) -> None:
        """Publish the cover of the song as a file; each has its own name, since desktops cache pictures by name."""
        self._player.cover = None  # deletes the file of the previous cover
        if not self._name:
            return
        if cover is not None and not cover.isNull():
            picture = QTemporaryFile(QDir.temp().filePath("emotion-player-XXXXXX.png"))
            if picture.open() and cover.save(picture, "PNG", 100):  # weak compression, which takes 2 ms, not 10
                picture.close()
                self._player.cover = picture
        self._announcing.start()

    def withdraw(self) -> None:
        """Unregister the player."""
        self._player.cover = None
        if self._name:
            self._bus.unregisterService(self._name)
            self._bus.unregisterObject(_PATH)
            self._name = ""

    def _announce(self) -> None:
        """Announce all changes since the last time at once."""
        now = {name: self._player.property(name) for name in _ANNOUNCED}
        if changed := {name: value for name, value in now.items() if self._announced.get(name) != value}:
            self._announced = now
            signal = QDBusMessage.createSignal(_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged")
            signal.setArguments([_PLAYER, changed, []])
            self._bus.send(signal)


@_class_info({"D-Bus Interface": "org.mpris.MediaPlayer2"})
class _Root(QDBusAbstractAdaptor):
    """The interface of the application, with the names of the specification."""

    def __init__(self, parent: QObject, window: QWidget) -> None:
        super().__init__(parent)
        self._window = window

    @Slot()
    def Raise(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    @Slot()
    def Quit(self) -> None:
        self._window.close()

    CanQuit = Property(bool, lambda _: True)
    CanRaise = Property(bool, lambda _: True)
    HasTrackList = Property(bool, lambda _: False)
    Identity = Property(str, lambda _: "Emotion Player")
    DesktopEntry = Property(str, lambda _: "emotion-player")
    SupportedUriSchemes = Property(_LIST, lambda _: [])
    SupportedMimeTypes = Property(_LIST, lambda _: [])


@_class_info({"D-Bus Interface": _PLAYER})
class _Player(QDBusAbstractAdaptor):
    """The interface of the player, with the names of the specification and times in microseconds."""

    Seeked = Signal(_INT64)

    def __init__(self, parent: QObject, playback: Playback) -> None:
        super().__init__(parent)
        self._playback = playback
        self.cover: QTemporaryFile | None = None

    @Slot()
    def Next(self) -> None:
        self._playback.next()

    @Slot()
    def Previous(self) -> None:
        self._playback.previous()

    @Slot()
    def Pause(self) -> None:
        self._playback.pause()

    @Slot()
    def PlayPause(self) -> None:
        self._playback.toggle()

    @Slot()
    def Stop(self) -> None:
        self._playback.stop()

    @Slot()
    def Play(self) -> None:
        if not self._playback.is_playing:
            self._playback.play()

    @Slot(_INT64)
    def Seek(self, offset_us: int) -> None:
        """Seek by an offset; beyond the end, play the next song."""
        target_ms = self._playback.position_ms + offset_us // 1000
        if target_ms > self._playback.duration_ms:
            self._playback.next()
        else:
            self._playback.seek(target_ms)

    @Slot(QDBusObjectPath, _INT64)
    def SetPosition(self, song: QDBusObjectPath, position_us: int) -> None:
        """Seek to a position; ignore one for another song or beyond the end."""
        if song.path() == self._song_path() and 0 <= position_us // 1000 <= self._playback.duration_ms:
            self._playback.seek(position_us // 1000)

    def _status(self) -> str:
        if self._playback.is_playing:
            return "Playing"
        return "Paused" if self._playback.open_files else "Stopped"

    def _set_loop(self, status: str) -> None:
        for repeat, name in _LOOPS.items():
            if name == status:
                self._playback.change(self._playback.queue.repeating(repeat))

    def _set_shuffle(self, shuffle: bool) -> None:
        self._playback.change(self._playback.queue.shuffling(shuffle))

    def _song_path(self) -> str:
        song = self._playback.queue.current
        return f"{_PATH}/TrackList/NoTrack" if song is None else f"/emotion_player/song/{song}"

    def _metadata(self) -> dict[str, Any]:
        track = self._playback.track
        known: dict[str, Any] = {"mpris:trackid": QDBusObjectPath(self._song_path())}
        if track is not None:
            # The length should be an int64, but PySide makes a small int an int32; clients accept a double as well.
            known["mpris:length"] = self._playback.duration_ms * 1000.0
            known["xesam:title"] = track.display_title
            known["xesam:url"] = url_of(track.path).toString(QUrl.ComponentFormattingOption.FullyEncoded)
            known |= {"mpris:artUrl": _address(self.cover.fileName())} if self.cover else {}
            known |= {"xesam:artist": [track.artist]} if track.artist else {}
            known |= {"xesam:album": track.album} if track.album else {}
            known |= {"xesam:genre": [track.genre]} if track.genre else {}
        return known

    PlaybackStatus = Property(str, _status)
    LoopStatus = Property(str, lambda self: _LOOPS[self._playback.queue.repeat], _set_loop)
    Shuffle = Property(bool, lambda self: self._playback.queue.shuffle, _set_shuffle)
    Metadata = Property(_MAP, _metadata)
    Volume = Property(
        float,
        lambda self: 0.0 if self._playback.is_muted else self._playback.volume,
        lambda self, volume: self._playback.set_volume(volume),
    )
    Position = Property(_INT64, lambda self: self._playback.position_ms * 1000)
    Rate = Property(float, lambda _: 1.0, lambda _, rate: None)
    MinimumRate = Property(float, lambda _: 1.0)
    MaximumRate = Property(float, lambda _: 1.0)
    CanGoNext = Property(bool, lambda self: self._playback.queue.skipped() is not None)
    CanGoPrevious = Property(bool, lambda self: self._playback.queue.current is not None)
    CanPlay = Property(bool, lambda _: True)
    CanPause = Property(bool, lambda self: self._playback.queue.current is not None)
    CanSeek = Property(bool, lambda _: True)
    CanControl = Property(bool, lambda _: True)


def _address(path: str) -> str:
    return QUrl.fromLocalFile(path).toString(QUrl.ComponentFormattingOption.FullyEncoded)
