"""The datasets by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from emotion_player.errors import DatasetError
from emotion_player.training.datasets import deam, emomusic, labelled_csv, pmemo
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.datasets.tables import TABLES

_TERMS: Mapping[str, str] = {
    **{name: dataset.terms for name, dataset in TABLES.items()},
    "deam": deam.TERMS,
    "emomusic": emomusic.TERMS,
    "pmemo": pmemo.TERMS,
}
_LOADERS: Mapping[str, Callable[[Path], Iterable[LabelledClip]]] = {
    **{name: dataset.load for name, dataset in TABLES.items()},
    "deam": deam.load,
    "emomusic": emomusic.load,
    "pmemo": pmemo.load,
}

RECORDINGS = ("muse", "4q", "emotify", "deam", "emomusic", "pmemo")
"""Real recordings: the only music an evaluation may use."""

SCORES = ("vgmidi", "memomusic", "emopia")
"""MIDI, rendered for training."""

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_OWN = re.compile(rf"(?P<table>.+\.csv)(?::(?P<low>{_NUMBER})\.\.(?P<high>{_NUMBER}))?")
"""The path of a CSV file, and the scale of its labels if it is not -1..1."""


def load_datasets(data: Path, names: Iterable[str]) -> list[LabelledClip]:
    """Load datasets from ``<data>/<name>``.

    A name that is the path of a CSV file is read as own labels in [-1, 1], or on the scale that it ends with:
    ``mine.csv:1..9``.

    Raises:
        DatasetError: A dataset is unknown, missing or malformed, or a group lies in both splits of one dataset.
    """
    clips = [clip for name in names for clip in _load(data, name)]
    splits: dict[tuple[str, str], str] = {}
    for clip in clips:
        if splits.setdefault((clip.dataset, clip.group), clip.split) != clip.split:
            raise DatasetError(f"The group '{clip.group}' of {clip.dataset} is in both train and test.")
    return clips


def is_own(name: str) -> bool:
    """Whether a name stands for a CSV file of the user's own labels."""
    return _OWN.fullmatch(name) is not None


def terms(names: Iterable[str]) -> tuple[str, ...]:
    """What each dataset is, and the terms on which it may be used."""
    return tuple(_TERMS.get(name, labelled_csv.TERMS) for name in names)


def _load(data: Path, name: str) -> list[LabelledClip]:
    if own := _OWN.fullmatch(name):
        scale = float(own["low"] or -1), float(own["high"] or 1)
        if not scale[0] < scale[1]:
            raise DatasetError(f"The scale of '{name}' must run from a lower to a higher number.")
        return list(labelled_csv.load(Path(own["table"]), scale))
    if name not in _LOADERS:
        raise DatasetError(
            f"There is no dataset '{name}'; known are {', '.join(_LOADERS)}, or the path of a CSV file, which may "
            "end with the scale of its labels: mine.csv:1..9."
        )
    if not (data / name).is_dir():
        raise DatasetError(f"The dataset folder {data / name} is missing.")
    return list(_LOADERS[name](data / name))
