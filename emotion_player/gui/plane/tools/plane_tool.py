"""The base class of tools, which handle mouse and keys while they are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from emotion_player.core.emotion import Emotion
from emotion_player.gui.plane.pyqtgraph_parts import GraphicsObject
from emotion_player.gui.theme import Theme


class Tool(Enum):
    """The tools, in the order of their buttons."""

    PAN = "pan"
    RECTANGLE = "rectangle"
    LASSO = "lasso"
    PATH = "path"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class PlaneEvent:
    """A mouse event on the plane.

    Attributes:
        place: The position in valence and arousal, which may be outside the plane.
        track_id: The shown point under the pointer.
        modifiers: The modifier keys.
    """

    place: QPointF
    track_id: int | None
    modifiers: Qt.KeyboardModifier


class Canvas(Protocol):
    """The interface of the plane for its tools."""

    def emotion_of(self, track_id: int) -> Emotion:
        """Return the emotion of a point."""

    def current(self) -> int | None:
        """Return the current point, for the arrow keys."""

    def pixel_size(self) -> QPointF:
        """Return the size of a pixel in valence and arousal."""


class PlaneTool(QObject):
    """A tool that handles nothing: the plane pans, and clicks pick points. Subclasses override what they need.

    A method returns True if it has handled the event. A handled press is followed by ``drag`` and ``release``.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None

    def press(self, event: PlaneEvent) -> bool:
        """Handle a press of the left button."""
        return False

    def drag(self, event: PlaneEvent) -> None:
        """Handle a move with the button down."""

    def release(self, event: PlaneEvent, *, clicked: bool) -> bool:
        """Handle the release of the button, ``clicked`` if it did not move; False for an ordinary click."""
        return False

    def hover(self, event: PlaneEvent) -> None:
        """Handle a move without a button."""

    def double_click(self, event: PlaneEvent) -> bool:
        """Handle a double click of the left button."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key press."""
        return False

    def cancel(self) -> None:
        """Cancel an action in progress, since another tool was chosen."""


class Drawing(GraphicsObject):  # type: ignore[misc]
    """An overlay over the points, drawn in pixels of the window, so that lines stay crisp at every zoom."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the plane with a wide margin, since lines may leave it."""
        return QRectF(-4, -4, 8, 8)

    def to_pixel(self, valence: float, arousal: float) -> QPointF:
        """Map a position to pixels, for painting after ``painter.resetTransform()``."""
        return QPointF(self.deviceTransform_().map(QPointF(valence, arousal)))
