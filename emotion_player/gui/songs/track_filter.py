"""What can be searched of the tracks in memory, and which of them fit a search: as the library would answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import compress

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.query import (
    ModelTerm,
    NumberField,
    NumberTerm,
    QuadrantTerm,
    Search,
    TextField,
    TextTerm,
    folded_texts,
)
from emotion_player.core.track import Track

_FIELDS = tuple(NumberField)
_VALENCE, _AROUSAL = _FIELDS.index(NumberField.VALENCE), _FIELDS.index(NumberField.AROUSAL)
_TEXTS = {field: place for place, field in enumerate(TextField)}

Mask = npt.NDArray[np.bool_]


class TrackFilter:
    """The folded texts and the numbers of tracks 0, 1, 2, …: one string and one row of an array each.

    The numbers decide first, all at once; the texts are looked at only for the tracks that are left.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._heard_by: list[tuple[str, ...]] = []
        self._numbers = np.empty((1024, len(_FIELDS)))

    def clear(self) -> None:
        """Forget the tracks."""
        self._texts.clear()
        self._heard_by.clear()

    def put(self, track_id: int, track: Track, emotion: Emotion, heard_by: tuple[str, ...]) -> None:
        """Take a track: the next one, or another in the place of one that is known."""
        text = "\n".join(folded_texts(track))
        if track_id == len(self._texts):
            self._texts.append(text)
            self._heard_by.append(heard_by)
            if track_id == len(self._numbers):
                self._numbers = np.concatenate([self._numbers, np.empty_like(self._numbers)])
        else:
            self._texts[track_id] = text
            self._heard_by[track_id] = heard_by
        year = math.nan if track.year is None else track.year
        self._numbers[track_id] = year, track.duration_s, emotion.valence, emotion.arousal

    def points(self) -> npt.NDArray[np.float32]:
        """(tracks, 2): valence and arousal; a copy."""
        return self._numbers[: len(self._texts), [_VALENCE, _AROUSAL]].astype(np.float32)

    def matching(self, search: Search, among: Sequence[int] | None = None) -> list[int]:
        """Those of the tracks, or of some of them, that fit every term, in the order given."""
        found = list(range(len(self._texts)) if among is None else among)
        numeric = [term for term in search.terms if isinstance(term, NumberTerm | QuadrantTerm)]
        if numeric:
            numbers = self._numbers[found]
            fits = np.ones(len(found), np.bool_)
            for number in numeric:
                fits &= _fitting(number, numbers) ^ number.negated
            found = list(compress(found, fits.tolist()))
        for term in search.terms:
            if isinstance(term, TextTerm):
                found = self._holding(term, found)
            elif isinstance(term, ModelTerm):
                found = [i for i in found if (term.name in self._heard_by[i]) is not term.negated]
        return found

    def _holding(self, term: TextTerm, ids: list[int]) -> list[int]:
        texts, wanted = self._texts, term.text
        if term.field is None:
            if term.negated:
                return [i for i in ids if wanted not in texts[i]]
            return [i for i in ids if wanted in texts[i]]
        place, last = _TEXTS[term.field], len(_TEXTS) - 1
        # Most tracks hold the text nowhere: their texts need no taking apart.
        if term.negated:
            return [i for i in ids if wanted not in texts[i] or wanted not in texts[i].split("\n", last)[place]]
        return [i for i in ids if wanted in texts[i] and wanted in texts[i].split("\n", last)[place]]


def _fitting(term: NumberTerm | QuadrantTerm, numbers: npt.NDArray[np.float64]) -> Mask:
    if isinstance(term, QuadrantTerm):
        return _lying_in(term.quadrant, numbers)
    column = numbers[:, _FIELDS.index(term.field)]
    above: Mask = column > term.low if term.low_open else column >= term.low
    below: Mask = column < term.high if term.high_open else column <= term.high
    return above & below


def _lying_in(quadrant: Quadrant, numbers: npt.NDArray[np.float64]) -> Mask:
    right: Mask = numbers[:, _VALENCE] >= 0
    upper: Mask = numbers[:, _AROUSAL] >= 0
    fits: Mask = (right == (quadrant in (Quadrant.Q1, Quadrant.Q4))) & (
        upper == (quadrant in (Quadrant.Q1, Quadrant.Q2))
    )
    return fits
