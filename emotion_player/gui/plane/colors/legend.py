"""The legend of the plane, which also filters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from emotion_player.collection.coloring import Coloring, LegendEntry
from emotion_player.gui.numbers import count_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.flow_layout import FlowLayout
from emotion_player.gui.widgets.parts import named
from emotion_player.gui.widgets.plain_tip import plain_tip
from emotion_player.gui.widgets.tab_order import tab_within

_WIDEST_PX = 150
_SWATCH_PX = 12


class Legend(QWidget):
    """A button for each entry. Pressed entries filter the songs; while none is pressed, all are shown.

    Signals:
        entries_chosen: The numbers of the pressed entries, as a frozenset; empty for no filter.
    """

    entries_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, self.tr("Legend"), style="float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._entries: tuple[LegendEntry, ...] = ()
        self._key = ""
        self._buttons: list[QToolButton] = []
        self._flow = FlowLayout(self, spacing=2)
        self._flow.setContentsMargins(3, 3, 3, 3)

    @property
    def chosen(self) -> frozenset[int]:
        """The numbers of the pressed entries."""
        return frozenset(number for number, button in enumerate(self._buttons) if button.isChecked())

    def show_coloring(self, coloring: Coloring) -> None:
        """Show the entries of a coloring; pressed entries of the same coloring stay pressed."""
        pressed = {self._entries[number].label for number in self.chosen} if coloring.key == self._key else set()
        self._key = coloring.key
        self.setAccessibleDescription(coloring.title)
        if coloring.entries == self._entries:
            return
        self._entries = coloring.entries
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()  # Qt deletes it later
            button.deleteLater()
        self._buttons = [self._button(entry, pressed=entry.label in pressed) for entry in coloring.entries]
        for button, entry in zip(self._buttons, coloring.entries, strict=True):
            self._flow.addWidget(button)
            button.setVisible(entry.count > 0)  # now, for its room: Qt would show it later
        tab_within(self, self._buttons)
        self.apply_theme(self._theme)

    def clear(self) -> None:
        """Release all entries."""
        if self.chosen:
            for button in self._buttons:
                button.setChecked(False)
            self.entries_chosen.emit(frozenset())

    def button(self, number: int) -> QToolButton:
        """Return the button of an entry."""
        return self._buttons[number]

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        for entry, button in zip(self._entries, self._buttons, strict=True):
            button.setIcon(_swatch(entry.color(dark=theme.dark), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """All entries on one line."""
        return QSize(self._flow.line_width(), self._flow.minimumSize().height())

    def _button(self, entry: LegendEntry, *, pressed: bool) -> QToolButton:
        songs = self.tr("%n song(s)", "", entry.count)
        button = named(QToolButton(self), f"{entry.label}, {songs}", style="legend")
        tip = self.tr("{label}: {songs}. Click to show only these.").format(label=entry.label, songs=songs)
        button.setToolTip(plain_tip(tip))
        button.setCheckable(True)
        button.setChecked(pressed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        button.ensurePolished()
        label = button.fontMetrics().elidedText(entry.label, Qt.TextElideMode.ElideRight, _WIDEST_PX)
        button.setText(f"{label}  {count_text(entry.count)}".replace("&", "&&"))
        button.clicked.connect(lambda: self.entries_chosen.emit(self.chosen))
        return button


def _swatch(color: str, density: float) -> QIcon:
    picture = QPixmap(QSize(_SWATCH_PX, _SWATCH_PX) * density)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(_SWATCH_PX / 2, _SWATCH_PX / 2), _SWATCH_PX / 2 - 1, _SWATCH_PX / 2 - 1)
    painter.end()
    return QIcon(picture)
