"""Anyone's own labels: one CSV with ``path,valence,arousal`` and, if wished, ``group,split,weight``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import EMOTION, read_table

TERMS = "the user's own labels"


def load(table: Path, scale: tuple[float, float] = (-1.0, 1.0)) -> Iterator[LabelledClip]:
    """Yield the clips of a table whose labels run from ``scale[0]`` to ``scale[1]``; paths are relative to the table.

    Without a ``group`` every file is a group of its own; without a ``split`` all are for training.
    """
    for row in read_table(table, ("path", *EMOTION)):
        yield LabelledClip(
            dataset=table.stem,
            id=row.text("path"),
            path=row.file("path"),
            group=row.text("group") if "group" in row.values else row.text("path"),
            split=row.one_of("split", ("train", "test")) if "split" in row.values else "train",
            emotion=row.emotion(scale=scale),
            weight=row.number_in("weight", 0, 1) if "weight" in row.values else 1.0,
        )
