"""The order in which Tab goes through widgets that come later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_within(container: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab reach the widgets of a container after its neighbours; Qt puts new ones behind all others of the window.

    Args:
        container: A part of a larger one, whose other parts come before it.
        widgets: Those of its widgets that take the focus, in order.
    """
    around = container.parentWidget()
    if around is None:
        return
    neighbours = [
        widget
        for widget in around.findChildren(QWidget)  # nextInFocusChain would let PySide delete what Qt still has
        if widget is not container
        and not container.isAncestorOf(widget)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    before = neighbours[-1] if neighbours else None
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
