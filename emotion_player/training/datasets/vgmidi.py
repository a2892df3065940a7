"""VGMIDI: piano arrangements of game music as MIDI, rated by some 30 listeners (Ferreira and Whitehead 2019)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import read_table

TERMS = "VGMIDI (Ferreira and Whitehead 2019): research only"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the pieces of ``<folder>/tracks.csv``."""
    for row in read_table(folder / "tracks.csv", ("id", "file", "group", "valence", "arousal", "split")):
        yield LabelledClip(
            dataset="vgmidi",
            id=row.text("id"),
            path=row.file("file"),
            group=row.text("group"),
            split=row.one_of("split", ("train", "test")),
            emotion=Emotion(row.number_in("valence", -1, 1), row.number_in("arousal", -1, 1)),
        )
