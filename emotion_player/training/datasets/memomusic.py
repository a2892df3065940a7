"""MemoMusic: piano pieces as MIDI, one rated valence and arousal a piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, EMOTION, read_table

TERMS = "MemoMusic: research only"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the pieces of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", (*CLIP, *EMOTION)):
        yield row.clip("memomusic", row.emotion())
