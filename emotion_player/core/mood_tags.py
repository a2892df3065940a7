"""The mood of a song in the tags of its file, as a word and two numbers, before and after a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from emotion_player.core.emotion import Emotion
from emotion_player.errors import Sentence


class MoodField(Enum):
    """The mood tags, by their names in formats with free names, such as Vorbis comments."""

    WORD = "MOOD"
    VALENCE = "MOOD_VALENCE"
    AROUSAL = "MOOD_AROUSAL"


ALL_FIELDS = tuple(MoodField)

FieldValues: TypeAlias = tuple[str, ...]
"""The values of one field of a file; empty when the file does not have the field."""

FieldTexts: TypeAlias = Mapping[MoodField, FieldValues]
"""The present or the requested values of some fields of a file."""

PathsInUse: TypeAlias = Callable[[], Collection[Path]]
"""Returns the files that are being played; may be called from any thread."""


@dataclass(frozen=True, slots=True)
class MoodTags:
    """The mood tags to write for a song: its mood as a word, and its point on the plane."""

    word: str
    emotion: Emotion

    def texts(self, fields: Collection[MoodField] = ALL_FIELDS) -> dict[MoodField, FieldValues]:
        """Format the fields as text; numbers have two places, such as ``0.42`` and ``-0.15``."""
        texts = {
            MoodField.WORD: self.word,
            MoodField.VALENCE: _number(self.emotion.valence),
            MoodField.AROUSAL: _number(self.emotion.arousal),
        }
        return {field: (texts[field],) for field in MoodField if field in fields}


@dataclass(frozen=True, slots=True)
class TagRequest:
    """The tags to write to the file at ``path``."""

    path: Path
    tags: MoodTags


@dataclass(frozen=True, slots=True)
class TagChange:
    """One field of one file, before and after writing; the two may be the same."""

    path: Path
    field: MoodField
    before: FieldValues
    after: FieldValues

    @property
    def is_change(self) -> bool:
        """Whether the values differ."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class TagPreview:
    """The changes that writing would make to one file."""

    path: Path
    changes: tuple[TagChange, ...]


@dataclass(frozen=True, slots=True)
class TagsSaved:
    """The tags of one file were written.

    Attributes:
        path: The requested path; after undoing, the path at the time of writing.
        changes: The changes made; empty when the file had these tags already.
        batch: The batch in the journal, for undoing it.
    """

    path: Path
    changes: tuple[TagChange, ...]
    batch: int


@dataclass(frozen=True, slots=True)
class TagsRefused:
    """The tags of one file were not, or would not be, written, and why, in one sentence."""

    path: Path
    reason: Sentence


@dataclass(frozen=True, slots=True)
class TagBatch:
    """Files whose tags were written together.

    Attributes:
        number: Identifies the batch; later batches have higher numbers.
        written_at: When writing began (UTC).
        files: How many files were written.
        undone: How many of them have been restored since.
    """

    number: int
    written_at: datetime
    files: int
    undone: int


@dataclass(frozen=True, slots=True)
class TagWrite:
    """One file of a batch.

    Attributes:
        path: The path of the file at the time of writing.
        changes: The changes made.
        undone: Whether the file has been restored since.
    """

    path: Path
    changes: tuple[TagChange, ...]
    undone: bool


def changes(path: Path, before: FieldTexts, after: FieldTexts) -> tuple[TagChange, ...]:
    """List the changes of the fields in ``after`` between two states, including fields that stay the same."""
    return tuple(TagChange(path, field, before.get(field, ()), values) for field, values in after.items())


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
