"""Emotify: 400 Magnatune songs and how many of some 21 listeners felt each of nine emotions (Aljanaki et al. 2016)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.core.predictions.gems import GEMS
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, read_table

TERMS = "Emotify (Aljanaki et al. 2016): research only"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the clips of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", (*CLIP, *GEMS)):
        yield row.clip("emotify", gems=tuple(row.number_in(emotion, 0, 1) for emotion in GEMS))
