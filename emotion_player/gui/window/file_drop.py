"""Files and folders that are dropped onto the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from emotion_player.gui.file_urls import path_of
from emotion_player.gui.playlists.collecting import Collecting
from emotion_player.gui.songs.track_drag import are_from_here
from emotion_player.gui.window.music_library import MusicLibrary


class FileDrop(QObject):
    """Adds what other programs drop onto a window: songs and folders to the library, playlists to the playlists."""

    def __init__(self, window: QWidget, library: MusicLibrary, collecting: Collecting) -> None:
        super().__init__(window)
        self._library = library
        self._collecting = collecting
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files and folders from other programs, and take them in."""
        if isinstance(event, QDragEnterEvent):
            mime = event.mimeData()
            if self._library.can_analyze and not are_from_here(mime) and any(url.isLocalFile() for url in mime.urls()):
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            dropped = [path for url in event.mimeData().urls() if (path := path_of(url)) is not None]
            if others := self._collecting.taken_in(dropped):
                self._library.add(others)
            event.acceptProposedAction()
            return True
        return False
