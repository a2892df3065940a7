"""The Qt item model of a filter's choices."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from emotion_player.core.search.folding import folded_line
from emotion_player.core.search.search_terms import ChoiceTerm, ExactTerm, FolderTerm
from emotion_player.gui.filters.facets import Choice, choice_text
from emotion_player.gui.numbers import count_text
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.icons import icon
from emotion_player.gui.widgets.listing_model import RIGHT, Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip

_LABEL, _COUNT = 0, 1


class ChoicesModel(ListingModel):
    """Choices with their counts; active and excluded ones are marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: list[Choice] = []
        self._folded: list[str] = []
        self._shown: list[int] = []
        self._wanted = ""
        self._negated: dict[Hashable, bool] = {}

    def show_choices(self, choices: Sequence[Choice], terms: Sequence[ChoiceTerm]) -> None:
        """Show other choices, the active ones first, even if no song has them any more."""
        self.beginResetModel()
        self._negated = {_meaning(term): term.negated for term in terms}
        known = {_meaning(choice.term): choice for choice in choices}
        plain = {_meaning(term): dataclasses.replace(term, negated=False) for term in terms}
        first = [known.pop(key, Choice(term, choice_text(term), 0)) for key, term in plain.items()]
        self._choices = [*first, *known.values()]
        self._folded = [folded_line(choice.label) for choice in self._choices]
        self._find()
        self.endResetModel()

    def mark(self, terms: Iterable[ChoiceTerm]) -> None:
        """Mark the active filters."""
        self._negated = {_meaning(term): term.negated for term in terms}
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, _COUNT))

    def look_for(self, text: str) -> None:
        """Show only the choices whose label contains a text."""
        self.beginResetModel()
        self._wanted = folded_line(text.strip())
        self._find()
        self.endResetModel()

    def choice(self, row: int) -> Choice:
        """Return the choice in a row."""
        return self._choices[self._shown[row]]

    def active_term(self, row: int) -> ChoiceTerm | None:
        """Return the active filter, negated or not, of the choice in a row; None if it is not active."""
        negated = self._negated.get(_meaning(self.choice(row).term))
        return None if negated is None else dataclasses.replace(self.choice(row).term, negated=negated)

    def _find(self) -> None:
        self._shown = [row for row, label in enumerate(self._folded) if self._wanted in label]

    def _accessible_text(self, row: int) -> str:
        """Describe a row for screen readers."""
        term = self.active_term(row)
        state = {None: "", False: self.tr("shown"), True: self.tr("excluded")}[None if term is None else term.negated]
        tracks = self.tr("%n song(s)", "", self.choice(row).count)
        return ", ".join(part for part in (self.choice(row).label, tracks, state) if part)

    def count_rows(self) -> int:
        """The choices shown."""
        return len(self._shown)

    def count_columns(self) -> int:
        """Return the number of columns: label and count."""
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        return self._label(index.row(), role) if index.column() == _LABEL else self._count(index.row(), role)

    def _label(self, row: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.choice(row).label
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.choice(row).label)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible_text(row)
            case Qt.ItemDataRole.DecorationRole:
                return self._mark(row)
            case _:
                return None

    def _count(self, row: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return count_text(self.choice(row).count)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._theme.muted)
            case _:
                return None

    def _mark(self, row: int) -> object:
        term = self.active_term(row)
        if term is None:
            return QColor(Qt.GlobalColor.transparent)  # the labels stay in line
        return icon("left-out", self._theme.danger) if term.negated else icon("chosen", self._theme.accent)


def _meaning(term: ChoiceTerm) -> Hashable:
    """Return a key that is equal for terms that find the same songs, negated or not."""
    if isinstance(term, ExactTerm):
        return term.field, folded_line(term.text)
    if isinstance(term, FolderTerm):
        return folded_line(term.folder)
    return dataclasses.replace(term, negated=False)
