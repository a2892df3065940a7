"""The mark before a song's title: its point, drawn as on the plane."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.coloring import Coloring
from emotion_player.collection.placements import PlacementStatus
from emotion_player.gui.plane.items.point_sheet import place_palette, shade_numbers


def track_mark(tracks: TrackCollection, track_id: int, *, dark: bool, coloring: Coloring | None = None) -> QIcon:
    """Paint a dot in the colour of its emotion, or of a coloring; outlined while the teacher has not refined it."""
    outlined = tracks.placements.status_of(track_id) is PlacementStatus.OTHER_MODEL
    if coloring is None or coloring.by_place or track_id >= len(coloring.indexes):
        (shade,) = shade_numbers(tracks.points()[track_id : track_id + 1]).tolist()
        color = place_palette(dark=dark)[shade]
    else:
        color = coloring.entries[coloring.indexes[track_id]].color(dark=dark)
    return _dot(color, outlined=outlined)


@lru_cache(maxsize=4096)
def _dot(color: str, *, outlined: bool) -> QIcon:
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), 4))
    painter.setBrush(Qt.BrushStyle.NoBrush if outlined else QColor(color))
    painter.drawEllipse(6, 6, 16, 16)
    painter.end()
    dot = QIcon(pixmap)
    dot.addPixmap(pixmap, QIcon.Mode.Selected)  # as it is: Qt would wash it out
    return dot
