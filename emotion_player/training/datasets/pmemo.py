"""PMEmo: choruses of chart songs with valence and arousal rated by students (Zhang et al. 2018).

A fifth of the artists, as ``metadata.csv`` names them, is for testing; without it every song is a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.artists import artists_in, split_of
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import read_table

TERMS = "PMEmo (Zhang et al. 2018): states no licence; excerpts of commercial recordings, research only"

_AXES = ("Valence(mean)", "Arousal(mean)")


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the choruses of ``annotations/static_annotations.csv``, their labels brought from 0..1 to [-1, 1].

    Raises:
        DatasetError: The table or a chorus is missing or malformed.
    """
    songs = folder / "metadata.csv"
    artists = artists_in(songs) if songs.is_file() else {}
    for row in read_table(folder / "annotations" / "static_annotations.csv", ("musicId", *_AXES)):
        number = row.whole("musicId")
        group = artists.get(number, f"song {number}")
        yield LabelledClip(
            dataset="pmemo",
            id=str(number),
            path=row.there("musicId", folder / "chorus" / f"{number}.mp3"),
            group=group,
            split=split_of(group),
            emotion=row.emotion(_AXES, (0, 1)),
        )
