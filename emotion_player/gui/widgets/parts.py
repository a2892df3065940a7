"""Small helpers for building widgets."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emotion_player.gui.widgets.plain_tip import plain_tip
from emotion_player.gui.widgets.text_label import TextLabel

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnySpinBox = TypeVar("AnySpinBox", bound=QAbstractSpinBox)
AnyTable = TypeVar("AnyTable", bound=QTableView)

NO_MARGINS = (0, 0, 0, 0)

_NOTE_PX = 24
"""Left and right of a note in an empty list."""


def named(widget: AnyWidget, name: str, *, style: str = "", tip: str = "") -> AnyWidget:
    """Give a widget its name for screen readers, its name in ``style.qss`` and its tooltip."""
    widget.setAccessibleName(name)
    widget.setObjectName(style)
    widget.setToolTip(plain_tip(tip))
    return widget


def label(name: str, text: str = "", *, style: str = "") -> TextLabel:
    """A plain text under a name for screen readers."""
    result = named(TextLabel(), name, style=style)
    result.setText(text)
    return result


def labelled(name: str, *widgets: QWidget, style: str = "") -> QWidget:
    """A label and the widgets that it names, which a ``FlowLayout`` keeps on one line."""
    group = named(QWidget(), name)
    row = row_in(group, spacing=8)
    for widget in (label(name, name, style=style), *widgets):
        row.addWidget(widget)
    row.setContentsMargins(0, 0, 8, 0)
    return group


def push_button(text: str, name: str, *, style: str = "", tip: str = "") -> QPushButton:
    """A button with words."""
    return named(QPushButton(text), name, style=style, tip=tip)


def icon_button(name: str, *, style: str = "") -> QToolButton:
    """A button with an icon, which its tooltip names."""
    button = named(QToolButton(), name, style=style, tip=name)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def drop_down(name: str, *, tip: str = "") -> QComboBox:
    """A box to choose one of several in; its list has the same name."""
    box = named(QComboBox(), name, tip=tip)
    box.view().setAccessibleName(name)
    return box


def number_box(name: str, *, tip: str = "") -> QSpinBox:
    """A box for a whole number."""
    return _with_margin(named(QSpinBox(), name, tip=tip), name)


def decimal_box(name: str) -> QDoubleSpinBox:
    """A box for a number with decimals."""
    return _with_margin(named(QDoubleSpinBox(), name), name)


def _with_margin(box: AnySpinBox, name: str) -> AnySpinBox:
    box.lineEdit().setAccessibleName(name)
    box.lineEdit().setTextMargins(7, 0, 0, 0)  # the style leaves none
    return box


def by_rows(table: AnyTable) -> AnyTable:
    """Let a table be read row by row: rows are selected whole, no lines are drawn, Tab leaves it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setIconSize(QSize(14, 14))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
    table.horizontalHeader().setHighlightSections(False)
    return table


def fitted(picture: QPixmap, side_px: int, screen: QWidget) -> QPixmap:
    """A picture as large as a square holds, sharp on the screen of a widget."""
    density = screen.devicePixelRatioF()
    side = QSize(side_px, side_px) * density
    scaled = picture.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    scaled.setDevicePixelRatio(density)
    return scaled


def row_in(parent: QWidget | None, *, spacing: int = 0, margins: tuple[int, int, int, int] = NO_MARGINS) -> QHBoxLayout:
    """A layout from left to right."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def column_in(
    parent: QWidget | None, *, spacing: int = 0, margins: tuple[int, int, int, int] = NO_MARGINS
) -> QVBoxLayout:
    """A layout from top to bottom."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def button_row(*buttons: QPushButton, before: QWidget | None = None, default: QPushButton | None = None) -> QHBoxLayout:
    """The footer of a window: its buttons at the right.

    Args:
        buttons: From left to right.
        before: Fills the room that is left, if there is anything.
        default: The one that Enter presses; None for none.
    """
    row = row_in(None, spacing=10)
    if before is None:
        row.addStretch(1)
    else:
        row.addWidget(before, 1)
    for button in buttons:
        button.setAutoDefault(button is default)
        row.addWidget(button)
    return row


def centre_note(note: QLabel, room: QRect) -> None:
    """Place a note in the middle of an empty list, or from its top on, so that it can be read where it is cut."""
    place = room.adjusted(_NOTE_PX, 0, -_NOTE_PX, 0)
    fits = note.heightForWidth(place.width()) <= place.height()
    note.setAlignment(
        Qt.AlignmentFlag.AlignHCenter | (Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag.AlignTop)
    )
    note.setGeometry(place)
