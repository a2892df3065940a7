"""A media player that cannot freeze the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtQml import QQmlComponent, QQmlEngine

_MEDIA_PLAYER = b"import QtMultimedia\nMediaPlayer { audioOutput: AudioOutput {} }"


def make_media_player(parent: QObject) -> tuple[QMediaPlayer, QAudioOutput]:
    """Create a media player and its audio output, both owned by ``parent``.

    QML creates them, since objects created in Python deadlock: when a track stops, the decoder's thread disconnects
    from them, which asks an object created in Python for an override, for which it needs the interpreter's lock, while
    this thread holds that lock and waits for the connections' lock (PySide 6.11).
    """
    engine = QQmlEngine()
    engine.setParent(parent)
    component = QQmlComponent(engine)
    component.setParent(engine)
    component.setData(_MEDIA_PLAYER, QUrl())
    player = component.create()
    if not isinstance(player, QMediaPlayer):
        raise RuntimeError(f"QtMultimedia gives no player: {component.errorString()}")
    player.setParent(parent)
    return player, player.audioOutput()
