"""The display of the valence-arousal plane: background, points and overlays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.gui.plane.items.contour_lines import ContourLines
from emotion_player.gui.plane.items.marker import Marker
from emotion_player.gui.plane.items.mood_labels import MoodLabels
from emotion_player.gui.plane.items.plane_ground import Ground
from emotion_player.gui.plane.items.plane_words import PlaneWords
from emotion_player.gui.plane.items.point_cloud import PointCloud
from emotion_player.gui.plane.items.point_style import PointStyle
from emotion_player.gui.plane.items.trail import Trail
from emotion_player.gui.plane.pyqtgraph_parts import GraphicsObject, GraphicsView, ViewBox
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.parts import label

_MARGIN_PX = 30
"""The margin around the whole plane, for the words at its corners and sides."""
_GAP_PX = 6
"""The distance of the whole plane from what floats over the view."""
_RING_PX = 2.0
"""The width of the focus ring."""
_CLOSEST, _FARTHEST = 0.01, 4.0
"""The largest and the smallest visible range, as a share of the whole plane."""


class Depth(IntEnum):
    """The stacking order of the items, from bottom to top."""

    GROUND = 0
    POINTS = 1
    CONTOURS = 2
    WORDS = 3
    TRAIL = 4
    PATH = 5
    MARKS = 6
    TOOLS = 7


class PlaneView(GraphicsView):  # type: ignore[misc]
    """Displays points on a plane that fills its room, or stays square; it does not interpret the user's actions."""

    _is_built = False

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._current: int | None = None
        self._playing: int | None = None
        self._fitted = True
        self._is_square = False
        self._margins = QMarginsF(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        self.setAccessibleName(self.tr("Emotion plane"))
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setAccessibleName(self.tr("Emotion plane"))
        self._view = ViewBox(enableMenu=False)
        self.setCentralItem(self._view)
        self._view.sigRangeChangedManually.connect(self._on_range_chosen)
        self._items: list[Any] = []
        self._build_items(theme)
        self._note = label(self.tr("Why the plane is empty"), style="quiet")
        self._note.setParent(self)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self._note.hide()
        PlaneView.apply_theme(self, theme)
        self._is_built = True
        self.show_whole()

    def add(self, item: GraphicsObject, depth: Depth) -> None:
        """Add an item."""
        item.setZValue(depth)
        self._items.append(item)
        self._view.addItem(item, ignoreBounds=True)

    def show_points(
        self, points: npt.NDArray[np.floating], shown: npt.NDArray[np.intp], style: PointStyle | None = None
    ) -> None:
        """Show (n, 2) points, dimming all but the rows ``shown``; plain ones without a ``style``."""
        self._cloud.show_points(points, shown, style or PointStyle.plain(len(points)))
        self._contours.show_points(self._cloud.points[self._cloud.shown])
        self._mark()

    def show_selected(self, track_ids: Iterable[int]) -> None:
        """Draw points as selected, without a signal."""
        self._cloud.show_selected(track_ids)

    def mark_current(self, track_id: int | None) -> None:
        """Draw a point as the current one."""
        self._current = track_id
        self._mark()

    def mark_playing(self, track_id: int | None) -> None:
        """Draw a point as the playing one."""
        self._playing = track_id
        self._mark()

    def show_contours(self, *, shown: bool) -> None:
        """Show or hide the contours of density."""
        self._contours.show_lines(shown=shown)

    def show_words(self, *, shown: bool) -> None:
        """Show or hide the mood words."""
        self._mood_labels.setVisible(shown)

    def show_trail(self, curve: EmotionCurve | None) -> None:
        """Draw the trail of a song, or none."""
        self._trail.show_curve(curve)

    def show_position(self, seconds: float | None) -> None:
        """Show the position in the song on the trail; None while it does not play."""
        self._trail.show_position(seconds)

    def explain(self, why_empty: str) -> None:
        """Show why the plane is empty; an empty text shows nothing."""
        self._note.setText(why_empty)
        self._note.setVisible(bool(why_empty))
        self._place_note()

    def show_whole(self) -> None:
        """Fit the whole plane into the view, clear of what floats above and below it."""
        self._fitted = True
        width_px, height_px = self._view.width(), self._view.height()
        free = QRectF(0, 0, width_px, height_px).marginsRemoved(self._margins)
        sides_px = max(100.0, free.width()), max(100.0, free.height())
        if self._is_square:
            sides_px = min(sides_px), min(sides_px)
        wide, high = 2 * width_px / sides_px[0], 2 * height_px / sides_px[1]
        below = (height_px - free.center().y()) / height_px  # where the middle of the plane lies, as a share
        self._view.setLimits(
            minXRange=_CLOSEST * wide, maxXRange=_FARTHEST * wide, minYRange=_CLOSEST * high, maxYRange=_FARTHEST * high
        )
        self._view.setRange(QRectF(-wide / 2, -high * below, wide, high), padding=0)

    def keep_clear(self, bands: Sequence[QRect], taken: Sequence[QRect]) -> None:
        """Keep the plane clear of what floats over it, as far as it is to be.

        Args:
            bands: What stays at the upper and the lower edge, and leaves the whole plane to be seen.
            taken: All that floats: no word is written there.
        """
        middle = self.height() / 2
        above = max((place.bottom() + _GAP_PX for place in bands if place.bottom() < middle), default=0)
        below = max((self.height() - place.top() + _GAP_PX for place in bands if place.top() > middle), default=0)
        margins = QMarginsF(_MARGIN_PX, max(above, _MARGIN_PX), _MARGIN_PX, max(below, _MARGIN_PX))
        self._words.keep_clear([QRectF(place) for place in taken], above, below)
        if margins != self._margins:
            self._margins = margins
            if self._fitted:
                self.show_whole()

    def keep_square(self, *, square: bool) -> None:
        """Give both axes the same scale, or each its own, so that the plane fills its room."""
        self._is_square = square
        self._view.setAspectLocked(square)
        self.show_whole()

    def zoom(self, factor: float) -> None:
        """Zoom in (a factor above 1) or out, around the middle of the view."""
        self._fitted = False
        self._view.scaleBy((1 / factor, 1 / factor))

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.setBackground(QColor(theme.surface))
        for item in self._items:
            item.apply_theme(theme)
        self._mark()

    # Coordinates

    def place_of(self, track_id: int) -> QPointF:
        """Return the position of a point in the viewport, in pixels."""
        place: QPointF = self._view.mapViewToScene(QPointF(*self._cloud.points[track_id].tolist()))
        return QPointF(self.viewportTransform().map(place))

    def emotion_of(self, track_id: int) -> Emotion:
        """Return the emotion of a point."""
        return self._cloud.emotion_of(track_id)

    def pixel_size(self) -> QPointF:
        """Return the size of a pixel in valence and arousal."""
        return QPointF(*self._view.viewPixelSize())

    def place_at(self, pixel: QPointF) -> QPointF:
        """Return the valence and arousal at a pixel of the viewport; they may be outside the plane."""
        to_scene, _ = self.viewportTransform().inverted()
        return QPointF(self._view.mapSceneToView(to_scene.map(pixel)))

    def emotion_at(self, pixel: QPoint) -> Emotion:
        """Return the emotion at a pixel of the viewport, clipped to the plane."""
        place = self.place_at(QPointF(pixel))
        return Emotion.clipped(place.x(), place.y())

    def point_at(self, pixel: QPointF) -> int | None:
        """Return the shown point under the pointer."""
        to_scene, _ = self.viewportTransform().inverted()
        if not self._view.sceneBoundingRect().contains(to_scene.map(pixel)):
            return None
        return self._cloud.nearest_shown(self.place_at(pixel))

    def bring_into_view(self, place: QPointF) -> None:
        """Centre the view on a position if it is out of sight."""
        seen = self._view.viewRect()
        if not seen.contains(place):
            seen.moveCenter(place)
            self._view.setRange(seen, padding=0)

    # Building

    def _build_items(self, theme: Theme) -> None:
        self._cloud = PointCloud(theme)
        self._contours = ContourLines(theme)
        self._mood_labels = MoodLabels(theme)
        self._mood_labels.setVisible(False)
        self._trail = Trail(theme)
        self._playing_mark = Marker(theme, radius_px=13, filled=False)
        self._current_mark = Marker(theme, radius_px=7.5, filled=True)
        self._words = PlaneWords(theme)
        self.add(Ground(theme), Depth.GROUND)
        self.add(self._cloud, Depth.POINTS)
        self.add(self._contours, Depth.CONTOURS)
        for words in (self._mood_labels, self._words):
            self.add(words, Depth.WORDS)
        self.add(self._trail, Depth.TRAIL)
        for mark in (self._playing_mark, self._current_mark):
            self.add(mark, Depth.MARKS)

    def _on_range_chosen(self) -> None:
        self._fitted = False

    def _mark(self) -> None:
        """Move the markers to their points."""
        for mark, track_id in ((self._current_mark, self._current), (self._playing_mark, self._playing)):
            if track_id is None or track_id >= len(self._cloud.points):
                mark.vanish()
            else:
                mark.mark(self._cloud.emotion_of(track_id), self._cloud.color_of(track_id))

    def _place_note(self) -> None:
        self._note.setGeometry(self.viewport().rect().adjusted(50, 50, -50, -50))

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw a ring around the plane while it has the focus."""
        if self.hasFocus():
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), _RING_PX))
            ring = QRectF(self.viewport().rect()).adjusted(_RING_PX / 2, _RING_PX / 2, -_RING_PX / 2, -_RING_PX / 2)
            painter.drawRoundedRect(ring, 6, 6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def close(self) -> bool:
        """Close like any widget; pyqtgraph would delete the scene before its items."""
        return QWidget.close(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole plane in view unless the user has zoomed in."""
        super().resizeEvent(event)
        if self._is_built:  # Qt resizes views while they are built, too
            if self._fitted:
                self.show_whole()
            self._place_note()
