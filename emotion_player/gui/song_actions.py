"""What can be done with the selected songs, the same in every menu."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from emotion_player.gui.songs.selection import Selection

Run = Callable[[tuple[int, ...]], None]


class Group(IntEnum):
    """The parts of the menu, from top to bottom, with a line between."""

    LISTEN = 0
    FIND = 1
    JUDGE = 2
    TAKE_AWAY = 3


class SongActions(QObject):
    """Holds an action for each thing that can be done with songs; greyed while the selection does not suit it.

    Args:
        selection: The songs that the actions are done with.
        owner: The window whose keys call the actions.
    """

    def __init__(self, selection: Selection, owner: QWidget) -> None:
        super().__init__(owner)
        self._selection = selection
        self._owner = owner
        self._actions: dict[Group, list[QAction]] = {group: [] for group in Group}
        self._counts: dict[QAction, tuple[int, int | None]] = {}
        selection.changed.connect(self._on_selection_changed)

    def add(
        self, group: Group, text: str, run: Run, *, key: str = "", least: int = 1, most: int | None = None
    ) -> QAction:
        """Add an action at the end of a group.

        Args:
            group: Where it stands.
            text: What the menu calls it.
            run: Is called with the ids of the selected songs.
            key: A key for it, as ``QKeySequence`` reads it.
            least: The smallest number of songs that it can be done with.
            most: The greatest number of songs that it can be done with; None for any number.
        """
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: run(self._selection.ids))
        self._owner.addAction(action)
        self._put(group, action, least, most)
        return action

    def add_menu(self, group: Group, text: str, fill: Callable[[QMenu], None]) -> QMenu:
        """Add a submenu at the end of a group.

        Args:
            group: Where it stands.
            text: What the menu calls it.
            fill: Is called with the empty submenu whenever it opens.
        """
        menu = _submenu(text, self._owner, fill)
        self._put(group, menu.menuAction(), 1, None)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Put all actions into a menu."""
        for group in Group:
            if self._actions[group] and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(self._actions[group])

    def offer_in(self, view: QWidget) -> None:
        """Put all actions, as a submenu, among those that a view has of its own."""
        menu = _submenu(self.tr("Selected songs"), view, self.fill)
        view.addAction(menu.menuAction())

    def show_menu(self, place: QPoint) -> None:
        """Offer all actions at a place on the screen."""
        menu = QMenu(self._owner)
        menu.setAccessibleName(self.tr("Selected songs"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(place)

    def _put(self, group: Group, action: QAction, least: int, most: int | None) -> None:
        self._actions[group].append(action)
        self._counts[action] = least, most
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        count = len(self._selection.ids)
        for action, (least, most) in self._counts.items():
            action.setEnabled(count >= least and (most is None or count <= most))


def _submenu(text: str, parent: QWidget, fill: Callable[[QMenu], None]) -> QMenu:
    """A menu that is filled anew whenever it opens."""
    menu = QMenu(text, parent)
    menu.setAccessibleName(text)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    return menu
