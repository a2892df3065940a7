"""The layout of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QTabWidget, QWidget

from emotion_player.gui.file_urls import path_of
from emotion_player.gui.plane.plane_card import BOTTOM, PlaneCard
from emotion_player.gui.songs.track_drag import are_from_here
from emotion_player.gui.widgets.overlay_layout import OverlayLayout
from emotion_player.gui.widgets.parts import column_in, named
from emotion_player.gui.window.frame import Frame

_LISTS_SHARE, _LISTS_PX = 0.33, (440, 600)
"""The share of the side panel at the first start, and its least and largest width."""

_UNLIMITED_PX = 16777215
"""QWIDGETSIZE_MAX, which PySide6 does not name."""


class MainPage(QWidget):
    """The search above; then the welcome, or the plane with the lists beside it; the player below.

    The lists can be folded away, and everything but the plane.

    Args:
        frame: The window that it fills, whose messages float over the bottom of the page.
        head: The widgets above, from top to bottom.
        welcome: The page of an empty library.
        plane: The plane.
        lists: The lists beside the plane, by their titles.
        foot: The player.

    Attributes:
        splitter: Between the plane and the lists.
        lists: The lists beside the plane, the songs first.
        lists_shown: The action that shows and folds the lists.
        only_plane: The action that leaves nothing but the plane.
        takes_files: Whether files may be dropped.

    Signals:
        files_dropped: Files and folders from other programs, as a list of Path.
    """

    files_dropped = Signal(list)

    def __init__(
        self,
        frame: Frame,
        *,
        head: tuple[QWidget, ...],
        welcome: QWidget,
        plane: PlaneCard,
        lists: Mapping[str, QWidget],
        foot: QWidget,
    ) -> None:
        # From the outside in: what moves into another widget is styled anew, with all that is in it.
        super().__init__(frame.window)
        named(self, "Emotion Player")
        self._plane, self._foot, self._messages = plane, foot, frame.message
        self.takes_files = False
        self.setAcceptDrops(True)
        self._head = named(QWidget(), self.tr("Search and menu"), style="head")
        self._pages = named(QStackedWidget(), self.tr("Page"))
        self._welcome = named(QWidget(), self.tr("Empty library"))
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), self.tr("Plane and lists"))
        self.lists = named(QTabWidget(), self.tr("Lists"), style="lists")
        page = column_in(self)
        page.addWidget(self._head)
        page.addWidget(self._pages, 1)
        above = column_in(self._head, spacing=6, margins=(10, 6, 10, 6))
        for each in head:
            above.addWidget(each)
        self._pages.addWidget(self._welcome)
        self._over_welcome = OverlayLayout(self._welcome, welcome)
        self._pages.addWidget(self.splitter)
        self.splitter.setHandleWidth(7)
        for pane in (plane, self.lists):
            self.splitter.addWidget(pane)
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.lists.tabBar().setAccessibleName(self.tr("Lists"))
        self.lists.tabBar().setChangeCurrentOnDrag(True)  # songs are dragged from one list to another
        self.lists.setDocumentMode(True)
        for title, list_ in lists.items():
            self.lists.addTab(list_, title)
        page.addWidget(foot)  # Tab comes to it last
        self.lists_shown = self._switch(self.tr("Side panel"), "F9")
        self.lists_shown.setChecked(True)
        self.only_plane = self._switch(self.tr("Plane only"), "F11")
        self.lists_shown.toggled.connect(self._show_parts)
        self.only_plane.toggled.connect(self._show_parts)
        self.only_plane.toggled.connect(self._fill_screen)
        self.show_library(shown=False)

    def show_library(self, *, shown: bool) -> None:
        """Show the library, or the welcome of an empty one."""
        self._pages.setCurrentWidget(self.splitter if shown else self._welcome)
        if self._messages.parentWidget() is not (self._plane if shown else self._welcome):
            were_hidden = self._messages.isHidden()
            if shown:
                self._plane.float_widgets(BOTTOM, self._messages)
            else:
                self._over_welcome.float_widget(self._messages, BOTTOM)
            self._messages.setVisible(not were_hidden)
        self._show_parts()

    def show_list(self, list_: QWidget) -> None:
        """Bring one of the lists to the front."""
        self.only_plane.setChecked(False)
        self.lists_shown.setChecked(True)
        self.lists.setCurrentWidget(list_)

    def keep(self, state: QSettings) -> None:
        """Save the sizes of the parts."""
        state.setValue("splitter", self.splitter.saveState())
        state.setValue("lists_shown", int(self.lists_shown.isChecked()))

    def restore(self, state: QSettings) -> None:
        """Restore the sizes of the parts."""
        if not (isinstance(room := state.value("splitter"), QByteArray) and self.splitter.restoreState(room)):
            self._unfold()
        self.lists_shown.setChecked(str(state.value("lists_shown", 1)) == "1")

    def _show_parts(self) -> None:
        has_library = self._pages.currentWidget() is self.splitter
        all_parts = not (self.only_plane.isChecked() and has_library)
        self._head.setVisible(all_parts)
        self._foot.setVisible(all_parts and has_library)
        self.lists.setVisible(all_parts and self.lists_shown.isChecked())
        if self.lists.isVisibleTo(self) and self.splitter.sizes()[1] == 0:  # dragged away with the splitter
            self._unfold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring everything back on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.only_plane.isChecked():
            self.only_plane.setChecked(False)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders from other programs."""
        mime = event.mimeData()
        if self.takes_files and not are_from_here(mime) and any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Report them."""
        self.files_dropped.emit([path for url in event.mimeData().urls() if (path := path_of(url)) is not None])
        event.acceptProposedAction()

    def _fill_screen(self, fill: bool) -> None:
        window = self.window()
        if isinstance(window, QMainWindow):
            # The menu bar stays, though without height: it lends its actions their shortcuts.
            window.menuBar().setMaximumHeight(0 if fill else _UNLIMITED_PX)
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _unfold(self) -> None:
        """Give the lists their usual share."""
        width = self.window().width()
        lists = min(max(_LISTS_PX[0], round(_LISTS_SHARE * width)), _LISTS_PX[1])
        self.splitter.setSizes([width - lists, lists])

    def _switch(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(key))
        return action
