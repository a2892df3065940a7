"""Which scores are in major, and what they are in the minor of the same tonic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from symusic import Score

from emotion_player.audio.descriptors import MAJOR_PROFILE, MINOR_PROFILE
from emotion_player.errors import DatasetError

CLEAR = 0.15
"""By so much the best major key must fit a score better than the best minor one."""

FIT = 0.8
"""How well the best major key must fit."""

_LOWERED = (4, 9, 11)
"""Semitones above the tonic of the major third, sixth and seventh, which natural minor has one lower."""


def is_clearly_major(path: Path) -> bool:
    """Whether a score is in major beyond doubt, by how long each pitch class sounds (Krumhansl and Kessler 1982).

    Raises:
        DatasetError: The file is not MIDI.
    """
    profile = _pitch_classes(_read(path))
    if np.ptp(profile) == 0:
        return False
    major, minor = _fits(profile, MAJOR_PROFILE), _fits(profile, MINOR_PROFILE)
    return bool(major.max() >= FIT and major.max() - minor.max() >= CLEAR)


def to_parallel_minor(path: Path, minor: Path) -> None:
    """Write the score at ``path`` with third, sixth and seventh of its major key lowered by a semitone.

    Raises:
        DatasetError: The file is not MIDI.
    """
    score = _read(path)
    tonic = int(_fits(_pitch_classes(score), MAJOR_PROFILE).argmax())
    for track in score.tracks:
        if not track.is_drum:
            for note in track.notes:
                if (note.pitch - tonic) % 12 in _LOWERED:
                    note.pitch -= 1
    score.dump_midi(str(minor))


def _read(path: Path) -> Any:  # noqa: ANN401
    try:
        return Score(str(path))
    except RuntimeError as error:
        raise DatasetError(f"{path} is not a MIDI file: {error}.") from error


def _pitch_classes(score: Any) -> npt.NDArray[np.float64]:  # noqa: ANN401
    """(12,): how long each pitch class sounds."""
    profile = np.zeros(12)
    for track in score.tracks:
        if not track.is_drum:
            notes = track.notes.numpy()
            np.add.at(profile, notes["pitch"] % 12, notes["duration"])
    return profile


def _fits(profile: npt.NDArray[np.float64], key: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """(12,): the correlation with the key on each tonic."""
    return np.array([np.corrcoef(np.roll(key, tonic), profile)[0, 1] for tonic in range(12)])
