"""What a tool of the plane is: who hears the mouse and the keys while it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from emotion_player.core.emotion import Emotion
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
    """Something that the mouse did.

    Attributes:
        place: Where, in valence and arousal; it may lie beside the plane.
        track_id: The shown point under the pointer.
        modifiers: Keys held meanwhile.
    """

    place: QPointF
    track_id: int | None
    modifiers: Qt.KeyboardModifier


class Canvas(Protocol):
    """What tools know of the plane that they work on."""

    def emotion_of(self, track_id: int) -> Emotion:
        """Where a point lies."""

    def current(self) -> int | None:
        """The point that the keys are on."""

    def pixel_size(self) -> QPointF:
        """How large a pixel is in valence and arousal."""


class PlaneTool(QObject):
    """A tool that does nothing: the plane pans, and clicks mean points. Others take what they need.

    A method that answers True has used the event up. A press that was used up is followed by ``drag`` and ``release``.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None

    def press(self, event: PlaneEvent) -> bool:
        """The left button went down."""
        return False

    def drag(self, event: PlaneEvent) -> None:
        """The pointer moved with the button down."""

    def release(self, event: PlaneEvent, *, clicked: bool) -> bool:
        """The button went up; ``clicked`` where it went down. False: this was a click like any other."""
        return False

    def hover(self, event: PlaneEvent) -> None:
        """The pointer moved without a button."""

    def double_click(self, event: PlaneEvent) -> bool:
        """The left button was pressed twice."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """A key was pressed."""
        return False

    def cancel(self) -> None:
        """Forget what has begun; another tool was chosen."""


class Drawing(pg.GraphicsObject):  # type: ignore[misc]
    """What is drawn over the points in pixels of the window, so that lines stay crisp at every zoom."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        """The plane and much around it: lines may leave it."""
        return QRectF(-4, -4, 8, 8)

    def to_pixel(self, valence: float, arousal: float) -> QPointF:
        """Where a place is painted once ``painter.resetTransform()`` was called."""
        return QPointF(self.deviceTransform_().map(QPointF(valence, arousal)))
