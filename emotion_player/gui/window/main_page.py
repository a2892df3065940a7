"""The layout of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget

from emotion_player.gui.widgets.parts import column_in, named


class MainPage(QWidget):
    """Tools and messages above; below them the welcome, or the library: plane and tabs, with the player at their foot.

    Attributes:
        splitter: Between the plane and the tabs.
        tabs: The lists next to the plane, the songs first.
    """

    def __init__(
        self,
        *,
        head: tuple[QWidget, ...],
        welcome: QWidget,
        plane: QWidget,
        lists: Mapping[str, QWidget],
        foot: tuple[QWidget, ...],
    ) -> None:
        super().__init__()
        named(self, "Emotion Player")
        self.tabs = named(QTabWidget(), self.tr("Lists"))
        self.tabs.tabBar().setAccessibleName(self.tr("Lists"))
        self.tabs.tabBar().setChangeCurrentOnDrag(True)  # songs are dragged from one list to another
        self.tabs.setDocumentMode(True)
        for title, list_ in lists.items():
            self.tabs.addTab(list_, title)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), self.tr("Plane and lists"))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        for pane in (plane, self.tabs):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.indexOf(pane), 1)
        self.splitter.setSizes([580, 690])
        self._welcome = welcome
        self._library = named(QWidget(), self.tr("Library"))
        library = column_in(self._library, spacing=10)
        library.addWidget(self.splitter, 1)
        for each in foot:
            library.addWidget(each)
        self._pages = named(QStackedWidget(), self.tr("Page"))
        self._pages.addWidget(welcome)
        self._pages.addWidget(self._library)
        page = column_in(self, spacing=10, margins=(12, 12, 12, 12))
        for each in head:
            page.addWidget(each)
        page.addWidget(self._pages, 1)

    def show_library(self, *, shown: bool) -> None:
        """Show the library, or the welcome of an empty one."""
        self._pages.setCurrentWidget(self._library if shown else self._welcome)

    def show_list(self, list_: QWidget) -> None:
        """Bring one of the lists to the front."""
        self.tabs.setCurrentWidget(list_)

    def keep(self, state: QSettings) -> None:
        """Save the sizes of the parts."""
        state.setValue("splitter", self.splitter.saveState())

    def restore(self, state: QSettings) -> None:
        """Restore the sizes of the parts."""
        if isinstance(room := state.value("splitter"), QByteArray):
            self.splitter.restoreState(room)
