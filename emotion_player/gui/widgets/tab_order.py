"""The order in which Tab goes through widgets that come later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        for widget in _chain_from(around)
        if around.isAncestorOf(widget)
        and not container.isAncestorOf(widget)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    before = neighbours[-1] if neighbours else None
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _chain_from(start: QWidget) -> Iterator[QWidget]:
    widget = start.nextInFocusChain()
    while widget is not None and widget is not start:
        yield widget
        widget = widget.nextInFocusChain()
