"""4q: 30-second clips of 578 artists with verified quadrants and mood words (Panda et al. 2018).

Valence and arousal are derived from the words, not rated.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, EMOTION, read_table

TERMS = "4Q audio emotion (Panda et al. 2018): research only"
WEIGHT = 0.5
"""Derived labels count half: they come from word norms, not from ratings of the music."""


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the clips of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", (*CLIP, *EMOTION, "quadrant")):
        yield row.clip("4q", row.emotion(), WEIGHT, row.quadrant())
