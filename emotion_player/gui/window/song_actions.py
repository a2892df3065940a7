"""The actions on the selected songs, the same in every menu."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from emotion_player.gui.songs.selection import Selection

Run = Callable[[tuple[int, ...]], None]
Fits = Callable[[tuple[int, ...]], bool]
Counted = Callable[[int], str]
"""The text of an action for so many songs: ``Play 190 songs``."""


class Group(IntEnum):
    """The groups of the menu, from top to bottom, with separators between."""

    LISTEN = 0
    FIND = 1
    JUDGE = 2
    TAKE_AWAY = 3


class SongActions(QObject):
    """The actions on songs, each disabled while the selected songs, or their number, do not suit it.

    Those on any number of songs say how many, when there are several.

    Args:
        selection: The selected songs.
        owner: The window of the shortcuts.
    """

    def __init__(self, selection: Selection, owner: QWidget) -> None:
        super().__init__(owner)
        self._selection = selection
        self._owner = owner
        self._actions: dict[Group, list[QAction]] = {group: [] for group in Group}
        self._counts: dict[QAction, tuple[int, int | None]] = {}
        self._fits: dict[QAction, Fits] = {}
        self._texts: dict[QAction, tuple[str, Counted]] = {}
        selection.changed.connect(self.allow)

    def add(
        self,
        group: Group,
        text: str,
        run: Run,
        *,
        several: Counted | None = None,
        key: str = "",
        least: int = 1,
        most: int | None = None,
        fits: Fits | None = None,
    ) -> QAction:
        """Add an action at the end of a group.

        Args:
            group: Its group.
            text: Its text in the menu.
            run: Called with the ids of the selected songs.
            several: Its text for several songs; None for the same text.
            key: Its shortcut, as text for ``QKeySequence``.
            least: The fewest songs for which it is enabled.
            most: The most songs for which it is enabled; None for any number.
            fits: Whether it is enabled for songs, given their ids; ``allow`` asks again.
        """
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: run(self._selection.ids))
        self._owner.addAction(action)
        if fits is not None:
            self._fits[action] = fits
        self._put(group, action, least, most, several)
        return action

    def add_menu(self, group: Group, text: str, fill: Callable[[QMenu], None], *, several: Counted) -> QMenu:
        """Add a submenu at the end of a group.

        Args:
            group: Its group.
            text: Its text in the menu.
            fill: Called with the empty submenu whenever it opens.
            several: Its text for several songs.
        """
        menu = _submenu(text, self._owner, fill)
        self._put(group, menu.menuAction(), 1, None, several)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Add all actions to a menu."""
        for group in Group:
            if self._actions[group] and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(self._actions[group])

    def offer_in(self, view: QWidget) -> None:
        """Add all actions, as a submenu, to the actions of a view."""
        menu = _submenu(self.tr("Selected songs"), view, self.fill)
        view.addAction(menu.menuAction())

    def show_menu(self, place: QPoint) -> None:
        """Open a menu of all actions at a position on the screen."""
        menu = QMenu(self._owner)
        menu.setAccessibleName(self.tr("Selected songs"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(place)

    def allow(self) -> None:
        """Enable what suits the selected songs, and say how many they are."""
        ids = self._selection.ids
        count = len(ids)
        for action, (least, most) in self._counts.items():
            fits = self._fits.get(action)
            is_right_number = least <= count and (most is None or count <= most)
            action.setEnabled(is_right_number and (fits is None or fits(ids)))
        for action, (text, several) in self._texts.items():
            action.setText(several(count) if count > 1 else text)

    def _put(self, group: Group, action: QAction, least: int, most: int | None, several: Counted | None) -> None:
        self._actions[group].append(action)
        self._counts[action] = least, most
        if several is not None:
            self._texts[action] = action.text(), several
        self.allow()


def _submenu(text: str, parent: QWidget, fill: Callable[[QMenu], None]) -> QMenu:
    """A menu that is filled whenever it opens."""
    menu = QMenu(text, parent)
    menu.setAccessibleName(text)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    return menu
