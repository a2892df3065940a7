"""Exports the plane as a picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from emotion_player.gui.import_export.file_choice import FileChoice, FileKind
from emotion_player.gui.operation import Lane, Operation
from emotion_player.gui.plane.colors.plane_colors import PlaneColors
from emotion_player.gui.plane.plane_image import PlaneImage
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.window.frame import Frame


class PlaneExport(QObject):
    """Writes what the plane shows, in its colours and with its legend, as PNG or SVG; painted on a task thread."""

    def __init__(self, frame: Frame, tracks: TrackTableModel, colors: PlaneColors) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._ask = FileChoice(frame.window)
        self._tracks = tracks
        self._colors = colors

    def export(self) -> None:
        """Ask for a file and write the songs that are shown into it."""
        kinds = [FileKind(self.tr("Picture"), ".png"), FileKind(self.tr("Drawing"), ".svg")]
        file = self._ask.new_file(self.tr("Export the plane"), self.tr("Emotion plane"), kinds)
        if file is None:
            return
        image = self._image()
        sentence = self.tr("The plane was written to {file}.").format(file=file)
        saving = Operation.call("exporting the plane", lambda: image.save(file), Lane("plane"))
        self._frame.tasks.start(saving.on_success(lambda _: self._frame.message.inform(sentence)))

    def _image(self) -> PlaneImage:
        shown = np.sort(self._tracks.shown_ids())
        title = self.tr("%n song(s)", "", len(shown))
        return PlaneImage(
            title, self._tracks.points()[shown], self._colors.point_style().taken(shown), self._frame.theme
        )
