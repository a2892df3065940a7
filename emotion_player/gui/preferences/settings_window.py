"""The settings window, whose changes apply at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.preferences.folders_page import FoldersPage
from emotion_player.gui.preferences.page import Page
from emotion_player.gui.preferences.pages import AppearancePage, ModelsPage, PlaybackPage, ScanningPage
from emotion_player.gui.widgets.parts import column_in, named, push_button, row_in
from emotion_player.settings import Settings


class SettingsWindow(QDialog):
    """A modeless window without OK, since every change applies at once.

    Args:
        settings: The current settings.
        models: Student and teacher.
        cards: The cards of the installed models, by name.
        parent: The main window.

    Signals:
        changed: The user changed a setting: the new Settings.
        folder_requested: Add a music folder.
        rescan_requested: Rescan the folders.
    """

    changed = Signal(Settings)
    folder_requested = Signal()
    rescan_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        models: Sequence[ModelStatus],
        cards: Mapping[str, ModelCard],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        named(self, self.tr("Settings"))
        self.resize(780, 660)
        folders = FoldersPage(settings)
        self.appearance = AppearancePage(settings)
        self._pages: tuple[Page, ...] = (
            folders,
            ScanningPage(settings),
            PlaybackPage(settings),
            ModelsPage(settings, models, cards),
            self.appearance,
        )
        self._names = named(QListWidget(), self.tr("Pages"), style="pages")
        self._stack = named(QStackedWidget(), self.tr("Page"))
        for page in self._pages:
            name = QListWidgetItem(page.accessibleName(), self._names)
            name.setSizeHint(QSize(0, self._names.fontMetrics().height() + 18))
            self._stack.addWidget(_scrolling(page))
            page.changed.connect(self._on_changed)
        self._names.setCurrentRow(0)
        self._names.setFixedWidth(190)
        self._names.currentRowChanged.connect(self._stack.setCurrentIndex)
        folders.folder_requested.connect(self.folder_requested)
        folders.rescan_requested.connect(self.rescan_requested)
        self._lay_out()

    def show_settings(self, settings: Settings) -> None:
        """Show settings changed elsewhere."""
        for page in self._pages:
            page.show_settings(settings)

    def open_page(self, page: Page | None = None) -> None:
        """Show the window, on one page or on the last one."""
        if page is not None:
            self._names.setCurrentRow(self._pages.index(page))
        self.show()
        self.raise_()
        self.activateWindow()

    def _lay_out(self) -> None:
        close = push_button(self.tr("Close"), self.tr("Close"))
        close.clicked.connect(self.close)
        close.setAutoDefault(False)
        body = row_in(None)
        body.addWidget(self._names)
        body.addWidget(self._stack, 1)
        foot = named(QFrame(), self.tr("Footer"), style="foot")
        buttons = row_in(foot, margins=(16, 10, 16, 10))
        buttons.addStretch(1)
        buttons.addWidget(close)
        page = column_in(self)
        page.addLayout(body, 1)
        page.addWidget(foot)

    def _on_changed(self, settings: Settings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)


def _scrolling(page: Page) -> QScrollArea:
    """A page that a small window or large letters need not cut."""
    area = named(QScrollArea(), page.accessibleName(), style="page")
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
