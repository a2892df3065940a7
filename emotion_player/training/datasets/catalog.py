"""The datasets by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from emotion_player.errors import DatasetError
from emotion_player.training.datasets import emopia, emotify, four_q, labelled_csv, memomusic, muse, vgmidi
from emotion_player.training.datasets.clip import LabelledClip

_ADAPTERS = {
    "muse": muse,
    "4q": four_q,
    "emotify": emotify,
    "vgmidi": vgmidi,
    "memomusic": memomusic,
    "emopia": emopia,
}

RECORDINGS = ("muse", "4q", "emotify")
"""Real recordings: the only music an evaluation may use."""

SCORES = ("vgmidi", "memomusic", "emopia")
"""MIDI, rendered for training."""


def load_datasets(data: Path, names: Iterable[str]) -> list[LabelledClip]:
    """Load datasets from ``<data>/<name>``; a name that is the path of a CSV file is read as own labels in [-1, 1].

    Raises:
        DatasetError: A dataset is unknown, missing or malformed, or a group lies in both splits of one dataset.
    """
    clips = [clip for name in names for clip in _load(data, name)]
    splits: dict[tuple[str, str], str] = {}
    for clip in clips:
        if splits.setdefault((clip.dataset, clip.group), clip.split) != clip.split:
            raise DatasetError(f"The group '{clip.group}' of {clip.dataset} is in both train and test.")
    return clips


def terms(names: Iterable[str]) -> tuple[str, ...]:
    """What each dataset is, and the terms on which it may be used."""
    return tuple(_ADAPTERS[name].TERMS if name in _ADAPTERS else labelled_csv.TERMS for name in names)


def _load(data: Path, name: str) -> list[LabelledClip]:
    if name.endswith(".csv"):
        return list(labelled_csv.load(Path(name)))
    if name not in _ADAPTERS:
        raise DatasetError(
            f"There is no dataset '{name}'; known are {', '.join(_ADAPTERS)}, or the path of a CSV file."
        )
    if not (data / name).is_dir():
        raise DatasetError(f"The dataset folder {data / name} is missing.")
    return list(_ADAPTERS[name].load(data / name))
