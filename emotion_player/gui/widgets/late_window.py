"""A window beside the main one that is built when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QDialog

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


class LateWindow(Generic[AnyDialog]):
    """Builds a modeless window once; most are never opened, and the main window opens sooner without them.

    Args:
        build: Builds the window, with the main window as its parent, and connects it.

    Attributes:
        now: The window, if it has been built.
    """

    def __init__(self, build: Callable[[], AnyDialog]) -> None:
        self._build = build
        self.now: AnyDialog | None = None

    @property
    def is_visible(self) -> bool:
        """Whether it is shown."""
        return self.now is not None and self.now.isVisible()

    def built(self) -> AnyDialog:
        """Return the window, shown or not."""
        if self.now is None:
            self.now = self._build()
        return self.now

    def open(self) -> AnyDialog:
        """Show the window, in front of all others."""
        window = self.built()
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def close(self) -> None:
        """Close the window, before the main window closes."""
        if self.now is not None:
            self.now.close()
