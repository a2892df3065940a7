"""muse: 6-second excerpts of recordings in ten genres, valence and arousal rated by five musicians (Grekow 2018)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import read_table

TERMS = "muse (Grekow 2018; excerpts of GTZAN): research only"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the clips of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", ("id", "file", "group", "valence", "arousal", "quadrant", "split")):
        yield LabelledClip(
            dataset="muse",
            id=row.text("id"),
            path=row.file("file"),
            group=row.text("group"),
            split=row.one_of("split", ("train", "test")),
            emotion=Emotion(row.number_in("valence", -1, 1), row.number_in("arousal", -1, 1)),
            quadrant=row.quadrant("quadrant"),
        )
