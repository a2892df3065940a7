"""EMOPIA: clips of pop piano as MIDI, each with the quadrant its annotators chose (Hung et al. 2021)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, read_table

TERMS = "EMOPIA (Hung et al. 2021): CC BY-NC-SA 4.0"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the clips of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", (*CLIP, "quadrant")):
        yield row.clip("emopia", quadrant=row.quadrant())
