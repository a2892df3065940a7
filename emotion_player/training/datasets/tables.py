"""The datasets that are a ``tracks.csv`` and a folder of files each: recordings and scores that people labelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.predictions.gems import GEMS
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, EMOTION, Row, read_table

DERIVED_WEIGHT = 0.5
"""Labels that come from norms of words, not from ratings of the music, count half."""


@dataclass(frozen=True, slots=True)
class TableDataset:
    """One such dataset.

    Attributes:
        terms: What it is, and the terms on which it may be used.
        columns: What its table has beside those of every clip.
        clip: The clip of a row.
    """

    terms: str
    columns: tuple[str, ...]
    clip: Callable[[Row], LabelledClip]

    def load(self, folder: Path) -> Iterator[LabelledClip]:
        """Yield the clips of ``<folder>/tracks.csv``.

        Raises:
            DatasetError: The table or a file is missing or malformed.
        """
        return map(self.clip, read_table(folder / "tracks.csv", (*CLIP, *self.columns)))


TABLES: Mapping[str, TableDataset] = {
    # 6-second excerpts of recordings in ten genres, rated by five musicians
    "muse": TableDataset(
        "muse (Grekow 2018; excerpts of GTZAN): research only",
        (*EMOTION, "quadrant"),
        lambda row: row.clip("muse", row.emotion(), quadrant=row.quadrant()),
    ),
    # 30-second clips of 578 artists with verified quadrants and mood words, from which valence and arousal are derived
    "4q": TableDataset(
        "4Q audio emotion (Panda et al. 2018): research only",
        (*EMOTION, "quadrant"),
        lambda row: row.clip("4q", row.emotion(), DERIVED_WEIGHT, row.quadrant()),
    ),
    # 400 Magnatune songs and how many of some 21 listeners felt each of nine emotions
    "emotify": TableDataset(
        "Emotify (Aljanaki et al. 2016): research only",
        GEMS,
        lambda row: row.clip("emotify", gems=tuple(row.number_in(emotion, 0, 1) for emotion in GEMS)),
    ),
    # piano arrangements of game music as MIDI, rated by some 30 listeners
    "vgmidi": TableDataset(
        "VGMIDI (Ferreira and Whitehead 2019): research only",
        EMOTION,
        lambda row: row.clip("vgmidi", row.emotion()),
    ),
    # piano pieces as MIDI, one rated valence and arousal a piece
    "memomusic": TableDataset("MemoMusic: research only", EMOTION, lambda row: row.clip("memomusic", row.emotion())),
    # clips of pop piano as MIDI, each with the quadrant its annotators chose
    "emopia": TableDataset(
        "EMOPIA (Hung et al. 2021): CC BY-NC-SA 4.0",
        ("quadrant",),
        lambda row: row.clip("emopia", quadrant=row.quadrant()),
    ),
}
"""By name."""
