"""What the backbones make of augmented views of clips, as training reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import torch

from emotion_player.networks.backbones import MUSICNN_WIDTH, STEMS, Features, inner_width
from emotion_player.networks.descriptors import COUNT
from emotion_player.networks.ensemble import TEACHER_INPUTS

Matrix = npt.NDArray[np.float32]
Half = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class StoredViews:
    """The views of one dataset, on disk.

    Attributes:
        mel: (views, 96, 640), the taggers' log-mel.
        grid: (views, 384, 12, 10).
        tagged: (views, 192).
        sounds: (views, 384, 4, 8).
        embedding: (views, 384).
        image: (views, 96, 160).
        musicnn: (views, 200).
        descriptors: (views, 94).
        inner: (views, 1136).
        twin: (views, 2006), ``EMBEDDED`` of the same sound as a listener would not mind to hear it instead (MP3, a low
            sample rate, a little later); not a number where no twin was made.
    """

    mel: Half
    grid: Half
    tagged: Matrix
    sounds: Half
    embedding: Matrix
    image: Half
    musicnn: Matrix
    descriptors: Matrix
    inner: Matrix
    twin: Matrix


SHAPES: Mapping[str, tuple[int, ...]] = {
    "mel": (96, 640), "grid": (384, 12, 10), "tagged": (192,), "sounds": (384, 4, 8), "embedding": (384,),
    "image": (96, 160), "musicnn": (MUSICNN_WIDTH,), "descriptors": (COUNT,), "inner": (inner_width(len(STEMS)),),
    "twin": (TEACHER_INPUTS + inner_width(len(STEMS)),),
}  # fmt: skip
EMBEDDED = ("tagged", "embedding", "musicnn", "descriptors", "inner")
_ENDS = np.cumsum([SHAPES[name][0] for name in EMBEDDED])[:-1]
"""What stands in ``twin``, and where each but the last ends."""

FEATURES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """What the backbones make of views of clips.

    Attributes:
        clip: (views,): which clip each view is of, -1 where it is of none that was asked for.
        stored: Where they lie, one dataset after the other in the views' order.
        rows: Which of them count.
    """

    clip: npt.NDArray[np.int64]
    stored: tuple[StoredViews, ...]
    rows: npt.NDArray[np.int64]

    def without(self, clips: npt.NDArray[np.bool_]) -> Views:
        """The same views less those of the chosen clips, (clips,)."""
        return replace(self, rows=self.rows[~clips[self.clip[self.rows]]])

    def take(
        self,
        rows: npt.NDArray[np.int64],
        taggers: int = len(STEMS),
        *,
        maps: bool = True,
        hears_all: bool = True,
        twins: npt.NDArray[np.bool_] | None = None,
    ) -> Features:
        """What the first ``taggers`` taggers and mn04 made of the views of these rows, as tensors.

        Without ``maps``, all but ``EMBEDDED`` is left empty, and little is read. Unless the network ``hears_all``,
        what musicnn and the descriptors say is left empty, too. ``EMBEDDED`` of ``twins``, (rows,), is that of the
        views' twins.
        """
        widths = {"grid": 128 * taggers, "tagged": 64 * taggers, "inner": inner_width(taggers)}
        if not hears_all:
            widths |= dict.fromkeys(("musicnn", "descriptors"), 0)
        if not maps:
            widths |= dict.fromkeys(("grid", "sounds", "image"), 0)
        taken = {name: self._gathered(name, rows, widths.get(name)) for name in FEATURES}
        if twins is not None:
            told = np.split(self._gathered("twin", rows[twins]), _ENDS, axis=1)
            for name, of_twins in zip(EMBEDDED, told, strict=True):
                taken[name][twins] = of_twins[:, : taken[name].shape[1]]
        return Features(**{name: torch.from_numpy(values) for name, values in taken.items()})

    def have_twins(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """(rows,): of which of these views there is a twin."""
        return np.isfinite(self._gathered("twin", rows, 1)[:, 0])

    def mels(self, rows: npt.NDArray[np.int64]) -> Matrix:
        """(rows, 96, 640): their log-mels in dB."""
        return self._gathered("mel", rows)

    @property
    def ends(self) -> npt.NDArray[np.int64]:
        """Where each dataset's views end among all views."""
        return np.cumsum([len(views.tagged) for views in self.stored])

    def _gathered(self, name: str, rows: npt.NDArray[np.int64], width: int | None = None) -> Matrix:
        parts = [getattr(views, name)[:, :width] for views in self.stored]
        gathered = np.empty((len(rows), *parts[0].shape[1:]), np.float32)
        for index, here, there in locate(rows, self.ends):
            gathered[here] = parts[index][there]
        return gathered


Located: TypeAlias = tuple[int, npt.NDArray[np.intp], npt.NDArray[np.int64]]
"""A part, which of the asked-for places lie in it, and where there."""


def locate(places: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> list[Located]:
    """Find places in parts that stand one after the other and end at ``ends``."""
    part = np.searchsorted(ends, places, side="right")
    starts = np.concatenate([[0], ends[:-1]])
    found = [(int(index), np.flatnonzero(part == index)) for index in np.unique(part)]
    return [(index, here, places[here] - starts[index]) for index, here in found]
