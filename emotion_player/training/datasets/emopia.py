"""EMOPIA: clips of pop piano as MIDI, each with the quadrant its annotators chose (Hung et al. 2021)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import read_table

TERMS = "EMOPIA (Hung et al. 2021): CC BY-NC-SA 4.0"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the clips of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", ("id", "file", "group", "quadrant", "split")):
        yield LabelledClip(
            dataset="emopia",
            id=row.text("id"),
            path=row.file("file"),
            group=row.text("group"),
            split=row.one_of("split", ("train", "test")),
            quadrant=row.quadrant("quadrant"),
        )
