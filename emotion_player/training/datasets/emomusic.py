"""emoMusic, or "1000 songs": 744 excerpts with valence and arousal rated by crowd workers (Soleymani et al. 2013).

They are DEAM's songs up to number 1,000, so there is nothing in learning from both. They are split as those are: by
artist, as ``songs_info.csv`` or DEAM's own list names them, else by song. Their own split of 2013 is not used, for DEAM
does not know it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.artists import song_groups, split_of
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import read_table

TERMS = "emoMusic (Soleymani et al. 2013): research only; recordings under various Creative Commons licences"

_AXES = ("mean_valence", "mean_arousal")


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the excerpts of ``annotations/static_annotations.csv``, their labels brought from 1..9 to [-1, 1].

    Raises:
        DatasetError: The table or an excerpt is missing or malformed.
    """
    artists = song_groups(folder.parent / "deam", folder)
    for row in read_table(folder / "annotations" / "static_annotations.csv", ("song_id", *_AXES)):
        number = row.whole("song_id")
        group = artists.get(number, f"song {number}")
        yield LabelledClip(
            dataset="emomusic",
            id=str(number),
            path=row.there("song_id", folder / "clips_45seconds" / f"{number}.mp3"),
            group=group,
            split=split_of(group),
            emotion=row.emotion(_AXES, (1, 9)),
        )
