"""The Qt item model of tag changes: one row per field, with the result."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QGuiApplication

from emotion_player.core.mood_tags import (
    ALL_FIELDS,
    FieldValues,
    MoodField,
    TagChange,
    TagPreview,
    TagsRefused,
    TagsSaved,
    TagWrite,
)
from emotion_player.errors import Sentence
from emotion_player.gui.sentences import translate_sentence
from emotion_player.gui.widgets.listing_model import Index, ListingModel
from emotion_player.gui.widgets.plain_tip import plain_tip


class ChangeColumn(IntEnum):
    """The columns, from left to right."""

    FILE = 0
    FIELD = 1
    BEFORE = 2
    AFTER = 3
    STATE = 4


class Outcome(Enum):
    """The state of a file."""

    PLANNED = auto()
    WRITTEN = auto()
    UNDONE = auto()
    REFUSED = auto()


@dataclass(slots=True)
class _File:
    path: Path
    changes: tuple[TagChange, ...]
    outcome: Outcome = Outcome.PLANNED
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """The numbers of files that would change, that stay the same, and that cannot be changed."""

    changing: int
    same: int
    refused: int


class TagChangesModel(ListingModel):
    """Shows the chosen fields of each file; unchanged ones only on request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[_File] = []
        self._by_path: dict[Path, _File] = {}
        self._rows: list[tuple[_File, TagChange | None]] = []
        self._fields: Collection[MoodField] = ALL_FIELDS
        self._shows_same = False
        self._headers = [self.tr("File"), self.tr("Tag"), self.tr("Now"), self.tr("New"), self.tr("Status")]
        self._state_texts = {
            Outcome.PLANNED: self.tr("will be written"),
            Outcome.WRITTEN: self.tr("written"),
            Outcome.UNDONE: self.tr("undone"),
        }
        self._same_text = self.tr("unchanged")
        self._nothing_text = self.tr("(nothing)")

    def call_columns(self, *headers: str) -> None:
        """Rename the columns."""
        self._headers = list(headers)

    def clear(self) -> None:
        """Remove all files."""
        self.beginResetModel()
        self._files.clear()
        self._by_path.clear()
        self._rows.clear()
        self.endResetModel()

    def add(self, files: Sequence[TagPreview | TagsRefused | TagWrite]) -> None:
        """Add files: previews, refusals or results."""
        added = [_file(each) for each in files]
        self._files += added
        self._by_path.update({file.path: file for file in added})
        rows = [row for file in added for row in self._rows_of(file)]
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def settle(self, results: Sequence[TagsSaved | TagsRefused], outcome: Outcome) -> None:
        """Show the results of files: ``outcome``, or why writing was refused."""
        for result in results:
            if (file := self._by_path.get(result.path)) is not None:
                file.reason = result.reason if isinstance(result, TagsRefused) else None
                file.outcome = outcome if file.reason is None else Outcome.REFUSED
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(ChangeColumn) - 1))

    def show_fields(self, fields: Collection[MoodField], *, same: bool) -> None:
        """Show these fields, with or without unchanged ones."""
        self.beginResetModel()
        self._fields, self._shows_same = fields, same
        self._rows = [row for file in self._files for row in self._rows_of(file)]
        self.endResetModel()

    def paths_to_write(self) -> list[Path]:
        """Return the files in which a chosen field would change."""
        return [file.path for file in self._files if self._would_change(file)]

    def counts(self) -> ChangeCounts:
        """Count the files of each kind."""
        changing = len(self.paths_to_write())
        refused = sum(file.outcome is Outcome.REFUSED for file in self._files)
        return ChangeCounts(changing, len(self._files) - changing - refused, refused)

    def paths_in(self, rows: Collection[int]) -> list[Path]:
        """Return the files in some rows."""
        return list(dict.fromkeys(self._rows[row][0].path for row in rows))

    def _would_change(self, file: _File) -> bool:
        return file.outcome is Outcome.PLANNED and any(
            change.is_change for change in file.changes if change.field in self._fields
        )

    def _rows_of(self, file: _File) -> list[tuple[_File, TagChange | None]]:
        if not file.changes:
            return [(file, None)]
        return [
            (file, change)
            for change in file.changes
            if change.field in self._fields and (change.is_change or self._shows_same)
        ]

    def _text(self, file: _File, change: TagChange | None, column: int) -> str:
        if column == ChangeColumn.FILE:
            return " ".join(file.path.name.split())
        if column == ChangeColumn.STATE:
            return self._state_text(file, change)
        if change is None:
            return ""
        if column == ChangeColumn.FIELD:
            return change.field.value
        return self._values_text(change.before if column == ChangeColumn.BEFORE else change.after)

    def _state_text(self, file: _File, change: TagChange | None) -> str:
        if file.reason is not None:
            return translate_sentence(file.reason)
        return self._state_texts[file.outcome] if change is not None and change.is_change else self._same_text

    def _values_text(self, values: FieldValues) -> str:
        return "; ".join(" ".join(value.split()) for value in values) if values else self._nothing_text

    # ---- Qt

    def count_rows(self) -> int:
        """The lines shown."""
        return len(self._rows)

    def count_columns(self) -> int:
        """The columns."""
        return len(ChangeColumn)

    def heading(self, column: int) -> str:
        """The name of a column."""
        return self._headers[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return texts, tool tips and colours."""
        file, change = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(file, change, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                is_file = index.column() == ChangeColumn.FILE
                return plain_tip(str(file.path) if is_file else self._text(file, change, index.column()))
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(file, change, index.column())
        return None

    def _color(self, file: _File, change: TagChange | None, column: int) -> QBrush | None:
        palette = QGuiApplication.palette()
        if file.outcome is Outcome.REFUSED:
            return palette.brightText() if column == ChangeColumn.STATE else palette.placeholderText()
        stays = change is None or not change.is_change or file.outcome is Outcome.UNDONE
        if stays or (column == ChangeColumn.BEFORE and change is not None and not change.before):
            return palette.placeholderText()
        return None


def _file(each: TagPreview | TagsRefused | TagWrite) -> _File:
    match each:
        case TagsRefused(path, reason):
            return _File(path, (), Outcome.REFUSED, reason)
        case TagWrite(path, changes, undone):
            return _File(path, changes, Outcome.UNDONE if undone else Outcome.WRITTEN)
        case TagPreview(path, changes):
            return _File(path, changes)
