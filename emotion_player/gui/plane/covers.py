"""Covers for the hover card and other views, read in the background and cached."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

from emotion_player.core.ports.files import ReadCover
from emotion_player.gui.operation import Lane, Operation
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.tasks import Tasks

_COVERS = Lane("covers")
_REMEMBERED = 64
_SIDE_PX = 256
"""Enough for the card on screens of every density."""


class Covers(QObject):
    """Loads the cover of the song whose card is shown, and others; requests that are obsolete are skipped.

    Args:
        plane: Wants covers.
        path_of: Where a song lies.
        read_cover: Reads the picture of a song; runs on a task thread.
        tasks: Runs it.
    """

    def __init__(
        self,
        plane: EmotionPlane,
        path_of: Callable[[int], Path],
        read_cover: ReadCover,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plane = plane
        self._path_of = path_of
        self._read_cover = read_cover
        self._tasks = tasks
        self._known: OrderedDict[Path, QPixmap] = OrderedDict()
        plane.card.cover_wanted.connect(self._on_cover_wanted)

    def want(self, song: int, is_wanted: Callable[[], bool], show: Callable[[QPixmap], None]) -> None:
        """Load the cover of a song, and show it at once or later.

        Args:
            song: Its id.
            is_wanted: Returns whether the request is still wanted; also called on a task thread.
            show: Called with the cover, a null pixmap if there is none.
        """
        path = self._path_of(song)
        if path in self._known:
            self._known.move_to_end(path)
            show(self._known[path])
            return

        def read() -> QImage | None:
            return _small(self._read_cover(path)) if is_wanted() else None

        def on_read(image: QImage | None) -> None:
            if image is not None and is_wanted():
                self._known[path] = QPixmap.fromImage(image)
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
                show(self._known[path])

        self._tasks.start(Operation.call("reading a cover", read, _COVERS).on_success(on_read))

    def _on_cover_wanted(self, track_id: int) -> None:
        self.want(
            track_id,
            lambda: self._plane.card.track_id == track_id,
            lambda cover: self._plane.show_cover(track_id, cover),
        )


def _small(data: bytes) -> QImage:
    """A picture from its bytes, no larger than is needed; null where it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _SIDE_PX:
        reader.setScaledSize(size.scaled(QSize(_SIDE_PX, _SIDE_PX), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
