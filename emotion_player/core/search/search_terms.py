"""The terms that a search is made of."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.errors import Sentence


class TextField(Enum):
    """The texts of a track, in the order in which searches look at it."""

    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    PATH = "path"


class NumberField(Enum):
    """The numbers of a track; the duration is typed in minutes and kept in seconds."""

    YEAR = "year"
    DURATION = "duration"
    VALENCE = "valence"
    AROUSAL = "arousal"


class State(Enum):
    """What the place of a track on the plane rests on, where it is not a prediction of the shown model."""

    CORRECTED = "corrected"  # the listener has put it there
    STALE = "stale"  # of the shown model, only an older version has analysed it
    UNREFINED = "unrefined"  # the shown model has not analysed it, another one has


@dataclass(frozen=True, slots=True)
class TextTerm:
    """A piece of text, folded, that a field holds, or that any field holds if none is named."""

    text: str
    field: TextField | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class NumberTerm:
    """A range that a number lies in: ``low <= number <= high``, without an end that is open.

    A track whose number is unknown lies in no range; negated, it therefore fits.
    """

    field: NumberField
    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ExactTerm:
    """The whole text of a field, whatever the case and accents; as it was typed. Empty: the field is empty."""

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
    """The folder in which a track lies, or that a folder in which it lies is in, whatever the case and accents."""

    folder: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class QuadrantTerm:
    """The quarter of the plane that a track lies in."""

    quadrant: Quadrant
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ModelTerm:
    """The name of a model that has analysed the track, whichever other model has too."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class StateTerm:
    """What the place of a track rests on."""

    state: State
    negated: bool = False


ChoiceTerm: TypeAlias = ExactTerm | DecadeTerm | FolderTerm | QuadrantTerm | ModelTerm | StateTerm
"""One of the values that something can have: of several, any will do."""

Term: TypeAlias = TextTerm | NumberTerm | ChoiceTerm

NEAREST = 50
"""How many tracks are near a place."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, understood: a track fits if it fits one term of every group.

    Attributes:
        terms: The terms, in the order in which they were typed.
        near: Of the tracks that fit, only the ``NEAREST`` ones to this place are meant, the nearest first.
        faults: What could not be understood and is looked for as plain text instead, one sentence each.
    """

    terms: tuple[Term, ...] = ()
    faults: tuple[Sentence, ...] = ()
    near: Emotion | None = None

    @property
    def groups(self) -> list[tuple[Term, ...]]:
        """The terms of which one must hold; choices of the same thing stand together, any other term alone."""
        groups: dict[object, tuple[Term, ...]] = {}
        for number, term in enumerate(self.terms):
            key = number if isinstance(term, TextTerm | NumberTerm) or term.negated else choice_of(term)
            groups[key] = (*groups.get(key, ()), term)
        return list(groups.values())

    def without(self, terms: Iterable[Term]) -> Search:
        """The same search without some of its terms."""
        gone = frozenset(terms)
        return Search(tuple(term for term in self.terms if term not in gone), self.faults, self.near)


def choice_of(term: ChoiceTerm) -> object:
    """What a term is a value of: equal for terms that stand in for each other."""
    return term.field if isinstance(term, ExactTerm) else type(term)
