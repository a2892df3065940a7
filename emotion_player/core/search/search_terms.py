"""The terms of a search."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.errors import Sentence


class TextField(Enum):
    """The texts of a track, in the order in which a search compares them."""

    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    PATH = "path"


class NumberField(Enum):
    """The numbers of a track; the duration is typed in minutes and stored in seconds."""

    YEAR = "year"
    DURATION = "duration"
    VALENCE = "valence"
    AROUSAL = "arousal"


class State(Enum):
    """The source of a track's point on the plane, where it is not a current prediction of the shown model."""

    CORRECTED = "corrected"  # by the user
    STALE = "stale"  # of the shown model, only an older version has analysed it
    UNREFINED = "unrefined"  # the shown model has not analysed it, another one has


@dataclass(frozen=True, slots=True)
class TextTerm:
    """A folded text that a field contains, or any field if none is named."""

    text: str
    field: TextField | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class NumberTerm:
    """A range of a number: ``low <= number <= high``, without an end that is open.

    A track whose number is unknown is in no range; negated, it therefore matches.
    """

    field: NumberField
    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ExactTerm:
    """The whole text of a field, as typed, compared without case and accents; empty for an empty field."""

    text: str
    field: TextField
    negated: bool = False


@dataclass(frozen=True, slots=True)
class DecadeTerm:
    """The ten years that begin with ``start``; None for an unknown year."""

    start: int | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FolderTerm:
    """A folder that contains a track, directly or in a subfolder, compared without case and accents."""

    folder: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class QuadrantTerm:
    """The quadrant of a track."""

    quadrant: Quadrant
    negated: bool = False


@dataclass(frozen=True, slots=True)
class MoodTerm:
    """The mood word of a track, one of ``mood_words.WORDS``."""

    word: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ModelTerm:
    """The name of a model that has analysed the track."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class StateTerm:
    """The source of a track's point."""

    state: State
    negated: bool = False


ChoiceTerm: TypeAlias = ExactTerm | DecadeTerm | FolderTerm | QuadrantTerm | MoodTerm | ModelTerm | StateTerm
"""A term that compares one value; of several terms of the same kind, one must match."""

Term: TypeAlias = TextTerm | NumberTerm | ChoiceTerm

NEAREST = 50
"""The number of tracks that ``near`` finds."""


@dataclass(frozen=True, slots=True)
class Search:
    """A parsed search: a track matches if it matches one term of every group.

    Attributes:
        terms: The terms, in the order in which they were typed.
        near: Only the ``NEAREST`` matching tracks to this point are found, the nearest first.
        faults: The parts that could not be parsed and are searched for as plain text instead, one sentence each.
    """

    terms: tuple[Term, ...] = ()
    faults: tuple[Sentence, ...] = ()
    near: Emotion | None = None

    @property
    def groups(self) -> list[tuple[Term, ...]]:
        """The groups of terms of which one must match; choices of the same kind form a group, other terms are alone."""
        groups: dict[object, tuple[Term, ...]] = {}
        for number, term in enumerate(self.terms):
            key = number if isinstance(term, TextTerm | NumberTerm) or term.negated else choice_of(term)
            groups[key] = (*groups.get(key, ()), term)
        return list(groups.values())

    def without(self, terms: Iterable[Term]) -> Search:
        """Remove some of the terms."""
        gone = frozenset(terms)
        return Search(tuple(term for term in self.terms if term not in gone), self.faults, self.near)


def choice_of(term: ChoiceTerm) -> object:
    """Return the kind of a choice: equal for terms of which one must match."""
    return term.field if isinstance(term, ExactTerm) else type(term)
