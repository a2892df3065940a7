"""The plane, over which its tools and its legend float."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from emotion_player.gui.plane.colors.legend import Legend
from emotion_player.gui.plane.emotion_plane import EmotionPlane
from emotion_player.gui.plane.tools.plane_tools import PlaneTools
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.overlay_layout import OverlayLayout
from emotion_player.gui.widgets.parts import named

TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
BOTTOM_LEFT = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
BOTTOM = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter


class PlaneCard(QFrame):
    """The plane from edge to edge; the tools float at its top left, the legend at its bottom left.

    Attributes:
        tools: The tool bar.
        plane: The plane.
        legend: The legend.
    """

    def __init__(self, theme: Theme, plane: EmotionPlane) -> None:
        super().__init__()
        named(self, self.tr("Plane and tools"), style="plane")
        self.plane = plane
        self.tools = PlaneTools(theme, plane)
        self.legend = Legend(theme)
        self._overlay = OverlayLayout(self, plane, on_placed=self._keep_clear)
        self._overlay.float_widget(self.tools, TOP_LEFT)
        self._overlay.float_widget(self.legend, BOTTOM_LEFT)

    def float_widgets(self, alignment: Qt.AlignmentFlag, *widgets: QWidget) -> None:
        """Let further widgets float over the plane."""
        for widget in widgets:
            self._overlay.float_widget(widget, alignment)

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self.tools, self.plane, self.legend):
            part.apply_theme(theme)

    def _keep_clear(self) -> None:
        """Keep the plane clear of its tools and its legend, wherever these have just been placed."""
        bands = [part.geometry() for part in (self.tools, self.legend) if not part.isHidden()]
        self.plane.keep_clear(bands, self._overlay.places())
