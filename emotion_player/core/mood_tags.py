"""What is said of a song's mood in the tags of its file: a word and two numbers, before and after."""

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
    """What a tag is called where names are free, as in Vorbis comments."""

    WORD = "MOOD"
    VALENCE = "MOOD_VALENCE"
    AROUSAL = "MOOD_AROUSAL"


ALL_FIELDS = tuple(MoodField)

FieldValues: TypeAlias = tuple[str, ...]
"""What a file says in one field, which may be several things; empty when it does not have the field."""

FieldTexts: TypeAlias = Mapping[MoodField, FieldValues]
"""What a file says, or is to say, in some fields."""

PathsInUse: TypeAlias = Callable[[], Collection[Path]]
"""Tells which files are being played at this moment; may be called from any thread."""


@dataclass(frozen=True, slots=True)
class MoodTags:
    """What is to be written of a song: its mood in a word, and where it lies on the plane."""

    word: str
    emotion: Emotion

    def texts(self, fields: Collection[MoodField] = ALL_FIELDS) -> dict[MoodField, FieldValues]:
        """The fields as text; numbers have two places, such as ``0.42`` and ``-0.15``."""
        texts = {
            MoodField.WORD: self.word,
            MoodField.VALENCE: _number(self.emotion.valence),
            MoodField.AROUSAL: _number(self.emotion.arousal),
        }
        return {field: (texts[field],) for field in MoodField if field in fields}


@dataclass(frozen=True, slots=True)
class TagRequest:
    """The tags that the file at ``path`` is to have."""

    path: Path
    tags: MoodTags


@dataclass(frozen=True, slots=True)
class TagChange:
    """One field of one file, as it is and as it is to be; the two may be the same."""

    path: Path
    field: MoodField
    before: FieldValues
    after: FieldValues

    @property
    def is_change(self) -> bool:
        """Whether anything is to be changed."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class TagPreview:
    """What writing would do to one file."""

    path: Path
    changes: tuple[TagChange, ...]


@dataclass(frozen=True, slots=True)
class TagsSaved:
    """One file has the tags that it was to have.

    Attributes:
        path: Where it lies, as it was asked for, or lay when it was written, if it is undone.
        changes: What was changed; empty when the file was so already.
        batch: The batch in the journal, for undoing it.
    """

    path: Path
    changes: tuple[TagChange, ...]
    batch: int


@dataclass(frozen=True, slots=True)
class TagsRefused:
    """The tags of one file were, or would be, left as they are, and why, in one sentence."""

    path: Path
    reason: Sentence


@dataclass(frozen=True, slots=True)
class TagBatch:
    """Files whose tags were written together.

    Attributes:
        number: Names the batch; later ones have higher numbers.
        written_at: When it began (UTC).
        files: How many files were written.
        undone: How many of them have been put back since.
    """

    number: int
    written_at: datetime
    files: int
    undone: int


@dataclass(frozen=True, slots=True)
class TagWrite:
    """One file of a batch.

    Attributes:
        path: Where the file lay.
        changes: What was changed.
        undone: Whether it has been put back since.
    """

    path: Path
    changes: tuple[TagChange, ...]
    undone: bool


def changes(path: Path, before: FieldTexts, after: FieldTexts) -> tuple[TagChange, ...]:
    """What lies between two states of the fields in ``after``, those that stay as they are included."""
    return tuple(TagChange(path, field, before.get(field, ()), values) for field, values in after.items())


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
