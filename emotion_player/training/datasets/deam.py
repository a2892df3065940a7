"""DEAM: 1,802 songs and excerpts with valence and arousal rated by crowd workers (Aljanaki, Yang and Soleymani 2017).

**The columns of valence and arousal are swapped for the songs up to number 1,000** (744 of them), means and standard
deviations alike; ``load`` swaps them back. These songs are emoMusic's, which has the same ratings: across all of them
crossed columns correlate at .9999 and like-named ones at .60, and DEAM's own ratings over time agree (their mean
arousal correlates at .96 with what the song-level file calls valence). Nearly all published figures are on the file
as it is, so they do not compare with ones on these labels.

The split is our own, for DEAM has none: a fifth of the artists is for testing. Without ``metadata/metadata_*.csv``,
which name the artists, every song is a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from emotion_player.training.datasets.artists import song_groups, split_of
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import read_table

TERMS = "DEAM (Aljanaki, Yang and Soleymani 2017): research only; recordings under various Creative Commons licences"

_TABLES = ("static_annotations_averaged_songs_1_2000.csv", "static_annotations_averaged_songs_2000_2058.csv")
_AXES = ("valence_mean", "arousal_mean")
_SWAPPED_UP_TO = 1000


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the songs of both song-level tables, their labels brought from 1..9 to [-1, 1].

    Raises:
        DatasetError: A table or a song is missing or malformed.
    """
    tables = folder / "annotations" / "annotations averaged per song" / "song_level"
    artists = song_groups(folder, folder.parent / "emomusic")
    for name in _TABLES:
        for row in read_table(tables / name, ("song_id", *_AXES)):
            number = row.whole("song_id")
            valence, arousal = reversed(_AXES) if number <= _SWAPPED_UP_TO else _AXES
            group = artists.get(number, f"song {number}")
            yield LabelledClip(
                dataset="deam",
                id=str(number),
                path=row.there("song_id", folder / "DEAM_audio" / "MEMD_audio" / f"{number}.mp3"),
                group=group,
                split=split_of(group),
                emotion=row.emotion((valence, arousal), (1, 9)),
            )
