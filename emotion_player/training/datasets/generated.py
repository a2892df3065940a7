"""Segments that a generator drew for points on the plane: for training only, for no person ever played them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emotion_player.audio.encode import write_wav
from emotion_player.audio.resynthesis import resynthesize
from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import TAGGER_MEL
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.table import CLIP, EMOTION, read_table
from emotion_player.training.files import write_rows


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


def save(folder: Path, mels: npt.NDArray[np.floating[Any]], emotions: Sequence[Emotion], weight: float) -> None:
    """Write segments, (segments, 96, frames) in dB, as sound with their table; they take the place of an older set.

    As sound, for a network that listens through two front-ends cannot hear one log-mel. All are of one group, for what
    one generator drew is not independent. Names differ from set to set, so that nothing that was kept of an older one
    is taken for this one.
    """
    sounds = folder / "sounds"
    sounds.mkdir(parents=True, exist_ok=True)
    (folder / "tracks.csv").unlink(missing_ok=True)  # until all segments are there
    for old in sounds.glob("*.wav"):
        old.unlink()
    name = hashlib.blake2b(np.ascontiguousarray(mels).tobytes(), digest_size=4).hexdigest()
    rows = []
    for i, (mel, emotion) in enumerate(zip(mels, emotions, strict=True)):
        file = f"sounds/{name}-{i:04}.wav"
        write_wav(folder / file, resynthesize(mel, TAGGER_MEL), TAGGER_MEL.sample_rate)
        rows.append(
            {
                "id": f"{name}-{i:04}",
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
