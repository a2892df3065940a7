"""Segments that a generator drew for points on the plane: for training only, for no person ever played them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.core.emotion import Emotion
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, EMOTION, read_table
from emotion_player.training.files import write_rows

TERMS = "segments drawn by a generator that learned from the other datasets; their terms hold"


def load(folder: Path) -> Iterator[LabelledClip]:
    """Yield the segments of ``<folder>/tracks.csv``, each marked as generated.

    Raises:
        DatasetError: The table is missing or malformed, or a row is not for training or does not say that it is
            generated.
    """
    for row in read_table(folder / "tracks.csv", (*CLIP, *EMOTION, "weight", "generated")):
        row.one_of("split", ("train",))
        row.one_of("generated", ("yes",))
        yield replace(row.clip("generated", row.emotion(), row.number_in("weight", 0, 1)), generated=True)


def save(folder: Path, mels: npt.NDArray[np.floating], emotions: Sequence[Emotion], weight: float) -> None:
    """Write segments, (segments, 96, frames) in dB, and their table, which comes last; ``load`` reads both.

    They are all of one group: what one generator drew is not independent.
    """
    (folder / "mels").mkdir(parents=True, exist_ok=True)
    rows = []
    for i, (mel, emotion) in enumerate(zip(mels, emotions, strict=True)):
        file = f"mels/{i:05}.npy"
        np.save(folder / file, mel.astype(np.float16))
        rows.append(
            {
                "id": f"{i:05}",
                "file": file,
                "group": "generator",
                "split": "train",
                "valence": round(emotion.valence, 4),
                "arousal": round(emotion.arousal, 4),
                "weight": weight,
                "generated": "yes",
            }
        )
    write_rows(folder / "tracks.csv", rows)
