"""The commands of a window: what its menus and the context menus of its lists offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One action, as a list names it.

    Attributes:
        group: The menus on the way to it, or the list that it belongs to: ``View → Columns``.
        text: What it does.
        key: Its shortcut as the system writes it; empty for none.
        action: Does it.
    """

    group: str
    text: str
    key: str
    action: QAction


def all_commands(menus: Iterable[QMenu], window: QWidget, *, visible: bool = False) -> list[Command]:
    """List the actions of menus and their submenus, then those of the lists in a window that no menu has.

    Args:
        menus: The menus; those that are filled when they open are filled.
        window: The window.
        visible: Leave out lists that cannot be seen now.
    """
    found = {command.action: command for menu in menus for command in _commands_of(menu, _plain(menu.title()))}
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() or not visible:
            for action in view.actions():
                if not isinstance(action.menu(), QMenu) and not action.isSeparator():
                    found.setdefault(action, _command(view.accessibleName(), action))
    return list(found.values())


def _commands_of(menu: QMenu, group: str) -> Iterator[Command]:
    menu.aboutToShow.emit()  # some are filled now
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _commands_of(below, f"{group} → {_plain(below.title())}")
        elif not action.isSeparator() and action.isVisible():
            yield _command(group, action)


def _command(group: str, action: QAction) -> Command:
    text, _, key = action.text().partition("\t")  # a key that the menu shows and something else listens to
    return Command(
        group, _plain(text), key or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action
    )


def _plain(text: str) -> str:
    """Remove the marks of access keys."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
