"""What a student learns from a teacher: its predictions, its features and where it looks.

The teacher does not change, so what it makes of each view is recorded once. Layers 6, 9 and 12 of the teacher face the
three stages of the student; features (Romero et al. 2015) and attention (Zagoruyko and Komodakis 2017) are compared on
a common grid of 2 bands by 4 times, for the two networks have neither the same width nor the same heads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training.features.views import Views, locate

GRID = (2, 4)
"""The bands and times on which features and attention are compared."""

_BATCH = 32


@dataclass(frozen=True, slots=True)
class TeacherBatch:
    """What the teacher made of views.

    Attributes:
        emotion: (views, 2).
        gems: (views, 9), shares.
        features: (views, 3, width, 2, 4).
        attention: (views, 3, 2, 4).
    """

    emotion: Tensor
    gems: Tensor
    features: Tensor
    attention: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class StoredOutputs:
    """What a teacher makes of views of one dataset, on disk.

    Attributes:
        predictions: (views, 11), valence, arousal and the GEMS shares.
        features: (views, 3, width, 2, 4).
        attention: (views, 3, 2, 4).
    """

    predictions: npt.NDArray[np.float32]
    features: npt.NDArray[np.float16]
    attention: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TeacherOutputs:
    """What a teacher made of every view that ``rows`` names, ascending, dataset after dataset."""

    rows: npt.NDArray[np.int64]
    stored: tuple[StoredOutputs, ...]

    @property
    def width(self) -> int:
        """Channels of the features."""
        return int(self.stored[0].features.shape[2])

    def take(self, rows: npt.NDArray[np.int64], device: torch.device) -> TeacherBatch:
        """What it makes of the views of these rows, all of them among ``self.rows``, on a device."""
        first = self.stored[0]
        predictions = np.empty((len(rows), *first.predictions.shape[1:]), np.float32)
        features = np.empty((len(rows), *first.features.shape[1:]), np.float32)
        attention = np.empty((len(rows), *first.attention.shape[1:]), np.float32)
        ends = np.cumsum([len(part.predictions) for part in self.stored])
        for index, here, there in locate(np.searchsorted(self.rows, rows), ends):
            part = self.stored[index]
            predictions[here], features[here], attention[here] = (
                part.predictions[there], part.features[there], part.attention[there],
            )  # fmt: skip
        emotion, gems = torch.from_numpy(predictions[:, :2]), torch.from_numpy(predictions[:, 2:])
        return TeacherBatch(
            *(x.to(device) for x in (emotion, gems, torch.from_numpy(features), torch.from_numpy(attention)))
        )


def first_views(views: Views, count: int) -> npt.NDArray[np.int64]:
    """The rows of the first ``count`` views of every clip that counts."""
    every = np.arange(len(views.clip))
    begins = np.diff(views.clip, prepend=-1) != 0
    place = every - np.maximum.accumulate(np.where(begins, every, 0))
    return views.rows[place[views.rows] < count]


def record_outputs(
    teacher: EmotionNetwork,
    name: str,
    views: Views,
    rows: npt.NDArray[np.int64],
    folders: Sequence[Path],
    device: torch.device,
    on_views: Callable[[int], None],
) -> TeacherOutputs:
    """TeacherBatch what the teacher makes of the views, going on where ``folders`` leave off.

    Args:
        teacher: Trained.
        name: Tells this teacher from others, a hash of its weights; outputs of another are recorded anew.
        views: What the backbones made of the clips.
        rows: Of which views, ascending.
        folders: Where to keep those of each dataset's views.
        device: Where the teacher works.
        on_views: Told how many more views are done.
    """
    teacher = teacher.to(device).eval()
    stored = []
    for folder, start, end in zip(folders, [0, *views.ends[:-1].tolist()], views.ends.tolist(), strict=True):
        these = rows[(rows >= start) & (rows < end)]
        plan = json.dumps([name, end - start, (these - start).tolist()])
        stored.append(_record(teacher, plan, views, these, folder, device, on_views))
    return TeacherOutputs(rows, tuple(stored))


def _record(
    teacher: EmotionNetwork,
    plan: str,
    views: Views,
    rows: npt.NDArray[np.int64],
    folder: Path,
    device: torch.device,
    on_views: Callable[[int], None],
) -> StoredOutputs:
    folder.mkdir(parents=True, exist_ok=True)
    plan_file, done_file = folder / "plan.json", folder / "done"
    if not (plan_file.is_file() and plan_file.read_text(encoding="utf-8") == plan):
        done_file.unlink(missing_ok=True)
        plan_file.write_text(plan, encoding="utf-8")
    done = int(done_file.read_text()) if done_file.is_file() else 0
    mode = "r+" if done else "w+"

    def opened(file: str, kind: type[np.floating[Any]], *shape: int) -> npt.NDArray[Any]:
        if not len(rows):  # no empty file can be mapped
            return np.empty((0, *shape), kind)
        return np.lib.format.open_memmap(folder / file, mode, kind, (len(rows), *shape))

    predictions = opened("predictions.npy", np.float32, 11)
    features = opened("features.npy", np.float16, 3, teacher.embedding_width, *GRID)
    attention = opened("attention.npy", np.float32, 3, *GRID)
    on_views(done)
    for start in range(done, len(rows), _BATCH):
        these = slice(start, start + _BATCH)
        with torch.inference_mode():
            output = teacher.predict(views.take(rows[these]).to(device))
            predictions[these] = torch.cat([output.emotion, output.gems.sigmoid()], 1).float().cpu().numpy()
            features[these] = torch.stack([_pooled(f) for f in output.features], 1).float().cpu().numpy()
            attention[these] = torch.stack([_pooled(a.unsqueeze(1))[:, 0] for a in output.attention], 1).cpu().numpy()
        if (start // _BATCH) % 20 == 19 or start + _BATCH >= len(rows):
            for array in (predictions, features, attention):
                array.flush()  # type: ignore[attr-defined]
            done_file.write_text(str(min(start + _BATCH, len(rows))))
        on_views(len(rows[these]))
    return StoredOutputs(predictions, features, attention)


class Projectors(nn.Module):
    """Brings the student's features to the teacher's width: a 1 x 1 convolution a stage, used while learning only."""

    def __init__(self, channels: tuple[int, ...], width: int) -> None:
        super().__init__()
        self.stages = nn.ModuleList(nn.Conv2d(inputs, width, 1) for inputs in channels)

    def forward(self, features: tuple[Tensor, ...]) -> Tensor:
        """Three maps (batch, channels, bands, times) -> (batch, 3, width, 2, 4)."""
        return torch.stack([stage(_pooled(f)) for stage, f in zip(self.stages, features, strict=True)], 1)


def feature_gap(projected: Tensor, taught: Tensor) -> Tensor:
    """(batch, 3, width, 2, 4) twice -> (batch,): mean squared difference, both normalised over the channels."""
    ours, theirs = (_normalised(features, 2) for features in (projected, taught))
    return ((ours - theirs) ** 2).mean((1, 2, 3, 4))


def attention_gap(energy: tuple[Tensor, ...], taught: Tensor) -> Tensor:
    """Three maps (batch, bands, times), and (batch, 3, 2, 4) -> (batch,): squared distance of maps of unit length."""
    ours = torch.stack([_pooled(e.unsqueeze(1))[:, 0] for e in energy], 1).flatten(2)
    theirs = taught.flatten(2)
    return ((functional.normalize(ours, dim=2) - functional.normalize(theirs, dim=2)) ** 2).sum(2).mean(1)


def _pooled(features: Tensor) -> Tensor:
    return functional.adaptive_avg_pool2d(features, GRID)


def _normalised(x: Tensor, dim: int) -> Tensor:
    centred = x - x.mean(dim, keepdim=True)
    scaled: Tensor = centred / (centred.square().mean(dim, keepdim=True) + 1e-6).sqrt()
    return scaled
