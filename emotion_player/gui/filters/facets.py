"""The facets by which songs can be filtered, and their choices."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

import numpy as np
from PySide6.QtCore import QCoreApplication

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.track_arrays import as_ids
from emotion_player.collection.track_order import collated
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.folding import folded_line
from emotion_player.core.search.search_terms import (
    ChoiceTerm,
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    MoodTerm,
    QuadrantTerm,
    State,
    StateTerm,
    TextField,
)
from emotion_player.core.track_columns import NO_YEAR
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.words import model_name

translate = QCoreApplication.translate


class Facet(Enum):
    """A property by which songs can be filtered."""

    MOOD = "mood"
    GENRE = "genre"
    DECADE = "decade"
    ARTIST = "artist"
    FOLDER = "folder"
    MODEL = "model"
    STATE = "state"

    @property
    def title(self) -> str:
        """For people."""
        return {
            Facet.MOOD: translate("Facets", "Mood"),
            Facet.GENRE: translate("Facets", "Genre"),
            Facet.DECADE: translate("Facets", "Decade"),
            Facet.ARTIST: translate("Facets", "Artist"),
            Facet.FOLDER: translate("Facets", "Folder"),
            Facet.MODEL: translate("Facets", "Model"),
            Facet.STATE: translate("Facets", "State"),
        }[self]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet.

    Attributes:
        term: Its search term, not negated.
        label: Its displayed name.
        count: The number of songs that have it.
    """

    term: ChoiceTerm
    label: str
    count: int

    @classmethod
    def of(cls, term: ChoiceTerm, count: int | np.integer) -> Choice:
        """Build the choice of a term, with its displayed name."""
        return cls(term, choice_text(term), int(count))


def facet_of(term: ChoiceTerm) -> Facet | None:
    """Return the facet of a term; None for a term that can only be typed."""
    if isinstance(term, ExactTerm):
        return {TextField.GENRE: Facet.GENRE, TextField.ARTIST: Facet.ARTIST}.get(term.field)
    kinds = {
        MoodTerm: Facet.MOOD,
        DecadeTerm: Facet.DECADE,
        FolderTerm: Facet.FOLDER,
        ModelTerm: Facet.MODEL,
        StateTerm: Facet.STATE,
    }
    return kinds.get(type(term))


def choice_text(term: ChoiceTerm) -> str:
    """Return the displayed name of a term's value."""
    match term:
        case ExactTerm():
            text = " ".join(term.text.split()) or _nothing_text(term.field)
        case DecadeTerm(start=None):
            text = translate("Facets", "No year")
        case DecadeTerm():
            text = translate("Facets", "{decade}s").format(decade=term.start)
        case FolderTerm():
            text = PurePath(term.folder).name or term.folder
        case ModelTerm():
            text = translate("Facets", "Analysed by: {model}").format(model=model_name(term.name))
        case StateTerm():
            text = _state_text(term.state)
        case MoodTerm():
            text = mood_text(term.word)
        case QuadrantTerm():
            text = mood_text(term.quadrant.word)
    return text


def _nothing_text(field: TextField) -> str:
    return {
        TextField.GENRE: translate("Facets", "No genre"),
        TextField.ARTIST: translate("Facets", "No artist"),
    }.get(field, "")


def _state_text(state: State) -> str:
    return {
        State.CORRECTED: translate("Facets", "Corrected by you"),
        State.STALE: translate("Facets", "Analysed by an older version"),
        State.UNREFINED: translate("Facets", "Not yet analysed by this model"),
    }[state]


def choices(tracks: TrackCollection, facet: Facet, ids: Sequence[int]) -> list[Choice]:
    """List the values of a facet that some songs have, sorted for display."""
    match facet:
        case Facet.MOOD:
            found = _moods(tracks, ids)
        case Facet.GENRE:
            found = choices_of_text(tracks, TextField.GENRE, ids)
        case Facet.ARTIST:
            found = choices_of_text(tracks, TextField.ARTIST, ids)
        case Facet.DECADE:
            found = _decades(tracks, ids)
        case Facet.FOLDER:
            found = _folders(tracks.paths, ids)
        case Facet.MODEL:
            found = [
                Choice.of(ModelTerm(name), np.count_nonzero(tracks.placements.has_prediction(name)[list(ids)]))
                for name in tracks.placements.names
            ]
        case Facet.STATE:
            found = [Choice.of(StateTerm(state), len(tracks.fitting(StateTerm(state), ids))) for state in State]
    return found


def choices_of_text(tracks: TrackCollection, field: TextField, ids: Sequence[int]) -> list[Choice]:
    """List the values of a text; spellings that a search treats as equal are one, labelled with the most frequent."""
    texts = tracks.texts(field)
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for text, count in Counter([texts[i] for i in ids]).most_common():
        counts[folded_line(text)] += count
        spelled.setdefault(folded_line(text), text)
    found = [Choice.of(ExactTerm(spelled[key], field), count) for key, count in counts.items()]
    return sorted(found, key=lambda choice: (spelled_out(choice) is None, spelled_out(choice) or ""))


def spelled_out(choice: Choice) -> str | None:
    """Fold a label for sorting; None, which comes last, for an empty one."""
    return None if isinstance(choice.term, ExactTerm) and not choice.term.text else collated(choice.label)


def _moods(tracks: TrackCollection, ids: Sequence[int]) -> list[Choice]:
    counts = np.bincount(tracks.mood_numbers()[as_ids(ids)], minlength=len(WORDS)).tolist()
    found = [Choice.of(MoodTerm(word), count) for word, count in zip(WORDS, counts, strict=True) if count]
    return sorted(found, key=lambda choice: collated(choice.label) or "")


def _decades(tracks: TrackCollection, ids: Sequence[int]) -> list[Choice]:
    years = tracks.years()[list(ids)]
    starts, counts = np.unique(years[years != NO_YEAR] // 10 * 10, return_counts=True)
    found = [
        Choice.of(DecadeTerm(int(start)), count)
        for start, count in zip(starts, counts, strict=True)
        if start >= 1000  # an earlier year is a mistake, and there is no way to write its decade
    ]
    unknown = int(np.count_nonzero(years == NO_YEAR))
    return [*reversed(found), *([Choice.of(DecadeTerm(None), unknown)] if unknown else [])]


def _folders(paths: Sequence[str], ids: Sequence[int]) -> list[Choice]:
    """List every folder that contains songs, at any depth, each after its parent."""
    direct = Counter(os.path.dirname(paths[i]) for i in ids)  # noqa: PTH120 - a hundred thousand paths are slow
    if not direct:
        return []
    top = _common(list(direct))
    counts: Counter[str] = Counter()
    for folder, count in direct.items():
        while True:
            counts[folder] += count
            above = os.path.dirname(folder)  # noqa: PTH120
            if folder in (top, above):
                break
            folder = above  # noqa: PLW2901 - upwards
    hidden = len(os.path.join(os.path.dirname(top), ""))  # noqa: PTH118, PTH120 - what all have in common
    return [
        Choice(FolderTerm(folder), folder[hidden:] or folder, counts[folder])
        for folder in sorted(counts, key=lambda folder: PurePath(folder).parts)
    ]


def _common(folders: Sequence[str]) -> str:
    """Return the common parent folder; empty if the songs are on several drives."""
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return ""
