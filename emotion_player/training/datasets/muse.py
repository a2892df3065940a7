"""muse: 6-second excerpts of recordings in ten genres, valence and arousal rated by five musicians (Grekow 2018)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, EMOTION, read_table

TERMS = "muse (Grekow 2018; excerpts of GTZAN): research only"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the clips of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", (*CLIP, *EMOTION, "quadrant")):
        yield row.clip("muse", row.emotion(), quadrant=row.quadrant())
