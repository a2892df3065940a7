"""The menu bar, in which every function of the window can be found and reached by keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar


class Menus:
    """The menus of the window, from left to right, to which its features add their actions."""

    def __init__(self, bar: QMenuBar) -> None:
        bar.setAccessibleName(QCoreApplication.translate("Menus", "Menu bar"))
        self.file = _menu(bar, QCoreApplication.translate("Menus", "&File"))
        self.edit = _menu(bar, QCoreApplication.translate("Menus", "&Edit"))
        self.view = _menu(bar, QCoreApplication.translate("Menus", "&View"))
        self.song = _menu(bar, QCoreApplication.translate("Menus", "&Song"))
        self.playback = _menu(bar, QCoreApplication.translate("Menus", "&Playback"))
        self.help = _menu(bar, QCoreApplication.translate("Menus", "&Help"))

    def all(self) -> list[QMenu]:
        """The menus, from left to right."""
        return [self.file, self.edit, self.view, self.song, self.playback, self.help]


def _menu(bar: QMenuBar, title: str) -> QMenu:
    menu = bar.addMenu(title)
    menu.setAccessibleName(title.replace("&", ""))
    menu.setToolTipsVisible(True)
    return menu
